//! Analysed texts: what every one of them keeps to, and what a reader of news would check.

mod sound;

use dateline_nlp::{Analysis, Analyzer, Label, Tag, Token, VerbTense, WordSplitter};
use sound::parsed_text as check;

fn analyze(text: &str) -> Analysis {
    Analyzer::english().analyze(text)
}

/// Each token with its head and label.
fn arcs(text: &str) -> Vec<String> {
    let parsed = analyze(text);
    check(text, &parsed);
    let word = |at: usize| &text[parsed.tokens[at].span.clone()];
    let arc = |(at, token): (usize, &Token)| {
        format!("{} {} {}", word(at), token.label.name(), word(token.head))
    };
    parsed.tokens.iter().enumerate().map(arc).collect()
}

#[test]
fn heads_and_labels_of_a_sentence() {
    let expected = ["She nsubj signed", "signed ROOT signed", "it dobj signed", ". punct signed"];
    assert_eq!(arcs("She signed it."), expected);
}

#[test]
fn titles_are_one_word_with_their_full_stop() {
    let text = "Lt. Gov. Ann Boyd met Capt. Jo Hale.";
    let words = WordSplitter::english().split(text);
    let words: Vec<_> = words.into_iter().map(|word| &text[word.span]).collect();
    assert_eq!(words, ["Lt.", "Gov.", "Ann", "Boyd", "met", "Capt.", "Jo", "Hale", "."]);
}

#[test]
fn the_parser_keeps_to_our_sentences() {
    // A line end ends a sentence, whatever the grammar says.
    for text in ["The council signed\nthe treaty on Monday", "He left the U.S. The board met."] {
        let parsed = analyze(text);
        check(text, &parsed);
        let spans: Vec<_> = parsed.sentences.iter().map(|s| s.span.clone()).collect();
        assert_eq!(spans, Analyzer::english().sentences(text));
        assert_eq!(spans.len(), 2);
    }
}

#[test]
fn white_space_is_no_token_and_changes_no_sentence() {
    let text = " \n\tMinisters  met\u{a0} in\t Geneva .\r\n\r\n\n They  left.\n ";
    let parsed = analyze(text);
    check(text, &parsed);
    let words: Vec<_> = parsed.tokens.iter().map(|token| &text[token.span.clone()]).collect();
    assert_eq!(words, ["Ministers", "met", "in", "Geneva", ".", "They", "left", "."]);
    assert_eq!(parsed.sentences.len(), 2);
}

#[test]
fn names_are_found_with_their_kinds() {
    let text = "Angela Merkel met officials in Tokyo on 4 March 2019.";
    let parsed = analyze(text);
    check(text, &parsed);
    let found: Vec<_> = parsed.entities.iter().map(|e| (&text[e.span.clone()], e.kind)).collect();
    assert_eq!(found, [("Angela Merkel", "PERSON"), ("Tokyo", "GPE"), ("4 March 2019", "DATE")]);
    let met = &parsed.tokens[2];
    assert_eq!(
        (met.lemma.as_str(), met.tag, met.pos, met.entity),
        ("meet", Tag::Vbd, "VERB", None)
    );
    assert!(met.morphology.contains("Tense=Past"));
}

#[test]
fn odd_texts_are_parsed() {
    let long = "x".repeat(200_000);
    let signs = ".!?\"'(".repeat(500);
    let words = "He said that she , who left in May and ".repeat(600);
    let lines = "a\n".repeat(1_000);
    for text in [
        "",
        " ",
        "\n\n\r\n",
        "\0",
        "a\0b. \0 \0\n\0",
        "\u{1c}",
        "A.\n\u{1c}Hello. \u{1d}\u{1e} Bye.\u{1f}\n\u{1c}",
        "שלום לכולם. \u{202e}The shalom\u{202c} was said.",
        "👩‍👩‍👧‍👦 left. e\u{301}\u{301} 👍🏽\u{200d}\u{feff}",
        "日本の首相は辞任した。次は誰か。",
        "\u{2028}One.\u{2029}Two.\u{85}Three.",
        &long,
        &signs,
        &words,
        &lines,
    ] {
        sound::analysis(text);
        sound::words(text);
        sound::parse(text);
    }
    assert_eq!(analyze(" \n"), Analysis::default());
}

#[test]
fn a_sentence_is_parsed_when_it_is_asked_for() {
    let text = "It rained. The envoy left Geneva on Monday. They stayed.";
    let mut analysis = Analyzer::english().split(text);
    assert!(analysis.sentences.iter().all(|sentence| !sentence.parsed));
    assert!(analysis.tokens.iter().all(|token| token.label == Label::Dep));
    Analyzer::english().parse(text, &mut analysis, [1, 1, 7]);
    let parsed: Vec<_> = analysis.sentences.iter().map(|sentence| sentence.parsed).collect();
    assert_eq!(parsed, [false, true, false]);
    assert_eq!(analysis.sentences[0].groups, []);
    let alone = analysis.clone();
    Analyzer::english().parse(text, &mut analysis, [1, 0, 2]);
    let middle = analysis.sentences[1].tokens.clone();
    let facts = |analysis: &Analysis| {
        let tokens = analysis.tokens[middle.clone()].iter();
        tokens.map(|t| (t.tag, t.head, t.label, t.lemma.clone(), t.entity)).collect::<Vec<_>>()
    };
    // What it makes of a sentence does not depend on the others.
    assert_eq!(facts(&analysis), facts(&alone));
    check(text, &Analyzer::english().analyze(text));
}

#[test]
fn the_tree_can_be_walked() {
    let text = "The mayor of Lyon, who resigned in May, sold the port.";
    let analysis = analyze(text);
    let words = |tokens: &[usize]| {
        let words: Vec<_> =
            tokens.iter().map(|&at| &text[analysis.tokens[at].span.clone()]).collect();
        words.join(" ")
    };
    let at = |lemma: &str| analysis.tokens.iter().position(|token| token.lemma == lemma).unwrap();
    let subject = analysis.child(at("sell"), Label::is_subject).unwrap();
    assert_eq!(subject, at("mayor"));
    assert_eq!(
        words(&analysis.subtree(subject, |at| analysis.tokens[at].label == Label::Relcl)),
        "The mayor of Lyon , ,"
    );
    assert_eq!(words(analysis.children(at("port"))), "the");
    assert!(analysis.ancestors(at("May")).any(|above| above == at("resign")));
    assert_eq!(analysis.sentence_of(at("port")), Some(0));
    assert_eq!(analysis.sentence_of(99), None);
}

fn verbs(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let mut out = Vec::new();
    for sentence in &analysis.sentences {
        for group in &sentence.groups {
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
        ("The company reports its results on Friday.", vec!["reports [present]"]),
        (
            "They didn't sign the deal that ended the war.",
            vec!["didn't sign [past not]", "ended [past]"],
        ),
        ("In May, her party won.", vec!["won [past]"]),
        // A prefix with its hyphen is no verb.
        ("The port plans to re-open its gates.", vec!["plans [present]", "to re-open [none]"]),
        (
            "The council re-elected the mayor who co-founded it.",
            vec!["elected [past]", "founded [past]"],
        ),
    ] {
        assert_eq!(verbs(text), expected, "{text}");
    }
}
