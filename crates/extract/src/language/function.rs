//! The functions that make the value of what a rule matches.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// A value function by the name a rule calls it with: `day2` is [`Function::Day2`], `day_part`
/// [`Function::DayPart`]. `timetag/resolve.rs` says what each makes.
///
/// A rule may offer one argument in several captures, of which the first that matched counts. A year
/// may be left empty: it is then told by tense. A side is -1 (last), 0 (this), 1 (next) or `tense`. A
/// number may be `X`: unknown, or end in `.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// `(year, month, day, day)`, a full date: Oct. 7, 2023.
    Day,
    /// `(a, b, year)`, a date in figures, month first unless that cannot be: 03/04/2019.
    Day2,
    /// `(year, month, day)` with a year of two figures: 10 Nov 11.
    DayShort,
    /// `(year, month, day, weekday)`, where the weekday tells a missing year: Tuesday, March 4.
    Dated,
    /// `(year, month)`: June 2018.
    Month,
    /// `(year, year)`: 2011.
    Year,
    /// `(year)`: circa 1690.
    About,
    /// `(first, last)`, years with a stroke between: 2022/23.
    Years,
    /// `(figures)`, a year of two figures: '45.
    YearShort,
    /// `(year, figures)`, the end of a range of years: the 82 of 1975-82.
    YearEnd,
    /// `(month, day, month, day, n)`, of the year `n` years from the one told last: June of that year.
    ToldPartial,
    /// `(year, year)`: the 1990s.
    Decade,
    /// `(n)`: the 19th century.
    Century,
    /// `(year)`: 490 BC.
    Bce,
    /// `(year, month, season, day, month, day)`: August 480 BC.
    PartBce,
    /// The same with another year at the end: August 79 AD, August AD 79.
    PartCe,
    /// `(decade, century)`: the 490s BC.
    StretchBce,
    /// `(year, season, year)`, where a year may have two figures: the summer of 1942.
    Season,
    /// `(following, same)`: the following spring, that summer.
    SeasonNear,
    /// `(year, quarter, last)`: the third quarter.
    Quarter,
    /// `(quarter, side)`: last year's third quarter.
    QuarterOf,
    /// `(quarter)`: the year-ago third quarter.
    QuarterAgo,
    /// `(years)`, the quarter that is reported on: the year-ago period.
    Period,
    /// `(year, side)`: the 1988 period.
    PeriodOf,
    /// `(n)`: the current quarter.
    PeriodSide,
    /// `(year, half, last)`: the first half of 2019.
    Half,
    /// `(month, day, day)`, of a year told by tense: Oct. 19.
    Partial,
    /// `(day)`: the 20th.
    Monthday,
    /// `(month, day, month, day)`: the week of March 6.
    WeekOf,
    /// `(year, month, day)`, a day that is told as the name of what happened on it: the Sept. 11 attacks.
    NamedDay,
    /// `(month, side)`: May next year.
    MonthOf,
    /// `(side, month, day, month, day)`: May 3 of last year.
    DayOf,
    /// `(month, side, day)`, the nearest so named: last May, last May 3.
    MonthNamed,
    /// `(nth, nth, month, weekday, year)`, -1 for the last: the last Sunday in October.
    WeekdayOf,
    /// `(side, weekday)`: on Tuesday, last Tuesday.
    Weekday,
    /// `(side, weekday)`: Friday of next week.
    WeekdayWeek,
    /// `(days, weekday)`, days after the nearest: a week from Thursday.
    WeekdayAfter,
    /// `(next, previous)`: the following Tuesday.
    ToldWeekday,
    /// `()`, past or coming: over the weekend.
    Weekend,
    /// `(part, side, weekday)`: Tuesday night.
    Daypart,
    /// `(n, part)`, a part of the day `n` days from the DCT: last night.
    DayPart,
    /// `()`, the night before the day in question, or in the future after it: overnight.
    Overnight,
    /// `(n, part)`, of the day `n` days from the one told last: that evening.
    ToldPart,
    /// `(part)`, of the day told last: that night.
    ThatPart,
    /// `(unit, n, units)`, how old a thing is: decades-old.
    DurationOld,
    /// `(unit)`, that of the date told last: that day.
    That,
    /// `(part)`: at night.
    AnyPart,
    /// `(year, month, day, part)`: the night of April 18, 1775.
    DatePart,
    /// `(feast, year, side)`: Christmas 2018.
    Holiday,
    /// `(feast, nth, last, year)`: the third day of Hanukkah.
    HolidayDay,
    /// `(feast, weekday, side, year)`: the Friday before Christmas.
    HolidayWeekday,
    /// `(feast, part)`: Christmas night.
    HolidayPart,
    /// `(unit, n)`, units from the DCT: last month.
    Shift,
    /// `(unit, n)`: two days ago.
    Ago,
    /// `(unit, n, unit)`, the unit of an earlier time that is the DCT's now: ten years ago this week.
    AgoToday,
    /// `(unit, n)`, units from the date told last: two days later.
    Follow,
    /// `(unit, n)`: two days earlier.
    FollowBefore,
    /// `()`: at that time.
    Told,
    /// `(unit)`, the DCT's, or that told last beside the past tense: the end of the year.
    UnitEnd,
    /// `(unit, n, ahead)`, the units up to the DCT, or from it on: the past two years.
    Within,
    /// `(unit)`, from the DCT to the end of its unit: the rest of the year.
    Rest,
    /// `(unit, n, half)`: two days.
    Duration,
    /// `(unit, n, unit, n)`: two years and three months.
    DurationCompound,
    /// `(unit)`: half an hour.
    DurationPart,
    /// `(unit)`: decades-long.
    DurationLong,
    /// `(unit, n)`: daily.
    Set,
    /// `(weekday, part)`: every Monday.
    Every,
    /// `()`: every weekend.
    EveryWeekend,
    /// `(month, season, part)`: every summer.
    EveryPart,
    /// `(unit, n, side, year, event)`, units from a happening that the text has dated, or of which it
    /// states the year: two days after the flood. Where it is not dated, the length alone is read.
    FromEvent,
    /// `(n, n, year, event)`: the 20th anniversary of the 2003 invasion.
    Anniversary,
    /// `(hour, minute, half)`: 5 p.m.
    Clock,
    /// `(hour, minute, four figures)`: 0630 hours.
    ClockFull,
    /// `(figures, half)`: 430pm.
    ClockGlued,
    /// `(hour, minute, part)`: nine in the evening.
    ClockPart,
    /// `(minutes, hour, hour, part, part)`: half past six.
    ClockPast,
    /// `(past, present, future, soon, ...)`, vague words: recently, now, soon.
    Reference,
}

impl Function {
    /// The function that a rule calls by `name`; `None` where there is none.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::deserialize(IntoDeserializer::<Error>::into_deserializer(name)).ok()
    }
}
