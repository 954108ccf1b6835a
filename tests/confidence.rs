//! Fits the weights that an event's confidence is made of, and shows how far they can be trusted.
//!
//! `cargo run -p dateline-tests --example confidence` prints `crates/extract/data/en/confidence.toml`
//! on standard output and, on standard error, reliability tables: events by the confidence that a
//! model gives which was fitted without their article. The events are those that extraction makes of
//!
//! - the golden articles and, where they lie beside the checkout, of the measuring corpora `seed` and
//!   `news-dev`; an event is right where it is in the gold with its date;
//! - TimeBank and AQUAINT, where they lie beside the checkout, if TimeML links something of the sentence
//!   to the words of its date; an event is right where that is one of its triggers.
//!
//! The rules were made on the first, in which few events are left to be wrong: which signals tell a
//! doubtful event is learned from both, how many are right on the whole from the first alone.

use dateline_extract::DatedBy;
use dateline_extract::{Article, CodePoints, Dct, DctEvidence, Event, Language, SIGNALS, extract};
use dateline_tests::{articles, corpus, is_right, rows};
use serde_json::Value;

/// Strength of the prior that holds weights near zero: the sample is small.
const RIDGE: f64 = 3.0;
/// Newton's method has settled long before.
const STEPS: usize = 30;
const FOLDS: usize = 10;
/// The signals, and one more that is 1 for events of TimeBank and AQUAINT.
const COLUMNS: usize = SIGNALS.len() + 1;
/// Relations of TimeML between a time and what happens at it.
const AT: [&str; 10] = [
    "IS_INCLUDED",
    "INCLUDES",
    "SIMULTANEOUS",
    "DURING",
    "DURING_INV",
    "IDENTITY",
    "BEGINS",
    "BEGUN_BY",
    "ENDS",
    "ENDED_BY",
];

type Row = [f64; COLUMNS];

/// An event's signals and whether it is right.
struct Sample {
    article: usize,
    row: Row,
    right: bool,
}

impl Sample {
    fn new(article: usize, event: &Event, linked: bool, right: bool) -> Self {
        let mut row = [f64::from(u8::from(linked)); COLUMNS];
        row[..SIGNALS.len()].copy_from_slice(&event.provenance.signals);
        Self { article, row, right }
    }
}

fn main() {
    let (told, linked) = (told(), linked());
    let samples: Vec<&Sample> = told.iter().chain(&linked).collect();
    reliability("golden articles, seed and news-dev", &told, &samples);
    reliability("TimeBank and AQUAINT", &linked, &samples);
    println!(
        "# Weights of the signals of an event's confidence (`SIGNALS`; compose/confidence.rs), fitted by
# `cargo run -p dateline-tests --example confidence` on {} events of chronologies made by hand (the golden
# articles of tests/articles, which are ours, and news articles) and {} of TimeBank and AQUAINT
# (TempEval-3; annotations given out for research). Nothing of the latter two is kept but these figures;
# how far they can be trusted stands in docs/quality.md.",
        told.len(),
        linked.len(),
    );
    for (name, weight) in SIGNALS.iter().zip(fit(&samples)) {
        println!("{name} = {weight:.3}");
    }
}

/// The events of every article with a chronology made by hand.
fn told() -> Vec<Sample> {
    let mut articles: Vec<(Article, Vec<Value>)> =
        articles().into_iter().map(|golden| (golden.article, golden.gold)).collect();
    for name in ["seed", "news-dev"] {
        articles.extend(corpus(name));
    }
    let mut samples = Vec::new();
    for (number, (article, gold)) in articles.iter().enumerate() {
        let found = extract(article, Language::english());
        for event in dated(&found.events) {
            let right = is_right(&article.text, event, gold);
            samples.push(Sample::new(number, event, false, right));
        }
    }
    samples
}

/// The events to whose date words TimeML links something.
fn linked() -> Vec<Sample> {
    let mut samples = Vec::new();
    for name in ["timebank", "aquaint"] {
        let (docs, links) = (rows(name, "docs.jsonl"), rows(name, "tlinks.jsonl"));
        for (number, (doc, links)) in docs.iter().zip(&links).enumerate() {
            let day = doc["dct"].as_str().map(|day| day.parse().expect("an ISO day"));
            let article = Article {
                dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
                text: doc["text"].as_str().expect("a text").to_owned(),
                ..Article::default()
            };
            let points = CodePoints::new(&article.text);
            let range = |span| points.range(&article.text, span);
            for event in dated(&extract(&article, Language::english()).events) {
                let Some(date) = event.provenance.timex.map(range) else { continue };
                let mut at = happens_at(links, date);
                at.retain(|at| overlap(*at, range(event.provenance.sentence)));
                let mut triggers = event.also.iter().copied().chain([event.trigger]).map(range);
                let right = triggers.any(|trigger| at.iter().any(|at| overlap(*at, trigger)));
                if !at.is_empty() {
                    samples.push(Sample::new(number, event, true, right));
                }
            }
        }
    }
    samples
}

/// What TimeML links to the time at `date` as happening then; code points.
fn happens_at(links: &Value, date: [usize; 2]) -> Vec<[usize; 2]> {
    let span = |value: &Value| serde_json::from_value::<[usize; 2]>(value.clone()).ok();
    let mut found = Vec::new();
    for link in links["tlinks"].as_array().expect("links") {
        if let (Some(from), Some(to)) = (span(&link["from"]), span(&link["to"]))
            && AT.iter().any(|at| link["relation"] == *at)
        {
            let other = |one, other| overlap(one, date).then_some(other);
            found.extend(other(from, to).or(other(to, from)));
        }
    }
    found
}

fn overlap(one: [usize; 2], other: [usize; 2]) -> bool {
    one[0] < other[1] && other[0] < one[1]
}

/// The events that date words of their own or a heading dates: the confidence of what goes on telling
/// them is made of theirs.
fn dated(events: &[Event]) -> impl Iterator<Item = &Event> {
    let own = |event: &&Event| event.provenance.dated_by != DatedBy::Before;
    events.iter().filter(|event| event.date.is_some()).filter(own)
}

fn probability(row: &Row, weights: &Row) -> f64 {
    let sum: f64 = row.iter().zip(weights).map(|(signal, weight)| signal * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights of a logistic model with a ridge, by Newton's method. The first column is always 1; it
/// and the last, which say how many are right, are held by no prior.
fn fit(samples: &[&Sample]) -> Row {
    let mut weights = [0.0; COLUMNS];
    for _ in 0..STEPS {
        let mut gradient = [0.0; COLUMNS];
        let mut curvature = [[0.0; COLUMNS]; COLUMNS];
        for at in 1..COLUMNS - 1 {
            gradient[at] = -RIDGE * weights[at];
            curvature[at][at] = RIDGE;
        }
        for sample in samples {
            let p = probability(&sample.row, &weights);
            let miss = f64::from(u8::from(sample.right)) - p;
            for (at, signal) in sample.row.iter().enumerate() {
                gradient[at] += miss * signal;
                for (other, value) in sample.row.iter().enumerate() {
                    curvature[at][other] += p * (1.0 - p) * signal * value;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curvature, gradient)) {
            *weight += step;
        }
    }
    weights
}

/// The solution of a system of linear equations, by Gauss's elimination; a column without a pivot
/// gives 0.
fn solve(mut rows: [Row; COLUMNS], mut right: Row) -> Row {
    for at in 0..COLUMNS {
        let size = |row: &usize| rows[*row][at].abs();
        let pivot = (at..COLUMNS).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(at);
        rows.swap(at, pivot);
        right.swap(at, pivot);
        if rows[at][at].abs() < 1e-9 {
            continue;
        }
        for below in at + 1..COLUMNS {
            let factor = rows[below][at] / rows[at][at];
            let above = rows[at];
            for (value, above) in rows[below].iter_mut().zip(above).skip(at) {
                *value -= factor * above;
            }
            right[below] -= factor * right[at];
        }
    }
    let mut out = [0.0; COLUMNS];
    for at in (0..COLUMNS).rev() {
        let known: f64 = (at + 1..COLUMNS).map(|column| rows[at][column] * out[column]).sum();
        if rows[at][at].abs() >= 1e-9 {
            out[at] = (right[at] - known) / rows[at][at];
        }
    }
    out
}

/// Prints how often the events `shown` are right, by the confidence of a model fitted to those of
/// `samples` that are not of their article.
fn reliability(name: &str, shown: &[Sample], samples: &[&Sample]) {
    let mut bins = [(0usize, 0usize, 0.0f64); 5];
    let mut squared = 0.0;
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for fold in 0..FOLDS {
        let is_held = |sample: &Sample| sample.article % FOLDS == fold;
        let kept: Vec<_> = samples.iter().copied().filter(|sample| !is_held(sample)).collect();
        let weights = fit(&kept);
        for sample in shown.iter().filter(|sample| is_held(sample)) {
            let p = probability(&sample.row, &weights);
            squared += (p - f64::from(u8::from(sample.right))).powi(2);
            if sample.right { &mut right } else { &mut wrong }.push(p);
            let bin = [0.6, 0.75, 0.85, 0.93].iter().filter(|edge| p >= **edge).count();
            bins[bin].0 += 1;
            bins[bin].1 += usize::from(sample.right);
            bins[bin].2 += p;
        }
    }
    let names =
        ["below 0.60", "0.60 to 0.75", "0.75 to 0.85", "0.85 to 0.93", "0.93 and more"].iter();
    eprintln!("{name}\n| confidence | events | said | right |\n|---|---|---|---|");
    for (name, (events, right, said)) in names.zip(bins) {
        let share = |sum: f64| sum / events.max(1) as f64;
        eprintln!("| {name} | {events} | {:.2} | {:.2} |", share(said), share(right as f64));
    }
    let base = right.len() as f64 / shown.len().max(1) as f64;
    let above = right.iter().map(|p| wrong.iter().filter(|below| *below < p).count());
    eprintln!(
        "Brier score {:.3}; {:.3} for one figure for all. Of a right and a wrong event the right one has \
         more in {:.2} of all pairs",
        squared / shown.len().max(1) as f64,
        base * (1.0 - base),
        above.sum::<usize>() as f64 / (right.len() * wrong.len()).max(1) as f64,
    );
}
