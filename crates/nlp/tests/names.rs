//! Names over whole articles: our own examples (`data/names.txt`), and what holds of any text.

use dateline_nlp::{Analysis, Analyzer, Gender, NameKind, Names};

fn names(text: &str) -> (Analysis, Names) {
    let parsed = Analyzer::english().analyze(text);
    let names = Names::of(text, &parsed);
    (parsed, names)
}

/// What the example file says of an article, from what was found in it.
fn report(text: &str) -> Vec<String> {
    let (parsed, names) = names(text);
    let words = |tokens: &std::ops::Range<usize>| {
        &text[parsed.tokens[tokens.start].span.start..parsed.tokens[tokens.end - 1].span.end]
    };
    let mut lines = Vec::new();
    for name in &names.entities {
        let gender = match name.gender {
            Gender::Male => "m",
            Gender::Female => "f",
            Gender::Unknown => "-",
        };
        let mentions: Vec<_> = name.mentions.iter().map(words).collect();
        let kind = name.kind.as_str();
        lines.push(format!("name {} | {kind} | {gender} | {}", name.text, mentions.join("; ")));
    }
    lines.sort();
    let mut pronouns = vec!["pronouns".to_owned()];
    for (at, token) in parsed.tokens.iter().enumerate() {
        let word = text[token.span.clone()].to_lowercase();
        let third =
            ["he", "him", "his", "she", "her", "hers", "they", "them", "their", "it", "its"];
        if third.contains(&word.as_str()) || word.ends_with("self") {
            let name = names.antecedent(at).map_or("-", |name| &names.entities[name].text);
            pronouns.push(format!("{word}={name}"));
        }
    }
    lines.push(pronouns.join(" "));
    lines
}

#[test]
fn examples_are_read_as_they_say() {
    let file = include_str!("data/names.txt");
    let mut count = 0;
    let mut wrong = Vec::new();
    for block in file.split("\n\n").filter(|block| block.contains("text ")) {
        let mut lines = block.lines().filter(|line| !line.starts_with('#'));
        let Some(text) = lines.next().and_then(|line| line.strip_prefix("text ")) else { continue };
        let mut expected: Vec<_> = lines.map(str::to_owned).collect();
        let pronouns = expected.pop().expect("a line of pronouns");
        expected.sort();
        expected.push(pronouns);
        let found = report(&text.replace("\\n", "\n"));
        if found != expected {
            wrong.push(format!("{text}\nfound    {found:#?}\nexpected {expected:#?}"));
        }
        count += 1;
    }
    assert!(count >= 30, "{count} examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Checks what holds of the names of any text.
fn check(text: &str) {
    let (parsed, names) = names(text);
    let mut marks = vec![None; parsed.tokens.len()];
    let mut firsts = Vec::new();
    for (number, name) in names.entities.iter().enumerate() {
        assert!(!name.text.is_empty() && name.mentions.contains(&name.canonical), "{text:?}");
        assert!(name.kind == NameKind::Person || name.gender == Gender::Unknown, "{text:?}");
        let mut end = 0;
        for mention in &name.mentions {
            assert!(end <= mention.start && mention.start < mention.end, "{text:?}");
            end = mention.end;
            assert!(marks[mention.clone()].iter().all(Option::is_none), "{text:?}");
            marks[mention.clone()].fill(Some(number));
        }
        firsts.push(name.mentions[0].start);
    }
    assert!(firsts.is_sorted(), "{text:?}");
    for (at, mark) in marks.into_iter().enumerate() {
        assert_eq!(names.at(at), mark, "{text:?}");
    }
    for (token, name) in names.antecedents() {
        assert!(names.at(token).is_none() && name < names.entities.len(), "{text:?}");
        assert!(names.entities[name].mentions[0].start < token, "{text:?}");
        assert_eq!(names.antecedent(token), Some(name));
    }
    assert_eq!(names.at(usize::MAX), None);
}

/// What texts are put together from.
const PIECES: &[&str] = &[
    "Anna Smith",
    "Smith",
    "Mr.",
    "President",
    "the",
    "Court",
    "of",
    "U.S.",
    "(ICC)",
    "(",
    ")",
    "-",
    "he",
    "it",
    "They",
    "his",
    "said",
    "met",
    ",",
    ".",
    "\n",
    "\"",
    "“",
    "”",
    "'s",
    "University",
    "al-",
    "Gen.",
    "é",
    "日本",
    "\u{200d}",
    "Washington",
    "D.C.",
    "is",
    "likely",
    "that",
    "and",
    "&",
    "van",
    "der",
    "Jr.",
    "Inc.",
    "NATO",
    "a",
    "lawyer",
    "x",
];

#[test]
fn any_text_has_names() {
    // A small generator of our own, so that the texts are the same everywhere.
    let mut state = 7_u64;
    for _ in 0..300 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
            text.push_str(if state >> 62 == 0 { "" } else { " " });
        }
        check(&text);
    }
    for text in ["", " ", "\n", "(", "Mr.", "the", "\"He", "The The", "U.S. U.S.", "of the of the"]
    {
        check(text);
    }
}

#[test]
fn long_texts_of_many_like_names_are_read() {
    let namesakes = |at: usize| {
        let first = letters(at);
        format!("John {first}son Smith met Mary Smith. Smith left. He fell. ")
    };
    check(&(0..300).map(namesakes).collect::<String>());
    for piece in ["Smith (", "Anna Smith ", "Mr. ", "he ", "it is ", "U.S. President ", "Court of "]
    {
        check(&piece.repeat(500));
    }
}

fn letters(mut at: usize) -> String {
    let mut word = String::from("K");
    while at > 0 {
        word.push(char::from(b'a' + (at % 26) as u8));
        at /= 26;
    }
    word
}

#[test]
fn sentences_without_a_parse_have_the_names_that_are_known() {
    let text =
        "Anna Smith won in Paris. Smith thanked her voters in Lyon. Later Smith left France.";
    let mut parsed = Analyzer::english().split(text);
    Analyzer::english().parse(text, &mut parsed, [0]);
    let names = Names::of(text, &parsed);
    let found: Vec<_> =
        names.entities.iter().map(|name| (name.text.as_str(), name.mentions.len())).collect();
    assert_eq!(found, [("Anna Smith", 3), ("Paris", 1), ("Lyon", 1), ("France", 1)]);
}
