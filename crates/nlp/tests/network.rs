//! The networks on texts that no newspaper prints, and the loader on files that are no model.

use dateline_nlp::{ModelError, Network, NetworkToken, Parse, WordSplitter};

const WEIGHTS: &[u8] = include_bytes!("../data/en/model.safetensors");
const TABLES: &str = include_str!("../data/en/model.json");

/// Tokens of `words`, each with itself as its norm and a space after it.
fn tokens<'a>(words: &[&'a str]) -> Vec<NetworkToken<'a>> {
    let token = |word: &&'a str| NetworkToken {
        text: word,
        norm: word,
        space_after: true,
        sentence_start: None,
    };
    words.iter().map(token).collect()
}

/// Checks what holds of every parse: one tag, head and label per token; heads inside the text;
/// no ring but a root's own; spans in order.
fn check(parse: &Parse, words: usize) {
    assert_eq!(parse.tags.len(), words);
    assert_eq!(parse.heads.len(), words);
    assert_eq!(parse.labels.len(), words);
    assert_eq!(parse.sentence_starts.len(), words);
    for word in 0..words {
        let mut at = word;
        let root = (0..words).any(|_| {
            let head = parse.heads[at];
            std::mem::replace(&mut at, head) == head
        });
        assert!(root, "word {word} hangs from no root");
    }
    let ends = parse.entities.iter().flat_map(|span| [span.tokens.start, span.tokens.end]);
    assert!(ends.clone().is_sorted() && ends.max().unwrap_or(0) <= words);
    assert!(parse.entities.iter().all(|span| !span.tokens.is_empty()));
}

#[test]
fn a_text_without_tokens_has_an_empty_parse() {
    assert_eq!(Network::english().parse(&[]), Parse::default());
}

#[test]
fn odd_tokens_are_parsed() {
    let long = "x".repeat(100_000);
    for words in [
        &[""][..],
        &["", "", ""],
        &[" ", "\n", "\u{a0}"],
        &["\0", "\u{fffd}", "\u{10ffff}", "\u{202e}"],
        &["👩‍👩‍👧‍👦", "שלום", "日本", "e\u{301}\u{301}\u{301}"],
        &[&long, "fell"],
        &[",", ",", ",", ",", ",", ",", ",", ","],
        &["the", "the", "the", "of", "of", "of", "that", "that", "that"],
    ] {
        check(&Network::english().parse(&tokens(words)), words.len());
    }
}

#[test]
fn a_sentence_of_ten_thousand_words_is_parsed() {
    let words = ["He", "said", "that", "she", ",", "who", "left", "in", "May", "and"].repeat(1000);
    let parse = Network::english().parse(&tokens(&words));
    check(&parse, words.len());
}

#[test]
fn a_long_text_is_cut_where_a_sentence_starts() {
    let words = ["Ministers", "met", "in", "Geneva", "on", "Monday", "."];
    let mut text = tokens(&words.repeat(1300));
    for (at, token) in text.iter_mut().enumerate() {
        token.sentence_start = Some(at % words.len() == 0);
    }
    let parse = Network::english().parse(&text);
    check(&parse, text.len());
    // Every sentence is the same one, so every tree is, away from the ends of the text.
    let sentence = |i: usize| {
        let heads = &parse.heads[i * words.len()..(i + 1) * words.len()];
        heads.iter().map(|head| head - i * words.len()).collect::<Vec<_>>()
    };
    assert!((1..1299).all(|i| sentence(i) == sentence(1)));
}

#[test]
fn given_sentence_starts_are_kept() {
    let mut text = tokens(&["Troops", "left", "Troops", "of", "the", "king", "arrived"]);
    for given in 1..text.len() {
        for (at, token) in text.iter_mut().enumerate() {
            token.sentence_start = Some(at == 0 || at == given);
        }
        let starts = Network::english().parse(&text).sentence_starts;
        assert_eq!(starts, text.iter().map(|t| t.sentence_start == Some(true)).collect::<Vec<_>>());
    }
}

#[test]
fn texts_parsed_together_are_parsed_as_if_alone() {
    let texts = [
        &["Ministers", "met", "in", "Geneva", "on", "Monday", "."][..],
        &[],
        &["Yes"],
        &["Anna", "Holm", ",", "who", "left", "in", "May", ",", "died", "at", "home", "."],
        &[" "],
        &["The", "bank", "that", "she", "led", "failed", "."],
    ];
    let texts: Vec<_> = texts.iter().map(|words| tokens(words)).collect();
    let network = Network::english();
    let alone: Vec<_> = texts.iter().map(|text| network.parse(text)).collect();
    let borrowed: Vec<_> = texts.iter().map(Vec::as_slice).collect();
    assert_eq!(network.parse_all(&borrowed), alone);
    assert_eq!(network.parse_all(&[]), []);
}

#[test]
fn a_file_that_is_no_model_is_refused() {
    let other_format = TABLES.replace("\"format\":1,", "\"format\":7,");
    let other_move = TABLES.replace("\"L-det\"", "\"Q-det\"");
    let other_source = TABLES.replace("\"sha256\":\"", "\"sha256\":\"0");
    let fewer_tags = TABLES.replace("\"tags\":[\"$\",", "\"tags\":[");
    let load = |weights: &[u8], tables: &str| Network::load(weights, tables).unwrap_err();
    assert!(matches!(load(b"", TABLES), ModelError::Weights(_)));
    assert!(matches!(load(&WEIGHTS[..1000], TABLES), ModelError::Weights(_)));
    assert!(matches!(load(WEIGHTS, "{}"), ModelError::Tables(_)));
    assert!(matches!(load(WEIGHTS, &other_format), ModelError::Format { found: 7 }));
    assert!(matches!(load(WEIGHTS, &other_source), ModelError::Pair));
    assert!(matches!(load(WEIGHTS, &other_move), ModelError::Entry { .. }));
    assert!(matches!(load(WEIGHTS, &fewer_tags), ModelError::Shape { .. }));
    let message = load(WEIGHTS, &other_format).to_string();
    assert_eq!(message, "the model has format 7, this program knows 1; update the older one");
}

#[test]
fn words_and_spaces_cover_any_text() {
    for text in [
        "",
        " ",
        "  two  spaces \n\tand a tab\t",
        "((((\"'don't.'\"))))...!?",
        "http://a.example:80/x?y#z, me@mail.example; 3.5km 10%+ $5 US$7 20°C.",
        "e\u{301}\u{301} 👍🏽\u{200d}\0\u{feff}שלום.",
        "well-known--and/or:else=mc^2...so",
    ] {
        let mut end = 0;
        for word in WordSplitter::english().split(text) {
            assert!(word.span.start == end && word.span.start < word.span.end, "{word:?}");
            let token = word.in_text(text);
            end += token.text.len() + usize::from(token.space_after);
        }
        assert_eq!(end, text.len(), "{text:?}");
    }
}

#[test]
fn long_words_take_no_longer_than_many_words() {
    for part in ["(", ".", "x", "a-", "'", "@", "1.", "://", "a.b@"] {
        let text = part.repeat(300_000 / part.len());
        let words = WordSplitter::english().split(&text);
        assert_eq!(words.iter().map(|word| word.span.len()).sum::<usize>(), text.len());
    }
}
