//! The point of the story that expressions such as "two days later" count from.

use super::calendar::Unit;
use crate::model::{Edtf, Precision};
use chrono::{Datelike, NaiveDate};

/// The reference day in force at a point of the text: the date told last, else the DCT.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    date: Option<Precision>,
    /// A year that the story is in, and where its words end.
    told: Option<(i32, usize)>,
}

impl Anchor {
    pub fn start(dct: Option<NaiveDate>) -> Self {
        Self { date: dct.map(day_precision), told: None }
    }

    /// Moves to a date just told, unless it was vague ("recently") or a range counted from the DCT.
    pub fn follow(&mut self, function: &str, date: Edtf) {
        if !matches!(function, "reference" | "within" | "rest")
            && let Edtf::Point(point) = date
            && date.is_placed()
        {
            self.date = Some(point.precision);
        }
    }

    /// Notes that the story is in `year`, by words that end at byte `end` of the text.
    pub fn tell(&mut self, year: i32, end: usize) {
        self.told = Some((year, end));
    }

    /// The year that a paragraph is telling of at byte `start`: 2014 for the second date of "In
    /// 2014 the mill failed. On Aug. 8 inspectors closed it."
    pub fn story_year(&self, text: &str, start: usize) -> Option<i32> {
        let (year, end) = self.told?;
        text.get(end..start).filter(|between| !between.contains('\n')).map(|_| year)
    }

    /// A day of the anchor's unit, if that unit is no coarser than `unit`.
    pub fn day_for(self, unit: Unit) -> Option<NaiveDate> {
        let fine = match self.date? {
            Precision::Day(..) => true,
            Precision::Month(..) => {
                !matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Fortnight)
            }
            Precision::Season(..) | Precision::Quarter(..) | Precision::Year(_) => {
                matches!(unit, Unit::Year | Unit::Decade | Unit::Century)
            }
            _ => matches!(unit, Unit::Century),
        };
        fine.then(|| Edtf::from(self.date?).first_day())?
    }
}

fn day_precision(day: NaiveDate) -> Precision {
    Precision::Day(day.year(), day.month(), day.day())
}
