//! Where to look first.

use crate::extent::Extent;
use crate::item::Item;
use crate::view::{View, fit};

/// The share of the events that a first look must show.
const MOST: f64 = 0.7;
/// The part of the whole span in which they must lie for the rest to be left outside; above it
/// little would be won.
const DENSE: f64 = 0.2;
/// With fewer events all of them are shown: nothing is crowded.
const FEWEST: usize = 12;

/// The view to open with: [`fit`], unless most events lie so close together that a few far ones
/// would press them into one mark. Then those are left outside the edges.
///
/// A story of the last two years with three sentences of old history opens on the two years.
pub fn opening(items: &[Item], width_px: f64) -> View {
    let mut middles: Vec<f64> =
        items.iter().filter_map(|item| Some(Extent::of(item)?.middle())).collect();
    middles.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (middles.first(), middles.last()) else {
        return fit(items, width_px);
    };
    let whole = last - first;
    // Truncation rounds down to a count: 70 % of 12 is 8.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let count = (middles.len() as f64 * MOST) as usize;
    let densest = middles
        .windows(count.max(1))
        .map(|window| (window[0], window[window.len() - 1]))
        .min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    let Some((start, end)) = densest.filter(|(start, end)| end - start < whole * DENSE) else {
        return fit(items, width_px);
    };
    if items.len() < FEWEST {
        return fit(items, width_px);
    }
    // What is nearly as close belongs to it: half as much again on either side.
    let (start, end) = (start - (end - start) / 2.0, end + (end - start) / 2.0);
    let near = |item: &&Item| {
        Extent::of(item).is_some_and(|extent| start <= extent.first && extent.last <= end)
    };
    let near: Vec<Item> = items.iter().filter(near).cloned().collect();
    fit(&near, width_px)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_extract::Status;

    fn items(dates: impl IntoIterator<Item = String>) -> Vec<Item> {
        let item = |date: String| Item {
            event: 1,
            date: date.parse().expect("a date"),
            label: "x".to_owned(),
            status: Status::Asserted,
            words: String::new(),
            confidence: 1.0,
            importance: 0.5,
        };
        dates.into_iter().map(item).collect()
    }

    #[test]
    fn far_events_are_left_outside_only_where_the_rest_is_crowded() {
        let days = || (1..=20).map(|day| format!("2023-10-{day:02}"));
        let far = || ["1931".to_owned(), "2040".to_owned()];
        let crowded = items(days().chain(far()));
        let view = opening(&crowded, 1000.0);
        assert!(view.last_day - view.first_day < 100.0, "{view:?}");
        for even in [items((1..=20).map(|year| format!("20{year:02}"))), items(far()), items([])] {
            assert_eq!(opening(&even, 1000.0), fit(&even, 1000.0));
        }
    }
}
