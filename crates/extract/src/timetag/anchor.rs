//! The point of the story that expressions such as "two days later" count from.

use super::calendar::Unit;
use super::quarters::as_quarter;
use crate::language::Function;
use crate::model::{Edtf, Precision};
use chrono::{Datelike, NaiveDate};

/// Bytes after the words of a quarter within which "a year earlier" means that quarter of the year before.
const COMPARED_BYTES: usize = 420;

/// The reference day in force at a point of the text: the date told last, else the DCT.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    date: Option<Precision>,
    /// Where the words that told it end.
    at: usize,
    /// A year that the story is in, and where its words end.
    told: Option<(i32, usize)>,
    /// The quarter told last, and where its words end.
    quarter: Option<((i32, u32), usize)>,
    /// Where the expression begins that is being read.
    here: usize,
    /// The next dates of the text that state their years.
    ahead: [Option<NaiveDate>; 2],
}

impl Anchor {
    /// At the head of a text: the DCT, or nothing where the text tells of its own time.
    pub fn start(dct: Option<NaiveDate>) -> Self {
        Self {
            date: dct.map(day_precision),
            at: 0,
            told: None,
            quarter: None,
            here: 0,
            ahead: [None; 2],
        }
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
                Function::Ago
                    | Function::FollowBefore
                    | Function::QuarterAgo
                    | Function::Period
                    | Function::PeriodOf
            );
            if !compared || self.quarter() == Some(quarter) {
                self.quarter = Some((quarter, end));
            }
        }
        if let Edtf::Point(point) = date {
            self.date = Some(point.precision);
            self.at = end;
        }
    }

    /// Looks from the expression at byte `here` to the next stated dates of the text.
    pub fn look_ahead(&mut self, here: usize, ahead: [Option<NaiveDate>; 2]) {
        self.here = here;
        self.ahead = ahead;
    }

    /// Notes that the story is in `year`, by words that end at byte `end` of the text.
    pub fn tell(&mut self, year: i32, end: usize) {
        self.told = Some((year, end));
    }

    /// Notes that the text has left the story for its own time.
    pub fn leave(&mut self) {
        self.told = None;
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
        // Two asides may stand back to back: "the girl he left in 1955 and met again in 1960".
        let goes_on = |ahead: &NaiveDate| told <= ahead.year() && ahead.year() < year;
        let ahead = self.ahead.iter().flatten().any(goes_on);
        (year < told || ahead)
            && text.get(self.at..end).is_some_and(|between| !between.contains('\n'))
    }

    /// The date told last.
    pub fn date(&self) -> Option<Precision> {
        self.date
    }

    /// Whether the text has told a date, so that the anchor is no longer where it started.
    pub fn has_moved(&self) -> bool {
        self.at > 0
    }

    /// Year and EDTF number of the quarter told last.
    pub fn quarter(&self) -> Option<(i32, u32)> {
        self.quarter.map(|(quarter, _)| quarter)
    }

    /// The quarter that the text compares with others, where it told one shortly before.
    pub fn quarter_in_force(&self) -> Option<(i32, u32)> {
        let near = |end: usize| self.here.saturating_sub(end) <= COMPARED_BYTES;
        self.quarter.filter(|(_, end)| near(*end)).map(|(quarter, _)| quarter)
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
        let turned = month < told && self.ahead[0].is_some_and(|ahead| ahead >= next);
        Some(if turned { year + 1 } else { year })
    }

    /// Whether the next stated date of the text allows that the story goes on to this month.
    pub fn is_ahead(&self, year: i32, month: u32) -> bool {
        self.ahead[0].is_none_or(|ahead| (ahead.year(), ahead.month()) >= (year, month))
    }

    /// A day of the anchor's unit, if that unit is no coarser than `unit`.
    pub fn day_for(self, unit: Unit) -> Option<NaiveDate> {
        day_for(self.date?, unit)
    }
}

/// The first day of a date, if that is no coarser than `unit`.
pub(super) fn day_for(date: Precision, unit: Unit) -> Option<NaiveDate> {
    let fine = match date {
        Precision::Day(..) => true,
        Precision::Month(..) => {
            !matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Fortnight)
        }
        Precision::Season(..) | Precision::Quarter(..) | Precision::Year(_) => {
            matches!(unit, Unit::Year | Unit::Decade | Unit::Century)
        }
        _ => matches!(unit, Unit::Century),
    };
    fine.then(|| Edtf::from(date).first_day())?
}

fn day_precision(day: NaiveDate) -> Precision {
    Precision::Day(day.year(), day.month(), day.day())
}
