//! Values of matches: each function a rule may call, with what it needs from DCT, anchor and tense.
//!
//! | function | means | example |
//! |---|---|---|
//! | `day(year, month, day)` | a full date | Oct. 7, 2023 |
//! | `day2(a, b, year)` | a date in figures, month first unless that cannot be | 03/04/2019 |
//! | `days(year, month, first, last)` | days of one month | May 3-5 |
//! | `dated(year, month, day, weekday)` | with a weekday, which tells a missing year | Tuesday, March 4 |
//! | `month(year, month)`, `year(year)`, `about(year)` | a month, a year | June 2018, 2011, circa 1690 |
//! | `years(first, last)` | years; the last may have two figures | 1975-82 |
//! | `decade(year)`, `century(n)`, `bce(year)` | longer stretches and old years | the 1990s, 490 BC |
//! | `season(year, s)`, `quarter(year, q)`, `half(year, h)` | parts of a year | the third quarter |
//! | `partial(month, day)` | a month or day without its year, by tense | October, Oct. 19 |
//! | `month_of(month, side)`, `month_named(month, side)` | a month of another year; the nearest so named | May next year, last May |
//! | `weekday(side, weekday)` | the nearest, by `tense` or on a side | on Tuesday, last Tuesday |
//! | `weekday_week(side, weekday)`, `weekday_after(days, weekday)` | of a week; days after the nearest | Friday of next week |
//! | `daypart(part, side, weekday)` | a weekday's morning or night | Tuesday night |
//! | `holiday(spec, year, side)` | a feast | Christmas 2018 |
//! | `shift(unit, n)`, `ago(unit, n)` | units from the DCT | last month, two days ago |
//! | `follow(unit, n)`, `follow_before(unit, n)` | units from the anchor | two days later, a year earlier |
//! | `follow_any(unit, unit, n)` | the same, with the unit in either of two captures | the previous day, the day before |
//! | `unit_end(unit, unit)` | of the DCT's unit, or the anchor's in the past tense | the end of the year |
//! | `within(unit, n, ahead)` | the units up to the DCT, or from it on | the past two years |
//! | `rest(unit)` | from the DCT to the end of its unit | the rest of the year |
//! | `duration(unit, n, half)`, `set(unit, n)`, `every(weekday)` | lengths, recurrences | two days, every Monday |
//! | `clock(hour, minute, half)` | a time of day | 5 p.m. |
//! | `reference(past, present or future)` | vague words | recently, now, soon |
//!
//! A year may be left empty: it is then told by tense. A side is -1 (last), 0 (this), 1 (next) or
//! `tense`. A number may be `X`: unknown.

use super::calendar::{self, Unit};
use super::context::Context;
use crate::language::Call;
use crate::model::{Edtf, Precision};
use chrono::{NaiveDate, Weekday};

/// A value and its place on the timeline, where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    /// TIMEX3 value string.
    pub value: String,
    pub date: Option<Edtf>,
}

impl Resolved {
    pub(super) fn of(date: impl Into<Edtf>) -> Self {
        let date = date.into();
        Self { value: timex_value(date), date: Some(date) }
    }

    pub(super) fn unplaced(value: impl Into<String>) -> Self {
        Self { value: value.into(), date: None }
    }
}

/// The TIMEX3 value of a date that has a form of its own there; the EDTF string otherwise.
fn timex_value(date: Edtf) -> String {
    let Edtf::Point(point) = date else { return date.to_string() };
    match point.precision {
        Precision::Decade(decade) => format!("{decade:03}"),
        Precision::Century(century) => format!("{century:02}"),
        Precision::Season(year, season) => {
            format!("{}-{}", calendar::year(year), calendar::season_code(season))
        }
        Precision::Quarter(year, quarter) => format!("{}-Q{}", calendar::year(year), quarter - 32),
        Precision::Year(year) if year <= 0 => format!("BC{:04}", 1 - year),
        _ => date.to_string(),
    }
}

/// The arguments of one match, read as numbers or words.
struct Arguments<'a>(&'a [Option<String>]);

impl Arguments<'_> {
    fn text(&self, at: usize) -> Option<&str> {
        self.0.get(at)?.as_deref()
    }

    fn int(&self, at: usize) -> Option<i64> {
        self.text(at)?.parse().ok()
    }

    fn year(&self, at: usize) -> Option<i32> {
        self.int(at)?.try_into().ok()
    }

    fn small(&self, at: usize) -> Option<u32> {
        self.int(at)?.try_into().ok()
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        Unit::parse(self.text(at)?)
    }
}

/// The value of a match; `None` where the words are no date after all ("February 30"), or none that
/// can be written ("the day after" told on the last day of the year 9999).
pub(super) fn resolve(
    call: &Call,
    arguments: &[Option<String>],
    context: &Context<'_>,
) -> Option<Resolved> {
    let resolved = resolve_any(call, &Arguments(arguments), context)?;
    resolved.date.is_none_or(Edtf::is_writable).then_some(resolved)
}

fn resolve_any(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    match call.function.as_str() {
        "day" => full_day(a.year(0)?, a.small(1)?, a.small(2)?),
        "day2" => {
            let (first, second, year) = (a.small(0)?, a.small(1)?, a.year(2)?);
            full_day(year, first, second).or_else(|| full_day(year, second, first))
        }
        "days" => context.days(a.year(0), a.small(1)?, a.small(2)?, a.small(3)?),
        "dated" => context.dated(a.year(0), a.small(1)?, a.small(2)?, weekday(a.text(3)?)?),
        "month" => Some(Resolved::of(Precision::Month(a.year(0)?, month(a.small(1)?)?))),
        "year" => Some(Resolved::of(Precision::Year(a.year(0).or_else(|| a.year(1))?))),
        "about" => about(a.year(0)?),
        "years" => years(a.text(0)?, a.text(1)?),
        "decade" => decade(a.int(0)?),
        "century" => Some(Resolved::of(Precision::Century(a.year(0)?.checked_sub(1)?))),
        "bce" => Some(Resolved::of(Precision::Year(1i32.checked_sub(a.year(0)?)?))),
        "season" => context.season(a.year(0), a.small(1)?),
        "quarter" => context.quarter(a.year(0), a.small(1)?),
        "half" => context.half(a.year(0), a.small(1)?),
        _ => resolve_relative(call, a, context),
    }
}

/// The functions whose value hangs on DCT, anchor or tense.
fn resolve_relative(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    match call.function.as_str() {
        "partial" => context.partial(month(a.small(0)?)?, a.small(1)),
        "month_of" => context.month_of(month(a.small(0)?)?, a.year(1)?),
        "month_named" => context.month_named(month(a.small(0)?)?, a.int(1)?),
        "weekday" => context.weekday(a.int(0), weekday(a.text(1)?)?),
        "weekday_week" => context.weekday_week(a.int(0)?, weekday(a.text(1)?)?),
        "weekday_after" => context.weekday_after(a.int(0)?, weekday(a.text(1)?)?),
        "daypart" => context.daypart(a.text(0)?, a.int(1), weekday(a.text(2)?)?),
        "holiday" => context.holiday(a.text(0)?, a.year(1), a.int(2)),
        "shift" => context.shift(a.unit(0)?, a.int(1)?),
        "ago" => match a.int(1) {
            Some(n) => context.shift(a.unit(0)?, -n),
            None => Some(Resolved::unplaced("PAST_REF")),
        },
        "follow" => context.follow(a.unit(0)?, a.int(1)),
        "follow_before" => context.follow(a.unit(0)?, a.int(1).map(|n| -n)),
        "follow_any" => context.follow(a.unit(0).or_else(|| a.unit(1))?, a.int(2)),
        "unit_end" => context.unit_end(a.unit(0).or_else(|| a.unit(1))?),
        "within" => context.within(a.unit(0)?, a.text(1)?, a.text(2) == Some("ahead")),
        "rest" => context.rest(a.unit(0)?),
        "duration" if a.text(2) == Some("half") => {
            Some(Resolved::unplaced(a.unit(0)?.duration(&format!("{}.5", a.text(1)?))))
        }
        "duration" | "set" => Some(Resolved::unplaced(a.unit(0)?.duration(a.text(1)?))),
        "every" => Some(Resolved::unplaced(format!("XXXX-WXX-{}", a.small(0)?))),
        "clock" => context.clock(a.small(0)?, a.small(1), a.text(2)),
        "reference" => context.reference(a.text(0)?),
        _ => None,
    }
}

fn month(month: u32) -> Option<u32> {
    (1..=12).contains(&month).then_some(month)
}

pub(super) fn full_day(year: i32, month: u32, day: u32) -> Option<Resolved> {
    NaiveDate::from_ymd_opt(year, month, day).map(|day| Resolved::of(Edtf::day(day)))
}

fn about(year: i32) -> Option<Resolved> {
    let date = Edtf::from(Precision::Year(year)).approximately();
    Some(Resolved { value: calendar::year(year), date: Some(date) })
}

pub(super) fn weekday(number: &str) -> Option<Weekday> {
    Weekday::try_from(number.parse::<u8>().ok()?.checked_sub(1)?).ok()
}

fn years(first: &str, last: &str) -> Option<Resolved> {
    let start: i32 = first.parse().ok()?;
    let end: i32 =
        if last.len() == 2 { format!("{}{last}", first.get(..2)?) } else { last.to_owned() }
            .parse()
            .ok()?;
    (start < end).then(|| {
        Resolved::of(Edtf::Range(Precision::Year(start).into(), Precision::Year(end).into()))
    })
}

/// `1990` for "the 1990s", `90` for "the '90s": two figures mean the 20th century.
fn decade(year: i64) -> Option<Resolved> {
    let year = if year < 100 { year + 1900 } else { year };
    Some(Resolved::of(Precision::Decade(i32::try_from(year / 10).ok()?)))
}
