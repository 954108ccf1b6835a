//! Parsed texts: what every one of them keeps to, and what a reader of news would check.

mod sound;

use dateline_nlp::{Analyzer, Parsed};
use sound::parsed_text as check;

/// Each token with its head and label.
fn arcs(text: &str) -> Vec<String> {
    let parsed = Parsed::english(text);
    check(text, &parsed);
    let word = |at: usize| &text[parsed.tokens[at].span.clone()];
    let arc = |(at, token): (usize, &dateline_nlp::ParsedToken)| {
        format!("{} {} {}", word(at), token.label, word(token.head))
    };
    parsed.tokens.iter().enumerate().map(arc).collect()
}

#[test]
fn heads_and_labels_of_a_sentence() {
    let expected = ["She nsubj signed", "signed ROOT signed", "it dobj signed", ". punct signed"];
    assert_eq!(arcs("She signed it."), expected);
}

#[test]
fn the_parser_keeps_to_our_sentences() {
    // A line end ends a sentence, whatever the grammar says.
    for text in ["The council signed\nthe treaty on Monday", "He left the U.S. The board met."] {
        let parsed = Parsed::english(text);
        check(text, &parsed);
        let spans: Vec<_> = parsed.sentences.iter().map(|s| s.span.clone()).collect();
        let ours = Analyzer::english().analyze(text).sentences;
        assert_eq!(spans, ours.into_iter().map(|s| s.span).collect::<Vec<_>>());
        assert_eq!(spans.len(), 2);
    }
}

#[test]
fn white_space_is_no_token_and_changes_no_sentence() {
    let text = " \n\tMinisters  met\u{a0} in\t Geneva .\r\n\r\n\n They  left.\n ";
    let parsed = Parsed::english(text);
    check(text, &parsed);
    let words: Vec<_> = parsed.tokens.iter().map(|token| &text[token.span.clone()]).collect();
    assert_eq!(words, ["Ministers", "met", "in", "Geneva", ".", "They", "left", "."]);
    assert_eq!(parsed.sentences.len(), 2);
}

#[test]
fn names_are_found_with_their_kinds() {
    let text = "Angela Merkel met officials in Tokyo on 4 March 2019.";
    let parsed = Parsed::english(text);
    check(text, &parsed);
    let found: Vec<_> = parsed.entities.iter().map(|e| (&text[e.span.clone()], e.kind)).collect();
    assert_eq!(found, [("Angela Merkel", "PERSON"), ("Tokyo", "GPE"), ("4 March 2019", "DATE")]);
    let met = &parsed.tokens[2];
    assert_eq!((met.lemma.as_str(), met.tag, met.pos, met.entity), ("meet", "VBD", "VERB", None));
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
    assert_eq!(Parsed::english(" \n"), Parsed::default());
}
