//! Every input kept for the fuzzer and every input that once failed, through the fuzzer's own checks;
//! and inputs too long for it, which must finish. See `tests/fuzz`.

#[path = "fuzz/checks.rs"]
mod checks;

use checks::sound;
use dateline_nlp::{Analyzer, Parsed, WordSplitter};
use dateline_tests::root;
use std::fs;
use std::path::PathBuf;

/// Every kept input, by its path.
fn inputs() -> Vec<(PathBuf, Vec<u8>)> {
    let folders = ["tests/fuzz/seeds", "tests/fuzz/regressions", "crates/chronicle/data/sample"];
    let mut inputs = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(root().join(folder)).expect(folder);
        let paths = entries.map(|entry| entry.expect(folder).path());
        inputs.extend(paths.map(|path| (path.clone(), fs::read(&path).expect(folder))));
    }
    inputs.sort();
    assert!(inputs.len() > 50, "only {} inputs", inputs.len());
    inputs
}

fn check_inputs(target: &str) {
    let (_, check) = checks::ALL.into_iter().find(|(name, _)| *name == target).expect(target);
    for (path, input) in inputs() {
        if std::panic::catch_unwind(|| check(&input)).is_err() {
            panic!("{target}: {}; the reason stands above", path.display());
        }
    }
}

// One test for each target, so that they run side by side.

#[test]
fn analyze_kept_inputs() {
    check_inputs("analyze");
}

#[test]
fn parse_kept_inputs() {
    check_inputs("parse");
}

#[test]
fn words_of_kept_inputs() {
    check_inputs("words");
}

#[test]
fn read_kept_inputs() {
    check_inputs("read");
}

#[test]
fn extract_kept_inputs() {
    check_inputs("extract");
}

#[test]
fn timetag_kept_inputs() {
    check_inputs("timetag");
}
