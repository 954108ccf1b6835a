//! Speed of finding and resolving temporal expressions, without the language analysis, which is reported
//! beside it.
//!
//! `cargo xtask bench time` runs it; it prints a table with the limit beside the figure and ends with
//! success whether it is met or not. The texts are the articles in the given files (plain text, one
//! article each), else those of `tests/articles`. One thread; the best of several rounds counts, in CPU
//! time where the system tells it.

mod texts;

use chrono::NaiveDate;
use dateline_extract::{Article, Dct, DctEvidence, Language, timetag_analyzed};
use dateline_nlp::Analyzer;
use std::hint::black_box;
use texts::{seconds, texts};

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 7;

/// Passes over the articles in a round.
const PASSES: u32 = 20;

/// Megabytes a second and core that finding and resolving must reach.
const LIMIT: f64 = 20.0;

const MEGABYTE: f64 = 1e6;

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut analyses = Vec::new();
    let parsed = seconds(|| {
        analyses = texts.iter().map(|text| Analyzer::english().analyze(text)).collect();
    });
    let split = seconds(|| {
        for text in &texts {
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
        let round = seconds(|| {
            for _ in 0..PASSES {
                found = 0;
                for (article, analysis) in articles.iter().zip(&analyses) {
                    let timexes = timetag_analyzed(article, analysis, Language::english());
                    found += black_box(timexes).len();
                }
            }
        });
        best = best.min(round / f64::from(PASSES));
    }
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let speed = |time: f64| bytes as f64 / MEGABYTE / time;
    println!("{} articles, {bytes} bytes, {found} expressions", texts.len());
    println!("find and resolve   {:8.1} MB/s   limit {LIMIT}", speed(best));
    println!("words (nlp)        {:8.1} MB/s", speed(split));
    println!("words and parse of every sentence (nlp) {:8.3} MB/s", speed(parsed));
}
