//! Fits the weights that an event's confidence is made of, and shows how far they can be trusted.
//!
//! `cargo run -p dateline-tests --example confidence` prints `crates/extract/data/en/confidence.toml`
//! on standard output and, on standard error, a reliability table: events by the confidence that a
//! model gives which was fitted without their article. The events are those that extraction makes of
//! the golden articles and, where they lie beside the checkout, of the measuring corpora `seed` and
//! `news-dev`; an event is right where it is in the gold with its date.

use dateline_extract::{Article, DatedBy, Event, Language, SIGNALS, extract};
use dateline_tests::{articles, corpus, is_right};
use serde_json::Value;

/// Strength of the prior that holds weights near zero: the sample is small.
const RIDGE: f64 = 1.0;
/// Newton's method has settled long before.
const STEPS: usize = 30;
const FOLDS: usize = 10;

type Signals = [f64; SIGNALS.len()];

/// An event's signals and whether it is right.
struct Sample {
    article: usize,
    signals: Signals,
    right: bool,
}

fn main() {
    let samples = samples();
    let all: Vec<&Sample> = samples.iter().collect();
    reliability(&samples);
    let right = samples.iter().filter(|sample| sample.right).count();
    println!(
        "# Weights of the signals of an event's confidence (`Signals` in compose/confidence.rs), fitted on {} events,",
        samples.len()
    );
    println!(
        "# {right} of them right, by `cargo run -p dateline-tests --example confidence`: the golden articles of tests/articles (ours),"
    );
    println!(
        "# and chronologies made by hand of news articles, of which nothing but these figures is kept."
    );
    for (name, weight) in SIGNALS.iter().zip(fit(&all)) {
        println!("{name} = {weight:.3}");
    }
}

/// The events of every article with a chronology made by hand.
fn samples() -> Vec<Sample> {
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
            samples.push(Sample { article: number, signals: event.provenance.signals, right });
        }
    }
    samples
}

/// The events that date words of their own or a heading dates: the confidence of what goes on telling
/// them is made of theirs.
fn dated(events: &[Event]) -> impl Iterator<Item = &Event> {
    let own = |event: &&Event| event.provenance.dated_by != DatedBy::Before;
    events.iter().filter(|event| event.date.is_some()).filter(own)
}

fn probability(signals: &Signals, weights: &Signals) -> f64 {
    let sum: f64 = signals.iter().zip(weights).map(|(signal, weight)| signal * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weights of a logistic model with a ridge, by Newton's method. The first signal is always 1
/// and its weight is held by no prior.
fn fit(samples: &[&Sample]) -> Signals {
    let mut weights = [0.0; SIGNALS.len()];
    for _ in 0..STEPS {
        let mut gradient = [0.0; SIGNALS.len()];
        let mut curvature = [[0.0; SIGNALS.len()]; SIGNALS.len()];
        for at in 1..SIGNALS.len() {
            gradient[at] = -RIDGE * weights[at];
            curvature[at][at] = RIDGE;
        }
        for sample in samples {
            let p = probability(&sample.signals, &weights);
            let miss = f64::from(u8::from(sample.right)) - p;
            for (at, signal) in sample.signals.iter().enumerate() {
                gradient[at] += miss * signal;
                for (other, value) in sample.signals.iter().enumerate() {
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
fn solve(mut rows: [Signals; SIGNALS.len()], mut right: Signals) -> Signals {
    for at in 0..SIGNALS.len() {
        let size = |row: &usize| rows[*row][at].abs();
        let pivot = (at..SIGNALS.len()).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(at);
        rows.swap(at, pivot);
        right.swap(at, pivot);
        if rows[at][at].abs() < 1e-9 {
            continue;
        }
        for below in at + 1..SIGNALS.len() {
            let factor = rows[below][at] / rows[at][at];
            let above = rows[at];
            for (value, above) in rows[below].iter_mut().zip(above).skip(at) {
                *value -= factor * above;
            }
            right[below] -= factor * right[at];
        }
    }
    let mut out = [0.0; SIGNALS.len()];
    for at in (0..SIGNALS.len()).rev() {
        let known: f64 = (at + 1..SIGNALS.len()).map(|column| rows[at][column] * out[column]).sum();
        if rows[at][at].abs() >= 1e-9 {
            out[at] = (right[at] - known) / rows[at][at];
        }
    }
    out
}

/// Prints how often events are right, by the confidence of a model that has not seen their article.
fn reliability(samples: &[Sample]) {
    let mut bins = [(0usize, 0usize, 0.0f64); 5];
    let mut squared = 0.0;
    for fold in 0..FOLDS {
        let (held, kept): (Vec<_>, Vec<_>) =
            samples.iter().partition(|sample| sample.article % FOLDS == fold);
        let weights = fit(&kept);
        for sample in held {
            let p = probability(&sample.signals, &weights);
            squared += (p - f64::from(u8::from(sample.right))).powi(2);
            let bin = [0.6, 0.75, 0.85, 0.93].iter().filter(|edge| p >= **edge).count();
            bins[bin].0 += 1;
            bins[bin].1 += usize::from(sample.right);
            bins[bin].2 += p;
        }
    }
    eprintln!("| confidence | events | said | right |\n|---|---|---|---|");
    for (name, (events, right, said)) in
        ["below 0.60", "0.60 to 0.75", "0.75 to 0.85", "0.85 to 0.93", "0.93 and more"]
            .iter()
            .zip(bins)
    {
        let share = |sum: f64| sum / events.max(1) as f64;
        eprintln!("| {name} | {events} | {:.2} | {:.2} |", share(said), share(right as f64));
    }
    let right = samples.iter().filter(|sample| sample.right).count() as f64;
    let base = right / samples.len() as f64;
    eprintln!(
        "Brier score {:.3}; {:.3} for one figure for all",
        squared / samples.len() as f64,
        base * (1.0 - base)
    );
}
