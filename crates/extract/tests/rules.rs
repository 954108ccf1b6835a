//! Every example and counterexample of every rule file, through the whole of `timetag`.

use dateline_extract::{Article, Dct, DctEvidence, Language, Modifier, Source, Timex, timetag};

fn article(text: &str, anchor: Option<&str>) -> Article {
    let day = |day: &str| day.parse().unwrap_or_else(|_| panic!("anchor `{day}` is no ISO day"));
    Article {
        source: Source("rules.rs".to_owned()),
        dct: anchor.map(|anchor| Dct { day: day(anchor), evidence: DctEvidence::User }),
        text: text.to_owned(),
        ..Article::default()
    }
}

fn find<'a>(timexes: &'a [Timex], text: &str, words: &str) -> Option<&'a Timex> {
    timexes.iter().find(|timex| timex.span.of(text) == words)
}

#[test]
fn every_example_reads_as_stated() {
    let language = Language::load().unwrap_or_else(|error| panic!("{error}"));
    let mut failures = Vec::new();
    for rule in &language.rules {
        for example in &rule.examples {
            let timexes = timetag(&article(&example.text, example.anchor.as_deref()), &language);
            let found = find(&timexes, &example.text, &example.find);
            let date =
                found.map(|found| found.shaped.map_or("none".to_owned(), |date| date.to_string()));
            let modifier = found.map(|found| found.modifier.map_or("none", Modifier::as_str));
            let right = found.is_some_and(|found| {
                found.value == example.value
                    && found.rule == rule.name
                    && example.r#mod.as_deref().is_none_or(|expected| Some(expected) == modifier)
                    && example.date.as_ref().is_none_or(|expected| Some(expected) == date.as_ref())
            });
            if !right {
                let got: Vec<_> = timexes
                    .iter()
                    .map(|t| {
                        format!(
                            "`{}` = {} ({}, {}) by {}",
                            t.span.of(&example.text),
                            t.value,
                            t.shaped.map_or("none".to_owned(), |d| d.to_string()),
                            t.modifier.map_or("none", Modifier::as_str),
                            t.rule
                        )
                    })
                    .collect();
                failures.push(format!(
                    "{}: {:?}\n      wanted `{}` = {} {:?}, got {got:?}",
                    rule.name, example.text, example.find, example.value, example.date
                ));
            }
        }
        for text in &rule.not {
            let timexes = timetag(&article(text, Some("2019-11-19")), &language);
            if timexes.iter().any(|timex| timex.rule == rule.name) {
                failures.push(format!("{}: matches in {text:?}", rule.name));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_rule_has_examples_and_a_counterexample_and_its_own_name() {
    let language = Language::load().unwrap_or_else(|error| panic!("{error}"));
    let mut names: Vec<_> = language.rules.iter().map(|rule| rule.name.as_str()).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1], "two rules of one name");
    }
    for rule in &language.rules {
        assert!(rule.examples.len() >= 2, "{}: fewer than two examples", rule.name);
        assert!(!rule.not.is_empty(), "{}: no counterexample", rule.name);
    }
}
