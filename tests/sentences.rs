//! Ordinary sentences and the events that a careful reader makes of them: `tests/sentences/*.toml`.

use dateline_extract::{Article, Dct, DctEvidence, Edtf, Language, Source, extract};
use dateline_tests::root;
use std::fmt::Write;
use std::fs;

/// A short article with all of its events, as `date | status | kind | label` in text order.
struct Case {
    text: String,
    published: Option<String>,
    events: Vec<String>,
}

#[test]
fn ordinary_sentences_give_the_events_they_tell() {
    let mut wrong = String::new();
    let mut count = 0;
    for (file, case) in cases() {
        count += 1;
        let found = events(&case);
        if found != case.events {
            let (text, expected) = (&case.text, case.events.join("\n    "));
            let found = found.join("\n    ");
            let _ = write!(
                wrong,
                "\n{file}: {text}\n  expected\n    {expected}\n  found\n    {found}\n"
            );
        }
    }
    assert!(count > 10, "only {count} cases were read");
    assert!(wrong.is_empty(), "{wrong}");
}

fn events(case: &Case) -> Vec<String> {
    let day = |day: &String| day.parse().unwrap_or_else(|_| panic!("{day} is no day"));
    let dct = case.published.as_ref().map(day);
    let article = Article {
        source: Source("sentences".to_owned()),
        dct: dct.map(|day| Dct { day, evidence: DctEvidence::User }),
        text: case.text.clone(),
        ..Article::default()
    };
    let found = extract(&article, Language::english()).events;
    let lines = found.iter().map(|event| {
        let date = event.date.map_or_else(|| "no date".to_owned(), |date: Edtf| date.to_string());
        let (status, kind) = (event.status.as_str(), event.kind.as_str());
        format!("{date} | {status} | {kind} | {}", event.headline)
    });
    lines.collect()
}

/// The cases of all files, with the names of their files.
fn cases() -> Vec<(String, Case)> {
    let folder = root().join("tests/sentences");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<_> = files.flatten().map(|file| file.path()).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        let cases = table["case"].as_array().unwrap_or_else(|| panic!("{name}: no [[case]]"));
        for case in cases {
            let word = |key: &str| case.get(key).and_then(toml::Value::as_str).map(str::to_owned);
            let events = case["events"].as_array().unwrap_or_else(|| panic!("{name}: {case}"));
            let events = events.iter().filter_map(toml::Value::as_str).map(str::to_owned);
            let case = Case {
                text: word("text").unwrap_or_else(|| panic!("{name}: a case without text")),
                published: word("published"),
                events: events.collect(),
            };
            out.push((name.clone(), case));
        }
    }
    out
}
