//! Months and weekdays of a stated side of the DCT: "May next year", "Friday of last week".

use super::calendar;
use super::context::{Context, of_unknown_year};
use super::resolve::{Resolved, full_day};
use crate::model::{Edtf, Precision};
use chrono::{Datelike, Weekday};

impl Context<'_> {
    pub fn day_of(&self, side: i32, month: u32, day: u32) -> Option<Resolved> {
        let Some(dct) = self.dct else { return of_unknown_year(month, Some(day)) };
        full_day(dct.year() + side, month, day)
    }

    pub fn month_of(&self, month: u32, side: i32) -> Option<Resolved> {
        let Some(dct) = self.dct else { return of_unknown_year(month, None) };
        Some(Resolved::of(Precision::Month(dct.year() + side, month)))
    }

    /// "last May": the nearest one wholly before the DCT's month; "next May" after it; or its day.
    pub fn month_named(&self, month: u32, side: i64, day: Option<u32>) -> Option<Resolved> {
        let Some(dct) = self.dct else { return of_unknown_year(month, day) };
        let year = match side {
            ..=-1 if month >= dct.month() => dct.year() - 1,
            1.. if month <= dct.month() => dct.year() + 1,
            _ => dct.year(),
        };
        if let Some(day) = day {
            return full_day(year, month, day);
        }
        Some(Resolved::of(Precision::Month(year, month)))
    }

    pub fn weekday_week(&self, side: i64, weekday: Weekday) -> Option<Resolved> {
        let Some(dct) = self.dct else { return self.weekday(None, weekday) };
        let days = i64::from(weekday.num_days_from_monday()) + side * 7;
        Some(Resolved::of(Edtf::day(calendar::add_days(calendar::monday(dct)?, days)?)))
    }

    pub fn weekday_after(&self, days: i64, weekday: Weekday) -> Option<Resolved> {
        let Some(dct) = self.dct else { return self.weekday(None, weekday) };
        Some(Resolved::of(Edtf::day(calendar::add_days(
            calendar::on_or_after(dct, weekday)?,
            days,
        )?)))
    }
}
