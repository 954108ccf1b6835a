//! The chronicle as its shells use it, on real files in a folder of its own.

mod adding;
mod bindings;
mod correcting;
mod coverage;
mod events;
mod exporting;
mod keeping;
mod opening;
mod passages;
mod renewing;
mod same_text;

use chrono::NaiveDate;
use dateline_chronicle::{AddOptions, Added, Chronicle, Source, Timestamp};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// An undated article that tells of a dated and an undated happening.
const BRIDGE: &str = "The bridge fell on 9 March 2021. Eleven people died.\n\n\
    In October, the council opened a new ferry – “Élan” – for the town. The mayor met nobody.";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn new(folder: &TempDir) -> Chronicle {
    Chronicle::create(&file(folder)).expect("a new chronicle")
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("story.chronicle")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn options(published: Option<&str>) -> AddOptions {
    let added = Timestamp("2025-11-14T09:30:00Z".to_owned());
    AddOptions { added, published: published.map(day), title: None }
}

fn add(chronicle: &mut Chronicle, text: &str, published: Option<&str>) -> Added {
    let source = Source("bridge.txt".to_owned());
    chronicle.add(text.as_bytes(), source, &options(published)).expect("added")
}

/// Every file of a folder with its bytes: equal only where nothing was touched or left behind.
fn state(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.clone(), std::fs::read(path).ok()))
        .collect()
}

/// Everything a chronicle holds, by table.
fn dump(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).expect("a database");
    let tables = [
        "articles",
        "sentences",
        "sentence_words",
        "timexes",
        "mentions",
        "events",
        "event_triggers",
        "participants",
        "originals",
        "blocks",
        "cuttings",
        "passages",
        "same_texts",
        "signature_bands",
        "event_order",
        "told",
        "corrections",
    ];
    let mut lines = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).expect(table);
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect(table);
        while let Some(row) = rows.next().expect(table) {
            let cells: Vec<rusqlite::types::Value> =
                (0..columns).map(|column| row.get(column).expect(table)).collect();
            lines.push(format!("{table} {cells:?}"));
        }
    }
    lines
}
