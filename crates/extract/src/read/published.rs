//! Where an address or the visible lines of an article say when it was published.

use super::slashes::Order;
use super::stamp::{self, Stamp, WEEKDAY, civil, date_pattern, day_in, day_of, named_day, pattern};
use super::words::{
    BY, BY_ALONE, BY_INSIDE, BY_LABEL, OTHER, OTHER_ALONE, PUBLISHED, PUBLISHED_ALONE,
    PUBLISHED_WORDS, UPDATED, UPDATED_ALONE,
};
use crate::{Dct, DctEvidence};
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// The day a URL's path holds: `/2019/11/19/`, `/2019/nov/19/`, `/2019-11-19-title`, `/20191119/`.
///
/// In the first form a slash or the end must follow: `/2023/10/3-questions` is a title.
pub fn in_url(url: &str) -> Option<Dct> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)/(?: ((?:19|20)[0-9][0-9])/([0-9]{1,2}|[a-z]{3})/([0-9]{1,2})(?:/|$)
            | ((?:19|20)[0-9][0-9])-([0-9][0-9])-([0-9][0-9])(?:\D|$)
            | ((?:19|20)[0-9][0-9])([0-9][0-9])([0-9][0-9])(?:/|$) )",
        )
    });
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return None;
    }
    let path = url.split(['?', '#']).next()?;
    let found = PATH.captures(path)?;
    let parts: Vec<&str> = found.iter().skip(1).flatten().map(|part| part.as_str()).collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    let day = match month.parse() {
        Ok(month) => civil(year.parse().ok()?, month, day.parse().ok()?)?,
        Err(_) => named_day(&format!("{month} {day} {year}"))?,
    };
    Some(Dct { day, evidence: DctEvidence::Url(found[0].trim_matches('/').to_owned()) })
}

/// How many short lines may stand between the title and the text: author, place, date, tools.
const BYLINES: usize = 12;

/// The day a file's name begins or ends with: `2019-11-19 A vote.html`.
pub fn in_file_name(source: &str) -> Option<Dct> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[^0-9])((?:19|20)[0-9][0-9])[-_.]?([0-9][0-9])[-_.]?([0-9][0-9])(?:[^0-9]|$)",
        )
    });
    if source.contains("://") {
        return None;
    }
    let name = source.rsplit(['/', '\\']).next()?;
    let found = NAMED.captures(name)?;
    let number = |at: usize| found[at].parse().ok();
    let day = civil(number(1)?, number(2)?, number(3)?)?;
    Some(Dct { day, evidence: DctEvidence::Metadata(format!("file name {name}")) })
}

/// A line of more characters is a paragraph.
const LONGEST_BYLINE: usize = 160;

/// The day that the first lines below a title give, or a last line that says "Published".
pub fn in_lines(lines: &[&str]) -> Option<Dct> {
    let head = lines.iter().take(BYLINES);
    for line in head {
        if let Some(day) = in_line(line).or_else(|| in_dateline(line)) {
            return Some(byline(day, line));
        }
        if line.chars().count() > LONGEST_BYLINE {
            break;
        }
    }
    let last = lines.last().filter(|line| PUBLISHED.is_match(line))?;
    in_line(last).map(|day| byline(day, last))
}

/// A line's day as evidence, with the line's words.
pub fn byline(day: NaiveDate, line: &str) -> Dct {
    let words: String = line.chars().take(LONGEST_BYLINE).collect();
    Dct { day, evidence: DctEvidence::Byline(words) }
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    let short = r"(?P<short>[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2})";
    pattern(&format!(r"(?:^|[^\w/.-])(?P<date>(?i:{date})|{short})(?:[^\w/-]|\p{{L}}|$)"))
});
static COPYRIGHT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)©|\(c\)|\bcopyright\b|\brights reserved\b"));

/// What stands before the end of a range of days: "14. - 20. January 2022".
static RANGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9](?:st|nd|rd|th|\.)?\s*[-–—]\s*$"));

/// Words that may stand beside a date in a byline: an author's, an outlet's, a section's.
const WORDS_BESIDE: usize = 10;

/// Words of a label: a line of no more beside its date is no sentence in spite of its full stop.
const LABEL_WORDS: usize = 2;

/// What a line calls its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The publication.
    Published,
    /// The last change.
    Updated,
    /// Something else; of a line that is a label by itself.
    Other,
    /// Nothing.
    Unsaid,
}

/// Bytes.
const LONGEST_LABEL: usize = 60;

/// What a line that is nothing but a label, "Member since", calls the day on the next.
pub fn label_alone(line: &str) -> Option<Label> {
    // A label is letters and few of them: most lines need no look at all the words.
    let short = line.len() < LONGEST_LABEL && !line.bytes().any(|byte| byte.is_ascii_digit());
    let alone = |pattern: &Regex| short && pattern.is_match(line);
    match () {
        () if alone(&PUBLISHED_ALONE) => Some(Label::Published),
        () if alone(&UPDATED_ALONE) => Some(Label::Updated),
        () if alone(&OTHER_ALONE) => Some(Label::Other),
        () => None,
    }
}

/// The day a short line gives: a byline, a date by itself, "Published ...", and what it calls it.
///
/// Not of a day called something else, from a sentence, from a copyright line, or where two days
/// stand side by side and neither is called the publication.
pub fn labelled(line: &str) -> Option<(NaiveDate, Label)> {
    labelled_in(line, None)
}

/// The same on a page that writes days and months in this order.
pub fn labelled_in(line: &str, order: Option<Order>) -> Option<(NaiveDate, Label)> {
    let line = line.trim();
    let dated = line.bytes().any(|byte| byte.is_ascii_digit());
    if !dated || line.chars().nth(LONGEST_BYLINE).is_some() || COPYRIGHT.is_match(line) {
        return None;
    }
    let (mut first, mut updated): (Option<NaiveDate>, Option<NaiveDate>) = (None, None);
    let (mut from, mut inside) = (0, 0);
    while let Some(found) = DATE.captures_at(line, from) {
        let date = found.name("date")?;
        let before = &line[from..date.start()];
        from = date.end();
        inside += date.as_str().split_whitespace().count();
        let Some(day) = day_in(&found, order) else { continue };
        if RANGE.is_match(before) || OTHER.is_match(before) {
            continue;
        }
        if UPDATED.is_match(before) {
            updated = updated.or(Some(day));
            continue;
        }
        if PUBLISHED.is_match(before) {
            return Some((day, Label::Published));
        }
        if first.is_some_and(|other| other != day) {
            return None;
        }
        first = Some(day);
    }
    let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let beside = words.count().saturating_sub(inside);
    let clock = line.ends_with("m.") || line.ends_with("M.");
    let ended = line.ends_with(['.', '?', '!', '”', '"']) && !clock && beside > LABEL_WORDS;
    // "Harbour Sailing Club 4. 2. 2022." is names and a day.
    let sentence =
        ended && line.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    if sentence || beside > WORDS_BESIDE {
        return None;
    }
    let unsaid = first.map(|day| (day, Label::Unsaid));
    unsaid.or(updated.map(|day| (day, Label::Updated)))
}

/// What data give as a day: a stamp, a count of seconds, or a day as people write it.
pub fn stamp(text: &str) -> Option<Stamp> {
    Stamp::parse(text).or_else(|| stamp::counted(text)).or_else(|| {
        let day = in_line(text)?;
        Some(Stamp { day, utc: false, local: false })
    })
}

/// The day of publication a short line gives; see [`labelled`].
pub fn in_line(line: &str) -> Option<NaiveDate> {
    labelled(line).filter(|(_, label)| *label != Label::Updated).map(|(day, _)| day)
}

/// The day of publication that some line anywhere on a page is labelled with: "Published: 3 May
/// 2021", or the label on one line and the day on the next.
pub fn in_labelled(lines: &[&str]) -> Option<Dct> {
    let pairs = lines.iter().zip(lines.iter().skip(1).map(Some).chain([None]));
    pairs.into_iter().find_map(|(line, next)| match labelled(line) {
        Some((day, Label::Published)) => Some(byline(day, line)),
        _ if PUBLISHED_ALONE.is_match(line) => {
            let next = next?;
            in_line(next).map(|day| byline(day, next))
        }
        _ => None,
    })
}

/// The day of the last change that some line is labelled with.
pub fn in_updated(lines: &[&str]) -> Option<Dct> {
    lines.iter().find_map(|line| match labelled(line) {
        Some((day, Label::Updated)) => Some(byline(day, line)),
        _ => None,
    })
}

/// The day a paragraph opens with: "29.11.2022 – Several", "Berlin, 3 May 2021. The".
pub fn in_opening(line: &str) -> Option<Dct> {
    static OPENING: LazyLock<Regex> = LazyLock::new(|| {
        let (date, label) = (date_pattern(), &*PUBLISHED_WORDS);
        pattern(&format!(
            r#"^(?:[\p{{Lu}}][\p{{L}} .|/-]{{2,}},\s|{label}\s)?(?i:(?:{WEEKDAY}){date})\s?(?:[-–—|:.(“„"«]|$)"#
        ))
    });
    let head = line.char_indices().nth(LONGEST_BYLINE).map_or(line, |(end, _)| &line[..end]);
    let found = OPENING.captures(head)?;
    day_of(&found).map(|day| byline(day, found[0].trim()))
}

/// The day in an agency's dateline: `PORT MERROW, March 9, 2021 (Estuary Wire) - `.
fn in_dateline(line: &str) -> Option<NaiveDate> {
    static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
        let date = date_pattern();
        pattern(&format!(
            r"^[\p{{Lu}} .,'’-]{{3,}}[,(]\s?(?i:{WEEKDAY}{date})\)?\s?(?:\([^)]+\)|/[^/]+/)?\s?(?:-|–|—|:)"
        ))
    });
    let head = line.char_indices().nth(LONGEST_BYLINE).map_or(line, |(end, _)| &line[..end]);
    DATELINE.captures(head).and_then(|found| day_of(&found))
}

/// Whether a short line says with a date that something was published or changed.
pub fn is_stamped(line: &str) -> bool {
    line.bytes().any(|byte| byte.is_ascii_digit())
        && line.chars().nth(LONGEST_BYLINE).is_none()
        && (PUBLISHED.is_match(line) || UPDATED.is_match(line))
}

/// The names of a line that names authors: "By Jane Roe", "Von Jana Roh".
pub fn authors(line: &str) -> Option<&str> {
    let line = line.trim();
    let names = match BY.find(line) {
        Some(label) => line[label.end()..].trim(),
        // Pages space what stands beside a label with styles: "ByAda Roe".
        None => line.strip_prefix("By").filter(|rest| rest.starts_with(char::is_uppercase))?,
    };
    let words = names.split_whitespace().count();
    let capital = names.starts_with(char::is_uppercase);
    (capital && (1..=8).contains(&words) && !line.ends_with(['.', ':', '?'])).then_some(names)
}

/// The names behind an author's label and a colon, in the line or, where it ends there, in the next.
pub fn authors_labelled<'a>(line: &'a str, next: &'a str) -> Option<&'a str> {
    let line = line.trim();
    let rest = &line[BY_LABEL.find(line)?.end()..];
    let names = if rest.is_empty() { next } else { rest };
    let names = names.split([',', '|', '/', '•', '·']).next().unwrap_or(names).trim();
    is_name(names).then_some(names)
}

/// The name on the line below a label: "By", "Ada Roe".
pub fn authors_below<'a>(line: &str, next: &'a str) -> Option<&'a str> {
    let next = next.trim();
    let full = next.split_whitespace().count() > 1 && is_name(next);
    (full && line.len() < LONGEST_BYLINE && BY_ALONE.is_match(line.trim())).then_some(next)
}

/// The name in a short line that also holds a day: "3 May 2021 by Ada Roe", "Ada Roe | 3.5.2021".
pub fn authors_beside_day(line: &str) -> Option<&str> {
    labelled(line)?;
    if let Some(found) = BY_INSIDE.captures(line) {
        let name = found.get(1)?.as_str().trim();
        return is_name(name).then_some(name);
    }
    let parts = line.split(['|', '•', '·', '–', '—']).flat_map(|part| part.split(" - "));
    let mut parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let full = |part: &&str| is_name(part) && part.split_whitespace().count() > 1;
    parts.find(|part| full(part) && !PUBLISHED.is_match(part) && !UPDATED.is_match(part))
}

/// Words of the longest name: those of two people.
const NAME_WORDS: usize = 6;

/// Whether a text has the form of a name: few words, most of them with a capital, no digits.
fn is_name(text: &str) -> bool {
    let words = || text.split_whitespace();
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    let count = words().count();
    (1..=NAME_WORDS).contains(&count)
        && text.starts_with(char::is_uppercase)
        && capitals * 2 > count
        && !text.contains(|c: char| c.is_ascii_digit() || "@:/?!".contains(c))
}

/// Whether a line names an author.
pub fn is_byline(line: &str) -> bool {
    let line = line.trim();
    let correspondent = line.strip_prefix("From our ");
    let correspondent = correspondent
        .is_some_and(|names| names.split_whitespace().count() <= 8 && !line.ends_with('.'));
    correspondent || line.starts_with("By ") && authors(line).is_some()
}
