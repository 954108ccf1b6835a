//! Calendar arithmetic on civil days: units, shifting, weeks, moveable feasts.

use crate::model::{Bound, Edtf, Precision};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A unit of time that expressions count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Season(u32),
}

impl Unit {
    /// The unit a rule names; seasons by their EDTF number.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "21" | "22" | "23" | "24" => Self::Season(name.parse().ok()?),
            _ => return None,
        })
    }

    /// `n` of it as a TIMEX3 duration: `P3D`, `PT2H`, `P1WE`; `X` for an unknown number.
    pub fn duration(self, n: &str) -> String {
        let scaled = |by: i64| {
            let scaled = n.parse::<i64>().ok().and_then(|n| n.checked_mul(by));
            scaled.map_or(n.to_owned(), |n| n.to_string())
        };
        match self {
            Self::Second => format!("PT{n}S"),
            Self::Minute => format!("PT{n}M"),
            Self::Hour => format!("PT{n}H"),
            Self::Day => format!("P{n}D"),
            Self::Weekend => format!("P{n}WE"),
            Self::Week => format!("P{n}W"),
            Self::Fortnight => format!("P{}W", scaled(2)),
            Self::Month => format!("P{n}M"),
            Self::Quarter => format!("P{n}Q"),
            Self::Year => format!("P{n}Y"),
            Self::Decade => format!("P{n}DE"),
            Self::Century => format!("P{n}CE"),
            Self::Season(season) => format!("P{n}{}", season_code(season)),
        }
    }

    /// The value where the calendar place is unknown: `XXXX-XX-XX`, `XXXX-WXX`.
    pub fn unknown(self) -> String {
        match self {
            Self::Week | Self::Fortnight => "XXXX-WXX".to_owned(),
            Self::Weekend => "XXXX-WXX-WE".to_owned(),
            Self::Month => "XXXX-XX".to_owned(),
            Self::Quarter => "XXXX-QX".to_owned(),
            Self::Year => "XXXX".to_owned(),
            Self::Decade => "XXX".to_owned(),
            Self::Century => "XX".to_owned(),
            Self::Season(season) => format!("XXXX-{}", season_code(season)),
            _ => "XXXX-XX-XX".to_owned(),
        }
    }
}

/// A year as values have it: four figures.
pub(super) fn year(year: i32) -> String {
    Edtf::from(Precision::Year(year)).to_string()
}

/// TIMEX3's letters for an EDTF season: 21 is `SP`.
pub(super) fn season_code(season: u32) -> &'static str {
    match season {
        21 => "SP",
        22 => "SU",
        23 => "FA",
        _ => "WI",
    }
}

/// The day `n` days later; `None` outside the calendar.
pub(super) fn add_days(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let step = Days::new(n.unsigned_abs());
    if n < 0 { day.checked_sub_days(step) } else { day.checked_add_days(step) }
}

/// The first day of the month `n` months later.
pub(super) fn add_months(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let first = day.with_day(1)?;
    let step = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
    if n < 0 { first.checked_sub_months(step) } else { first.checked_add_months(step) }
}

/// Monday of the week of `day`.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The last day that is `weekday` on or before `day`.
pub(super) fn on_or_before(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let back = (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    add_days(day, -i64::from(back))
}

/// The first day that is `weekday` on or after `day`.
pub(super) fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let forth = (7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    add_days(day, i64::from(forth))
}

/// A closed range of days.
pub(super) fn days(first: NaiveDate, last: NaiveDate) -> Edtf {
    Edtf::Range(day_bound(first), day_bound(last))
}

/// A day as an end of a range.
pub(super) fn day_bound(day: NaiveDate) -> Bound {
    Precision::Day(day.year(), day.month(), day.day()).into()
}

/// The week (Monday to Sunday) of `day`: TIMEX3 value and range.
pub(super) fn week(day: NaiveDate) -> Option<(String, Edtf)> {
    let first = monday(day)?;
    let iso = first.iso_week();
    Some((format!("{}-W{:02}", year(iso.year()), iso.week()), days(first, add_days(first, 6)?)))
}

/// The weekend (Saturday and Sunday) of the week of `day`.
pub(super) fn weekend(day: NaiveDate) -> Option<(String, Edtf)> {
    let first = monday(day)?;
    let iso = first.iso_week();
    let value = format!("{}-W{:02}-WE", year(iso.year()), iso.week());
    Some((value, days(add_days(first, 5)?, add_days(first, 6)?)))
}

/// The quarter (1 to 4) a month lies in.
pub(super) fn quarter_of(month: u32) -> u32 {
    (month - 1) / 3 + 1
}

/// The season and its year in which `day` lies; January belongs to the winter of the year before.
pub(super) fn season_of(day: NaiveDate) -> (i32, u32) {
    match day.month() {
        1 | 2 => (day.year() - 1, 24),
        3..=5 => (day.year(), 21),
        6..=8 => (day.year(), 22),
        9..=11 => (day.year(), 23),
        _ => (day.year(), 24),
    }
}

/// Easter Sunday of a Gregorian year (the anonymous algorithm of Nature, 20 April 1876).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for day in ["1961-04-02", "2000-04-23", "2019-04-21", "2024-03-31", "2038-04-25"] {
            let day: NaiveDate = day.parse().expect(day);
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn weekdays_around_a_tuesday() {
        let tuesday: NaiveDate = "2019-11-19".parse().expect("a day");
        for (weekday, before, after) in [
            (Weekday::Tue, "2019-11-19", "2019-11-19"),
            (Weekday::Mon, "2019-11-18", "2019-11-25"),
            (Weekday::Sun, "2019-11-17", "2019-11-24"),
        ] {
            assert_eq!(on_or_before(tuesday, weekday), before.parse().ok());
            assert_eq!(on_or_after(tuesday, weekday), after.parse().ok());
        }
    }
}
