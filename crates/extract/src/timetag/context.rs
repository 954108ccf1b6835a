//! Values that hang on what surrounds the words: the DCT, the anchor, the tense.

use super::anchor::Anchor;
use super::calendar::{self, Unit};
use super::direction::Direction;
use super::resolve::{Resolved, full_day, weekday};
use crate::model::{Bound, Edtf, Precision};
use chrono::{Datelike, NaiveDate, Weekday};

/// What a value may depend on besides its own words.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub dct: Option<NaiveDate>,
    pub anchor: &'a Anchor,
    pub direction: Direction,
    /// A year shared with a date it is joined to.
    pub year: Option<i32>,
    /// The old year that the paragraph is telling of.
    pub story: Option<i32>,
}

/// A day or month told without its year that lies so close before the DCT is this year's, even where
/// the paragraph tells of old times too.
const RECENT_DAYS: i64 = 60;

/// The whole of the unit that is `n` units from the one `day` lies in.
fn unit_at(day: NaiveDate, unit: Unit, n: i64) -> Option<Resolved> {
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
        Unit::Second | Unit::Minute | Unit::Hour => Resolved::of(Edtf::day(day)),
    })
}

/// The same, without a place where that lies past the years that can be written: "three million
/// years ago" is a time, but none of the calendar.
fn counted(day: NaiveDate, unit: Unit, n: i64) -> Resolved {
    unit_at(day, unit, n)
        .filter(|resolved| resolved.date.is_none_or(Edtf::is_writable))
        .unwrap_or_else(|| Resolved::unplaced(unit.unknown()))
}

/// The year of "last summer" (-1), "this summer" (0), "next summer" (1) told on `day`.
fn season_year(day: NaiveDate, season: u32, n: i64) -> Option<i32> {
    let (year, current) = calendar::season_of(day);
    let year = match n {
        ..=-1 if season < current => year,
        ..=-1 => year - 1,
        0 => year,
        _ if season > current => year,
        _ => year + 1,
    };
    Some(year)
}

impl Context<'_> {
    /// The year in which a month (and day) told without one lies: that of the direction, or the one
    /// it shares with a neighbour; `None` without a DCT.
    fn year_of(&self, month: u32, day: Option<u32>) -> Option<i32> {
        if self.year.is_some() {
            return self.year;
        }
        let Some(dct) = self.dct else { return self.story };
        let told = (month, day.unwrap_or(0));
        let today = (dct.month(), if day.is_some() { dct.day() } else { 0 });
        let year = match self.direction {
            Direction::Past if told > today => dct.year() - 1,
            Direction::Future if told < today => dct.year() + 1,
            _ => dct.year(),
        };
        let day = NaiveDate::from_ymd_opt(year, month, day.unwrap_or(28));
        let recent = day.is_some_and(|day| (dct - day).num_days() <= RECENT_DAYS);
        self.story.filter(|_| !recent).or(Some(year))
    }

    pub fn partial(&self, month: u32, day: Option<u32>) -> Option<Resolved> {
        let year = self.year_of(month, day);
        match (year, day) {
            (Some(year), Some(day)) => full_day(year, month, day),
            (Some(year), None) => Some(Resolved::of(Precision::Month(year, month))),
            // 2000 is a leap year, so 29 February is a day of some year.
            (None, Some(day)) => NaiveDate::from_ymd_opt(2000, month, day)
                .map(|_| Resolved::of(Precision::DayOfUnknownYear(month, day))),
            (None, None) => Some(Resolved::of(Precision::MonthOfUnknownYear(month))),
        }
    }

    pub fn days(&self, year: Option<i32>, month: u32, first: u32, last: u32) -> Option<Resolved> {
        let Some(year) = year.or_else(|| self.year_of(month, Some(first))) else {
            return Some(Resolved::unplaced(format!(
                "XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}"
            )));
        };
        let day = |day| NaiveDate::from_ymd_opt(year, month, day);
        (first < last).then(|| Some(Resolved::of(calendar::days(day(first)?, day(last)?))))?
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

    pub fn season(&self, year: Option<i32>, season: u32) -> Option<Resolved> {
        if let Some(year) = year {
            return Some(Resolved::of(Precision::Season(year, season)));
        }
        let Some(dct) = self.dct else {
            return Some(Resolved::unplaced(Unit::Season(season).unknown()));
        };
        let (current_year, current) = calendar::season_of(dct);
        let year = match self.direction {
            Direction::Past if season > current => current_year - 1,
            Direction::Future if season < current => current_year + 1,
            _ => current_year,
        };
        Some(Resolved::of(Precision::Season(year, season)))
    }

    pub fn quarter(&self, year: Option<i32>, quarter: u32) -> Option<Resolved> {
        let Some(year) = year.or_else(|| self.part_year(quarter * 3 - 2)) else {
            return Some(Resolved::unplaced(format!("XXXX-Q{quarter}")));
        };
        (1..=4).contains(&quarter).then(|| Resolved::of(Precision::Quarter(year, 32 + quarter)))
    }

    pub fn half(&self, year: Option<i32>, half: u32) -> Option<Resolved> {
        let (first, last) = if half == 1 { (1, 6) } else { (7, 12) };
        let Some(year) = year.or_else(|| self.part_year(first)) else {
            return Some(Resolved::unplaced(format!("XXXX-H{half}")));
        };
        let range =
            Edtf::Range(Precision::Month(year, first).into(), Precision::Month(year, last).into());
        Some(Resolved { value: format!("{}-H{half}", calendar::year(year)), date: Some(range) })
    }

    /// The year of a part of the year that begins with `month`, told without its year.
    fn part_year(&self, month: u32) -> Option<i32> {
        (1..=12).contains(&month).then(|| self.year_of(month, None))?
    }

    pub fn month_of(&self, month: u32, side: i32) -> Option<Resolved> {
        let Some(dct) = self.dct else { return self.partial(month, None) };
        Some(Resolved::of(Precision::Month(dct.year() + side, month)))
    }

    /// "last May": the nearest one wholly before the DCT's month; "next May" after it.
    pub fn month_named(&self, month: u32, side: i64) -> Option<Resolved> {
        let Some(dct) = self.dct else { return self.partial(month, None) };
        let year = match side {
            ..=-1 if month >= dct.month() => dct.year() - 1,
            1.. if month <= dct.month() => dct.year() + 1,
            _ => dct.year(),
        };
        Some(Resolved::of(Precision::Month(year, month)))
    }

    pub fn weekday(&self, side: Option<i64>, weekday: Weekday) -> Option<Resolved> {
        let Some(dct) = self.dct else {
            return Some(Resolved::unplaced(format!("XXXX-WXX-{}", weekday.number_from_monday())));
        };
        let day = match (side, self.direction) {
            (Some(..=-1), _) => calendar::on_or_before(calendar::add_days(dct, -1)?, weekday),
            (Some(1..), _) => calendar::on_or_after(calendar::add_days(dct, 1)?, weekday),
            (_, Direction::Future) => calendar::on_or_after(dct, weekday),
            (_, Direction::Past) => calendar::on_or_before(dct, weekday),
        };
        Some(Resolved::of(Edtf::day(day?)))
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

    pub fn daypart(&self, part: &str, side: Option<i64>, weekday: Weekday) -> Option<Resolved> {
        let code = match part {
            "morning" => "TMO",
            "afternoon" => "TAF",
            "evening" => "TEV",
            _ => "TNI",
        };
        let day = self.weekday(side, weekday)?;
        Some(Resolved { value: day.value + code, date: day.date })
    }

    /// A feast: `12,25`; `11,4,4`, the fourth Thursday of November, `-1` for the last; `easter1`.
    pub fn holiday(&self, spec: &str, year: Option<i32>, side: Option<i64>) -> Option<Resolved> {
        let of_year = |year: i32| -> Option<NaiveDate> {
            if let Some(offset) = spec.strip_prefix("easter") {
                return calendar::add_days(calendar::easter(year)?, offset.parse().ok()?);
            }
            let parts: Vec<i64> = spec.split(',').filter_map(|part| part.parse().ok()).collect();
            let month = u32::try_from(*parts.first()?).ok()?;
            match parts[1..] {
                [day] => NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?),
                [day, nth] => {
                    let wanted = weekday(&day.to_string())?;
                    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                    if nth > 0 {
                        calendar::add_days(calendar::on_or_after(first, wanted)?, (nth - 1) * 7)
                    } else {
                        let last = calendar::add_months(first, 1)?.pred_opt()?;
                        calendar::on_or_before(last, wanted)
                    }
                }
                _ => None,
            }
        };
        if let Some(year) = year {
            return of_year(year).map(|day| Resolved::of(Edtf::day(day)));
        }
        let Some(dct) = self.dct else {
            let fixed = of_year(2000).filter(|_| spec.split(',').count() == 2);
            return Some(match fixed {
                Some(day) => Resolved::of(Precision::DayOfUnknownYear(day.month(), day.day())),
                None => Resolved::unplaced("XXXX-XX-XX"),
            });
        };
        let past = || (0..=1).filter_map(|back| of_year(dct.year() - back)).find(|day| *day <= dct);
        let future = || (0..=1).filter_map(|on| of_year(dct.year() + on)).find(|day| *day >= dct);
        let day = match (side, self.direction) {
            (Some(..=-1), _) => past(),
            (Some(0), _) => of_year(dct.year()),
            (Some(1..), _) | (_, Direction::Future) => future(),
            (_, Direction::Past) => past(),
        };
        day.map(|day| Resolved::of(Edtf::day(day)))
    }

    pub fn shift(&self, unit: Unit, n: i64) -> Option<Resolved> {
        let Some(dct) = self.dct else { return Some(Resolved::unplaced(unit.unknown())) };
        Some(counted(dct, unit, n))
    }

    pub fn follow(&self, unit: Unit, n: Option<i64>) -> Option<Resolved> {
        match self.anchor.day_for(unit).zip(n) {
            Some((day, n)) => Some(counted(day, unit, n)),
            None => Some(Resolved::unplaced(unit.unknown())),
        }
    }

    pub fn unit_end(&self, unit: Unit) -> Option<Resolved> {
        match self.direction {
            Direction::Past => self.follow(unit, Some(0)),
            Direction::Future => self.shift(unit, 0),
        }
    }

    /// The stretch of `n` units up to the DCT, or from it on: ends as fine as the unit.
    pub fn within(&self, unit: Unit, n: &str, ahead: bool) -> Option<Resolved> {
        let value = unit.duration(n);
        let Some(dct) = self.dct else { return Some(Resolved::unplaced(value)) };
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

    /// A time of day; its day is the anchor's, which is not the expression's to tell.
    pub fn clock(&self, hour: u32, minute: Option<u32>, half: Option<&str>) -> Option<Resolved> {
        let hour = match half {
            Some("pm") if hour < 12 => hour + 12,
            Some("am") if hour == 12 => 0,
            _ => hour,
        };
        let minute = minute.unwrap_or(0);
        let day =
            self.anchor.day_for(Unit::Day).map_or("XXXX-XX-XX".to_owned(), |day| day.to_string());
        (hour <= 24 && minute < 60)
            .then(|| Resolved::unplaced(format!("{day}T{hour:02}:{minute:02}")))
    }

    pub fn reference(&self, side: &str) -> Option<Resolved> {
        let today = self.dct.map(calendar::day_bound);
        let (value, date) = match side {
            "past" => ("PAST_REF", today.map(|today| Edtf::Range(Bound::Open, today))),
            "future" => ("FUTURE_REF", today.map(|today| Edtf::Range(today, Bound::Open))),
            _ => ("PRESENT_REF", self.dct.map(Edtf::day)),
        };
        Some(Resolved { value: value.to_owned(), date })
    }
}
