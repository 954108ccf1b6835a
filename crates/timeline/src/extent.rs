//! What part of the calendar an item covers, in day space.

use crate::item::Item;
use crate::scene::EdgeKind;
use chrono::{Datelike, NaiveDate};
use dateline_extract::{Bound, DatePoint, Edtf, Precision, Qualifier};

/// From the start of the first day to the end of the last day that an item may mean.
///
/// Where an end is open, `first` or `last` is the far side of the unit at the known bound, and the
/// picture fades out from there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub(crate) first: f64,
    pub(crate) last: f64,
    pub(crate) start: EdgeKind,
    pub(crate) end: EdgeKind,
    /// One exact day, which is a dot unless a day is very wide.
    pub(crate) day: bool,
}

impl Extent {
    /// `None` for an item without a known place in the calendar.
    pub(crate) fn of(item: &Item) -> Option<Extent> {
        match item.date {
            Edtf::Point(point) => {
                let (first, last) = unit(item.date)?;
                let (about, edge) = (slack(point), EdgeKind::Soft);
                let day = matches!(point.precision, Precision::Day(..)) && about == 0.0;
                let (first, last) = (first - about, last + about);
                Some(Extent { first, last, start: edge, end: edge, day })
            }
            Edtf::Range(start, end) => {
                let from = start.point().map(|point| (unit(Edtf::Point(point)), point));
                let to = end.point().map(|point| (unit(Edtf::Point(point)), point));
                let (from_unit, to_unit) = (from.and_then(|from| from.0), to.and_then(|to| to.0));
                let (near, far) = (from_unit.or(to_unit)?, to_unit.or(from_unit)?);
                let slack_of = |bound: Bound| bound.point().map_or(0.0, slack);
                Some(Extent {
                    first: near.0 - slack_of(start),
                    last: far.1.max(near.0) + slack_of(end),
                    start: edge(start, from_unit.is_some()),
                    end: edge(end, to_unit.is_some()),
                    day: false,
                })
            }
        }
    }

    pub(crate) fn middle(self) -> f64 {
        f64::midpoint(self.first, self.last)
    }

    pub(crate) fn opens_before(self, day: f64) -> bool {
        self.start == EdgeKind::Open && self.first <= day
    }

    pub(crate) fn is_open_end(self) -> bool {
        self.end == EdgeKind::Open
    }
}

fn edge(bound: Bound, known: bool) -> EdgeKind {
    match bound.point() {
        Some(point) if known && slack(point) > 0.0 => EdgeKind::Soft,
        Some(_) if known => EdgeKind::Square,
        _ => EdgeKind::Open,
    }
}

/// The unit's bounds in day space, the end exclusive.
fn unit(date: Edtf) -> Option<(f64, f64)> {
    Some((day_number(date.first_day()?), day_number(date.last_day()?) + 1.0))
}

/// Days since 0001-01-01.
pub(crate) fn day_number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce() - 1)
}

/// The first day of an astronomical year, in day space.
pub(crate) fn year_start(year: i64) -> f64 {
    let year = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    year.map_or(0.0, day_number)
}

/// How far "about" reaches beyond the unit on either side, in days: half the unit, since no text
/// says, and two days for a day.
fn slack(point: DatePoint) -> f64 {
    if !matches!(point.qualifier, Qualifier::Approximate | Qualifier::Both) {
        return 0.0;
    }
    match point.precision {
        Precision::Century(_) => 18_262.0,
        Precision::Decade(_) => 1_826.0,
        Precision::Year(_) => 183.0,
        Precision::Season(..) | Precision::Quarter(..) => 45.0,
        Precision::Month(..) => 15.0,
        Precision::Day(..) => 2.0,
        Precision::MonthOfUnknownYear(_) | Precision::DayOfUnknownYear(..) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_extract::Status;

    #[test]
    fn extents_of_every_form() {
        use EdgeKind::{Open, Soft, Square};
        for (date, first, last, start, end) in [
            ("0001-01-01", 0.0, 1.0, Soft, Soft),
            ("2023-10-07", 738_799.0, 738_800.0, Soft, Soft),
            ("2023-10-07~", 738_797.0, 738_802.0, Soft, Soft),
            ("2023-10", 738_793.0, 738_824.0, Soft, Soft),
            ("0001", 0.0, 365.0, Soft, Soft),
            ("0001?", 0.0, 365.0, Soft, Soft),
            ("0001~", -183.0, 548.0, Soft, Soft),
            ("0000", -366.0, 0.0, Soft, Soft),
            ("0001/0002", 0.0, 730.0, Square, Square),
            ("0001/0002~", 0.0, 913.0, Square, Soft),
            ("0001-01-03/..", 2.0, 3.0, Square, Open),
            ("../0001-01", 0.0, 31.0, Open, Square),
        ] {
            let item = Item {
                event: 1,
                date: date.parse().unwrap(),
                label: String::new(),
                status: Status::Asserted,
                words: String::new(),
                confidence: 1.0,
                importance: 0.5,
            };
            let extent = Extent::of(&item).expect(date);
            let found = (extent.first, extent.last, extent.start, extent.end);
            assert_eq!(found, (first, last, start, end), "{date}");
            assert_eq!(extent.day, ["0001-01-01", "2023-10-07"].contains(&date), "{date}");
        }
    }

    #[test]
    fn unknown_year_has_no_extent() {
        let date = "XXXX-10-07".parse().unwrap();
        let (label, words) = (String::new(), String::new());
        assert_eq!(
            Extent::of(&Item {
                event: 1,
                date,
                label,
                status: Status::Asserted,
                words,
                confidence: 1.0,
                importance: 0.5,
            }),
            None
        );
    }
}
