//! Lanes: rows that marks with their labels are put in so that none overlaps another.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The horizontal room that a mark and its label take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) start: f64,
    pub(crate) end: f64,
    /// Of too many, those with the highest rank go first.
    pub(crate) rank: u8,
}

/// No picture has more lanes than this, so the loops over lanes below have a constant bound and each
/// function takes O(n log n) for n slots.
pub(crate) const MOST_LANES: usize = 1000;

/// Indices of `slots` by start, then input order.
fn by_start(slots: &[Slot]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by(|a, b| slots[*a].start.total_cmp(&slots[*b].start).then(a.cmp(b)));
    order
}

/// The slots under a line that sweeps from left to right, each by its place in that order.
struct Sweep<'a> {
    slots: &'a [Slot],
    order: Vec<usize>,
    /// Which end first.
    ends: BTreeSet<(Px, usize)>,
    /// Which to give up first: the last.
    worth: BTreeSet<(u8, usize)>,
}

#[derive(Clone, Copy, PartialEq)]
struct Px(f64);

impl Eq for Px {}

impl PartialOrd for Px {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Px {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl<'a> Sweep<'a> {
    fn new(slots: &'a [Slot]) -> Self {
        let (ends, worth) = (BTreeSet::new(), BTreeSet::new());
        Self { slots, order: by_start(slots), ends, worth }
    }

    fn slot(&self, nth: usize) -> Slot {
        self.slots[self.order[nth]]
    }

    /// Moves on to the start of slot `nth`; how many slots are under the line then.
    fn step(&mut self, nth: usize) -> usize {
        let slot = self.slot(nth);
        while let Some((end, over)) = self.ends.first().copied()
            && end.0 <= slot.start
        {
            self.remove(over);
        }
        self.ends.insert((Px(slot.end), nth));
        self.worth.insert((slot.rank, nth));
        self.ends.len()
    }

    fn remove(&mut self, nth: usize) {
        let slot = self.slot(nth);
        self.ends.remove(&(Px(slot.end), nth));
        self.worth.remove(&(slot.rank, nth));
    }
}

/// How many lanes `slots` need: the most that overlap at one place.
pub(crate) fn depth(slots: &[Slot]) -> usize {
    let mut sweep = Sweep::new(slots);
    (0..slots.len()).map(|nth| sweep.step(nth)).max().unwrap_or(0)
}

/// Which slots to keep so that no more than `lanes` overlap anywhere. Where too many do, those of
/// the highest rank go first, and among equals the one that starts last.
pub(crate) fn thin(slots: &[Slot], lanes: usize) -> Vec<bool> {
    let mut kept = vec![true; slots.len()];
    let mut sweep = Sweep::new(slots);
    for nth in 0..slots.len() {
        if sweep.step(nth) > lanes
            && let Some((_, least)) = sweep.worth.last().copied()
        {
            sweep.remove(least);
            kept[sweep.order[least]] = false;
        }
    }
    kept
}

/// A lane below `most` for each slot: the first that is free, from left to right. `None` for a slot
/// that finds none, which happens only if [`depth`] is more than `most`.
pub(crate) fn first_fit(slots: &[Slot], most: usize) -> Vec<Option<usize>> {
    let mut ends = vec![f64::NEG_INFINITY; most.min(MOST_LANES)];
    let mut lanes = vec![None; slots.len()];
    for i in by_start(slots) {
        let lane = ends.iter().position(|end| *end <= slots[i].start);
        if let Some(lane) = lane {
            ends[lane] = slots[i].end;
        }
        lanes[i] = lane;
    }
    lanes
}

/// A lane below `most` for each slot, so that a line straight up from the start of a slot meets no
/// other slot: each lies one lane farther out than those to its right that it reaches over. Where
/// that takes more than `stairs` lanes, a new flight of stairs begins in the lowest free lane, and
/// lines up cross slots. `None` for a slot that finds no free lane.
pub(crate) fn staircase(slots: &[Slot], stairs: usize, most: usize) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by(|a, b| slots[*b].start.total_cmp(&slots[*a].start).then(a.cmp(b)));
    let mut starts = vec![f64::INFINITY; most.min(MOST_LANES)];
    let mut lanes = vec![None; slots.len()];
    for i in order {
        let free = |start: &f64| *start >= slots[i].end;
        let above = starts.iter().rposition(|start| !free(start)).map_or(0, |top| top + 1);
        let lane = if above < stairs.min(starts.len()) {
            Some(above)
        } else {
            starts.iter().position(free)
        };
        if let Some(lane) = lane {
            starts[lane] = slots[i].start;
        }
        lanes[i] = lane;
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slots() -> impl Strategy<Value = Vec<Slot>> {
        let slot = (0.0..300.0f64, 0.5..80.0f64, 0u8..4);
        let slot = slot.prop_map(|(start, width, rank)| Slot { start, end: start + width, rank });
        prop::collection::vec(slot, 0..60)
    }

    fn overlap(a: &Slot, b: &Slot) -> bool {
        a.start < b.end && b.start < a.end
    }

    fn disjoint(slots: &[Slot], lanes: &[Option<usize>]) -> bool {
        (0..slots.len()).all(|b| {
            (0..b).all(|a| {
                lanes[a].is_none() || lanes[a] != lanes[b] || !overlap(&slots[a], &slots[b])
            })
        })
    }

    /// The most slots over one point: the deepest is over some start.
    fn counted_depth(slots: &[Slot]) -> usize {
        let over = |x: f64| slots.iter().filter(|slot| slot.start <= x && x < slot.end).count();
        slots.iter().map(|slot| over(slot.start)).max().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn depth_is_the_most_at_one_place(slots in slots()) {
            prop_assert_eq!(depth(&slots), counted_depth(&slots));
        }

        #[test]
        fn first_fit_needs_no_more_lanes_than_depth(slots in slots()) {
            let lanes = first_fit(&slots, depth(&slots));
            prop_assert!(lanes.iter().all(Option::is_some) && disjoint(&slots, &lanes));
        }

        #[test]
        fn thinning_leaves_what_fits_and_drops_nothing_needlessly(slots in slots(), lanes in 0usize..6) {
            let kept = thin(&slots, lanes);
            let left: Vec<Slot> = slots.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(slot, _)| *slot).collect();
            prop_assert!(counted_depth(&left) <= lanes);
            prop_assert!(counted_depth(&slots) > lanes || kept.iter().all(|kept| *kept));
        }

        #[test]
        fn stairs_do_not_overlap(slots in slots(), stairs in 0usize..12, most in 0usize..12) {
            let lanes = staircase(&slots, stairs, most);
            prop_assert!(disjoint(&slots, &lanes));
            prop_assert!(lanes.iter().flatten().all(|lane| *lane < most));
        }

        #[test]
        fn high_enough_stairs_keep_lines_up_free(slots in slots()) {
            let lanes = staircase(&slots, MOST_LANES, MOST_LANES);
            for (slot, lane) in slots.iter().zip(&lanes) {
                let above = slots.iter().zip(&lanes).filter(|(_, other)| *other < lane);
                let crossed = |other: &Slot| other.start < slot.start && slot.start < other.end;
                prop_assert!(!above.map(|(other, _)| other).any(crossed));
            }
        }
    }

    #[test]
    fn the_least_important_go_first() {
        let slot = |rank| Slot { start: 0.0, end: 10.0, rank };
        let slots = [slot(2), slot(0), slot(3), slot(0), slot(1)];
        assert_eq!(thin(&slots, 3), [false, true, false, true, true]);
        assert_eq!(thin(&slots, 1), [false, true, false, false, false]);
    }
}
