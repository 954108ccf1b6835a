//! How often events that are told without a date word get the right day.
//!
//! `cargo run -p dateline-tests --example continued` prints, for the golden articles and for every
//! measuring corpus that lies beside the checkout, how many such events extraction makes, how many of
//! them the gold dates, and how many of these it dates the same. EventStoryLine, MEANTIME and TimeSET do
//! not list all that happened: what is not in their gold is not judged. With `--list` it prints each.

use dateline_extract::{Article, CodePoints, DatedBy, Dct, DctEvidence, Event, Language, extract};
use dateline_tests::{articles, corpus, root};
use serde_json::Value;

/// An article with what is known of its events.
struct Known {
    corpus: &'static str,
    article: Article,
    gold: Vec<Value>,
}

fn main() {
    let list = std::env::args().any(|argument| argument == "--list");
    let mut counts: Vec<(&str, [usize; 3])> = Vec::new();
    for known in known() {
        if counts.last().is_none_or(|(corpus, _)| *corpus != known.corpus) {
            counts.push((known.corpus, [0; 3]));
        }
        let events = extract(&known.article, Language::english()).events;
        for event in events.iter().filter(|event| event.provenance.dated_by == DatedBy::Before) {
            let days = known.days(event);
            let day = event.date.map(|date| date.to_string()).unwrap_or_default();
            let right = days.iter().any(|gold| is_day(gold, &day));
            if let Some((_, counts)) = counts.last_mut() {
                counts[0] += 1;
                counts[1] += usize::from(!days.is_empty());
                counts[2] += usize::from(right);
            }
            if list {
                let text = &known.article.text;
                let sentence = event.provenance.sentence.of(text).replace('\n', " ");
                let judged = if days.is_empty() { "not in the gold" } else { "" };
                let judged = if right { "right" } else { judged };
                println!("{}\t{day}\t{judged}\t{}\t{sentence}", known.corpus, event.headline);
            }
        }
    }
    println!("| corpus | made | dated in the gold | right |\n|---|---|---|---|");
    for (corpus, [made, dated, right]) in counts {
        println!("| {corpus} | {made} | {dated} | {right} |");
    }
}

impl Known {
    /// The dates that the gold gives to `event`.
    fn days(&self, event: &Event) -> Vec<String> {
        let trigger = CodePoints::new(&self.article.text).range(&self.article.text, event.trigger);
        let overlaps = |span: &Value| {
            let span: Option<[usize; 2]> = serde_json::from_value(span.clone()).ok();
            span.is_some_and(|span| span[0] < trigger[1] && trigger[0] < span[1])
        };
        let named = |gold: &&Value| {
            let also = gold["also"].as_array().into_iter().flatten();
            std::iter::once(&gold["trigger"]).chain(also).any(overlaps)
        };
        let dates = |gold: &Value| -> Vec<String> {
            let more = gold["dates"].as_array().or(gold["values"].as_array());
            let all = std::iter::once(&gold["date"]).chain(more.into_iter().flatten());
            all.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        self.gold.iter().filter(named).flat_map(dates).collect()
    }
}

/// Whether a date of the gold, perhaps with a time of day behind it, is `day`.
fn is_day(gold: &str, day: &str) -> bool {
    gold == day
        || gold.get(..day.len()) == Some(day) && gold.as_bytes().get(day.len()) == Some(&b'T')
}

/// Every article with gold.
fn known() -> Vec<Known> {
    let golden = articles().into_iter();
    let golden = golden.map(|golden| ("ours", (golden.article, golden.gold)));
    let named = |name| corpus(name).into_iter().map(move |one| (name, one));
    let made = golden.chain(["seed", "news-dev"].into_iter().flat_map(named));
    let mut known: Vec<Known> =
        made.map(|(corpus, (article, gold))| Known { corpus, article, gold }).collect();
    for (corpus, file) in [
        ("eventstoryline", "dated_events.jsonl"),
        ("meantime", "dated_events.jsonl"),
        ("timeset", "salient_events.jsonl"),
    ] {
        let folder = root().join("../shared/corpora").join(corpus);
        let rows = |file: &str| -> Vec<Value> {
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
        };
        let (docs, gold) = (rows("docs.jsonl"), rows(file));
        if docs.is_empty() {
            eprintln!("skipped: the corpus `{corpus}` is not beside this checkout");
        }
        for doc in docs {
            let day = doc["dct"].as_str().and_then(|day| day.parse().ok());
            let article = Article {
                dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
                text: doc["text"].as_str().expect("a text").to_owned(),
                ..Article::default()
            };
            let row = gold.iter().find(|row| row["id"] == doc["id"]);
            let gold = row.and_then(|row| row["events"].as_array()).cloned().unwrap_or_default();
            known.push(Known { corpus, article, gold });
        }
    }
    known
}
