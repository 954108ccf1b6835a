//! Lines that a page puts about an article and that its containers do not tell from it.

use super::blocks::Line;
use super::{published, words};

/// A line of more words is a paragraph, whatever it begins with.
const SHORT_WORDS: usize = 30;

/// The lines without teasers, invitations and credits; above the first paragraph and below the last
/// also without bylines and days.
pub fn without(lines: Vec<Line>) -> Vec<Line> {
    let kept = |line: &Line| !is_clutter(line);
    let before = lines.clone();
    let mut lines: Vec<Line> = lines.into_iter().filter(kept).collect();
    let start = lines.iter().position(is_text).unwrap_or(0);
    let edge = |line: &Line| !is_text(line) && is_head(line);
    let mut at = 0;
    lines.retain(|line| {
        at += 1;
        at > start || !edge(line)
    });
    while lines.last().is_some_and(|line| edge(line) || line.heading > 0) {
        lines.pop();
    }
    lines.dedup_by(|one, other| one.text == other.text);
    // What is all clutter is the article itself.
    if lines.is_empty() { before } else { lines }
}

fn word_count(line: &Line) -> usize {
    line.text.split_whitespace().count()
}

fn is_clutter(line: &Line) -> bool {
    let words = word_count(line);
    let sentence = ends_sentence(&line.text);
    let teaser = line.linked && line.heading == 0 && words < SHORT_WORDS && !sentence;
    teaser || words < SHORT_WORDS && words::is_clutter(&line.text)
}

/// Whether a line is of the article's text: a sentence, or long.
fn is_text(line: &Line) -> bool {
    let words = word_count(line);
    words >= SHORT_WORDS
        || words > 5 && ends_sentence(&line.text) && published::labelled(&line.text).is_none()
}

/// Whether a line at either end of an article names its author, its day or its outlet.
fn is_head(line: &Line) -> bool {
    published::labelled(&line.text).is_some()
        || published::authors(&line.text).is_some()
        || line.linked
        || line.text.chars().filter(|c| c.is_alphabetic()).count() < 3
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', '»', '“', ' '])
        .ends_with(['.', '!', '?', '…', '。'])
}
