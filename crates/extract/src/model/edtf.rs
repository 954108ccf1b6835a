use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date fit for a timeline: the part of EDTF (ISO 8601-2:2019, level 1 with `XXXX-10-19` and
/// year-less points of level 2) that articles need.
///
/// | form | means |
/// |---|---|
/// | `2023-10-07`, `2023-10`, `2023` | a day, month, year |
/// | `2023-21` to `2023-24` | spring, summer, autumn, winter (northern months; winter begins in December) |
/// | `2023-33` to `2023-36` | a quarter |
/// | `201X`, `19XX` | a decade, a century |
/// | `-0490`, `-0490-08` | before the common era, astronomical years (`0000` is 1 BCE) |
/// | `XXXX-10`, `XXXX-10-19` | year unknown |
/// | `2016~`, `2016?`, `2016%` | approximate, uncertain, both |
/// | `2025-09/2025-10`, `2025/..`, `../2024` | a range, open ranges |
///
/// ```
/// use dateline_extract::Edtf;
/// let date: Edtf = "2025-10".parse().unwrap();
/// assert_eq!(date.first_day().unwrap().to_string(), "2025-10-01");
/// assert_eq!(date.last_day().unwrap().to_string(), "2025-10-31");
/// assert_eq!(date.to_string(), "2025-10");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Edtf {
    /// One unit of the calendar.
    Point(DatePoint),
    /// From the first day of the start to the last day of the end; at least one bound is closed.
    Range(Bound, Bound),
}

/// One end of an [`Edtf::Range`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `..`: without end.
    Open,
    /// A unit of the calendar; a range includes all of it.
    At(DatePoint),
}

/// A unit of the calendar with a qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DatePoint {
    /// Which unit.
    pub precision: Precision,
    /// Whether the text calls it approximate or uncertain.
    pub qualifier: Qualifier,
}

/// How finely a [`DatePoint`] is known, with the numbers. Years are astronomical (0 is 1 BCE), in
/// -9999..=9999; months 1..=12; days exist in their month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Hundred years: `19XX` is `Century(19)`.
    Century(i32),
    /// Ten years: `201X` is `Decade(201)`.
    Decade(i32),
    /// A year.
    Year(i32),
    /// Spring 21, summer 22, autumn 23, winter 24.
    Season(i32, u32),
    /// Quarters 33 to 36.
    Quarter(i32, u32),
    /// A month.
    Month(i32, u32),
    /// A day.
    Day(i32, u32, u32),
    /// A month of an unknown year.
    MonthOfUnknownYear(u32),
    /// A day of an unknown year.
    DayOfUnknownYear(u32, u32),
}

/// EDTF's `~`, `?` and `%`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As stated.
    #[default]
    Exact,
    /// `~`: about.
    Approximate,
    /// `?`: doubtful.
    Uncertain,
    /// `%`: both.
    Both,
}

/// A string that is not in the part of EDTF in use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an EDTF date such as 2023-10-07, 2023-10, 201X, 2016~ or 2025-09/2025-10")]
pub struct EdtfError(String);

impl Edtf {
    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        Precision::Day(day.year(), day.month(), day.day()).into()
    }

    /// The earliest day it may mean; `None` for an open start or an unknown year.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Point(point) => point.first_day(),
            Self::Range(start, _) => start.point()?.first_day(),
        }
    }

    /// The latest day it may mean; `None` for an open end or an unknown year.
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Point(point) => point.last_day(),
            Self::Range(_, end) => end.point()?.last_day(),
        }
    }

    /// The same date called approximate; both ends of a range.
    #[must_use]
    pub fn approximately(self) -> Self {
        let about = |point| DatePoint { qualifier: Qualifier::Approximate, ..point };
        let end = |end: Bound| end.point().map_or(end, |point| Bound::At(about(point)));
        match self {
            Self::Point(point) => Self::Point(about(point)),
            Self::Range(first, last) => Self::Range(end(first), end(last)),
        }
    }

    /// Where it begins: the unit itself, or the start of the range; `None` for an open start.
    pub fn first_end(self) -> Option<Bound> {
        match self {
            Self::Point(point) => Some(Bound::At(point)),
            Self::Range(Bound::Open, _) => None,
            Self::Range(start, _) => Some(start),
        }
    }

    /// Where it ends: the unit itself, or the end of the range; `None` for an open end.
    pub fn last_end(self) -> Option<Bound> {
        match self {
            Self::Point(point) => Some(Bound::At(point)),
            Self::Range(_, Bound::Open) => None,
            Self::Range(_, end) => Some(end),
        }
    }

    /// Whether any part is marked `~`, `?` or `%`.
    pub fn is_qualified(self) -> bool {
        let doubtful = |point: DatePoint| point.qualifier != Qualifier::Exact;
        match self {
            Self::Point(point) => doubtful(point),
            Self::Range(start, end) => {
                start.point().is_some_and(doubtful) || end.point().is_some_and(doubtful)
            }
        }
    }

    /// Whether its years have the four figures that EDTF writes, so that it reads back what it is
    /// written as: the year 10000 does not, nor a century before the common era.
    pub fn is_writable(self) -> bool {
        let writable = |point: DatePoint| point.precision.is_writable();
        match self {
            Self::Point(point) => writable(point),
            Self::Range(start, end) => {
                start.point().is_none_or(writable) && end.point().is_none_or(writable)
            }
        }
    }

    /// Whether it places something in the calendar at all, that is: has a known year.
    pub fn is_placed(self) -> bool {
        self.first_day().is_some() || self.last_day().is_some()
    }
}

impl From<Precision> for Edtf {
    fn from(precision: Precision) -> Self {
        Self::Point(DatePoint { precision, qualifier: Qualifier::Exact })
    }
}

impl Bound {
    /// The closed end's unit.
    pub fn point(self) -> Option<DatePoint> {
        match self {
            Self::Open => None,
            Self::At(point) => Some(point),
        }
    }
}

impl Precision {
    fn is_writable(self) -> bool {
        match self {
            Self::Century(century) => (0..=99).contains(&century),
            Self::Decade(decade) => (0..=999).contains(&decade),
            Self::Year(year)
            | Self::Season(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Day(year, _, _) => (-9999..=9999).contains(&year),
            Self::MonthOfUnknownYear(_) | Self::DayOfUnknownYear(..) => true,
        }
    }
}

impl From<Precision> for Bound {
    fn from(precision: Precision) -> Self {
        Self::At(DatePoint { precision, qualifier: Qualifier::Exact })
    }
}

impl DatePoint {
    fn first_day(self) -> Option<NaiveDate> {
        let (year, month, day) = match self.precision {
            Precision::Century(century) => (century * 100, 1, 1),
            Precision::Decade(decade) => (decade * 10, 1, 1),
            Precision::Year(year) => (year, 1, 1),
            Precision::Season(year, season) => (year, (season - 20) * 3, 1),
            Precision::Quarter(year, quarter) => (year, (quarter - 33) * 3 + 1, 1),
            Precision::Month(year, month) => (year, month, 1),
            Precision::Day(year, month, day) => (year, month, day),
            Precision::MonthOfUnknownYear(_) | Precision::DayOfUnknownYear(..) => return None,
        };
        NaiveDate::from_ymd_opt(year, month, day)
    }

    fn last_day(self) -> Option<NaiveDate> {
        let (year, month) = match self.precision {
            Precision::Century(century) => (century * 100 + 99, 12),
            Precision::Decade(decade) => (decade * 10 + 9, 12),
            Precision::Year(year) => (year, 12),
            Precision::Season(year, 24) => (year + 1, 2),
            Precision::Season(year, season) => (year, (season - 20) * 3 + 2),
            Precision::Quarter(year, quarter) => (year, (quarter - 33) * 3 + 3),
            Precision::Month(year, month) => (year, month),
            Precision::Day(..) => return self.first_day(),
            Precision::MonthOfUnknownYear(_) | Precision::DayOfUnknownYear(..) => return None,
        };
        let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(point) => point.fmt(f),
            Self::Range(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::At(point) => point.fmt(f),
        }
    }
}

/// A year as four digits, with a minus sign before the common era.
struct Year(i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

impl fmt::Display for DatePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Century(century) => write!(f, "{century:02}XX")?,
            Precision::Decade(decade) => write!(f, "{decade:03}X")?,
            Precision::Year(year) => write!(f, "{}", Year(year))?,
            Precision::Season(year, part)
            | Precision::Quarter(year, part)
            | Precision::Month(year, part) => write!(f, "{}-{part:02}", Year(year))?,
            Precision::Day(year, month, day) => write!(f, "{}-{month:02}-{day:02}", Year(year))?,
            Precision::MonthOfUnknownYear(month) => write!(f, "XXXX-{month:02}")?,
            Precision::DayOfUnknownYear(month, day) => write!(f, "XXXX-{month:02}-{day:02}")?,
        }
        f.write_str(match self.qualifier {
            Qualifier::Exact => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        })
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let error = || EdtfError(text.to_owned());
        let Some((start, end)) = text.split_once('/') else {
            return parse_point(text).map(Self::Point).ok_or_else(error);
        };
        let bound = |part: &str| match part {
            ".." => Some(Bound::Open),
            _ => parse_point(part).map(Bound::At),
        };
        match (bound(start), bound(end)) {
            (Some(Bound::Open), Some(Bound::Open)) | (None, _) | (_, None) => Err(error()),
            (Some(start), Some(end)) => {
                let range = Self::Range(start, end);
                match (range.first_day(), range.last_day()) {
                    (Some(first), Some(last)) if first > last => Err(error()),
                    _ => Ok(range),
                }
            }
        }
    }
}

fn parse_point(text: &str) -> Option<DatePoint> {
    let qualifier = match text.as_bytes().last()? {
        b'~' => Qualifier::Approximate,
        b'?' => Qualifier::Uncertain,
        b'%' => Qualifier::Both,
        _ => Qualifier::Exact,
    };
    let body = if qualifier == Qualifier::Exact { text } else { &text[..text.len() - 1] };
    Some(DatePoint { precision: parse_precision(body)?, qualifier })
}

fn parse_precision(body: &str) -> Option<Precision> {
    let (negative, body) = match body.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, body),
    };
    let mut parts = body.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let two = |part: &str| (part.len() == 2).then(|| digits(part)).flatten();
    let month = month.map(two);
    let day = day.map(two);
    if year == "XXXX" {
        return match (month??, day) {
            (month @ 1..=12, None) => Some(Precision::MonthOfUnknownYear(month)),
            // 2000 is a leap year, so 29 February is a day of some year.
            (month, Some(day)) => NaiveDate::from_ymd_opt(2000, month, day?)
                .map(|date| Precision::DayOfUnknownYear(date.month(), date.day())),
            _ => None,
        };
    }
    if let Some(stem) = year.strip_suffix("XX") {
        return (!negative && month.is_none())
            .then(|| digits(stem))?
            .map(|n| Precision::Century(n as i32));
    }
    if let Some(stem) = year.strip_suffix('X') {
        return (!negative && month.is_none())
            .then(|| digits(stem))?
            .map(|n| Precision::Decade(n as i32));
    }
    let year = digits(year)? as i32 * if negative { -1 } else { 1 };
    match (month, day) {
        (None, _) => Some(Precision::Year(year)),
        (Some(month), None) => match month? {
            month @ 1..=12 => Some(Precision::Month(year, month)),
            season @ 21..=24 => Some(Precision::Season(year, season)),
            quarter @ 33..=36 => Some(Precision::Quarter(year, quarter)),
            _ => None,
        },
        (Some(month), Some(day)) => {
            let (month, day) = (month?, day?);
            NaiveDate::from_ymd_opt(year, month, day).map(|_| Precision::Day(year, month, day))
        }
    }
}

fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.to_string()
    }
}
