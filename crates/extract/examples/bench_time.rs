//! Speed of finding and resolving temporal expressions, without the language analysis, which is reported
//! beside it.
//!
//! `cargo xtask bench time` runs it; it prints a table with the limit beside the figure and ends with
//! success whether it is met or not. The texts are the articles in the given files (plain text, one
//! article each), else those of `tests/articles`. One thread; the best of several rounds counts.

use chrono::NaiveDate;
use dateline_extract::{Dct, DctEvidence, Language, timetag_analyzed};
use dateline_nlp::Analyzer;
use std::fs::{read_dir, read_to_string};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 7;

/// Passes over the articles in a round.
const PASSES: usize = 20;

/// Megabytes a second and core that finding and resolving must reach.
const LIMIT: f64 = 20.0;

const MEGABYTE: f64 = 1e6;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let texts = if files.is_empty() { articles() } else { read(files) };
    let bytes: usize = texts.iter().map(String::len).sum();
    let clock = Instant::now();
    let analyses: Vec<_> = texts.iter().map(|text| Analyzer::english().analyze(text)).collect();
    let parsed = clock.elapsed();
    let clock = Instant::now();
    for text in &texts {
        black_box(Analyzer::english().split(text));
    }
    let split = clock.elapsed();
    let day = NaiveDate::from_ymd_opt(2019, 11, 19);
    let dct = day.map(|day| Dct { day, evidence: DctEvidence::User });
    let mut found = 0;
    let best = (0..ROUNDS).map(|_| {
        let clock = Instant::now();
        for _ in 0..PASSES {
            found = 0;
            for (text, analysis) in texts.iter().zip(&analyses) {
                found +=
                    black_box(timetag_analyzed(text, analysis, dct.as_ref(), Language::english()))
                        .len();
            }
        }
        clock.elapsed() / u32::try_from(PASSES).unwrap_or(1)
    });
    let best = best.min().unwrap_or_default();
    let speed = |time: Duration| {
        #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
        let bytes = bytes as f64;
        bytes / MEGABYTE / time.as_secs_f64()
    };
    println!("{} articles, {bytes} bytes, {found} expressions", texts.len());
    println!("find and resolve   {:8.1} MB/s   limit {LIMIT}", speed(best));
    println!("words (nlp)        {:8.1} MB/s", speed(split));
    println!("words and parse of every sentence (nlp) {:8.3} MB/s", speed(parsed));
}

fn read(files: Vec<String>) -> Vec<String> {
    files
        .into_iter()
        .filter_map(|file| read_to_string(&file).map_err(|error| eprintln!("{file}: {error}")).ok())
        .collect()
}

/// Our own articles.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/articles");
    let entries = |folder: &std::path::Path| read_dir(folder).into_iter().flatten().flatten();
    let folders = entries(folder.as_ref()).map(|entry| entry.path());
    let files = folders.flat_map(|folder| entries(&folder).map(|entry| entry.path()));
    let sources =
        files.filter(|file| file.file_name().is_some_and(|name| name != "chronology.jsonl"));
    read(sources.map(|file| file.to_string_lossy().into_owned()).collect())
}
