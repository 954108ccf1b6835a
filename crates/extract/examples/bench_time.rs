//! Speed of finding and resolving temporal expressions, without the language analysis, which is reported
//! beside it.
//!
//! `cargo xtask bench time` runs it; it prints a table with the limit beside the figure and ends with
//! success whether it is met or not. The texts are the articles in the given files (plain text, one
//! article each, or JSON Lines with `text`), else those of TimeBank and WikiWars beside the checkout, else
//! our own. One thread; the best of several rounds counts, in CPU time where the system tells it.

mod texts;

use chrono::NaiveDate;
use dateline_extract::{Article, Dct, DctEvidence, Language, timetag_analyzed};
use dateline_nlp::Analyzer;
use std::hint::black_box;
use texts::{seconds, texts};

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 7;

/// Bytes that are read in a round, in as many passes over the articles as that takes.
const ROUND: usize = 10_000_000;

/// Megabytes a second and core that finding and resolving must reach.
const LIMIT: f64 = 20.0;

const MEGABYTE: f64 = 1e6;

fn main() {
    for (name, texts) in texts(&["timebank", "wikiwars"]) {
        measure(&name, &texts);
    }
}

/// Prints the figures of `texts`.
#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn measure(name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let passes = ROUND.div_ceil(bytes.max(1));
    let speed = |passes: usize, time: f64| (bytes * passes) as f64 / MEGABYTE / time;
    let mut analyses = Vec::new();
    let parsed = seconds(|| {
        analyses = texts.iter().map(|text| Analyzer::english().analyze(text)).collect();
    });
    let split = seconds(|| {
        for text in (0..passes).flat_map(|_| texts) {
            black_box(Analyzer::english().split(text));
        }
    });
    let day = NaiveDate::from_ymd_opt(2019, 11, 19);
    let dct = day.map(|day| Dct { day, evidence: DctEvidence::User });
    let article =
        |text: &String| Article { dct: dct.clone(), text: text.clone(), ..Article::default() };
    let articles: Vec<Article> = texts.iter().map(article).collect();
    let mut found = 0;
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        best = best.min(seconds(|| {
            for _ in 0..passes {
                found = 0;
                for (article, analysis) in articles.iter().zip(&analyses) {
                    let timexes = timetag_analyzed(article, analysis, Language::english());
                    found += black_box(timexes).len();
                }
            }
        }));
    }
    println!("{name}: {} articles, {bytes} bytes, {found} expressions", texts.len());
    println!("find and resolve   {:8.1} MB/s   limit {LIMIT}", speed(passes, best));
    println!("words (nlp)        {:8.1} MB/s", speed(passes, split));
    println!("words and parse of every sentence (nlp) {:8.3} MB/s", speed(1, parsed));
}
