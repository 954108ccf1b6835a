//! Speed and memory of reading web pages, beside `dom_smoothie` alone, which finds the main text in
//! them and no day.
//!
//! `cargo xtask bench read PAGE...` runs it; it prints a table with the limits beside the figures and
//! ends with success whether they are met or not. One thread, CPU time where the system tells it; all
//! pages one after another, the best of a few rounds counts.

#[expect(dead_code, reason = "pages are bytes, what is shared here is the clock")]
mod texts;

use dateline_extract::{Source, read};
use dom_smoothie::Readability;
use std::fs;
use std::hint::black_box;
use texts::seconds;

/// Rounds, of which the fastest counts.
const ROUNDS: usize = 3;

/// Pages a CPU second that reading must reach.
const LIMIT: f64 = 250.0;

/// MiB that the process may hold at most.
const MEMORY_LIMIT: f64 = 60.0;

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("name the pages to read: cargo xtask bench read PAGE...");
        return;
    }
    let bytes = |file: &String| fs::read(file).unwrap_or_default();
    let (mut articles, mut size, mut best, mut peer) = (0, 0, f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        (articles, size) = (0, 0);
        let mut round = 0.0;
        for page in files.iter().map(bytes) {
            size += page.len();
            round += seconds(|| {
                let found = black_box(read(&page, Source("page.html".to_owned())));
                articles += found.iter().flatten().count();
            });
        }
        best = best.min(round);
    }
    let memory = peak_mib();
    for _ in 0..ROUNDS {
        let mut round = 0.0;
        for page in files.iter().map(bytes) {
            let page = String::from_utf8_lossy(&page);
            round += seconds(|| {
                let found = Readability::new(&*page, None, None).and_then(|mut page| page.parse());
                drop(black_box(found));
            });
        }
        peer = peer.min(round);
    }
    let pages = files.len() as f64;
    println!("{} pages, {size} bytes, {articles} articles", files.len());
    println!("pages read a CPU second              {:8.0}   limit {LIMIT}", pages / best);
    println!(
        "dom_smoothie alone                   {:8.0}   ratio {:.2}",
        pages / peer,
        peer / best
    );
    if let Some(memory) = memory {
        println!("most memory held, MiB                {memory:8.0}   limit {MEMORY_LIMIT}");
    }
}

/// The most memory that this process has held, on Linux.
fn peak_mib() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}
