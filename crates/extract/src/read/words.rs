//! Month names and the words before a date or a name, in the languages articles are read in.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const MONTHS: &str = include_str!("../../data/read/months.tsv");
const LABELS: &str = include_str!("../../data/read/labels.tsv");

/// The rows of a table: two columns, `#` comments and the line with the columns' names left out.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.skip(1).filter_map(|line| line.split_once('\t'))
}

const CLUTTER: &str = include_str!("../../data/read/clutter.tsv");

/// The wordings by where in a line they stand, and by their first or last letter.
#[derive(Default)]
struct Wordings {
    lines: BTreeSet<&'static str>,
    starts: BTreeMap<char, Vec<&'static str>>,
    ends: BTreeMap<char, Vec<&'static str>>,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let mut all = Wordings::default();
    for (words, place) in rows(CLUTTER) {
        let (first, last) = (words.chars().next(), words.chars().next_back());
        match place {
            "line" => drop(all.lines.insert(words)),
            "start" => all.starts.entry(first.unwrap_or_default()).or_default().push(words),
            _ => all.ends.entry(last.unwrap_or_default()).or_default().push(words),
        }
    }
    all
});

/// Whether a line is one of those that pages put about an article: "Read more:", "Share this".
pub fn is_clutter(line: &str) -> bool {
    let lower = line.to_lowercase();
    let counted = lower.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let plain = counted.trim_matches([':', ' ', '.', '…', '»', '›', '→', '+', '|', '>', '!', '?']);
    let of = |rows: &'static BTreeMap<char, Vec<&'static str>>, letter: Option<char>| {
        letter.and_then(|letter| rows.get(&letter)).into_iter().flatten()
    };
    WORDINGS.lines.contains(plain)
        || of(&WORDINGS.starts, lower.chars().next()).any(|words| lower.starts_with(words))
        || of(&WORDINGS.ends, lower.chars().next_back()).any(|words| lower.ends_with(words))
}

const CLASSES: &str = include_str!("../../data/read/classes.tsv");

static CLASS_ROWS: LazyLock<BTreeMap<&[u8], &str>> =
    LazyLock::new(|| rows(CLASSES).map(|(name, means)| (name.as_bytes(), means)).collect());

/// Whether one of the names in a class or id is that of an article's text: "entry-content".
pub fn is_body(names: &str) -> bool {
    names
        .split_ascii_whitespace()
        .any(|name| class_row(name.bytes().filter(u8::is_ascii_alphabetic)) == Some("body"))
}

/// Whether two words of a name in a class or id, side by side, are those of a notice that a page
/// lays over itself: "eu-cookie-law", "cookieBanner".
pub fn is_notice(names: &str) -> bool {
    names.len() < LONGEST_NAMES
        && NOTICE_STARTS.is_match(names)
        && names.to_ascii_lowercase().split_ascii_whitespace().any(|name| {
            let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
            NOTICES.iter().any(|notice| letters.contains(notice))
        })
}

/// A longer class or id, in bytes, is of no such notice.
const LONGEST_NAMES: usize = 200;

static NOTICES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    rows(CLASSES).filter(|(_, means)| *means == "notice").map(|(name, _)| name).collect()
});

/// The first letters of them, which hardly another name has.
static NOTICE_STARTS: LazyLock<Regex> = LazyLock::new(|| {
    let starts: BTreeSet<&str> = NOTICES.iter().filter_map(|notice| notice.get(..4)).collect();
    Regex::new(&format!("(?i-u){}", alternatives(starts.into_iter())))
        .expect("the pattern is constant")
});

/// What a name in a class or id, in any case, means.
fn class_row(name: impl Iterator<Item = u8>) -> Option<&'static str> {
    let mut lower = [0; LONGEST_CLASS];
    let mut length = 0;
    for byte in name {
        *lower.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
    }
    CLASS_ROWS.get(&lower[..length]).copied()
}

/// Bytes of the longest name in the table.
const LONGEST_CLASS: usize = 32;

/// Whether a word of the names in a class or id, cut at marks and capitals, is that of a part which
/// is not of the article: "newsCaption", "article__share".
pub fn are_of_clutter(names: &str) -> bool {
    let bytes = names.as_bytes();
    let is_clutter = |word: &[u8]| class_row(word.iter().copied()) == Some("clutter");
    let mut lower_before = false;
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let begins = byte.is_ascii_uppercase() && lower_before;
        if begins || !byte.is_ascii_alphanumeric() {
            if is_clutter(&bytes[from..at]) {
                return true;
            }
            from = if begins { at } else { at + 1 };
        }
        lower_before = byte.is_ascii_lowercase();
    }
    is_clutter(&bytes[from..])
}

const FIELDS: &str = include_str!("../../data/read/fields.tsv");

/// The names of data fields that hold something: "published", "modified", "author"; the surest first.
pub fn fields(holds: &'static str) -> impl Iterator<Item = &'static str> {
    rows(FIELDS).filter(move |(_, means)| *means == holds).map(|(name, _)| name)
}

/// Whether a field as often holds the day its file was made as that of the article.
pub fn is_weak_field(name: &str) -> bool {
    fields("created").any(|field| field == name)
}

static MONTH_NUMBERS: LazyLock<BTreeMap<&str, u32>> = LazyLock::new(|| {
    rows(MONTHS).filter_map(|(name, month)| Some((name, month.parse().ok()?))).collect()
});

/// The number of a month by its name, in any case, without a full stop.
pub fn month(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.').to_lowercase();
    MONTH_NUMBERS.get(name.as_str()).copied()
}

/// A pattern of all month names, the longest first, for a case-insensitive expression.
pub static MONTH: LazyLock<String> = LazyLock::new(|| alternatives(MONTH_NUMBERS.keys().copied()));

/// What stands before "publication" days.
pub static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| labels("published"));
/// What stands before the day of the last change.
pub static UPDATED: LazyLock<Regex> = LazyLock::new(|| labels("updated"));
/// What stands before days that are neither: the hour of the visit, a birthday, a deadline.
pub static OTHER: LazyLock<Regex> = LazyLock::new(|| labels("other"));
/// What a byline begins with.
pub static BY: LazyLock<Regex> = LazyLock::new(|| {
    let words = alternatives(labelled("by"));
    let source = format!(r"(?i)^(?:{words})\s*(?:[:|]\s*|\s)");
    Regex::new(&source).expect("the pattern is constant")
});

/// A pattern of the labels of a publication day, in any case.
pub static PUBLISHED_WORDS: LazyLock<String> =
    LazyLock::new(|| format!("(?i:{})", alternatives(labelled("published"))));

/// A line that is nothing but the label of a publication day: "Datum:".
pub static PUBLISHED_ALONE: LazyLock<Regex> = LazyLock::new(|| alone("published"));
/// The same of the day of the last change.
pub static UPDATED_ALONE: LazyLock<Regex> = LazyLock::new(|| alone("updated"));
/// The same of other days.
pub static OTHER_ALONE: LazyLock<Regex> = LazyLock::new(|| alone("other"));
/// The same of an author's name.
pub static BY_ALONE: LazyLock<Regex> = LazyLock::new(|| alone("by"));

fn alone(meaning: &'static str) -> Regex {
    let words = alternatives(labelled(meaning));
    let source = format!(r"(?i)^(?:{words})\s*(?:on|am|le|il|el|em|op|den|dnia)?\s*[:|]?$");
    Regex::new(&source).expect("the pattern is constant")
}

/// What a byline calls those who have no name in it: "Editorial staff", "The Post Staff".
pub fn is_staff(name: &str) -> bool {
    let lower = name.trim_matches([' ', ':']).to_lowercase();
    let ends = |words: &str| lower.strip_suffix(words).is_some_and(|rest| rest.ends_with(' '));
    LABEL_ROWS.iter().any(|&(words, means)| means == "staff" && (words == lower || ends(words)))
}

/// What stands where a name is looked for and is none: "admin", "Posted on".
pub fn is_nobody(name: &str) -> bool {
    says(name, "nobody")
}

/// Whether a name is that of a firm, a club, an institution: one of its words says so.
pub fn is_firm(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split_whitespace().any(|word| says(word.trim_matches(['(', ')', ',']), "firm"))
}

/// A word, in lower case, that stands between a name and a day: "am".
pub fn is_before_day(word: &str) -> bool {
    LABEL_ROWS.iter().any(|&(words, means)| means == "before day" && words == word)
}

/// What stands behind a name: "PhD".
pub fn is_degree(name: &str) -> bool {
    says(name, "degree")
}

fn says(name: &str, meaning: &str) -> bool {
    let lower = name.trim_matches([' ', ':']).to_lowercase();
    LABEL_ROWS.iter().any(|&(words, means)| means == meaning && words == lower)
}

static LABEL_ROWS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| rows(LABELS).collect());

/// A line that begins with the label of an author and a colon: "Author: Ada Roe".
pub static BY_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let words = labelled("by").filter(|words| words.chars().count() > SHORT_LABEL);
    let source = format!(r"(?i)^(?:{})\s*:\s*", alternatives(words));
    Regex::new(&source).expect("the pattern is constant")
});

/// A word that may stand before a name inside a line: "3 May 2021 by Ada Roe".
pub static BY_INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let words = alternatives(labelled("by"));
    let source = format!(r"(?:^|[\s|•·,–—-])(?i:{words}):?\s+(\p{{Lu}}[^|•·,–—0-9]*)");
    Regex::new(&source).expect("the pattern is constant")
});

/// Labels of no more letters, "by", "von", are common words.
const SHORT_LABEL: usize = 4;

fn labelled(meaning: &'static str) -> impl Iterator<Item = &'static str> {
    rows(LABELS).filter(move |(_, means)| *means == meaning).map(|(words, _)| words)
}

/// The words at their own boundaries; those of scripts that write no spaces stand anywhere.
fn labels(meaning: &'static str) -> Regex {
    let words = alternatives(labelled(meaning));
    Regex::new(&format!(r"(?i)(?:^|[^\p{{L}}0-9_])(?:{words})(?:[^\p{{L}}0-9_]|$)"))
        .expect("the pattern is constant")
}

fn alternatives<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = words.map(regex::escape).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_classes_are_told() {
        for clutter in ["é newsCaption ü", "article__share", "related-posts", "a TAGS"] {
            assert!(are_of_clutter(clutter), "{clutter}");
        }
        for other in ["", "captioned", "sharepoint", "post commentary"] {
            assert!(!are_of_clutter(other), "{other}");
        }
        assert!(is_body("x entry-content") && is_body("articleBody") && is_body("post_text"));
        assert!(!is_body("content") && !is_body("entry-contents-list"));
    }

    const MEANINGS: [&str; 9] =
        ["published", "updated", "other", "by", "staff", "nobody", "degree", "firm", "before day"];

    #[test]
    fn the_tables_are_sorted_and_say_nothing_twice() {
        for table in [MONTHS, LABELS, CLUTTER, CLASSES] {
            let rows: Vec<_> = rows(table).collect();
            assert!(rows.len() > 50);
            for pair in rows.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        assert!(rows(CLASSES).all(|(name, _)| name.len() <= LONGEST_CLASS));
        assert!(rows(MONTHS).all(|(name, month)| {
            name.to_lowercase() == name && (1..=12).contains(&month.parse().unwrap_or(0))
        }));
        let places = ["line", "start", "end"];
        assert!(
            rows(CLUTTER)
                .all(|(words, place)| { places.contains(&place) && words.to_lowercase() == words })
        );
        assert!(rows(LABELS).all(|(_, means)| MEANINGS.contains(&means)));
    }
}
