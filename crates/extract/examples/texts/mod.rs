//! What the benchmarks share: their texts and their clock.

use std::fs::{read_dir, read_to_string};
use std::path::Path;
use std::time::Instant;

/// Texts with what they are called together: of the files that the arguments name; else of each of the
/// measuring `corpora` that lies beside the checkout, of which none is part of the project; else our own
/// articles, which are few, short, and full of dates.
pub fn texts(corpora: &[&str]) -> Vec<(String, Vec<String>)> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if !files.is_empty() {
        return vec![("the files given".to_owned(), read(&files))];
    }
    let beside = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora"));
    let docs = |name: &&str| {
        let file = beside.join(name).join("docs.jsonl");
        file.exists().then(|| ((*name).to_owned(), read(&[file.to_string_lossy().into_owned()])))
    };
    let found: Vec<_> = corpora.iter().filter_map(docs).collect();
    if found.is_empty() {
        println!("no measuring corpus lies beside this checkout ({})", corpora.join(", "));
        return vec![("tests/articles".to_owned(), articles())];
    }
    found
}

/// Seconds that `work` takes.
pub fn seconds(work: impl FnOnce()) -> f64 {
    let (wall, cpu) = (Instant::now(), cpu_seconds());
    work();
    let cpu = cpu.zip(cpu_seconds()).map(|(start, now)| now - start);
    cpu.unwrap_or_else(|| wall.elapsed().as_secs_f64())
}

/// CPU seconds that this thread has had, on Linux.
fn cpu_seconds() -> Option<f64> {
    let text = read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

/// The articles of `files`: a line's `text` each of those that end in `.jsonl`, all of the others.
fn read(files: &[String]) -> Vec<String> {
    let text = |file: &String| {
        read_to_string(file).map_err(|error| eprintln!("{file}: {error}")).unwrap_or_default()
    };
    let line = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(row["text"].as_str()?.to_owned())
    };
    let texts = files.iter().flat_map(|file| match file.strip_suffix(".jsonl") {
        Some(_) => text(file).lines().filter_map(line).collect(),
        None => vec![text(file)],
    });
    texts.filter(|text| !text.is_empty()).collect()
}

/// Our own articles.
fn articles() -> Vec<String> {
    let entries = |folder: &Path| read_dir(folder).into_iter().flatten().flatten();
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/articles"));
    let folders = entries(folder).map(|entry| entry.path());
    let files = folders.flat_map(|folder| entries(&folder).map(|entry| entry.path()));
    let sources =
        files.filter(|file| file.file_name().is_some_and(|name| name != "chronology.jsonl"));
    read(&sources.map(|file| file.to_string_lossy().into_owned()).collect::<Vec<_>>())
}
