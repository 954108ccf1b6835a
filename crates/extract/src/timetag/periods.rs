//! Values of seasons, of feasts and of parts of days.

use super::calendar::{self, Unit};
use super::context::Context;
use super::direction::Direction;
use super::feasts::{Feast, feasts};
use super::resolve::{Resolved, full_year};
use super::units::unit_at;
use crate::model::{Edtf, Precision};
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// More days than any feast lasts.
const DAYS_OF_A_FEAST: i64 = 60;

impl Context<'_> {
    /// A year of two figures, in a story the nearest to the date told last; others stay as they are.
    pub fn full_year(&self, figures: &str) -> Option<i32> {
        let year = full_year(figures)?;
        let told = self.anchor.day_for(Unit::Year).filter(|_| self.narrative || self.dct.is_none());
        let Some(told) = told.filter(|_| figures.len() == 2) else { return Some(year) };
        let centuries = [-1, 0, 1].map(|n| told.year().div_euclid(100) + n);
        let years = centuries.map(|century| century * 100 + year.rem_euclid(100));
        years.into_iter().min_by_key(|year| (year - told.year()).abs())
    }

    /// "the last Sunday in October": the `nth` such weekday of the month, -1 the last.
    pub fn weekday_of(
        &self,
        nth: i64,
        weekday: Weekday,
        month: u32,
        year: Option<i32>,
    ) -> Option<Resolved> {
        let whole = match year {
            Some(year) => Resolved::of(Precision::Month(year, month)),
            None => self.partial(month, None)?,
        };
        let Some(date) = whole.date else { return Some(whole) };
        let (Some(first), Some(last)) = (date.first_day(), date.last_day()) else {
            return Some(whole);
        };
        let day = match nth {
            ..=0 => calendar::on_or_before(last, weekday)?,
            _ => {
                let nearest = calendar::on_or_after(first, weekday)?;
                calendar::add_days(nearest, (nth - 1).checked_mul(7)?)?
            }
        };
        (day <= last).then(|| Resolved::of(Edtf::day(day)))
    }

    pub fn season(&self, year: Option<i32>, season: u32) -> Option<Resolved> {
        let month = (21..=24).contains(&season).then(|| (season - 20) * 3)?;
        let year = match year {
            Some(year) => Some(year),
            None if self.narrative => self.year_of(month, None),
            // The winter told of in January began in December.
            None => self.year_of(month, None),
        };
        let Some(year) = year else {
            return Some(Resolved::unplaced(format!("XXXX-{}", calendar::season_code(season))));
        };
        Some(Resolved::of(Precision::Season(year, season)))
    }

    /// "that summer", "the following spring": of the year told last, or the next one.
    pub fn season_near(&self, season: u32, following: bool) -> Option<Resolved> {
        let Some(day) = self.anchor.day_for(Unit::Year) else { return self.season(None, season) };
        let unit = Unit::Season(season);
        let fine = self.anchor.day_for(Unit::Month).is_some();
        match (following, fine) {
            (true, true) => unit_at(day, unit, 1),
            (true, false) => Some(Resolved::of(Precision::Season(day.year() + 1, season))),
            (false, _) => Some(Resolved::of(Precision::Season(day.year(), season))),
        }
    }

    pub fn daypart(&self, part: &str, side: Option<i64>, weekday: Weekday) -> Option<Resolved> {
        let day = self.weekday(side, weekday)?;
        Some(Resolved { value: day.value + part_code(part), date: day.date })
    }

    /// A part of the day `n` days from the DCT: "this morning", "last night".
    pub fn day_part(&self, n: i64, part: &str) -> Option<Resolved> {
        let day = self.shift(Unit::Day, n)?;
        Some(Resolved { value: day.value + part_code(part), date: day.date })
    }

    /// The night before the DCT, or before the weekday on which it was told of; the coming one in the
    /// future.
    pub fn overnight(&self) -> Option<Resolved> {
        let ahead = matches!(self.direction, Direction::Future | Direction::Beyond);
        let morning = self.morning.zip(self.dct).filter(|_| !self.narrative);
        let morning = match morning {
            Some((weekday, dct)) if ahead => calendar::on_or_after(dct, weekday)?,
            Some((weekday, dct)) => calendar::on_or_before(dct, weekday)?,
            None => return self.day_part(if ahead { 0 } else { -1 }, "night"),
        };
        let day = Resolved::of(Edtf::day(calendar::add_days(morning, -1)?));
        Some(Resolved { value: day.value + part_code("night"), date: day.date })
    }

    /// A part of the day `n` days from the one told last: "in the evening", "the next morning".
    pub fn told_part(&self, n: i64, part: &str) -> Option<Resolved> {
        let day = self.follow(Unit::Day, Some(n))?;
        Some(Resolved { value: day.value + part_code(part), date: day.date })
    }

    /// "that night": see [`that`](Self::that).
    pub fn that_part(&self, part: &str) -> Option<Resolved> {
        let day = self.that(Unit::Day)?;
        Some(Resolved { value: day.value + part_code(part), date: day.date })
    }

    /// A day of this `spec` ("2001,9,11") that names what happened on it; before it has come it is a day
    /// like others.
    pub fn named_day(&self, spec: &str) -> Option<Resolved> {
        let mut parts = spec.split(',').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let named = NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)?;
        match self.dct {
            Some(dct) if named <= dct => Some(Resolved::of(Edtf::day(named))),
            _ => self.partial(month, Some(day)),
        }
    }

    /// A feast: see [`feasts`](super::feasts).
    pub fn holiday(&self, spec: &str, year: Option<i32>, side: Option<i64>) -> Option<Resolved> {
        if spec.starts_with('=') {
            return feasts(spec, 0).first().map(kept);
        }
        let told = self.narrative.then(|| self.anchor.day_for(Unit::Year)).flatten();
        if let Some(year) = year.or(self.year).or_else(|| Some(told?.year())) {
            return match feasts(spec, year)[..] {
                [feast] => Some(kept(&feast)),
                // No table knows it, or it fell twice in the year: no day is made up.
                _ => Some(Resolved::of(Precision::Year(year))),
            };
        }
        let Some(dct) = self.dct else {
            let of_the_month = spec.split(',').all(|part| part.parse::<u32>().is_ok());
            let parts = spec.split(',').count();
            let fixed = feasts(spec, 2000).into_iter().find(|_| of_the_month && parts == 2);
            return Some(match fixed.map(|feast| feast.first) {
                Some(day) => Resolved::of(Precision::DayOfUnknownYear(day.month(), day.day())),
                None => Resolved::unplaced("XXXX-XX-XX"),
            });
        };
        let around: Vec<Feast> = (-1..=1).flat_map(|n| feasts(spec, dct.year() + n)).collect();
        let past = || around.iter().rfind(|feast| feast.first <= dct);
        let future = || around.iter().find(|feast| feast.last >= dct);
        let near = || around.iter().min_by_key(|feast| (feast.first - dct).num_days().abs());
        let of_year = || around.iter().find(|feast| feast.first.year() == dct.year());
        let feast = match (side, self.direction) {
            (Some(..=-1), _) => past(),
            (Some(0), _) => of_year(),
            (Some(1..), _) | (_, Direction::Future) => future(),
            (_, Direction::Past) => past(),
            (_, Direction::Near | Direction::Present | Direction::Beyond) => near(),
        };
        let unknown = || Resolved::unplaced("XXXX-XX-XX");
        Some(feast.or_else(of_year).map_or_else(unknown, kept))
    }

    /// "the third day of Hanukkah"; -1 for the last.
    pub fn holiday_day(&self, spec: &str, nth: i64, year: Option<i32>) -> Option<Resolved> {
        let date = self.holiday(spec, year, None)?.date;
        let Some((first, last)) = date.and_then(|date| date.first_day().zip(date.last_day()))
        else {
            return Some(Resolved::unplaced("XXXX-XX-XX"));
        };
        let day = if nth < 0 { last } else { calendar::add_days(first, nth - 1)? };
        let approximate = date.is_some_and(Edtf::is_qualified);
        (first != last && day <= last).then(|| kept(&Feast { first: day, last: day, approximate }))
    }

    /// "the Friday before Christmas": the nearest such weekday beside a feast.
    pub fn holiday_weekday(
        &self,
        spec: &str,
        weekday: Weekday,
        after: bool,
        year: Option<i32>,
    ) -> Option<Resolved> {
        let date = self.holiday(spec, year, None)?.date;
        let Some((first, last)) = date.and_then(|date| date.first_day().zip(date.last_day()))
        else {
            return Some(Resolved::unplaced(format!("XXXX-WXX-{}", weekday.number_from_monday())));
        };
        let day = if after {
            calendar::on_or_after(calendar::add_days(last, 1)?, weekday)?
        } else {
            calendar::on_or_before(calendar::add_days(first, -1)?, weekday)?
        };
        // Where no table knows the feast, its date is no more than a year.
        let known = (last - first).num_days() < DAYS_OF_A_FEAST;
        known.then(|| {
            let approximate = date.is_some_and(Edtf::is_qualified);
            kept(&Feast { first: day, last: day, approximate })
        })
    }

    /// "ten years ago this week": the `fine` unit that the DCT lies in, `n` units earlier.
    pub fn ago_today(&self, unit: Unit, n: i64, fine: Unit) -> Option<Resolved> {
        let Some(dct) = self.dct else { return Some(Resolved::unplaced(fine.unknown())) };
        let back = n.checked_neg()?;
        let day = match unit {
            Unit::Day => calendar::add_days(dct, back)?,
            Unit::Week => calendar::add_days(dct, back.checked_mul(7)?)?,
            Unit::Month => dct.checked_sub_months(Months::new(n.try_into().ok()?))?,
            Unit::Year => {
                dct.checked_sub_months(Months::new(n.checked_mul(12)?.try_into().ok()?))?
            }
            _ => return None,
        };
        unit_at(day, fine, 0)
    }

    pub fn holiday_part(&self, spec: &str, part: &str) -> Option<Resolved> {
        let Resolved { value, date } = self.holiday(spec, None, None)?;
        // Of a feast of several days no one night is meant.
        let value = if matches!(date, Some(Edtf::Range(..))) { Unit::Day.unknown() } else { value };
        Some(Resolved { value: value + part_code(part), date })
    }

    /// "half past six": so many minutes past an hour or, below zero, to it.
    pub fn clock_past(&self, minutes: i64, hour: u32, half: Option<&str>) -> Option<Resolved> {
        let hour = match hour {
            _ if minutes >= 0 => hour,
            0 | 1 => hour + 11,
            _ => hour - 1,
        };
        self.clock(hour, minutes.rem_euclid(60).try_into().ok(), half)
    }

    /// A time of day; its day is the anchor's, or the DCT in news. Only a day that the text has told is
    /// its date: of no other is it sure that the words mean it.
    pub fn clock(&self, hour: u32, minute: Option<u32>, half: Option<&str>) -> Option<Resolved> {
        let (hour, minute) = (hour_of_day(hour, half), minute.unwrap_or(0));
        let told = self.anchor.day_for(Unit::Day);
        let day = told.or(self.dct.filter(|_| !self.narrative));
        let day = day.map_or("XXXX-XX-XX".to_owned(), |day| day.to_string());
        let date = told.filter(|_| self.anchor.has_moved()).map(Edtf::day);
        (hour <= 24 && minute < 60)
            .then(|| Resolved { value: format!("{day}T{hour:02}:{minute:02}"), date })
    }
}

/// The date of a feast: a day or several, approximate where it is.
fn kept(feast: &Feast) -> Resolved {
    let resolved = match feast.first == feast.last {
        true => Resolved::of(Edtf::day(feast.first)),
        false => Resolved::of(calendar::days(feast.first, feast.last)),
    };
    let date =
        resolved.date.map(|date| if feast.approximate { date.approximately() } else { date });
    Resolved { date, ..resolved }
}

/// TIMEX3's letters for a part of the day.
pub(super) fn part_code(part: &str) -> &'static str {
    match part {
        "morning" => "TMO",
        "midday" => "TMI",
        "afternoon" => "TAF",
        "evening" => "TEV",
        "sun" => "",
        _ => "TNI",
    }
}

/// An hour of the 24 from one of the 12 with its half.
pub(super) fn hour_of_day(hour: u32, half: Option<&str>) -> u32 {
    match half {
        Some("pm" | "afternoon" | "evening") if hour < 12 => hour + 12,
        Some("night") if (6..12).contains(&hour) => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    }
}
