//! The share of a corpus' dated events that are given their day.
//!
//! `cargo run -p dateline-tests --example days -- FOLDER`, where `FOLDER` holds `docs.jsonl` (the
//! input of `dateline extract`) and `dated_events.jsonl`: `{"id", "events": [{"trigger", "sentence",
//! "date"}]}`, offsets in code points. Printed: of the gold's events those that an event of ours or a
//! word that shares the time of one overlaps, and how many of them have the gold's day; then the same
//! of the events whose sentence has a date word with that day.

use dateline_extract::{
    Article, CodePoints, Dct, DctEvidence, Edtf, Extraction, Language, Span, extract,
};
use serde_json::Value;
use std::path::Path;

/// Events of the gold, those of them we say a date of, and those of these with the right day.
#[derive(Clone, Copy, Default)]
struct Count {
    gold: u32,
    found: u32,
    right: u32,
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder of a corpus");
    let lines = |file: &str| -> Vec<Value> {
        let path = Path::new(&folder).join(file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path:?}: {why}"));
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let gold = lines("dated_events.jsonl");
    // Counted by events alone, and with the words that share their time; each also for dates that
    // stand in the event's sentence.
    let mut counts = [Count::default(); 4];
    for doc in lines("docs.jsonl") {
        let day = doc["dct"].as_str().and_then(|day| day.parse().ok());
        let article = Article {
            dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
            text: doc["text"].as_str().expect("a text").to_owned(),
            ..Article::default()
        };
        let found = extract(&article, Language::english());
        let points = CodePoints::new(&article.text);
        let range = |span: Span| points.range(&article.text, span);
        let row = gold.iter().find(|row| row["id"] == doc["id"]);
        for event in row.and_then(|row| row["events"].as_array()).into_iter().flatten() {
            let Some(date) = event["date"].as_str() else { continue };
            let day = date.get(..10).unwrap_or(date);
            let at = |key: &str| [0, 1].map(|end| event[key][end].as_u64().unwrap_or(0) as usize);
            let here = |span: Span, other: [usize; 2]| {
                let [start, end] = range(span);
                start < other[1] && other[0] < end
            };
            let says = |date: Option<Edtf>| {
                let text = date.map(|date| date.to_string());
                text.is_some_and(|text| text.get(..10).unwrap_or(&text) == day)
            };
            let (own, shared) = given(&found, |span| here(span, at("trigger")));
            let stated = found.timexes.iter();
            let mut stated = stated.filter(|timex| here(timex.span, at("sentence")));
            let stated = stated.any(|timex| says(timex.date));
            let dates = [own.clone(), if own.is_empty() { shared } else { own }];
            for (way, dates) in dates.into_iter().enumerate() {
                for count in [Some(way), stated.then_some(way + 2)].into_iter().flatten() {
                    counts[count].gold += 1;
                    counts[count].found += u32::from(!dates.is_empty());
                    counts[count].right += u32::from(dates.iter().copied().any(says));
                }
            }
        }
    }
    let names = ["events", "with what shares their time", "events", "with what shares their time"];
    for (at, (name, Count { gold, found, right })) in names.into_iter().zip(counts).enumerate() {
        let which = if at < 2 { "all" } else { "dated in their sentence" };
        let share = f64::from(right) / f64::from(gold.max(1));
        println!("{which}, {name}: {right} right of {found} found of {gold}, {share:.3} of all");
    }
}

/// The dates that events, and words that share their time, give to what `here` accepts.
fn given(
    found: &Extraction,
    here: impl Fn(Span) -> bool,
) -> (Vec<Option<Edtf>>, Vec<Option<Edtf>>) {
    let events = found.events.iter();
    let own = events.filter(|event| here(event.trigger) || event.also.iter().any(|&s| here(s)));
    let shared = found.told.iter().filter(|told| here(told.trigger));
    (own.map(|event| event.date).collect(), shared.map(|told| Some(told.date)).collect())
}
