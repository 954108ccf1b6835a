//! Sentences of our own with the tags and verb groups they should get.

use dateline_nlp::{Analyzer, VerbTense};

fn verbs(text: &str) -> Vec<String> {
    let analysis = Analyzer::english().analyze(text);
    let mut out = Vec::new();
    for sentence in 0..analysis.sentences.len() {
        for group in analysis.verb_groups(sentence) {
            let words = &analysis.tokens[group.tokens.clone()];
            let span = words[0].span.start..words[words.len() - 1].span.end;
            let tense = match group.tense {
                VerbTense::Past => "past",
                VerbTense::Present => "present",
                VerbTense::Future => "future",
                VerbTense::None => "none",
            };
            let negated = if group.negated { " not" } else { "" };
            let passive = if group.passive { " passive" } else { "" };
            out.push(format!("{} [{tense}{negated}{passive}]", &text[span]));
        }
    }
    out
}

#[test]
fn verb_groups_of_news_sentences() {
    for (text, expected) in [
        ("The board met on Tuesday.", vec!["met [past]"]),
        (
            "The minister is planning to meet them soon.",
            vec!["is planning [present]", "to meet [none]"],
        ),
        ("The bridge was closed by the city.", vec!["was closed [past passive]"]),
        ("She did not respond to questions.", vec!["did not respond [past not]"]),
        ("He will be replaced in May.", vec!["will be replaced [future passive]"]),
        ("The port is to reopen next week.", vec!["is to reopen [future]"]),
        ("They are going to appeal.", vec!["are going to appeal [future]"]),
        ("Talks between the sides collapsed.", vec!["collapsed [past]"]),
        ("The ship has never been found.", vec!["has never been found [present not passive]"]),
        ("Israel plans to withdraw its troops.", vec!["plans [present]", "to withdraw [none]"]),
        ("The court may rule on the case.", vec!["may rule [present]"]),
        ("The planned strike in the alleged plot failed.", vec!["failed [past]"]),
        ("Officials said the attack killed two people.", vec!["said [past]", "killed [past]"]),
        ("The company reports results on Friday.", vec!["reports [present]"]),
        (
            "They didn't sign the deal that ended the war.",
            vec!["didn't sign [past not]", "ended [past]"],
        ),
        ("In May, her party won.", vec!["won [past]"]),
    ] {
        assert_eq!(verbs(text), expected, "{text}");
    }
}

#[test]
fn any_text_is_analysed() {
    for text in [
        "\0\u{7f}",
        "’s",
        "n't",
        "a’",
        "....",
        "🙂🙂 didn’t 🙂",
        "ש ל ו ם. אב",
        "\r\n\r",
        "'",
        "$",
        "x’’s",
    ] {
        let analysis = Analyzer::english().analyze(text);
        for token in &analysis.tokens {
            assert!(!text[token.span.clone()].is_empty(), "{text}");
        }
        for sentence in 0..analysis.sentences.len() {
            let _ = analysis.verb_groups(sentence);
        }
    }
    let long = "a".repeat(1 << 20);
    assert_eq!(Analyzer::english().analyze(&long).tokens.len(), 1);
    assert_eq!(Analyzer::english().analyze(&"word ".repeat(20_000)).tokens.len(), 20_000);
}
