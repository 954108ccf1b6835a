//! The window onto the calendar.

use crate::extent::Extent;
use crate::font;
use crate::item::Item;
use crate::scene::{DOT_RADIUS, LABEL_SIZE, OPEN_FADE};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The window onto the calendar: from `first_day` at the left edge to `last_day` at the right, in
/// days since 0001-01-01 (see the crate). Any numbers are allowed; what makes no sense is mended.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct View {
    /// Left edge.
    pub first_day: f64,
    /// Right edge.
    pub last_day: f64,
    /// Width.
    pub width_px: f64,
    /// Height; `f64::INFINITY`: as high as all labels need.
    pub height_px: f64,
}

/// Height that [`fit`] suggests.
const HEIGHT: f64 = 420.0;
/// Free room left of the first mark and right of the last label, px.
const MARGIN: f64 = 24.0;
/// The widest label [`fit`] makes room for at the right edge, px, with few events and with many.
const LABEL_ROOM: (f64, f64) = (360.0, 180.0);
/// Room for the date beside it, with few events.
const DATE_ROOM: f64 = 80.0;
/// More than this is many: labels are shorter then.
const FEW: usize = 30;
/// The widest day [`fit`] makes, px: less than what would get ticks for hours.
const WIDEST_DAY: f64 = 140.0;
/// What an empty picture shows: the years 2000 to 2029.
const NEUTRAL: (f64, f64) = (729_754.0, 740_712.0);
/// No view is narrower than a minute or wider than what EDTF can say, twice over.
const SPAN: (f64, f64) = (1.0 / 1440.0, 16_000_000.0);
/// No view looks farther from the year 1 than this, in days (27,000 years).
const FARTHEST: f64 = 10_000_000.0;

impl View {
    /// The same view, with all of it finite (but for the height), in order and in bounds.
    pub(crate) fn mended(&self) -> View {
        let finite = |number: f64, or: f64| if number.is_finite() { number } else { or };
        let a = finite(self.first_day, NEUTRAL.0).clamp(-FARTHEST, FARTHEST);
        let b = finite(self.last_day, NEUTRAL.1).clamp(-FARTHEST, FARTHEST);
        let (mut first_day, mut last_day) = (a.min(b), a.max(b));
        if !(SPAN.0..=SPAN.1).contains(&(last_day - first_day)) {
            let middle = f64::midpoint(a, b);
            let half = (last_day - first_day).clamp(SPAN.0, SPAN.1) / 2.0;
            (first_day, last_day) = (middle - half, middle + half);
        }
        let height = if self.height_px.is_nan() { HEIGHT } else { self.height_px.max(60.0) };
        View {
            first_day,
            last_day,
            width_px: finite(self.width_px, 1.0).clamp(1.0, 100_000.0),
            height_px: if height > 1e6 { f64::INFINITY } else { height },
        }
    }
}

/// A view `width_px` wide that shows every placed item, with room for the labels at the right edge
/// and a height fit for a window. Without items: the years 2000 to 2029.
///
/// ```
/// use dateline_extract::Status;
/// use dateline_timeline::{Item, fit};
/// let date = "2023-10-07".parse().unwrap();
/// let (status, words) = (Status::Asserted, String::new());
/// let (confidence, importance) = (1.0, 0.5);
/// let item = Item { event: 1, date, label: "It began".into(), status, words, confidence, importance };
/// let view = fit(&[item], 1000.0);
/// assert!(view.first_day < 738_799.0 && 738_800.0 < view.last_day);
/// ```
pub fn fit(items: &[Item], width_px: f64) -> View {
    let width_px = if width_px.is_finite() { width_px.clamp(1.0, 100_000.0) } else { 1000.0 };
    let view = |first_day, last_day| View { first_day, last_day, width_px, height_px: HEIGHT };
    let (cap, date) =
        if items.len() > FEW { (LABEL_ROOM.1, 0.0) } else { (LABEL_ROOM.0, DATE_ROOM) };
    let extents: Vec<(Extent, f64)> = items
        .iter()
        .filter_map(|item| {
            let label = font::text_width(&item.label, LABEL_SIZE).min(cap) + date;
            Some((Extent::of(item)?, (label + 4.0 * DOT_RADIUS).min(width_px * 0.4)))
        })
        .collect();
    let Some(first) = extents.iter().map(|(extent, _)| extent.first).min_by(f64::total_cmp) else {
        return view(NEUTRAL.0, NEUTRAL.1);
    };
    let open_start = extents.iter().any(|(extent, _)| extent.opens_before(first));
    let margin = MARGIN.min(width_px / 10.0);
    let left = margin + if open_start { OPEN_FADE.min(width_px / 8.0) } else { 0.0 };
    // The largest scale at which every item still ends, label included, before the right margin.
    let room = width_px - left - margin;
    let ends = || {
        extents.iter().flat_map(|(extent, label)| {
            let open = if extent.is_open_end() { OPEN_FADE.min(width_px / 8.0) } else { 0.0 };
            [(extent.middle() - first, *label), (extent.last - first, open)]
        })
    };
    let largest =
        ends().map(|(days, px)| (room - px) / days.max(1e-9)).fold(f64::INFINITY, f64::min);
    // A lone dot needs surroundings, and stands in their middle.
    let px_per_day = largest.min(room / 10.0).min(WIDEST_DAY);
    let used = ends().map(|(days, px)| days * px_per_day + px).fold(0.0, f64::max);
    let left = left + (room - used).max(0.0) / 2.0;
    let first_day = first - left / px_per_day;
    view(first_day, first_day + width_px / px_per_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn senseless_views_are_mended() {
        let (nan, inf) = (f64::NAN, f64::INFINITY);
        for (first_day, last_day, width_px, height_px) in [
            (nan, nan, nan, nan),
            (inf, -inf, inf, inf),
            (5.0, 5.0, 0.0, 0.0),
            (9.0, 3.0, -7.0, -7.0),
            (f64::MIN, f64::MAX, f64::MAX, f64::MAX),
            (1e300, 1e301, 1e-300, 1e-300),
        ] {
            let view = View { first_day, last_day, width_px, height_px }.mended();
            assert!(view.first_day.is_finite() && view.last_day.is_finite(), "{view:?}");
            assert!(view.last_day - view.first_day >= SPAN.0 * 0.999, "{view:?}");
            assert!((1.0..=100_000.0).contains(&view.width_px), "{view:?}");
            assert!(view.height_px >= 60.0, "{view:?}");
        }
    }

    #[test]
    fn sensible_views_stay() {
        let view = View { first_day: 10.0, last_day: 30.0, width_px: 900.0, height_px: 400.0 };
        assert_eq!(view.mended(), view);
    }
}
