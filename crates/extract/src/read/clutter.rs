//! Lines that a page puts about an article and that its containers do not tell from it.

use super::blocks::Line;
use super::{published, words};

/// A line of more words is a paragraph, whatever it begins with.
const SHORT_WORDS: usize = 30;

/// A line of no more words above the first paragraph is a counter, a section or a tool.
const LABEL_WORDS: usize = 3;

/// So many lines below the first paragraph, which may be a lead, the day may stand.
const UNDER_LEAD: usize = 3;

/// So many last lines may be about the author.
const ABOUT_AUTHOR: usize = 4;

/// The lines without teasers, invitations and credits; above the first paragraph and below the last
/// also without bylines, days and what is said of the author, whose name is `byline`.
pub fn without(lines: Vec<Line>, byline: &str) -> Vec<Line> {
    let before = lines.clone();
    let teasers = teasers(&lines);
    let mut lines: Vec<Line> = lines
        .into_iter()
        .filter(|line| !is_clutter(line) && teasers.binary_search(&line.at).is_err())
        .collect();
    let start = lines.iter().position(is_text).unwrap_or(0);
    let mut at = 0;
    lines.retain(|line| {
        at += 1;
        let label = || line.heading == 0 && word_count(line) <= LABEL_WORDS;
        let day =
            || line.heading == 0 && published::labelled(&line.text).is_some() && !is_text(line);
        match at {
            _ if at <= start => !(is_head(line) || label() || day()),
            _ => at > start + UNDER_LEAD || !day(),
        }
    });
    let last = lines.len().saturating_sub(ABOUT_AUTHOR);
    let named = |line: &Line| !byline.is_empty() && line.text.trim() == byline;
    if let Some(at) = lines.iter().skip(last.max(1)).position(named) {
        lines.truncate(last.max(1) + at);
    }
    let end = |line: &Line| line.heading > 0 || !is_text(line) && is_head(line) || is_address(line);
    let about = lines.len().saturating_sub(ABOUT_AUTHOR).max(1);
    let mut at = 0;
    lines.retain(|line| {
        at += 1;
        at <= about || !is_about(line, byline)
    });
    for _ in 0..ABOUT_AUTHOR {
        if lines.last().is_some_and(end) {
            lines.pop();
        }
    }
    lines.dedup_by(|one, other| one.text == other.text);
    // What is all clutter is the article itself.
    if lines.is_empty() { before } else { lines }
}

/// The places of headings that are links, side by side: the titles of other articles.
fn teasers(lines: &[Line]) -> Vec<usize> {
    let is_title = |line: &Line| line.heading > 0 && line.linked;
    let pairs = lines.windows(2).filter(|pair| pair.iter().all(is_title));
    pairs.flatten().map(|line| line.at).collect()
}

/// Whether a paragraph begins with the full name of the author: it tells who that is.
fn is_about(line: &Line, byline: &str) -> bool {
    let full = |name: &&str| name.contains(' ');
    let mut names = byline.split(", ").filter(full);
    line.heading == 0 && names.any(|name| line.text.starts_with(name))
}

/// Whether a short line tells where to write or to follow.
fn is_address(line: &Line) -> bool {
    let handle = |word: &str| word.len() > 2 && word.contains('@');
    let address = line.text.contains("twitter.com/") || line.text.split_whitespace().any(handle);
    address && word_count(line) < SHORT_WORDS
}

fn word_count(line: &Line) -> usize {
    line.text.split_whitespace().count()
}

fn is_clutter(line: &Line) -> bool {
    let words = word_count(line);
    let sentence = ends_sentence(&line.text);
    let teaser = line.linked && line.heading == 0 && words < SHORT_WORDS && !sentence;
    teaser || words < SHORT_WORDS && (words::is_clutter(&line.text) || is_tagged(&line.text))
}

/// Whether a line ends as links to other articles do: "Bridge opens early [PICTURES]".
fn is_tagged(text: &str) -> bool {
    let text = text.trim_end_matches(['|', ' ']);
    let tag = text.strip_suffix(']').and_then(|text| text.rsplit_once(" ["));
    tag.is_some_and(|(_, tag)| {
        tag.chars().count() > 2 && tag.chars().all(|c| c.is_uppercase() || c == ' ')
    })
}

/// Whether a line is of the article's text: a sentence, or long.
pub fn is_text(line: &Line) -> bool {
    let words = word_count(line);
    words >= SHORT_WORDS
        || words > 5 && ends_sentence(&line.text) && published::labelled(&line.text).is_none()
}

/// Whether a line at either end of an article names its author, its day or its outlet.
fn is_head(line: &Line) -> bool {
    published::labelled(&line.text).is_some()
        || published::is_stamped(&line.text)
        || published::authors(&line.text).is_some()
        || line.linked
        || line.text.chars().filter(|c| c.is_alphabetic()).count() < 3
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', '»', '“', ' '])
        .ends_with(['.', '!', '?', '…', '。'])
}
