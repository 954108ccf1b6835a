//! How often what is told along with an event has its day.
//!
//! `cargo run -p dateline-tests --example told` prints, for every measuring corpus that lies beside the
//! checkout, how many words extraction ties to an event, by where they stand (in its sentence, so many
//! sentences off) and by how sure it is of them; how many of them the gold judges, and how many of these
//! it puts on the same day. EventStoryLine judges what it dates; a third of its topics is shown apart,
//! for what was not looked at. TimeBank-Dense judges each pair of an event and a time in the same or the
//! next sentence: what it calls vague counts as judged and not right. With `--list` it prints each.

use dateline_extract::{Article, CodePoints, Dct, DctEvidence, Event, Language, Span, extract};
use dateline_tests::rows;
use serde_json::Value;
use std::collections::BTreeMap;

/// Relations of TimeML between an event and a time that contains it.
const WITHIN: [&str; 2] = ["IS_INCLUDED", "SIMULTANEOUS"];

/// Code points `[start, end)`.
type Range = [usize; 2];

/// Whether the gold puts a word on the day of an event, where it judges that.
type Judge = Box<dyn Fn(Range, &Event, Range) -> Option<bool>>;

fn main() {
    let list = std::env::args().any(|argument| argument == "--list");
    let mut counts: BTreeMap<(String, String, String), [u32; 3]> = BTreeMap::new();
    for (corpus, article, judge) in known() {
        let found = extract(&article, Language::english());
        let points = CodePoints::new(&article.text);
        let range = |span: Span| points.range(&article.text, span);
        let sentence = |at: usize| found.sentences.partition_point(|span| span.start <= at);
        for told in &found.told {
            let event = &found.events[told.event];
            let Some(timex) = event.provenance.timex else { continue };
            let own = event.provenance.sentence.contains(told.trigger);
            let off = sentence(told.trigger.start).abs_diff(sentence(event.trigger.start));
            let place = if own { "same sentence".to_owned() } else { format!("{off} off") };
            let share = format!("{:.1}", told.confidence / event.confidence);
            let right = judge(range(told.trigger), event, range(timex));
            let count = counts.entry((corpus.clone(), place, share)).or_default();
            count[0] += 1;
            count[1] += u32::from(right.is_some());
            count[2] += u32::from(right == Some(true));
            if list {
                let (word, label) = (told.trigger.of(&article.text), told.label.as_deref());
                let (label, lead) = (label.unwrap_or("-"), &event.headline);
                println!("{corpus}\t{}\t{right:?}\t{word}\t{label}\t{lead}", told.date);
            }
        }
    }
    println!("| corpus | where | of the event's confidence | tied | judged | right |");
    println!("|---|---|---|---|---|---|");
    for ((corpus, place, share), [made, judged, right]) in counts {
        println!("| {corpus} | {place} | {share} | {made} | {judged} | {right} |");
    }
}

/// Every article with what its gold says.
fn known() -> Vec<(String, Article, Judge)> {
    let mut known: Vec<(String, Article, Judge)> = Vec::new();
    for corpus in ["eventstoryline", "meantime"] {
        let gold = rows(corpus, "dated_events.jsonl");
        for doc in rows(corpus, "docs.jsonl") {
            let gold = gold.iter().find(|gold| gold["id"] == doc["id"]).cloned();
            let topic = gold.as_ref().and_then(|gold| gold["topic"].as_str()?.parse::<u32>().ok());
            let part = match topic {
                Some(topic) if topic % 3 == 0 => ", a third apart",
                _ => "",
            };
            let judge = move |word: Range, event: &Event, _: Range| {
                let day = event.date?.to_string();
                let events = gold.as_ref()?["events"].as_array()?;
                let named = events.iter().filter(|event| overlap(range(&event["trigger"]), word));
                let dates: Vec<&str> = named.filter_map(|event| event["date"].as_str()).collect();
                let same = |date: &&str| date.starts_with(day.as_str());
                (!dates.is_empty()).then(|| dates.iter().any(same))
            };
            known.push((format!("{corpus}{part}"), article(&doc), Box::new(judge)));
        }
    }
    for part in ["train", "dev", "test"] {
        let corpus = format!("timebank-dense/{part}");
        let links = rows(&corpus, "tlinks.jsonl");
        for (doc, links) in rows(&corpus, "docs.jsonl").iter().zip(links) {
            let article = article(doc);
            let written = article.dct.as_ref().map(|dct| dct.day.to_string());
            let judge = move |word: Range, event: &Event, timex: Range| {
                let day = event.date.map(|date| date.to_string());
                let is_time =
                    |end: &Value| end == "DCT" && day == written || overlap(range(end), timex);
                let is_word = |end: &Value| overlap(range(end), word);
                let relation = |link: &Value| match (&link["from"], &link["to"]) {
                    (from, to) if is_word(from) && is_time(to) => {
                        Some(WITHIN.iter().any(|within| link["relation"] == *within))
                    }
                    (from, to) if is_time(from) && is_word(to) => {
                        Some(link["relation"] == "INCLUDES" || link["relation"] == "SIMULTANEOUS")
                    }
                    _ => None,
                };
                let found = links["tlinks"].as_array()?.iter().filter_map(relation);
                found.reduce(|one, other| one || other)
            };
            known.push(("timebank-dense".to_owned(), article, Box::new(judge)));
        }
    }
    known
}

fn article(doc: &Value) -> Article {
    let day = doc["dct"].as_str().and_then(|day| day.parse().ok());
    Article {
        dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
        text: doc["text"].as_str().unwrap_or_default().to_owned(),
        ..Article::default()
    }
}

/// The span of a corpus; an empty one for "DCT".
fn range(value: &Value) -> Range {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

fn overlap(one: Range, other: Range) -> bool {
    one[0] < other[1] && other[0] < one[1]
}
