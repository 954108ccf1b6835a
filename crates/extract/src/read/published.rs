use crate::{Dct, DctEvidence};
use chrono::{Datelike, NaiveDate, NaiveTime, Utc};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// The day a person typed or a page's metadata holds: `2019-11-19`, `Nov. 19, 2019`,
/// `19 November 2019`, `19.11.2019`, `2019-11-19T23:50:00-05:00`, `Tue, 19 Nov 2019 10:01:41 EST`.
///
/// The day is the one written, in the time stamp's own zone. `None` without a year of four digits,
/// for a month alone, and for `03/04/2019`, which is two days.
///
/// ```
/// use dateline_extract::parse_day;
/// assert_eq!(parse_day("Nov. 19, 2019").unwrap().to_string(), "2019-11-19");
/// assert_eq!(parse_day("11/03/2019"), None);
/// ```
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    Stamp::parse(text).map(|stamp| stamp.day)
}

/// A day, and how the time beside it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day as written.
    pub day: NaiveDate,
    /// Whether the time is in UTC: then readers may have seen the day before or after.
    pub utc: bool,
    /// Whether the time carries another offset, and so the day the paper itself gives.
    pub local: bool,
}

/// A time stamp is no longer than this; longer text is prose.
const LONGEST_STAMP: usize = 80;

/// Month names as newspapers write them.
const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|\
                     aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

/// A full date, day and year with it; each form in a group of its own.
fn date_pattern() -> String {
    format!(
        r"(?:(?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})\
          |(?P<compact>(?:19|20)\d{{6}})\
          |(?P<cjk>\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)\
          |(?P<dots>\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}})\
          |(?P<slashes>\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}})\
          |(?P<mdy>{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+\d{{4}})\
          |(?P<dmy>\d{{1,2}}(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?{MONTH}\.?,?[\s-]+\d{{4}}))"
    )
    .replace("\\\n          ", "")
}

const WEEKDAY: &str = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+)?";

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("the pattern is constant")
}

/// A whole time stamp: date, then perhaps a clock time or a zone with anything after.
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    let time = r"[T\s,|·–-]+(?:at\s+)?\d{1,2}(?:[:.h]?\d{2}|\s?[ap]\.?m).*";
    pattern(&format!(r"(?is)^{WEEKDAY}{date}(?:{time}|\s*(?:Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}}))?$"))
});

/// `Tue Sep 15 10:01:41 EDT 2020`, as programs print it.
static PROGRAM_STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^{WEEKDAY}({MONTH})\s+(\d{{1,2}})\s+[\d:]{{5,8}}\s.{{0,12}}?(\d{{4}})$"))
});

static UTC_ZONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\d\s*(?:Z|UTC|GMT|[+-]00:?00)\s*(?:\(.*\))?$"));
static LOCAL_ZONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r":\d{2}(?:\.\d+)?\s*[+-]\d{2}:?\d{2}$"));

impl Stamp {
    /// Reads a whole string as one time stamp.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST_STAMP {
            return None;
        }
        let day = match STAMP.captures(text) {
            Some(found) => day_of(&found)?,
            None => {
                let found = PROGRAM_STAMP.captures(text)?;
                named_day(&format!("{} {}, {}", &found[1], &found[2], &found[3]))?
            }
        };
        let utc = UTC_ZONE.is_match(text);
        Some(Self { day, utc, local: !utc && LOCAL_ZONE.is_match(text) })
    }
}

/// The day a match of [`date_pattern`] names.
fn day_of(found: &Captures) -> Option<NaiveDate> {
    let numbers = |name: &str| {
        let text = found.name(name)?.as_str();
        let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let mut next = || parts.next()?.parse::<u32>().ok();
        Some((next()?, next()?, next()?))
    };
    if let Some((year, month, day)) = numbers("iso").or_else(|| numbers("cjk")) {
        return civil(year, month, day);
    }
    if let Some(text) = found.name("compact") {
        return NaiveDate::parse_from_str(text.as_str(), "%Y%m%d").ok();
    }
    // Dotted dates put the day first wherever they are used.
    if let Some((day, month, year)) = numbers("dots") {
        return civil(year, month, day);
    }
    if let Some((first, second, year)) = numbers("slashes") {
        return match (civil(year, first, second), civil(year, second, first)) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        };
    }
    named_day(found.name("mdy").or_else(|| found.name("dmy"))?.as_str())
}

fn civil(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A date with the month's name, read by `dateparser`.
///
/// That crate fills what is missing from the clock, so it is given day, month and year without a
/// time, a fixed midnight, and UTC both ways: nothing is left to fill, and no zone moves the day.
fn named_day(text: &str) -> Option<NaiveDate> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("of"))
        .map(plain_word)
        .collect();
    let year: i32 = words.last()?.parse().ok()?;
    if words[0].starts_with(|c: char| c.is_alphabetic()) && words.len() > 1 {
        words.swap(0, 1);
    }
    let day = dateparser::parse_with(&words.join(" "), &Utc, NaiveTime::MIN).ok()?.date_naive();
    (day.year() == year).then_some(day)
}

/// `19th` as `19`, `Sept` as `Sep`.
fn plain_word(word: &str) -> String {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    match digits.is_empty() {
        true if word.eq_ignore_ascii_case("sept") => "Sep".to_owned(),
        true => word.to_owned(),
        false => digits.to_owned(),
    }
}

/// The day a URL's path holds: `/2019/11/19/`, `/2019/nov/19/`, `/2019-11-19-title`, `/20191119/`.
///
/// In the first form a slash or the end must follow: `/2023/10/3-questions` is a title.
pub fn in_url(url: &str) -> Option<Dct> {
    static PATH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)/(?: ((?:19|20)\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?:/|$)
            | ((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\D|$)
            | ((?:19|20)\d\d)(\d\d)(\d\d)(?:/|$) )",
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

fn byline(day: NaiveDate, line: &str) -> Dct {
    let words: String = line.chars().take(LONGEST_BYLINE).collect();
    Dct { day, evidence: DctEvidence::Byline(words) }
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    pattern(&format!(r"(?i)(?:^|[^\w/.-])(?P<date>{date})(?:[^\w/-]|$)"))
});
static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:first )?(?:published|posted|publication date|date|issued|filed|uploaded)\b")
});
static UPDATED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:updated?|modified|edited|revised|corrected)\b"));
static COPYRIGHT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)©|\(c\)|\bcopyright\b|\brights reserved\b"));

/// Words that may stand beside a date in a byline: an author's, an outlet's, a section's.
const WORDS_BESIDE: usize = 10;

/// The day of publication a short line gives: a byline, a date by itself, "Published ...".
///
/// Not from a sentence, from a copyright line, or where two days stand side by side and neither is
/// called the publication.
pub fn in_line(line: &str) -> Option<NaiveDate> {
    let line = line.trim();
    if line.chars().count() > LONGEST_BYLINE || COPYRIGHT.is_match(line) {
        return None;
    }
    let mut first: Option<NaiveDate> = None;
    let (mut from, mut inside) = (0, 0);
    while let Some(found) = DATE.captures_at(line, from) {
        let date = found.name("date")?;
        let before = &line[from..date.start()];
        from = date.end();
        inside += date.as_str().split_whitespace().count();
        let Some(day) = day_of(&found) else { continue };
        if PUBLISHED.is_match(before) {
            return Some(day);
        }
        if UPDATED.is_match(before) {
            continue;
        }
        if first.is_some_and(|other| other != day) {
            return None;
        }
        first = Some(day);
    }
    let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let sentence = line.ends_with(['.', '?', '!', '”', '"']) && !line.ends_with("m.");
    first.filter(|_| !sentence && words.count() <= WORDS_BESIDE + inside)
}

/// The day in an agency's dateline: `PORT MERROW, March 9, 2021 (Estuary Wire) - `.
fn in_dateline(line: &str) -> Option<NaiveDate> {
    static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
        let date = date_pattern();
        pattern(&format!(
            r"^[\p{{Lu}} .,'’-]{{3,40}}[,(]\s?(?i:{WEEKDAY}{date})\)?\s?(?:\([^)]{{1,40}}\)|/[^/]{{1,30}}/)?\s?(?:-|–|—|:)"
        ))
    });
    let head = line.char_indices().nth(LONGEST_BYLINE).map_or(line, |(end, _)| &line[..end]);
    DATELINE.captures(head).and_then(|found| day_of(&found))
}

/// Whether a line names an author: "By Jane Roe", "From our correspondent".
pub fn is_byline(line: &str) -> bool {
    let line = line.trim();
    let names = line.strip_prefix("By ").or_else(|| line.strip_prefix("From our "));
    names.is_some_and(|names| names.split_whitespace().count() <= 8 && !line.ends_with('.'))
}
