//! Every input kept for the fuzzer and every input that once failed, through the fuzzer's own checks;
//! and inputs too long for it, which must finish. See `tests/fuzz`.

use dateline_nlp::{Analyzer, WordSplitter};
use dateline_tests::checks::{self, sound};
use dateline_tests::root;
use std::fs;
use std::path::PathBuf;

/// Every kept input, by its path.
fn inputs() -> Vec<(PathBuf, Vec<u8>)> {
    let folders = [
        "tests/fuzz/seeds",
        "tests/fuzz/regressions",
        "tests/formats",
        "crates/chronicle/data/sample",
    ];
    let mut inputs = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(root().join(folder)).expect(folder);
        let paths = entries.map(|entry| entry.expect(folder).path()).filter(|path| path.is_file());
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

#[test]
fn files_around_kept_inputs() {
    for target in ["html", "mail", "feed", "rtf", "warc", "docx", "odt", "epub", "pdf"] {
        check_inputs(target);
    }
}

/// `unit` again and again, of about `bytes` bytes in all.
fn many(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

const MEGABYTE: usize = 1 << 20;

/// Nothing here looks at a clock: were the time not proportional to the length, these would take
/// hours.
#[test]
fn a_megabyte_of_anything_is_split() {
    let analyzer = Analyzer::english();
    for unit in
        ["x", "\n", "\"", "“", "7", " ", "\u{a0}", ".", "1,", "Mr. ", "’s", "e\u{301}", "(😀"]
    {
        let text = many(unit, MEGABYTE);
        drop(analyzer.split(&text));
        let words = WordSplitter::english().split(&text);
        let covered: usize = words.iter().map(|word| word.span.len()).sum();
        let spaces = words.iter().filter(|word| word.space_after).count();
        assert!(text.trim_start_matches(' ').len() <= covered + spaces, "{unit:?}");
    }
}

#[test]
fn a_megabyte_of_anything_is_read_and_extracted() {
    for unit in ["x", "\n", "\"", "7", ".", "<p>", "<div>", "<b><i>", "- ", "> ", "[", "&"] {
        checks::read(many(unit, MEGABYTE / 8).as_bytes());
    }
    for unit in ["x", "\n", "\"", "7", "."] {
        checks::timetag(many(unit, MEGABYTE).as_bytes());
    }
}

/// What weighs the words of a sentence against each other does so for few of them: the work for a
/// text is bounded by its length times that of the longest sentence.
#[test]
fn no_sentence_is_long() {
    let units = [
        "He said on Monday and ",
        "the attack on Oct. 7, 2023 ",
        "Monday,",
        "(2019)",
        "said😀",
        "to plan ",
        "U.S. ",
    ];
    for unit in units {
        let text = many(unit, 10_000 * unit.len());
        let analysis = Analyzer::english().split(&text);
        let longest = analysis.sentences.iter().map(|sentence| sentence.tokens.len()).max();
        assert!(longest.is_some_and(|longest| longest < 2_500), "{unit:?}: {longest:?} tokens");
    }
}

#[test]
fn a_sentence_of_ten_thousand_words_is_parsed_and_extracted() {
    let text = many("he said on Monday that she left and ", 46_000);
    assert!(text.split_whitespace().count() > 10_000);
    sound::analysis(&text);
    sound::words(&text);
    checks::timetag(text.as_bytes());
    sound::parsed_text(&text, &Analyzer::english().analyze(&text));
}

#[test]
fn long_texts_without_words_are_parsed() {
    for (unit, bytes) in [("x", MEGABYTE), ("\n", MEGABYTE), ("7", MEGABYTE), ("\"", 2_000)] {
        let text = many(unit, bytes);
        sound::parsed_text(&text, &Analyzer::english().analyze(&text));
    }
}
