//! Shared by the tests: the golden articles and the score of a chronology against its gold.

use dateline_extract::{Article, CodePoints, Dct, DctEvidence, Edtf, Event, Source, read};
use serde_json::Value;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

/// What holds of every input; the fuzzer's too.
#[path = "fuzz/checks.rs"]
pub mod checks;

/// The workspace's root folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// An article with the chronology that a careful reader made of it by hand.
#[derive(Debug)]
pub struct Golden {
    /// Name of its folder.
    pub slug: String,
    /// The article as the program reads it.
    pub article: Article,
    /// The events of its `chronology.jsonl`.
    pub gold: Vec<Value>,
}

/// Every folder of `tests/articles`, in order of name.
///
/// # Panics
/// Where a folder lacks its files, or they cannot be read.
pub fn articles() -> Vec<Golden> {
    let folder = root().join("tests/articles");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders.iter().map(|folder| golden(folder)).collect()
}

fn golden(folder: &Path) -> Golden {
    let text = |path: &Path| {
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let file = ["article.txt", "article.html", "article.md"]
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.exists())
        .unwrap_or_else(|| {
            // A folder without an article names one of the sample's in its source.md.
            let source = text(&folder.join("source.md"));
            let named = source.split('`').find(|part| part.starts_with("crates/"));
            root().join(named.unwrap_or_else(|| panic!("{}: no article", folder.display())))
        });
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let source = Source(file.file_name().unwrap_or_default().to_string_lossy().into_owned());
    let article = read(&bytes, source).into_iter().next().expect("one article");
    let article = article.unwrap_or_else(|error| panic!("{file:?}: {error}"));
    let gold: Value = serde_json::from_str(text(&folder.join("chronology.jsonl")).trim())
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let gold = gold["events"].as_array().cloned().unwrap_or_default();
    let slug = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Golden { slug, article, gold }
}

/// The articles of a measuring corpus kept beside the checkout, with their gold; none, and a line that
/// says so, where it is absent. It is no part of the project.
///
/// # Panics
/// Where its files are not of the form that they should be.
pub fn corpus(name: &str) -> Vec<(Article, Vec<Value>)> {
    let name = format!("chronology/{name}");
    let (docs, gold) = (rows(&name, "docs.jsonl"), rows(&name, "chronology.jsonl"));
    let article = |doc: Value| {
        let day = doc["dct"].as_str().map(|day| day.parse().expect("an ISO day"));
        let article = Article {
            source: Source(name.to_owned()),
            dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
            text: doc["text"].as_str().expect("a text").to_owned(),
            ..Article::default()
        };
        let gold = gold.iter().find(|gold| gold["id"] == doc["id"]).expect("a gold row");
        (article, gold["events"].as_array().cloned().unwrap_or_default())
    };
    docs.into_iter().map(article).collect()
}

/// The lines of a file of a measuring corpus kept beside the checkout; none, and a line that says so,
/// where it is absent. It is no part of the project.
///
/// # Panics
/// Where a line is no JSON.
pub fn rows(corpus: &str, file: &str) -> Vec<Value> {
    let path = root().join("../shared/corpora").join(corpus).join(file);
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!(
            "skipped: `{file}` of the measuring corpus `{corpus}` is not beside this checkout"
        );
        return Vec::new();
    };
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// How many events were right, given, and to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Events found with the right date.
    pub right: usize,
    /// Dated events given, without those that match an optional one.
    pub given: usize,
    /// Required events of the gold.
    pub gold: usize,
}

impl Score {
    /// The harmonic mean of precision and recall.
    #[expect(clippy::cast_precision_loss, reason = "counts of events are small")]
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.given + self.gold).max(1) as f64
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.gold += other.gold;
    }
}

/// Scores the events of one article against its gold: an event is right where its trigger overlaps
/// a gold trigger (or one of its `also` spans) one to one, and its date is the gold's.
pub fn score(text: &str, events: &[Event], gold: &[Value]) -> Score {
    let points = CodePoints::new(text);
    let events: Vec<([usize; 2], Edtf)> = events
        .iter()
        .filter_map(|event| Some((points.range(text, event.trigger), event.date?)))
        .collect();
    let mut pairs = Vec::new();
    for (g, wanted) in gold.iter().enumerate() {
        for (e, (trigger, date)) in events.iter().enumerate() {
            let spans = spans(wanted);
            if spans.iter().any(|span| span[0] < trigger[1] && trigger[0] < span[1]) {
                let optional = is_optional(wanted);
                pairs.push(((!has_date(wanted, *date), optional), g, e));
            }
        }
    }
    pairs.sort_unstable();
    let (mut used_gold, mut used_events) = (vec![false; gold.len()], vec![false; events.len()]);
    let mut score = Score {
        right: 0,
        given: events.len(),
        gold: gold.iter().filter(|gold| !is_optional(gold)).count(),
    };
    for ((wrong, optional), g, e) in pairs {
        if used_gold[g] || used_events[e] {
            continue;
        }
        (used_gold[g], used_events[e]) = (true, true);
        if optional {
            score.given -= 1;
        } else if !wrong {
            score.right += 1;
        }
    }
    score
}

/// Whether the gold has `event` with its date, as required or as optional.
pub fn is_right(text: &str, event: &Event, gold: &[Value]) -> bool {
    let trigger = CodePoints::new(text).range(text, event.trigger);
    let overlaps = |span: &[usize; 2]| span[0] < trigger[1] && trigger[0] < span[1];
    let dated = |gold: &Value| event.date.is_some_and(|date| has_date(gold, date));
    gold.iter().any(|gold| spans(gold).iter().any(overlaps) && dated(gold))
}

fn spans(gold: &Value) -> Vec<[usize; 2]> {
    let span = |value: &Value| serde_json::from_value(value.clone()).ok();
    let also = gold["also"].as_array().into_iter().flatten();
    std::iter::once(&gold["trigger"]).chain(also).filter_map(span).collect()
}

/// Neither rewarded nor held against: marked so, or without a date.
fn is_optional(gold: &Value) -> bool {
    gold["optional"] == true || gold["date"].is_null()
}

fn has_date(gold: &Value, date: Edtf) -> bool {
    let date = Value::String(date.to_string());
    gold["date"] == date || gold["dates"].as_array().is_some_and(|dates| dates.contains(&date))
}
