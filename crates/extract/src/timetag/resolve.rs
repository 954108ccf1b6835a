//! Values of matches, by the function that their rule calls, with what it needs from DCT, anchor and tense.

use super::calendar::{self, Unit, year_value};
use super::context::Context;
use super::direction::Direction;
use super::periods::part_code;
use super::quarters::as_quarter;
use crate::language::{Call, Function};
use crate::model::{Bound, Edtf, Precision};
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

/// The TIMEX3 value of a date: its qualifiers and the sign of a year have other forms there.
fn timex_value(date: Edtf) -> String {
    let end = |bound: Bound| bound.point().map_or("..".to_owned(), |p| point_value(p.precision));
    match date {
        Edtf::Point(point) => point_value(point.precision),
        Edtf::Range(first, last) => format!("{}/{}", end(first), end(last)),
    }
}

fn point_value(precision: Precision) -> String {
    match precision {
        Precision::Decade(decade) => format!("{decade:03}"),
        Precision::Century(century) => format!("{century:02}"),
        Precision::Season(year, season) => {
            format!("{}-{}", year_value(year), calendar::season_code(season))
        }
        Precision::Quarter(year, quarter) => format!("{}-Q{}", year_value(year), quarter - 32),
        Precision::Year(year) => year_value(year),
        Precision::Month(year, month) => format!("{}-{month:02}", year_value(year)),
        Precision::Day(year, month, day) => format!("{}-{month:02}-{day:02}", year_value(year)),
        Precision::MonthOfUnknownYear(month) => format!("XXXX-{month:02}"),
        Precision::DayOfUnknownYear(month, day) => format!("XXXX-{month:02}-{day:02}"),
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
    match call.function {
        Function::Day => full_day(a.year(0)?, a.small(1)?, a.any_number(&[2, 3])?),
        Function::Day2 => {
            let (first, second, year) = (a.small(0)?, a.small(1)?, full_year(a.text(2)?)?);
            full_day(year, first, second).or_else(|| full_day(year, second, first))
        }
        Function::DayShort => full_day(full_year(a.text(0)?)?, a.small(1)?, a.small(2)?),
        Function::Dated => context.dated(a.year(0), a.small(1)?, a.small(2)?, weekday(a.text(3)?)?),
        Function::Month => Some(Resolved::of(Precision::Month(a.year(0)?, month(a.small(1)?)?))),
        Function::Year => Some(Resolved::of(Precision::Year(a.any_number(&[0, 1])?))),
        Function::YearShort => Some(Resolved::of(Precision::Year(context.full_year(a.text(0)?)?))),
        Function::YearEnd => year_end(a.text(0)?, a.text(1)?),
        Function::About => about(a.year(0)?),
        Function::Decade => decade(a.any_number(&[0, 1])?),
        Function::Century => Some(Resolved::of(Precision::Century(a.year(0)?.checked_sub(1)?))),
        Function::Bce => Some(Resolved::of(Precision::Year(bce(a.year(0)?)?))),
        Function::PartBce => part_of_year(&a, bce(a.year(0)?)?),
        Function::PartCe => part_of_year(&a, a.any_number(&[0, 6])?),
        Function::StretchBce => stretch_bce(&a),
        Function::Season => {
            context.season(a.any(&[0, 2]).and_then(|year| context.full_year(year)), a.small(1)?)
        }
        Function::SeasonNear => match a.small(0) {
            Some(season) => context.season_near(season, true),
            None => context.season_near(a.small(1)?, false),
        },
        Function::Quarter if a.text(2) == Some("-1") => context.quarter(a.year(0), 4),
        Function::Quarter => {
            let year = a.year(0).or_else(|| full_year(a.text(7)?));
            context.quarter(year, a.any_number(&[1, 2, 3, 4, 5, 6])?)
        }
        Function::QuarterOf => {
            let year = context.dct.map(|dct| dct.year() + a.any_number(&[1, 3]).unwrap_or(0));
            context.quarter(year, a.any_number(&[0, 2])?)
        }
        Function::QuarterAgo => {
            let now = context.quarter(None, a.small(0)?)?;
            let year = now.date.and_then(as_quarter).map(|(year, _)| year - 1);
            context.quarter(year, a.small(0)?)
        }
        Function::Period => context.period(a.year(0)?),
        Function::PeriodOf => context.period_of(a.any_number(&[0, 3]), a.any_number(&[1, 2])),
        Function::PeriodSide => context.shift(Unit::Quarter, a.int(0)?),
        Function::Half if a.text(2) == Some("-1") => context.half(a.year(0), 2),
        Function::Half => context.half(a.year(0), a.any_number(&[1, 2, 3])?),
        _ => resolve_day(call, &a, context)
            .or_else(|| resolve_clock(call, &a, context))
            .or_else(|| resolve_length(call, &a, context)),
    }
}

/// The functions for days and their parts, which hang on DCT, anchor or tense.
fn resolve_day(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    match call.function {
        Function::Partial => context.partial(month(a.any_number(&[0, 3])?)?, a.any_number(&[1, 2])),
        Function::ToldPartial => {
            let years = a.year(4).unwrap_or(0);
            context.told_partial(years, month(a.any_number(&[0, 2])?)?, a.any_number(&[1, 3]))
        }
        Function::Years => years(a.text(0)?, a.text(1)?),
        Function::Monthday => context.month_day(a.small(0)?),
        Function::WeekOf => context.week_of(month(a.any_number(&[0, 2])?)?, a.any_number(&[1, 3])?),
        Function::NamedDay => context.named_day(a.text(0)?),
        Function::DayOf => {
            let day = a.any_number(&[2, 4])?;
            context.day_of(a.year(0)?, month(a.any_number(&[1, 3])?)?, day)
        }
        Function::MonthOf => context.month_of(month(a.small(0)?)?, a.year(1)?),
        Function::MonthNamed => {
            context.month_named(month(a.small(0)?)?, a.int(1)?, a.any_number(&[2]))
        }
        Function::WeekdayOf => {
            let (nth, year) = (a.any_number(&[0, 1])?, a.year(4));
            context.weekday_of(nth, weekday(a.text(3)?)?, month(a.small(2)?)?, year)
        }
        Function::Weekday => context.weekday(a.int(0), weekday(a.text(1)?)?),
        Function::WeekdayWeek => {
            context.weekday_week(a.any_number(&[0, 2])?, weekday(a.any(&[1, 3])?)?)
        }
        Function::WeekdayAfter => context.weekday_after(a.int(0)?, weekday(a.any(&[1, 2])?)?),
        Function::ToldWeekday => {
            context.told_weekday(a.text(0).is_some(), weekday(a.any(&[0, 1])?)?)
        }
        Function::Weekend => context.weekend(),
        Function::Daypart => context.daypart(a.text(0)?, a.int(1), weekday(a.text(2)?)?),
        Function::DayPart => context.day_part(a.int(0)?, a.any(&[1, 2, 3, 4]).unwrap_or("night")),
        Function::Overnight => context.overnight(),
        Function::ToldPart => context.told_part(a.int(0)?, a.text(1)?),
        Function::ThatPart => context.that_part(a.text(0)?),
        Function::AnyPart => Some(Resolved::unplaced(Unit::Day.unknown() + part_code(a.text(0)?))),
        Function::DatePart => {
            let (month_number, day) = (month(a.any_number(&[1, 4])?)?, a.any_number(&[2, 5])?);
            let date = match a.year(0) {
                Some(year) => full_day(year, month_number, day)?,
                None => context.partial(month_number, Some(day))?,
            };
            Some(Resolved { value: date.value + part_code(a.text(3)?), date: date.date })
        }
        Function::Holiday => context.holiday(a.text(0)?, a.year(1), a.int(2)),
        Function::HolidayDay => context.holiday_day(a.text(0)?, a.any_number(&[1, 2])?, a.year(3)),
        Function::HolidayWeekday => {
            context.holiday_weekday(a.text(0)?, weekday(a.text(1)?)?, a.int(2)? > 0, a.year(3))
        }
        Function::HolidayPart => context.holiday_part(a.text(0)?, a.text(1)?),
        Function::Reference => context.reference(a.text(0)?),
        _ => None,
    }
}

/// The functions for clock times.
fn resolve_clock(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    match call.function {
        Function::Clock => context.clock(a.small(0)?, a.small(1), a.text(2)),
        Function::ClockFull => match a.text(2) {
            Some(four) => {
                context.clock(four.get(..2)?.parse().ok()?, four.get(2..)?.parse().ok(), None)
            }
            None => context.clock(a.small(0)?, a.small(1), None),
        },
        Function::ClockGlued => {
            let figures = a.text(0)?;
            let (hour, minute) = figures.split_at_checked(figures.len().checked_sub(2)?)?;
            context.clock(hour.parse().ok()?, minute.parse().ok(), a.text(1))
        }
        Function::ClockPart => context.clock(a.any_number(&[0, 3])?, a.small(1), a.any(&[2, 4])),
        Function::ClockPast => {
            context.clock_past(a.int(0)?, a.any_number(&[1, 2])?, a.any(&[3, 4]))
        }
        _ => None,
    }
}

/// The functions that count units, and those without a place in the calendar.
fn resolve_length(call: &Call, a: &Arguments<'_>, context: &Context<'_>) -> Option<Resolved> {
    let length = |unit: Unit, n: &str| Some(Resolved::unplaced(unit.duration(n)));
    match call.function {
        Function::Shift => context.shift(a.any_unit(&[0, 2])?, a.any_number(&[1, 3])?),
        Function::Ago => match (a.unit(0), a.int(1)) {
            (Some(Unit::Year), Some(n)) => context.years_back(n, false),
            (Some(Unit::Quarter), Some(n)) => context.shift(Unit::Quarter, -n),
            (Some(unit), Some(n)) => context.shift(unit, n.checked_neg()?),
            _ => context.reference("past"),
        },
        Function::AgoToday => context.ago_today(a.unit(0)?, a.int(1)?, a.unit(2)?),
        Function::That => context.that(a.unit(0)?),
        Function::Follow if a.text(1) == Some("X") => context.follow(a.unit(0)?, None),
        Function::Follow => context.follow(a.any_unit(&[0, 2])?, a.int(1)),
        Function::FollowBefore => match (a.unit(0)?, a.int(1)) {
            (Unit::Year, Some(n)) => context.years_back(n, true),
            (unit, n) => context.follow(unit, n.and_then(i64::checked_neg)),
        },
        Function::Told => context.told(),
        Function::UnitEnd => context.unit_end(a.any_unit(&[0, 1, 2, 3]).unwrap_or(Unit::Year)),
        Function::Within => {
            let (unit, n) = (a.any_unit(&[0, 3])?, a.any(&[1, 4])?);
            let told = context.direction == Direction::Future;
            match a.text(2) {
                Some("planned") if !told => length(unit, n),
                side => context.within(unit, n, side.is_some()),
            }
        }
        Function::Rest => context.rest(a.unit(0)?),
        Function::Duration if a.text(2) == Some("half") => {
            length(a.any_unit(&[0, 3])?, &format!("{}.5", a.text(1)?))
        }
        Function::DurationCompound => {
            let part = |unit: usize, n: usize| {
                Some(a.unit(unit)?.duration(a.text(n).filter(|n| !n.contains('.'))?))
            };
            let (first, then) = (part(0, 1)?, part(2, 3)?);
            let rest = then.trim_start_matches('P');
            let rest = if first.starts_with("PT") { rest.strip_prefix('T')? } else { rest };
            Some(Resolved::unplaced(first + rest))
        }
        Function::Duration => length(a.any_unit(&[0, 3])?, a.any(&[1, 4])?),
        Function::DurationPart => length(a.any_unit(&[0, 1])?, "0.5"),
        Function::DurationOld => length(a.any_unit(&[0, 2])?, a.text(1).unwrap_or("X")),
        // "decades-long" is many, "day-long" one.
        Function::DurationLong => {
            length(a.any_unit(&[0, 1, 2, 3])?, if a.unit(1).is_some() { "1" } else { "X" })
        }
        Function::Set => length(a.any_unit(&[0, 2])?, a.any(&[1, 3])?),
        Function::Every => {
            let part = a.any(&[1, 2]).map_or("", part_code);
            Some(Resolved::unplaced(format!("XXXX-WXX-{}{part}", a.small(0)?)))
        }
        Function::EveryWeekend => Some(Resolved::unplaced(Unit::Weekend.unknown())),
        Function::EveryPart => Some(Resolved::unplaced(match (a.small(0), a.small(1)) {
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
pub(super) fn full_year(figures: &str) -> Option<i32> {
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

/// A day, month or season of the year of an era.
fn part_of_year(a: &Arguments<'_>, year: i32) -> Option<Resolved> {
    Some(Resolved::of(match a.any_number(&[1, 4]) {
        Some(number) => match a.any_number(&[3, 5]) {
            Some(day) => return full_day(year, number, day),
            None => Precision::Month(year, month(number)?),
        },
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
