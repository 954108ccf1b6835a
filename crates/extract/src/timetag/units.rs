//! The whole of a unit of time, counted from a day.

use super::calendar::{self, Unit};
use super::resolve::Resolved;
use crate::model::{Edtf, Precision};
use chrono::{Datelike, NaiveDate};

/// The whole of the unit that is `n` units from the one `day` lies in.
pub(super) fn unit_at(day: NaiveDate, unit: Unit, n: i64) -> Option<Resolved> {
    let year = || i32::try_from(i64::from(day.year()).checked_add(n)?).ok();
    Some(match unit {
        Unit::Day => Resolved::of(Edtf::day(calendar::add_days(day, n)?)),
        Unit::Week | Unit::Fortnight => {
            let weeks = if unit == Unit::Fortnight { n.checked_mul(2)? } else { n };
            let (value, date) = calendar::week(calendar::add_days(day, weeks.checked_mul(7)?)?)?;
            Resolved { value, date: Some(date) }
        }
        Unit::Weekend => {
            let (value, date) = calendar::weekend(calendar::add_days(day, n.checked_mul(7)?)?)?;
            Resolved { value, date: Some(date) }
        }
        Unit::Month => {
            let first = calendar::add_months(day, n)?;
            Resolved::of(Precision::Month(first.year(), first.month()))
        }
        Unit::Quarter => {
            let first = calendar::add_months(day, n.checked_mul(3)?)?;
            Resolved::of(Precision::Quarter(first.year(), 32 + calendar::quarter_of(first.month())))
        }
        Unit::Year => Resolved::of(Precision::Year(year()?)),
        Unit::Decade | Unit::Century if day.year() <= 0 => {
            let (years, figures) = if unit == Unit::Decade { (10, 3) } else { (100, 2) };
            let before = i64::from((1 - day.year()) / years).checked_sub(n)?;
            Resolved::unplaced(format!("BC{before:0figures$}"))
        }
        Unit::Decade => {
            let decade = day.year().div_euclid(10).checked_add(i32::try_from(n).ok()?)?;
            Resolved::of(Precision::Decade(decade))
        }
        Unit::Century => {
            let century = day.year().div_euclid(100).checked_add(i32::try_from(n).ok()?)?;
            Resolved::of(Precision::Century(century))
        }
        Unit::Season(season) => {
            Resolved::of(Precision::Season(season_year(day, season, n)?, season))
        }
        Unit::Unknown | Unit::Millennium => return None,
        Unit::Second | Unit::Minute | Unit::Hour => Resolved::of(Edtf::day(day)),
    })
}

/// The year of "last summer" (-1), "this summer" (0), "next summer" (1) told on `day`.
fn season_year(day: NaiveDate, season: u32, n: i64) -> Option<i32> {
    let (year, current) = calendar::season_of(day);
    let year = match n {
        ..=-1 if season < current => year,
        ..=-1 => year - 1,
        0 if season == 24 => year,
        0 => day.year(),
        _ if season > current => year,
        _ => year + 1,
    };
    Some(year)
}
