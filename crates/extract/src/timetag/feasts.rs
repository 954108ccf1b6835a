//! The days of feasts: fixed, by the weekday, by Easter, by the moon.
//!
//! | spec | day |
//! |---|---|
//! | `12,25` | of a month |
//! | `11,4,4`, `5,1,-1`, `11,1,1,1` | the fourth Thursday of November, the last Monday of May, a day after the first Monday |
//! | `easter-2`, `orthodox0` | days from Easter, western or eastern |
//! | `advent0` | days from the fourth Sunday before Christmas |
//! | `hebrew9`, `kislev24` | days from Rosh Hashanah of the year, from 1 Kislev: exact arithmetic |
//! | `islamic10,1` | a day and month of the tabular Islamic calendar: a day early or late, so approximate |
//! | `diwali` | a column of `data/feasts.tsv` |
//! | `=1944,6,6` | of that year alone |
//!
//! `FIRST..LAST` is a feast of several days; `~` before it says that places keep it a day apart.

use super::calendar;
use super::resolve::weekday;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One keeping of a feast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feast {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Whether it may be a day off.
    pub approximate: bool,
}

/// Every keeping of the feast `spec` that begins in `year`, in order: mostly one; two at times where
/// it moves through the year, none where no table knows it.
pub(super) fn feasts(spec: &str, year: i32) -> Vec<Feast> {
    let (spec, told) = spec.strip_prefix('~').map_or((spec, false), |spec| (spec, true));
    let islamic = spec.starts_with(ISLAMIC);
    let (first, last) = spec.split_once("..").unwrap_or((spec, spec));
    // A Gregorian year holds the days of two Islamic ones, or of three.
    let years = match islamic {
        true => {
            let near = islamic_year(year);
            near - 1..=near + 2
        }
        false => year..=year,
    };
    let feast = |cycle| {
        let (first, last) = (day(first, cycle)?, day(last, cycle)?);
        let approximate = islamic || told;
        (first <= last).then_some(Feast { first, last, approximate })
    };
    let of_year = |feast: &Feast| !islamic || feast.first.year() == year;
    years.filter_map(feast).filter(of_year).collect()
}

/// The day of one end of a spec in `year`, an Islamic one where the spec is.
fn day(spec: &str, year: i32) -> Option<NaiveDate> {
    let after = |name: &str| spec.strip_prefix(name)?.parse::<i64>().ok();
    if let Some(days) = after("easter") {
        return calendar::add_days(calendar::easter(year)?, days);
    }
    if let Some(days) = after("orthodox") {
        return calendar::add_days(orthodox_easter(year)?, days);
    }
    if let Some(days) = after("advent") {
        let eve = NaiveDate::from_ymd_opt(year, 12, 24)?;
        return calendar::add_days(calendar::on_or_before(eve, Weekday::Sun)?, days - 21);
    }
    if let Some(days) = after("hebrew") {
        return from_ce(rosh_hashanah(i64::from(year) + 3761) + days);
    }
    if let Some(days) = after("kislev") {
        return from_ce(kislev(i64::from(year) + 3761) + days);
    }
    if let Some(rest) = spec.strip_prefix(ISLAMIC) {
        let (month, day) = rest.split_once(',')?;
        return islamic_day(year.into(), month.parse().ok()?, day.parse().ok()?);
    }
    if spec.starts_with(char::is_alphabetic) {
        return TABLE.get(&(spec, year)).copied();
    }
    in_gregorian(spec, year)
}

fn in_gregorian(spec: &str, year: i32) -> Option<NaiveDate> {
    let parts = spec.trim_start_matches('=').split(',').map(|part| part.parse::<i64>().ok());
    let parts: Vec<i64> = parts.collect::<Option<_>>()?;
    let small = |part: i64| u32::try_from(part).ok();
    match parts[..] {
        [year, month, day] if spec.starts_with('=') => {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, small(month)?, small(day)?)
        }
        [month, day] => NaiveDate::from_ymd_opt(year, small(month)?, small(day)?),
        [month, day, nth, ref rest @ ..] => {
            let wanted = weekday(&day.to_string())?;
            let first = NaiveDate::from_ymd_opt(year, small(month)?, 1)?;
            let day = if nth > 0 {
                calendar::add_days(calendar::on_or_after(first, wanted)?, (nth - 1) * 7)
            } else {
                let last = calendar::add_months(first, 1)?.pred_opt()?;
                calendar::on_or_before(last, wanted)
            };
            calendar::add_days(day?, rest.first().copied().unwrap_or(0))
        }
        _ => None,
    }
}

const ISLAMIC: &str = "islamic";

/// The day that is number `days` counted from 0001-01-01 as 1.
fn from_ce(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// Easter Sunday of the eastern churches: the Julian one (Meeus, Astronomical Algorithms, ch. 8) as a
/// Gregorian day.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian =
        NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    let behind = year.div_euclid(100) - year.div_euclid(400) - 2;
    calendar::add_days(julian, behind.into())
}

/// The first day of the Hebrew `year` (Reingold and Dershowitz, Calendrical Calculations, ch. 8).
fn rosh_hashanah(year: i64) -> i64 {
    const EPOCH: i64 = -1_373_427;
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let put_off = match (next - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    EPOCH + this + put_off
}

/// The first day of Kislev: Tishri has 30 days, Heshvan 30 in the long years and else 29.
fn kislev(year: i64) -> i64 {
    let start = rosh_hashanah(year);
    let long = (rosh_hashanah(year + 1) - start) % 10 == 5;
    start + 59 + i64::from(long)
}

/// A day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
/// and 29 of thirty).
fn islamic_day(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    const EPOCH: i64 = 227_015;
    let of_year = 29 * (month - 1) + month / 2 + day;
    from_ce(EPOCH - 1 + 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + of_year)
}

/// The Islamic year that begins in, or just before, the Gregorian `year`.
fn islamic_year(year: i32) -> i32 {
    let days = (f64::from(year) - 622.54) * 365.2425;
    #[expect(clippy::cast_possible_truncation, reason = "years of the calendar")]
    let years = (days / 354.367).floor() as i32;
    years + 1
}

/// The days of `data/feasts.tsv`, by feast and year.
static TABLE: LazyLock<BTreeMap<(&str, i32), NaiveDate>> = LazyLock::new(|| {
    let mut rows = FILE.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<_> = rows.next().unwrap_or_default().split('\t').skip(1).collect();
    let days = rows.flat_map(|row| {
        let mut cells = row.split('\t');
        let year = cells.next().unwrap_or_default();
        let day = move |(name, cell): (&'static str, &str)| {
            Some(((name, year.parse().ok()?), format!("{year}-{cell}").parse().ok()?))
        };
        names.clone().into_iter().zip(cells).filter_map(day)
    });
    days.collect()
});

const FILE: &str = include_str!("../../data/feasts.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(spec: &str, year: i32) -> Vec<String> {
        feasts(spec, year).into_iter().map(|feast| feast.first.to_string()).collect()
    }

    #[test]
    fn hebrew_feasts() {
        for (spec, days) in [
            ("hebrew0", ["1967-10-05", "1973-09-27", "2000-09-30", "2020-09-19", "2024-10-03"]),
            ("hebrew9", ["1967-10-14", "1973-10-06", "2000-10-09", "2020-09-28", "2024-10-12"]),
            ("hebrew-163", ["1967-04-25", "1973-04-17", "2000-04-20", "2020-04-09", "2024-04-23"]),
            ("hebrew-193", ["1967-03-26", "1973-03-18", "2000-03-21", "2020-03-10", "2024-03-24"]),
            ("kislev24", ["1967-12-27", "1973-12-20", "2000-12-22", "2020-12-11", "2024-12-26"]),
        ] {
            for day in days {
                let year = day[..4].parse().expect(day);
                assert_eq!(begins(spec, year), [day], "{spec}");
            }
        }
    }

    /// Rosh Hashanah never falls on a Sunday, Wednesday or Friday, and Hebrew years have one of six
    /// lengths.
    #[test]
    fn every_hebrew_year_is_well_formed() {
        for year in 1..8_000 {
            let start = rosh_hashanah(year);
            assert!(![0, 3, 5].contains(&start.rem_euclid(7)), "{year}");
            let length = rosh_hashanah(year + 1) - start;
            assert!([353, 354, 355, 383, 384, 385].contains(&length), "{year}: {length}");
        }
    }

    /// What was announced lies no more than a day from the table.
    #[test]
    fn islamic_feasts() {
        for (spec, day) in [
            ("islamic9,1", "2019-05-06"),
            ("islamic10,1", "2019-06-04"),
            ("islamic12,10", "2019-08-11"),
            ("islamic1,10", "2019-09-10"),
            ("islamic1,1", "2019-08-31"),
            ("islamic9,1", "2003-10-27"),
            ("islamic9,1", "1973-09-28"),
        ] {
            let announced: NaiveDate = day.parse().expect(day);
            let table = feasts(spec, announced.year());
            assert!(table.iter().all(|feast| feast.approximate));
            let off = table.iter().map(|feast| (feast.first - announced).num_days().abs()).min();
            assert!(off.is_some_and(|off| off <= 1), "{spec} {day}: {table:?}");
        }
        assert_eq!(feasts("islamic9,1..islamic10,0", 1997).len(), 2);
        for year in 1..3_000 {
            let found = feasts("islamic9,1..islamic10,0", year).len();
            assert!((year <= 622) == (found == 0) || year < 630, "{year}: {found}");
        }
    }

    #[test]
    fn other_feasts() {
        for (spec, days) in [
            ("orthodox0", ["1991-04-07", "2013-05-05", "2019-04-28", "2024-05-05"]),
            ("advent0", ["2017-12-03", "2018-12-02", "2019-12-01", "2022-11-27"]),
            ("lunar-new-year", ["1949-01-29", "2000-02-05", "2019-02-05", "2050-01-23"]),
            ("11,4,4,1", ["2012-11-23", "2018-11-23", "2019-11-29", "2024-11-29"]),
        ] {
            for day in days {
                let year = day[..4].parse().expect(day);
                assert_eq!(begins(spec, year), [day], "{spec}");
            }
        }
        assert_eq!(begins("diwali", 1850), Vec::<String>::new());
        assert_eq!(TABLE.keys().filter(|(name, _)| *name == "lunar-new-year").count(), 200);
    }
}
