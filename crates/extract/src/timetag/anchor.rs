//! The point of the story that expressions such as "two days later" count from.

use super::calendar::Unit;
use super::periods::as_quarter;
use crate::language::Function;
use crate::model::{Edtf, Precision};
use chrono::{Datelike, NaiveDate};

/// The reference day in force at a point of the text: the date told last, else the DCT.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    date: Option<Precision>,
    /// Where the words that told it end.
    at: usize,
    /// A year that the story is in, and where its words end.
    told: Option<(i32, usize)>,
    /// The quarter told last, and whether no other period was told since.
    quarter: Option<((i32, u32), bool)>,
    /// The next date of the text that states its year.
    ahead: Option<NaiveDate>,
}

impl Anchor {
    /// At the head of a text: the DCT, or nothing where the text tells of its own time.
    pub fn start(dct: Option<NaiveDate>) -> Self {
        Self { date: dct.map(day_precision), at: 0, told: None, quarter: None, ahead: None }
    }

    /// Moves to a date just told, unless it was vague ("recently") or a range counted from the DCT.
    pub fn follow(&mut self, function: Function, date: Edtf, end: usize) {
        if matches!(function, Function::Reference | Function::Within | Function::Rest)
            || !date.is_placed()
        {
            return;
        }
        if let Some(quarter) = as_quarter(date) {
            let compared = matches!(
                function,
                Function::Ago | Function::FollowBefore | Function::QuarterAgo | Function::Period
            );
            if !compared && function != Function::PeriodOf {
                self.quarter = Some((quarter, true));
            }
        }
        if let Edtf::Point(point) = date {
            self.date = Some(point.precision);
            self.at = end;
        }
    }

    /// Looks to the next stated date of the text.
    pub fn look_ahead(&mut self, ahead: Option<NaiveDate>) {
        self.ahead = ahead;
    }

    /// Notes that the story is in `year`, by words that end at byte `end` of the text.
    pub fn tell(&mut self, year: i32, end: usize) {
        self.told = Some((year, end));
    }

    /// Whether a date whose words end at byte `end` is a look back from a later year that the
    /// paragraph was in: "In May 1944 ... the forces that had landed in late 1943. By June"; or a look
    /// ahead, after which the next stated date goes on with the story.
    pub fn is_aside(&self, date: Edtf, text: &str, end: usize) -> bool {
        let year = |date: Edtf| Some(date.first_day()?.year());
        let Some((told, year)) = self.date.and_then(|told| year(told.into())).zip(year(date))
        else {
            return false;
        };
        let goes_on = self.ahead.map(|ahead| ahead.year());
        let ahead = goes_on.is_some_and(|goes_on| told <= goes_on && goes_on < year);
        (year < told || ahead)
            && text.get(self.at..end).is_some_and(|between| !between.contains('\n'))
    }

    /// The date told last.
    pub fn date(&self) -> Option<Precision> {
        self.date
    }

    /// Year and EDTF number of the quarter told last.
    pub fn quarter(&self) -> Option<(i32, u32)> {
        self.quarter.map(|(quarter, _)| quarter)
    }

    /// The quarter that the text compares with others, where it told one.
    pub fn quarter_in_force(&self) -> Option<(i32, u32)> {
        self.quarter.filter(|(_, in_force)| *in_force).map(|(quarter, _)| quarter)
    }

    /// The year that a paragraph is telling of at byte `start`: 2014 for the second date of "In
    /// 2014 the mill failed. On Aug. 8 inspectors closed it."
    pub fn story_year(&self, text: &str, start: usize) -> Option<i32> {
        let (year, end) = self.told?;
        text.get(end..start).filter(|between| !between.contains('\n')).map(|_| year)
    }

    /// The year of a month that a story tells after the anchor: the anchor's own, or the next where the
    /// month lies before the one told last and the next stated date bears out that the year has
    /// turned.
    pub fn year_for(&self, month: u32) -> Option<i32> {
        let year = Edtf::from(self.date?).first_day()?.year();
        let told = match self.date? {
            Precision::Day(_, told, _) | Precision::Month(_, told) => told,
            Precision::Season(_, season) => (season - 20) * 3,
            _ => return Some(year),
        };
        let next = NaiveDate::from_ymd_opt(year + 1, month, 1)?;
        let turned = month < told && self.ahead.is_some_and(|ahead| ahead >= next);
        Some(if turned { year + 1 } else { year })
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
