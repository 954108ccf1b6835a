//! Values of quarters and halves of years: the periods that firms report on.

use super::calendar::{self, Unit};
use super::context::Context;
use super::direction::Direction;
use super::resolve::Resolved;
use crate::model::{DatePoint, Edtf, Precision};
use chrono::{Datelike, NaiveDate};

/// A quarter that ended so many days ago is still the one that is reported on.
const REPORTED_DAYS: i64 = 75;

impl Context<'_> {
    /// A quarter told without its year: one that has begun, unless the clause looks ahead.
    pub fn quarter(&self, year: Option<i32>, quarter: u32) -> Option<Resolved> {
        if !(1..=4).contains(&quarter) {
            return None;
        }
        let year = year.or(self.year).or_else(|| {
            let dct = self.dct?;
            let start = NaiveDate::from_ymd_opt(dct.year(), quarter * 3 - 2, 1)?;
            let end = calendar::add_months(start, 3)?;
            Some(match self.direction {
                Direction::Future if (dct - end).num_days() > REPORTED_DAYS => dct.year() + 1,
                Direction::Past | Direction::Near | Direction::Present | Direction::Beyond
                    if start > dct =>
                {
                    dct.year() - 1
                }
                Direction::Past if start > dct => dct.year() - 1,
                _ => dct.year(),
            })
        });
        let Some(year) = year else {
            return Some(Resolved::unplaced(format!("XXXX-Q{quarter}")));
        };
        Some(Resolved::of(Precision::Quarter(year, 32 + quarter)))
    }

    /// The year of a half that begins with `month`: of one that has begun, unless the clause looks ahead.
    fn begun_year(&self, month: u32) -> Option<i32> {
        let dct = self.dct?;
        let ahead = self.direction == Direction::Future;
        Some(if month > dct.month() && !ahead { dct.year() - 1 } else { dct.year() })
    }

    /// The quarter that a report is about, moved by `years`: the one told last, or the last to have
    /// ended before the DCT.
    pub fn period(&self, years: i32) -> Option<Resolved> {
        match self.reported() {
            Some((year, quarter)) => {
                Some(Resolved::of(Precision::Quarter(year.checked_add(years)?, quarter)))
            }
            None => Some(Resolved::unplaced("XXXX-QX")),
        }
    }

    /// The quarter of a year that the report is about: "the 1988 period".
    pub fn period_of(&self, year: Option<i32>, years: Option<i32>) -> Option<Resolved> {
        let Some((told, quarter)) = self.reported() else {
            return Some(Resolved::unplaced("XXXX-QX"));
        };
        let year = year.or_else(|| Some(self.dct?.year() + years?)).unwrap_or(told - 1);
        Some(Resolved::of(Precision::Quarter(year, quarter)))
    }

    /// Year and EDTF number of the quarter that a report is about.
    fn reported(&self) -> Option<(i32, u32)> {
        let ended = |(year, quarter): &(i32, u32)| {
            let end = Edtf::from(Precision::Quarter(*year, *quarter)).last_day();
            self.dct.zip(end).is_none_or(|(dct, end)| end < dct)
        };
        self.anchor.quarter().filter(ended).or_else(|| {
            let day = calendar::add_months(self.dct?, -3)?;
            Some((day.year(), 32 + calendar::quarter_of(day.month())))
        })
    }

    pub fn half(&self, year: Option<i32>, half: u32) -> Option<Resolved> {
        let (first, last) = match half {
            1 => (1, 6),
            2 => (7, 12),
            _ => return None,
        };
        let Some(year) = year.or(self.year).or_else(|| self.begun_year(first)) else {
            return Some(Resolved::unplaced(format!("XXXX-H{half}")));
        };
        let range =
            Edtf::Range(Precision::Month(year, first).into(), Precision::Month(year, last).into());
        Some(Resolved {
            value: format!("{}-H{half}", calendar::year_value(year)),
            date: Some(range),
        })
    }

    /// `n` years before the DCT or the anchor, as fine as the period that is compared: a quarter
    /// where the text reports on one.
    pub fn years_back(&self, n: i64, from_anchor: bool) -> Option<Resolved> {
        if let Some((year, quarter)) = self.anchor.quarter_in_force() {
            let year = year.checked_sub(i32::try_from(n).ok()?)?;
            return Some(Resolved::of(Precision::Quarter(year, quarter)));
        }
        if from_anchor || self.narrative {
            self.follow(Unit::Year, n.checked_neg())
        } else {
            self.shift(Unit::Year, n.checked_neg()?)
        }
    }
}

/// The year and number of a quarter that a date is; `None` for any other date.
pub(super) fn as_quarter(date: Edtf) -> Option<(i32, u32)> {
    match date {
        Edtf::Point(DatePoint { precision: Precision::Quarter(year, quarter), .. }) => {
            Some((year, quarter))
        }
        _ => None,
    }
}
