//! What the benchmarks share: their texts and their clock.

use std::fs::{read_dir, read_to_string};
use std::path::Path;
use std::time::Instant;

/// The articles of the files that the arguments name (plain text, one article each), else those of
/// `tests/articles`.
pub fn texts() -> Vec<String> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() { articles() } else { read(files) }
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

fn read(files: Vec<String>) -> Vec<String> {
    let text =
        |file: String| read_to_string(&file).map_err(|error| eprintln!("{file}: {error}")).ok();
    files.into_iter().filter_map(text).collect()
}

/// Our own articles.
fn articles() -> Vec<String> {
    let entries = |folder: &Path| read_dir(folder).into_iter().flatten().flatten();
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/articles"));
    let folders = entries(folder).map(|entry| entry.path());
    let files = folders.flat_map(|folder| entries(&folder).map(|entry| entry.path()));
    let sources =
        files.filter(|file| file.file_name().is_some_and(|name| name != "chronology.jsonl"));
    read(sources.map(|file| file.to_string_lossy().into_owned()).collect())
}
