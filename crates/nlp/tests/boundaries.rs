//! Sentence boundaries against those of a corpus that is not stored here: the news of GUM, read
//! from the folder that the variable `GUM` names or from `../shared/corpora/gum/dep` beside the
//! project. Without it the test says so and checks nothing.

use dateline_nlp::Analyzer;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The least F there may be, in percent.
const BAR: f64 = 98.5;

/// A document put together again, and the bytes where its sentences end.
#[derive(Default)]
struct Document {
    text: String,
    ends: BTreeSet<usize>,
}

/// Boundaries found, of those that are right, of those that there are.
#[derive(Default)]
struct Count {
    right: usize,
    found: usize,
    expected: usize,
}

impl Count {
    fn add(&mut self, found: &BTreeSet<usize>, expected: &BTreeSet<usize>) {
        self.right += found.intersection(expected).count();
        self.found += found.len();
        self.expected += expected.len();
    }

    fn f(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.expected) as f64
    }
}

fn folder() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/gum/dep");
    std::env::var_os("GUM").map_or(beside, PathBuf::from)
}

/// The documents of the folder whose file names begin as given, in order.
fn documents(prefix: &str) -> Vec<Document> {
    let Ok(files) = std::fs::read_dir(folder()) else { return Vec::new() };
    let wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(prefix) && name.ends_with(".conllu")
    };
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.retain(wanted);
    paths.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("the file was listed");
    paths.iter().map(|path| document(&read(path))).collect()
}

/// Reads CoNLL-U: a paragraph to a line, sentences apart by a space where the corpus has one. A
/// block inside a paragraph, such as a caption, has a line to itself.
fn document(conllu: &str) -> Document {
    let mut document = Document::default();
    let (mut gap, mut last_of_word) = ("", 0);
    // Sentences of this paragraph so far, and how many each block has that begins with it.
    let (mut sentences, mut blocks) = (0, Vec::new());
    for line in conllu.lines() {
        let text = &mut document.text;
        if let Some(list) = line.strip_prefix("# newpar_block =") {
            blocks =
                list.split('(').filter_map(|part| part.split_once(" s)")?.0.parse().ok()).collect();
        } else if line.starts_with("# newpar") {
            gap = "\n";
            (sentences, blocks) = (0, Vec::new());
        } else if let Some(sentence) = line.strip_prefix("# text =") {
            let gap = if blocks.contains(&sentences) { "\n" } else { gap };
            text.push_str(if text.is_empty() { "" } else { gap });
            text.push_str(sentence.trim());
            document.ends.insert(text.len());
            sentences += 1;
            last_of_word = 0;
        } else if let Some((id, _)) = line.split_once('\t') {
            // A word of several tokens ("3-4") has the mark of its space in its own line.
            let last = id.split_once('-').map_or(0, |(_, last)| last.parse().unwrap_or(0));
            last_of_word = last_of_word.max(last);
            if last > 0 || id.parse::<usize>().is_ok_and(|id| id > last_of_word) {
                gap = if line.contains("SpaceAfter=No") { "" } else { " " };
            }
        }
    }
    document
}

#[test]
fn a_corpus_file_is_put_together() {
    let conllu = "# newpar\n# newpar_block = p (3 s)\n# text = It's so.\n1-2\tIt's\t_\n1\tIt\t_\n\
                  2\t's\t_\n3\tso\tSpaceAfter=No\n4\t.\t_\n\n# text = (Yes.\n1\t(\tSpaceAfter=No\n\
                  2\tYes\tSpaceAfter=No\n3\t.\tSpaceAfter=No\n\n# text = )\n1\t)\t_\n\n# newpar\n\
                  # newpar_block = p (2 s) | caption (1 s)\n# text = New\n1\tNew\t_\n\n\
                  # text = Old\n1\tOld\t_\n";
    let document = document(conllu);
    assert_eq!(document.text, "It's so. (Yes.)\nNew\nOld");
    assert_eq!(document.ends, BTreeSet::from([8, 14, 15, 19, 23]));
}

#[test]
fn boundaries_are_those_of_the_news_in_gum() {
    let documents = documents("GUM_news_");
    if documents.is_empty() {
        assert!(std::env::var_os("GUM").is_none(), "no GUM in {}", folder().display());
        println!("skipped: no GUM in {}", folder().display());
        return;
    }
    let (mut all, mut inside) = (Count::default(), Count::default());
    for Document { text, ends } in &documents {
        let found: BTreeSet<_> =
            Analyzer::english().sentences(text).iter().map(|span| span.end).collect();
        all.add(&found, ends);
        let within = |ends: &BTreeSet<usize>| {
            let within = |end: &&usize| !matches!(text.as_bytes().get(**end), None | Some(b'\n'));
            ends.iter().filter(within).copied().collect()
        };
        inside.add(&within(&found), &within(ends));
        for end in found.symmetric_difference(ends) {
            let what = if ends.contains(end) { "missed" } else { "wrong" };
            let before: String = text[..*end].chars().rev().take(60).collect();
            let before: String = before.chars().rev().collect();
            let after: String = text[*end..].chars().take(40).collect();
            println!("{what}: {before:?} | {after:?}");
        }
    }
    println!("{} documents, {} boundaries: F {:.2} %", documents.len(), all.expected, all.f());
    println!("those inside a paragraph ({}): F {:.2} %", inside.expected, inside.f());
    assert!(all.f() >= BAR, "F {:.2} % < {BAR} %", all.f());
}
