//! Values that hang on what surrounds the words: the DCT, the anchor, the tense.

use super::anchor::Anchor;
use super::calendar::{self, Unit};
use super::direction::Direction;
use super::range::Range;
use super::resolve::{Resolved, full_day};
use super::units::unit_at;
use crate::model::{Bound, Edtf, Precision};
use chrono::{Datelike, NaiveDate, Weekday};

/// What a value may depend on besides its own words.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub dct: Option<NaiveDate>,
    pub anchor: &'a Anchor,
    pub direction: Direction,
    /// The direction of the verb alone, whatever stands between.
    pub tense: Direction,
    /// Whether the clause tells a habit.
    pub habit: bool,
    /// A year shared with a date it is joined to.
    pub year: Option<i32>,
    /// The month of the next year in which the range ends that the date begins.
    pub wraps: Option<u32>,
    /// The old year that the paragraph is telling of.
    pub story: Option<i32>,
    /// The other end of the range that a weekday stands at.
    pub range: Option<Range>,
    /// The weekday before which "overnight" lies, where the sentence tells it.
    pub morning: Option<Weekday>,
    /// Whether the text tells a story of its own time, so that dates count from the one told last.
    pub narrative: bool,
}

/// A day or month told without its year that lies so close before the DCT is this year's, even where
/// the paragraph tells of old times too.
const RECENT_DAYS: i64 = 60;

/// Days that a date without its year may lie ahead where nothing says that it does; what lies further
/// off is more often last year's.
const AHEAD_DAYS: i64 = 120;

/// Days back to which a verb in the present may still mean a day just past.
const JUST_PAST_DAYS: i64 = 30;

/// Days ahead of the DCT on which a day without its year lies even beside a verb in the past ("has set
/// Nov. 10 as the deadline"): a day almost a year back would be told with its year.
const SOON_DAYS: i64 = 45;

/// Days back on which a day without its year lies even beside a verb that looks ahead ("ordered to leave
/// by Jan. 14"): that of next year would be told with its year.
const OVERTAKEN_DAYS: i64 = 10;

/// Days of a year.
const YEAR: i64 = 365;

impl Context<'_> {
    /// The year in which a month (and day) told without one lies: the one it shares with a neighbour,
    /// that of the story, or that of the direction; `None` where nothing tells it.
    pub fn year_of(&self, month: u32, day: Option<u32>) -> Option<i32> {
        if self.year.is_some() {
            return self.year;
        }
        // "The ferry sails in summer" tells a habit, in a story too.
        if self.narrative && self.habit && day.is_none() {
            return None;
        }
        if self.narrative {
            let year = self.anchor.year_for(month)?;
            let ends = self.wraps.is_some_and(|end| self.anchor.is_ahead(year + 1, end));
            return Some(if self.wraps.is_some() && !ends { year - 1 } else { year });
        }
        let Some(dct) = self.dct else {
            // Before the month told last the year may have turned.
            let told = self.anchor.day_for(Unit::Month).map(|told| told.month());
            return self.story.filter(|_| told.is_none_or(|told| told <= month));
        };
        let told = (month, day.unwrap_or(0));
        let today = (dct.month(), if day.is_some() { dct.day() } else { 0 });
        let year = match self.direction {
            Direction::Past if day.is_some() => nearest_year(dct, month, day, SOON_DAYS),
            Direction::Past if told > today => dct.year() - 1,
            Direction::Future if day.is_some() => {
                nearest_year(dct, month, day, YEAR - OVERTAKEN_DAYS)
            }
            Direction::Future if told < today => dct.year() + 1,
            Direction::Near => nearest_year(dct, month, day, AHEAD_DAYS),
            Direction::Beyond => nearest_year(dct, month, day, YEAR / 2),
            Direction::Present => nearest_year(dct, month, day, YEAR - JUST_PAST_DAYS),
            _ => dct.year(),
        };
        let day = NaiveDate::from_ymd_opt(year, month, day.unwrap_or(28));
        let recent = day.is_some_and(|day| (dct - day).num_days() <= RECENT_DAYS);
        self.story.filter(|_| !recent).or(Some(year))
    }

    /// A month or day "of that year", "of the following year": so many `years` from the one told last.
    pub fn told_partial(&self, years: i32, month: u32, day: Option<u32>) -> Option<Resolved> {
        let Some(told) = self.anchor.day_for(Unit::Year) else { return self.partial(month, day) };
        let year = told.year().checked_add(years)?;
        match day {
            Some(day) => full_day(year, month, day),
            None => Some(Resolved::of(Precision::Month(year, month))),
        }
    }

    pub fn partial(&self, month: u32, day: Option<u32>) -> Option<Resolved> {
        let year = self.year_of(month, day);
        match (year, day) {
            (Some(year), Some(day)) => full_day(year, month, day),
            (Some(year), None) => Some(Resolved::of(Precision::Month(year, month))),
            (None, day) => of_unknown_year(month, day),
        }
    }

    /// "the 20th": of the month told last in a story, else the nearest in its direction.
    pub fn month_day(&self, day: u32) -> Option<Resolved> {
        let told = self.narrative || self.dct.is_none() && self.story.is_some();
        let start = if told { self.anchor.day_for(Unit::Month) } else { self.dct };
        let Some(start) = start else {
            let unplaced = Resolved::unplaced(format!("XXXX-XX-{day:02}"));
            return (1..=31).contains(&day).then_some(unplaced);
        };
        let months = match self.direction {
            _ if told => 0,
            Direction::Future if day < start.day() => 1,
            Direction::Past if day > start.day() => -1,
            _ => 0,
        };
        let month = calendar::add_months(start, months)?;
        full_day(month.year(), month.month(), day)
    }

    /// "the week of March 6".
    pub fn week_of(&self, month: u32, day: u32) -> Option<Resolved> {
        let Some(day) = self.partial(month, Some(day))?.date?.first_day() else {
            return Some(Resolved::unplaced(Unit::Week.unknown()));
        };
        unit_at(day, Unit::Week, 0)
    }

    /// A weekday with a month and day: of the years around the DCT the one in which they agree.
    pub fn dated(
        &self,
        year: Option<i32>,
        month: u32,
        day: u32,
        weekday: Weekday,
    ) -> Option<Resolved> {
        if let Some(year) = year.or(self.year) {
            return full_day(year, month, day);
        }
        let Some(dct) = self.dct else { return self.partial(month, Some(day)) };
        let agrees = |year: &i32| {
            NaiveDate::from_ymd_opt(*year, month, day).is_some_and(|date| date.weekday() == weekday)
        };
        let told = self.year_of(month, Some(day))?;
        let near = [told, dct.year(), dct.year() - 1, dct.year() + 1];
        full_day(near.into_iter().find(agrees).unwrap_or(told), month, day)
    }

    pub fn weekday(&self, side: Option<i64>, weekday: Weekday) -> Option<Resolved> {
        let told = if self.narrative { self.anchor.day_for(Unit::Day) } else { None };
        if let Some(told) = told {
            let day = match side {
                Some(..=-1) => calendar::on_or_before(calendar::add_days(told, -1)?, weekday),
                _ => calendar::on_or_after(told, weekday),
            };
            return Some(Resolved::of(Edtf::day(day?)));
        }
        let Some(dct) = self.dct.filter(|_| !self.narrative) else {
            return Some(Resolved::unplaced(format!("XXXX-WXX-{}", weekday.number_from_monday())));
        };
        let ahead = !matches!(self.direction, Direction::Past | Direction::Near);
        let day = match (side, self.direction) {
            // But "moved from Monday to Thursday" tells of two.
            (None, _)
                if let Some(Range::From(first)) =
                    self.range.filter(|range| range.began(dct) != Some(ahead)) =>
            {
                calendar::on_or_after(first, weekday)
            }
            (None, _) if let Some(Range::Until(last)) = self.range.filter(|_| !ahead) => {
                calendar::on_or_before(calendar::on_or_before(dct, last)?, weekday)
            }
            (Some(..=-1), _) => calendar::on_or_before(calendar::add_days(dct, -1)?, weekday),
            (Some(1..), _) => calendar::on_or_after(calendar::add_days(dct, 1)?, weekday),
            (Some(0), Direction::Near | Direction::Present)
            | (_, Direction::Future | Direction::Beyond | Direction::Present) => {
                calendar::on_or_after(dct, weekday)
            }
            (_, Direction::Past | Direction::Near) => calendar::on_or_before(dct, weekday),
        };
        Some(Resolved::of(Edtf::day(day?)))
    }

    /// "the following Tuesday", "the previous Friday": counted from the day told last.
    pub fn told_weekday(&self, next: bool, weekday: Weekday) -> Option<Resolved> {
        let Some(day) = self.anchor.day_for(Unit::Day) else {
            return Some(Resolved::unplaced(format!("XXXX-WXX-{}", weekday.number_from_monday())));
        };
        let day = if next {
            calendar::on_or_after(calendar::add_days(day, 1)?, weekday)
        } else {
            calendar::on_or_before(calendar::add_days(day, -1)?, weekday)
        };
        Some(Resolved::of(Edtf::day(day?)))
    }

    /// "the weekend": the last one, or the coming one in the future.
    pub fn weekend(&self) -> Option<Resolved> {
        let Some(dct) = self.dct else { return Some(Resolved::unplaced(Unit::Weekend.unknown())) };
        let back = self.direction != Direction::Future && dct.weekday() != Weekday::Sun;
        unit_at(dct, Unit::Weekend, if back && dct.weekday() != Weekday::Sat { -1 } else { 0 })
    }

    pub fn shift(&self, unit: Unit, n: i64) -> Option<Resolved> {
        let Some(day) = self.dct else { return Some(Resolved::unplaced(unit.unknown())) };
        // "They marched this weekend", in a paper of the first days of the week.
        let over = unit == Unit::Weekend
            && n == 0
            && self.direction == Direction::Past
            && day.weekday().num_days_from_monday() < Weekday::Thu.num_days_from_monday();
        unit_at(day, unit, if over { -1 } else { n })
    }

    /// `n` units after the day told last. What a verb in the past tells cannot lie after the DCT: then
    /// it counts from something that is not known.
    pub fn follow(&self, unit: Unit, n: Option<i64>) -> Option<Resolved> {
        // "The next day he left" of a text that has told no day yet is none that counts from the DCT.
        let tells = matches!(self.tense, Direction::Past | Direction::Near);
        let untold = unit == Unit::Day && n != Some(0) && tells && !self.anchor.has_moved();
        let told = self.anchor.day_for(unit).filter(|_| !untold);
        let date = told.zip(n).and_then(|(day, n)| unit_at(day, unit, n));
        let first = date.as_ref().and_then(|date| date.date?.first_day());
        let ahead = first.zip(self.dct).is_some_and(|(first, dct)| first > dct);
        let known = date.filter(|_| !(ahead && self.tense == Direction::Past));
        Some(known.unwrap_or_else(|| Resolved::unplaced(unit.unknown())))
    }

    /// "that night": of the day told last. In a text that has told none yet it is some night of its own.
    pub fn that(&self, unit: Unit) -> Option<Resolved> {
        if self.tense != Direction::Future && !self.anchor.has_moved() {
            return Some(Resolved::unplaced(unit.unknown()));
        }
        self.follow(unit, Some(0))
    }

    /// The unit that something already told lies in: the DCT's in the future, the anchor's in the past.
    pub fn unit_end(&self, unit: Unit) -> Option<Resolved> {
        let of_story = match self.tense {
            Direction::Past => true,
            Direction::Near => self.narrative,
            _ => false,
        };
        let told = self.follow(unit, Some(0)).filter(|told| of_story && told.date.is_some());
        // A text that has told years alone means its own month.
        match told {
            None if !of_story || !self.narrative => self.shift(unit, 0),
            told => told.or_else(|| Some(Resolved::unplaced(unit.unknown()))),
        }
    }

    /// The stretch of `n` units up to the DCT, or from it on: ends as fine as the unit.
    pub fn within(&self, unit: Unit, n: &str, ahead: bool) -> Option<Resolved> {
        let value = unit.duration(n);
        // "He built four over the next two years": they count from what was told.
        let untold = ahead && self.tense == Direction::Past;
        let Some(dct) = self.dct.filter(|_| !self.narrative && !untold) else {
            return Some(Resolved::unplaced(value));
        };
        let today = calendar::day_bound(dct);
        let Ok(n) = n.parse::<i64>() else {
            let date = if ahead {
                Edtf::Range(today, Bound::Open)
            } else {
                Edtf::Range(Bound::Open, today)
            };
            return Some(Resolved { value, date: Some(date) });
        };
        let (fine, n) = match unit {
            Unit::Week => (Unit::Day, n.checked_mul(7)?),
            Unit::Fortnight => (Unit::Day, n.checked_mul(14)?),
            Unit::Decade => (Unit::Year, n.checked_mul(10)?),
            Unit::Century => (Unit::Year, n.checked_mul(100)?),
            Unit::Quarter => (Unit::Month, n.checked_mul(3)?),
            Unit::Day | Unit::Month | Unit::Year => (unit, n),
            _ => return Some(Resolved { value, date: Some(Edtf::day(dct)) }),
        };
        let end = |n| match unit_at(dct, fine, n)?.date? {
            Edtf::Point(point) => Some(Bound::At(point)),
            Edtf::Range(..) => None,
        };
        let (far, near) = (end(if ahead { n } else { -n })?, end(0)?);
        let date = if ahead { Edtf::Range(near, far) } else { Edtf::Range(far, near) };
        Some(Resolved { value, date: Some(date) })
    }

    pub fn rest(&self, unit: Unit) -> Option<Resolved> {
        let Some(dct) = self.dct else { return Some(Resolved::unplaced(unit.unknown())) };
        let last = unit_at(dct, unit, 0)?.date?.last_day()?;
        Some(Resolved::of(calendar::days(dct, last)))
    }

    /// The date told last: "at that time".
    pub fn told(&self) -> Option<Resolved> {
        match self.anchor.date() {
            Some(date) => Some(Resolved { date: None, ..Resolved::of(date) }),
            None => Some(Resolved::unplaced("PRESENT_REF")),
        }
    }

    /// Words that name no day: the vague past, the present, the future. "soon" in a story of the past
    /// is no time of its own.
    pub fn reference(&self, side: &str) -> Option<Resolved> {
        let today = self.dct.map(calendar::day_bound);
        let (value, date) = match side {
            "past" => ("PAST_REF", today.map(|today| Edtf::Range(Bound::Open, today))),
            "soon" if self.narrative || self.tense == Direction::Past => return None,
            "future" | "soon" => ("FUTURE_REF", today.map(|today| Edtf::Range(today, Bound::Open))),
            "no-past" => ("PAST_REF", None),
            "no-future" => ("FUTURE_REF", None),
            "adjective" => ("PRESENT_REF", None),
            _ => ("PRESENT_REF", self.dct.map(Edtf::day)),
        };
        Some(Resolved { value: value.to_owned(), date })
    }
}

/// A month, or a day of it, of a year that nothing tells.
pub(super) fn of_unknown_year(month: u32, day: Option<u32>) -> Option<Resolved> {
    let Some(day) = day else { return Some(Resolved::of(Precision::MonthOfUnknownYear(month))) };
    // 2000 is a leap year, so 29 February is a day of some year.
    NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(Resolved::of(Precision::DayOfUnknownYear(month, day)))
}

/// The year in which a month or a day of it lies less than `ahead` days after `dct`, or last lay before.
fn nearest_year(dct: NaiveDate, month: u32, day: Option<u32>, ahead: i64) -> i32 {
    let of_year = NaiveDate::from_ymd_opt(dct.year(), month, day.unwrap_or(15).min(28));
    match of_year.map(|day| (day - dct).num_days()) {
        Some(days) if days > ahead => dct.year() - 1,
        Some(days) if days < ahead - YEAR => dct.year() + 1,
        _ => dct.year(),
    }
}
