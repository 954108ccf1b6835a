//! Values of matches: each function a rule may call, with what it needs from DCT, anchor and tense.
//!
//! | function | means | example |
//! |---|---|---|
//! | `day(year, month, day)` | a full date | Oct. 7, 2023 |
//! | `day2(a, b, year)` | a date in figures, month first unless that cannot be | 03/04/2019 |
//! | `day_short(year, month, day)` | the same with a year of two figures | 10 Nov 11 |
//! | `dated(year, month, day, weekday)` | with a weekday, which tells a missing year | Tuesday, March 4 |
//! | `month(year, month)`, `year(year, year)`, `about(year)` | a month, a year | June 2018, 2011, circa 1690 |
//! | `years(first, last)` | years with a stroke between | 2022/23 |
//! | `told_partial(month, day)` | of the year told last | June of that year |
//! | `year_end(year, figures)` | the end of a range of years | the 82 of 1975-82 |
//! | `decade(year)`, `century(n)` | longer stretches | the 1990s |
//! | `bce(year)`, `part_bce(year, month, season)`, `stretch_bce(decade, century)` | old years | 490 BC |
//! | `season(year, s)`, `season_near(following, same)` | seasons | the summer, that summer |
//! | `quarter(year, q, last)`, `half(year, h, last)` | parts of a year | the third quarter |
//! | `quarter_of(q, side)`, `quarter_ago(q)` | of another year | last year's third quarter |
//! | `period(years)`, `period_of(year, side)`, `period_side(n)` | the quarter that is reported on | the year-ago period |
//! | `partial(month, day)`, `monthday(day)`, `week_of(month, day)` | without a year, by tense | Oct. 19, the 20th |
//! | `month_of(month, side)`, `month_named(month, side)` | a month of another year; the nearest so named | May next year, last May |
//! | `weekday(side, weekday)`, `told_weekday(next, previous)` | the nearest, by `tense` or on a side | on Tuesday, last Tuesday |
//! | `weekday_week(side, weekday)`, `weekday_after(days, weekday)` | of a week; days after the nearest | Friday of next week |
//! | `weekend()` | the weekend past, or coming | over the weekend |
//! | `daypart(part, side, weekday)` | a weekday's morning or night | Tuesday night |
//! | `day_part(n, part)`, `told_part(n, part)`, `any_part(part)`, `date_part(...)` | parts of other days | last night, that evening |
//! | `holiday(spec, year, side)`, `holiday_part(spec, part)` | a feast | Christmas 2018 |
//! | `shift(unit, n)`, `ago(unit, n)` | units from the DCT | last month, two days ago |
//! | `follow(unit, n)`, `follow_before(unit, n)`, `told()` | units from the anchor | two days later, at that time |
//! | `unit_end(unit)` | of the DCT's unit, or the anchor's in the past tense | the end of the year |
//! | `within(unit, n, ahead)` | the units up to the DCT, or from it on | the past two years |
//! | `rest(unit)` | from the DCT to the end of its unit | the rest of the year |
//! | `duration(unit, n, half)`, `duration_compound(unit, n, unit, n)`, `duration_part(unit)`, `duration_long(unit)` | lengths | two days, half an hour |
//! | `set(unit, n)`, `every(weekday, part)`, `every_part(month, season, part)`, `every_weekend()` | recurrences | every Monday |
//! | `clock(hour, minute, half)`, `clock_full`, `clock_glued`, `clock_part` | times of day | 5 p.m. |
//! | `reference(past, present, future or soon)` | vague words | recently, now, soon |
//!
//! A rule may offer one argument in several captures, of which the first that matched counts. A year
//! may be left empty: it is then told by tense. A side is -1 (last), 0 (this), 1 (next) or `tense`. A
//! number may be `X`: unknown, or end in `.5`.

use super::calendar::{self, Unit, year_value};
use super::context::Context;
use super::periods::{as_quarter, part_code};
use crate::language::Call;
use crate::model::{Edtf, Precision};
use chrono::{Datelike, NaiveDate, Weekday};

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
            format!("{}-{}", year_value(year), calendar::season_code(season))
        }
        Precision::Quarter(year, quarter) => format!("{}-Q{}", year_value(year), quarter - 32),
        Precision::Year(year) => year_value(year),
        Precision::Month(year, month) => format!("{}-{month:02}", year_value(year)),
        Precision::Day(year, month, day) => format!("{}-{month:02}-{day:02}", year_value(year)),
        _ => date.to_string(),
    }
}

/// The arguments of one match, read as numbers or words.
pub(super) struct Arguments<'a>(pub &'a [Option<String>]);

impl Arguments<'_> {
    pub fn text(&self, at: usize) -> Option<&str> {
        self.0.get(at)?.as_deref().filter(|text| !text.is_empty())
    }

    pub fn int(&self, at: usize) -> Option<i64> {
        self.text(at)?.replace(',', "").parse().ok()
    }

    pub fn year(&self, at: usize) -> Option<i32> {
        self.int(at)?.try_into().ok()
    }

    pub fn small(&self, at: usize) -> Option<u32> {
        self.int(at)?.try_into().ok()
    }

    pub fn unit(&self, at: usize) -> Option<Unit> {
        Unit::parse(self.text(at)?)
    }

    /// The first of several captures that has a unit.
    fn any_unit(&self, places: &[usize]) -> Option<Unit> {
        places.iter().find_map(|&at| self.unit(at))
    }

    /// The first of several captures that has a text.
    pub fn any(&self, places: &[usize]) -> Option<&str> {
        places.iter().find_map(|&at| self.text(at))
    }

    fn any_number<T: std::str::FromStr>(&self, places: &[usize]) -> Option<T> {
        self.any(places)?.parse().ok()
    }
}

/// The value of a match; `None` where the words are no date after all ("February 30"), or none that
/// can be written ("the day after" told on the last day of the year 9999).
pub(super) fn resolve(
    call: &Call,
    arguments: &[Option<String>],
    context: &Context<'_>,
) -> Option<Resolved> {
    let resolved = resolve_any(call, arguments, context)?;
    resolved.date.is_none_or(Edtf::is_writable).then_some(resolved)
}

fn resolve_any(
    call: &Call,
    arguments: &[Option<String>],
    context: &Context<'_>,
) -> Option<Resolved> {
    let a = Arguments(arguments);
    match call.function.as_str() {
        "day" => full_day(a.year(0)?, a.small(1)?, a.small(2)?),
        "day2" => {
            let (first, second, year) = (a.small(0)?, a.small(1)?, full_year(a.text(2)?)?);
            full_day(year, first, second).or_else(|| full_day(year, second, first))
        }
        "day_short" => full_day(full_year(a.text(0)?)?, a.small(1)?, a.small(2)?),
        "dated" => context.dated(a.year(0), a.small(1)?, a.small(2)?, weekday(a.text(3)?)?),
        "month" => Some(Resolved::of(Precision::Month(a.year(0)?, month(a.small(1)?)?))),
        "year" => Some(Resolved::of(Precision::Year(a.any_number(&[0, 1])?))),
        "year_end" => year_end(a.text(0)?, a.text(1)?),
        "about" => about(a.year(0)?),
        "decade" => decade(a.int(0)?),
        "century" => Some(Resolved::of(Precision::Century(a.year(0)?.checked_sub(1)?))),
        "bce" => Some(Resolved::of(Precision::Year(bce(a.year(0)?)?))),
        "part_bce" => part_bce(&a),
        "stretch_bce" => stretch_bce(&a),
        "season" => context.season(a.any_number(&[0, 2]), a.small(1)?),
        "season_near" => match a.small(0) {
            Some(season) => context.season_near(season, true),
            None => context.season_near(a.small(1)?, false),
        },
        "quarter" if a.text(2) == Some("-1") => context.quarter(a.year(0), 4),
        "quarter" => context.quarter(a.year(0), a.any_number(&[1, 2, 3, 4])?),
        "quarter_of" => {
            let year = context.dct.map(|dct| dct.year() + a.any_number(&[1, 3]).unwrap_or(0));
            context.quarter(year, a.any_number(&[0, 2])?)
        }
        "quarter_ago" => {
            let now = context.quarter(None, a.small(0)?)?;
            let year = now.date.and_then(as_quarter).map(|(year, _)| year - 1);
            context.quarter(year, a.small(0)?)
        }
        "period" => context.period(a.year(0)?),
        "period_of" => context.period_of(a.any_number(&[0, 3]), a.any_number(&[1, 2])),
        "period_side" => context.shift(Unit::Quarter, a.int(0)?),
        "half" if a.text(2) == Some("-1") => context.half(a.year(0), 2),
        "half" => context.half(a.year(0), a.any_number(&[1, 2, 3])?),
        _ => resolve_day(call, &a, context).or_else(|| resolve_length(call, &a, context)),
    }
}

/// The functions for days and their parts, which hang on DCT, anchor or tense.
fn resolve_day(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    match call.function.as_str() {
        "partial" => context.partial(month(a.small(0)?)?, a.small(1)),
        "told_partial" => {
            context.told_partial(month(a.any_number(&[0, 2])?)?, a.any_number(&[1, 3]))
        }
        "years" => years(a.text(0)?, a.text(1)?),
        "monthday" => context.month_day(a.small(0)?),
        "week_of" => context.week_of(month(a.small(0)?)?, a.small(1)?),
        "month_of" => context.month_of(month(a.small(0)?)?, a.year(1)?),
        "month_named" => context.month_named(month(a.small(0)?)?, a.int(1)?),
        "weekday" => context.weekday(a.int(0), weekday(a.text(1)?)?),
        "weekday_week" => context.weekday_week(a.any_number(&[0, 2])?, weekday(a.any(&[1, 3])?)?),
        "weekday_after" => context.weekday_after(a.int(0)?, weekday(a.any(&[1, 2])?)?),
        "told_weekday" => context.told_weekday(a.text(0).is_some(), weekday(a.any(&[0, 1])?)?),
        "weekend" => context.weekend(),
        "daypart" => context.daypart(a.text(0)?, a.int(1), weekday(a.text(2)?)?),
        "day_part" => context.day_part(a.int(0)?, a.any(&[1, 2, 3]).unwrap_or("night")),
        "told_part" => context.told_part(a.int(0)?, a.text(1)?),
        "any_part" => Some(Resolved::unplaced(Unit::Day.unknown() + part_code(a.text(0)?))),
        "date_part" => {
            let (month_number, day) = (month(a.any_number(&[1, 4])?)?, a.any_number(&[2, 5])?);
            let date = match a.year(0) {
                Some(year) => full_day(year, month_number, day)?,
                None => context.partial(month_number, Some(day))?,
            };
            Some(Resolved { value: date.value + part_code(a.text(3)?), date: date.date })
        }
        "holiday" => context.holiday(a.text(0)?, a.year(1), a.int(2)),
        "holiday_part" => context.holiday_part(a.text(0)?, a.text(1)?),
        "clock" => context.clock(a.small(0)?, a.small(1), a.text(2)),
        "clock_full" => match a.text(2) {
            Some(four) => {
                context.clock(four.get(..2)?.parse().ok()?, four.get(2..)?.parse().ok(), None)
            }
            None => context.clock(a.small(0)?, a.small(1), None),
        },
        "clock_glued" => {
            let figures = a.text(0)?;
            let (hour, minute) = figures.split_at_checked(figures.len().checked_sub(2)?)?;
            context.clock(hour.parse().ok()?, minute.parse().ok(), a.text(1))
        }
        "clock_part" => context.clock(a.any_number(&[0, 3])?, a.small(1), a.any(&[2, 4])),
        "reference" => context.reference(a.text(0)?),
        _ => None,
    }
}

/// The functions that count units, and those without a place in the calendar.
fn resolve_length(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    let length = |unit: Unit, n: &str| Some(Resolved::unplaced(unit.duration(n)));
    match call.function.as_str() {
        "shift" => context.shift(a.any_unit(&[0, 2])?, a.any_number(&[1, 3])?),
        "ago" => match (a.unit(0), a.int(1)) {
            (Some(Unit::Year), Some(n)) => context.years_back(n, false),
            (Some(Unit::Quarter), Some(n)) => context.shift(Unit::Quarter, -n),
            (Some(unit), Some(n)) => context.shift(unit, n.checked_neg()?),
            _ => context.reference("past"),
        },
        "follow" if a.text(1) == Some("X") => context.follow(a.unit(0)?, None),
        "follow" => context.follow(a.any_unit(&[0, 2])?, a.int(1)),
        "follow_before" => match (a.unit(0)?, a.int(1)) {
            (Unit::Year, Some(n)) => context.years_back(n, true),
            (unit, n) => context.follow(unit, n.and_then(i64::checked_neg)),
        },
        "told" => context.told(),
        "unit_end" => context.unit_end(a.any_unit(&[0, 1, 2, 3]).unwrap_or(Unit::Year)),
        "within" => {
            context.within(a.any_unit(&[0, 3])?, a.any(&[1, 4])?, a.text(2) == Some("ahead"))
        }
        "rest" => context.rest(a.unit(0)?),
        "duration" if a.text(2) == Some("half") => {
            length(a.any_unit(&[0, 3])?, &format!("{}.5", a.text(1)?))
        }
        "duration_compound" => {
            let part = |unit: usize, n: usize| {
                Some(a.unit(unit)?.duration(a.text(n).filter(|n| !n.contains('.'))?))
            };
            let (first, then) = (part(0, 1)?, part(2, 3)?);
            let rest = then.trim_start_matches('P');
            let rest = if first.starts_with("PT") { rest.strip_prefix('T')? } else { rest };
            Some(Resolved::unplaced(first + rest))
        }
        "duration" => length(a.any_unit(&[0, 3])?, a.any(&[1, 4])?),
        "duration_part" => length(a.any_unit(&[0, 1])?, "0.5"),
        // "decades-long" is many, "day-long" one.
        "duration_long" => {
            length(a.any_unit(&[0, 1, 2, 3])?, if a.unit(1).is_some() { "1" } else { "X" })
        }
        "set" => length(a.any_unit(&[0, 2])?, a.text(1)?),
        "every" => {
            let part = a.any(&[1, 2]).map_or("", part_code);
            Some(Resolved::unplaced(format!("XXXX-WXX-{}{part}", a.small(0)?)))
        }
        "every_weekend" => Some(Resolved::unplaced(Unit::Weekend.unknown())),
        "every_part" => Some(Resolved::unplaced(match (a.small(0), a.small(1)) {
            (Some(month), _) => format!("XXXX-{month:02}"),
            (_, Some(season)) => Unit::Season(season).unknown(),
            _ => Unit::Day.unknown() + part_code(a.text(2)?),
        })),
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
    Some(Resolved { value: year_value(year), date: Some(date) })
}

pub(super) fn weekday(number: &str) -> Option<Weekday> {
    Weekday::try_from(number.parse::<u8>().ok()?.checked_sub(1)?).ok()
}

/// A year or season that two years share: "2022/23".
fn years(first: &str, last: &str) -> Option<Resolved> {
    let start: i32 = first.parse().ok()?;
    let end = if last.len() == 2 {
        year_end(first, last)?.date?.first_day()?.year()
    } else {
        last.parse().ok()?
    };
    (start < end).then(|| {
        Resolved::of(Edtf::Range(Precision::Year(start).into(), Precision::Year(end).into()))
    })
}

/// The year that `figures` end a range of years with: 1982 for "1975-82", 1900 for "1899-00".
fn year_end(first: &str, figures: &str) -> Option<Resolved> {
    let start: i32 = first.parse().ok()?;
    let end: i32 = format!("{}{figures}", first.get(..2)?).parse().ok()?;
    let end = if end < start { end + 100 } else { end };
    (end - start <= LONGEST_RANGE).then(|| Resolved::of(Precision::Year(end)))
}

/// Years that a range with a short end may last; "1914-10" is a month or a number.
const LONGEST_RANGE: i32 = 60;

/// A year of two figures is one of the hundred years around these.
fn full_year(figures: &str) -> Option<i32> {
    let year: i32 = figures.parse().ok()?;
    Some(match (figures.len(), year) {
        (2, ..=39) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    })
}

/// The astronomical year of one before the common era.
fn bce(year: i32) -> Option<i32> {
    1i32.checked_sub(year)
}

fn part_bce(a: &Arguments<'_>) -> Option<Resolved> {
    let year = bce(a.year(0)?)?;
    Some(Resolved::of(match a.small(1) {
        Some(number) => Precision::Month(year, month(number)?),
        None => Precision::Season(year, a.small(2)?),
    }))
}

/// "the 490s BC", "the 4th century BC": the years that so begin, the older first.
fn stretch_bce(a: &Arguments<'_>) -> Option<Resolved> {
    let (value, oldest, youngest) = match (a.year(0), a.year(1)) {
        (Some(decade), _) => (format!("BC{:03}", decade / 10), decade + 9, decade),
        (None, century) => {
            let before = century?.checked_sub(1)?;
            (format!("BC{before:02}"), before * 100 + 100, before * 100 + 1)
        }
    };
    let bound = |year| Some(Precision::Year(bce(year)?).into());
    Some(Resolved { value, date: Some(Edtf::Range(bound(oldest)?, bound(youngest)?)) })
}

/// `1990` for "the 1990s", `90` for "the '90s": two figures mean the 20th century.
fn decade(year: i64) -> Option<Resolved> {
    let year = if year < 100 { year + 1900 } else { year };
    Some(Resolved::of(Precision::Decade(i32::try_from(year / 10).ok()?)))
}
