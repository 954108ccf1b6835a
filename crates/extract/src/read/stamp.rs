use super::slashes::Order;
use super::words::{self, MONTH};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
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

/// A full date, day and year with it; each form in a group of its own.
pub fn date_pattern() -> String {
    let month = &*MONTH;
    format!(
        r"(?:(?P<iso>[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})\
          |(?P<compact>(?:19|20)[0-9]{{6}})\
          |(?P<cjk>[0-9]{{4}}\s?年\s?[0-9]{{1,2}}\s?月\s?[0-9]{{1,2}}\s?日)\
          |(?P<dots>[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.\s?[0-9]{{4}})\
          |(?P<slashes>[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-][0-9]{{4}})\
          |(?P<mdy>(?:{month})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?\s*,?\s+[0-9]{{4}})\
          |(?P<dmy>[0-9]{{1,2}}(?:st|nd|rd|th|er|[.º])?[\s-]*(?:(?:of|de)\s+)?(?:{month})(?:\s*/\s*(?:{month}))?[.,]*[\s-]*(?:de[l]?\s+)?[0-9]{{4}}))"
    )
    .replace("\\\n          ", "")
}

/// A weekday before a date: an English one, or any word with a comma behind it.
pub const WEEKDAY: &str =
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+|[\p{L}\p{M}-]{2,}[,،]\s+)?";

/// An expression of this folder, which the tests compile.
pub fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("the pattern is constant")
}

/// A whole time stamp: date, then perhaps a clock time or a zone with anything after.
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    let time = r"[T\s,|·–-]+(?:at\s+)?[0-9]{1,2}(?:[:.h]?[0-9]{2}|\s?[ap]\.?m).*";
    pattern(&format!(
        r"(?is)^{WEEKDAY}{date}(?:{time}|\s*(?:Z|UTC|GMT|[+-][0-9]{{2}}:?[0-9]{{2}}))?$"
    ))
});

/// `Tue Sep 15 10:01:41 EDT 2020`, as programs print it.
static PROGRAM_STAMP: LazyLock<Regex> = LazyLock::new(|| {
    let month = &*MONTH;
    pattern(&format!(
        r"(?i)^{WEEKDAY}({month})\s+([0-9]{{1,2}})\s+[0-9:]{{5,8}}\s.{{0,12}}?([0-9]{{4}})$"
    ))
});

static UTC_ZONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[0-9]\s*(?:Z|UTC|GMT|[+-]00:?00)\s*(?:\(.*\))?$"));
static LOCAL_ZONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?::[0-9]{2}|T[0-9]{4,6})(?:\.[0-9]+)?\s*[+-][0-9]{2}:?[0-9]{2}$"));

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

/// The day of a time that a program counts in seconds or milliseconds since 1970, in UTC.
pub fn counted(text: &str) -> Option<Stamp> {
    let text = text.trim();
    let seconds = match text.len() {
        10 => text.parse::<i64>().ok(),
        13 => text.parse::<i64>().ok().map(|milliseconds| milliseconds / 1000),
        _ => None,
    };
    let seconds = seconds.filter(|seconds| *seconds >= FIRST_COUNTED)?;
    let day = DateTime::from_timestamp(seconds, 0)?.date_naive();
    Some(Stamp { day, utc: true, local: false })
}

/// The first second of 1995, before which there were hardly pages; a lesser number is no time.
const FIRST_COUNTED: i64 = 788_918_400;

/// The day a match of [`date_pattern`] names.
pub fn day_of(found: &Captures) -> Option<NaiveDate> {
    day_in(found, None)
}

/// The same on a page that writes days and months in this order.
pub fn day_in(found: &Captures, order: Option<Order>) -> Option<NaiveDate> {
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
    if let Some((day, month, year)) = numbers("short") {
        return civil(2000 + year, month, day);
    }
    if let Some((first, second, year)) = numbers("slashes") {
        return match (civil(year, first, second), civil(year, second, first)) {
            (Some(month_first), Some(day_first)) if month_first != day_first => {
                order.map(|order| order.of(day_first, month_first))
            }
            (one, other) => one.or(other),
        };
    }
    named_day(found.name("mdy").or_else(|| found.name("dmy"))?.as_str())
}

/// The day, where there is such a day.
pub fn civil(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A date with the month's name in any language of `words`, read by `dateparser`.
///
/// That crate fills what is missing from the clock, so it is given day, month and year without a
/// time, a fixed midnight, and UTC both ways: nothing is left to fill, and no zone moves the day.
pub fn named_day(text: &str) -> Option<NaiveDate> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .filter_map(plain_word)
        .collect();
    // "3 nisan / abril": one month by two names.
    words.dedup();
    let year: i32 = words.last()?.parse().ok()?;
    if words[0].starts_with(|c: char| c.is_alphabetic()) && words.len() > 1 {
        words.swap(0, 1);
    }
    let day = dateparser::parse_with(&words.join(" "), &Utc, NaiveTime::MIN).ok()?.date_naive();
    (day.year() == year).then_some(day)
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `19th` as `19`, `Sept` and `septiembre` as `Sep`; nothing of `of` and `de`.
fn plain_word(word: &str) -> Option<String> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return Some(digits);
    }
    let month = usize::try_from(words::month(word)?).ok()?;
    MONTHS.get(month.checked_sub(1)?).map(|name| (*name).to_owned())
}
