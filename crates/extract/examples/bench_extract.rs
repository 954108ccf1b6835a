//! Speed of extraction, from an article's text to its events, all of it.
//!
//! `cargo xtask bench extract` runs it; it prints the figure with the limit beside it and ends with
//! success whether it is met or not. The texts are the articles in the given files (plain text, one
//! article each, or JSON Lines with `text`), else those of news-dev beside the checkout, else our own. One
//! thread; the best of several rounds counts, in CPU time where the system tells it.

mod texts;

use chrono::NaiveDate;
use dateline_extract::{Article, Dct, DctEvidence, Language, Source, extract};
use std::hint::black_box;
use texts::{seconds, texts};

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 5;

/// Articles of [`WORDS`] words a second and core that extraction must reach.
const LIMIT: f64 = 60.0;

/// Words of the article that the limit is about.
const WORDS: f64 = 800.0;

fn main() {
    for (name, texts) in texts(&["chronology/news-dev"]) {
        measure(&name, texts);
    }
}

/// Prints the figures of `texts`.
#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn measure(name: &str, texts: Vec<String>) {
    let day = NaiveDate::from_ymd_opt(2019, 11, 19);
    let article = |text: String| Article {
        source: Source("bench".to_owned()),
        dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
        text,
        ..Article::default()
    };
    let articles: Vec<_> = texts.into_iter().map(article).collect();
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    let mut events = 0;
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        best = best.min(seconds(|| {
            events = 0;
            for article in &articles {
                events += black_box(extract(article, Language::english())).events.len();
            }
        }));
    }
    let speed = words as f64 / best;
    println!("{name}: {} articles, {words} words, {events} events", articles.len());
    println!("extraction, words a second and core               {speed:8.0}");
    println!(
        "articles of {WORDS} words a second and core            {:8.1}   limit {LIMIT}",
        speed / WORDS
    );
}
