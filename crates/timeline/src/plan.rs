//! Which lane each mark takes, how much labels tell, and how high lanes are.

use crate::lanes::{self, MOST_LANES, Slot};
use crate::mark::{DETAILS, Detail, Mark};
use crate::place::Rows;
use crate::view::View;
use std::collections::BTreeSet;

/// Where the axis lies, px.
pub(crate) const AXIS_Y: f64 = 43.0;
/// Between the axis and the first row.
const TOP: f64 = 8.0;
/// Below the last row.
const BOTTOM: f64 = 8.0;
/// Height of the row of clusters.
const CROWD_ROW: f64 = 24.0;
/// Middle of the row of clusters.
pub(crate) const CROWD_Y: f64 = AXIS_Y + TOP + 8.0;
/// Least height of a lane of dots, and of a lane of bars, whose strip lies under the label.
const DOT_ROW: f64 = 22.0;
const BAR_ROW: f64 = 28.0;
/// Lanes grow up to this factor when there is room, so that few events do not huddle at the axis.
const ROOMY: f64 = 1.6;
/// Height of the lanes of a picture without a limit to its height.
const FREE: f64 = 1.15;
/// A picture without a limit to its height keeps to this if shorter labels allow it.
const COMFORT: f64 = 520.0;
/// How many lanes dots may use beyond need to keep their stems free of labels.
const STAIRS: usize = 12;

/// The answer.
pub(crate) struct Plan {
    pub(crate) detail: Detail,
    /// A lane for each mark, counted apart for dots and bars; `None`: it goes to the crowd.
    pub(crate) lanes: Vec<Option<usize>>,
    pub(crate) rows: Rows,
    /// Of the picture.
    pub(crate) height: f64,
}

impl Plan {
    /// `marks` in the order of their left ends; `view` mended.
    pub(crate) fn new(marks: &[Mark], view: &View) -> Plan {
        let room = view.height_px - AXIS_Y - TOP - BOTTOM;
        let soft_room = if room.is_finite() { room } else { COMFORT };
        let all = DETAILS.into_iter().find_map(|detail| {
            let zones = Zones::new(marks, detail);
            let lanes = (zones.height() <= soft_room).then(|| zones.assign(room, marks.len()))?;
            lanes.iter().all(Option::is_some).then_some((detail, lanes))
        });
        let (detail, mut lanes) = all.unwrap_or_else(|| {
            let detail = DETAILS[DETAILS.len() - 1];
            let room = room - CROWD_ROW;
            (detail, Zones::new(marks, detail).thinned(room).assign(room, marks.len()))
        });
        let (rows, bottom) = rows(marks, &mut lanes, view);
        let height = if room.is_finite() { view.height_px } else { bottom + BOTTOM };
        Plan { detail, lanes, rows, height }
    }
}

/// Marks of one kind, by index, and the room they need.
struct Zone {
    marks: Vec<usize>,
    slots: Vec<Slot>,
    depth: usize,
}

impl Zone {
    fn new(marks: Vec<usize>, slots: Vec<Slot>) -> Zone {
        let depth = lanes::depth(&slots);
        Zone { marks, slots, depth }
    }

    fn of(marks: &[Mark], bars: bool, detail: Detail) -> Zone {
        let kind = marks.iter().enumerate().filter(|(_, mark)| mark.is_bar == bars);
        let (marks, slots) = kind.map(|(i, mark)| (i, mark.slot(detail))).unzip();
        Zone::new(marks, slots)
    }

    fn thinned(&self, lanes: usize) -> Zone {
        let kept = lanes::thin(&self.slots, lanes);
        let both = self.marks.iter().zip(&self.slots).zip(kept);
        let (marks, slots) =
            both.filter(|(_, kept)| *kept).map(|((i, slot), _)| (*i, *slot)).unzip();
        Zone::new(marks, slots)
    }
}

/// Lanes of dots above, lanes of bars below: a stem never crosses a bar.
struct Zones {
    dots: Zone,
    bars: Zone,
}

impl Zones {
    fn new(marks: &[Mark], detail: Detail) -> Zones {
        Zones { dots: Zone::of(marks, false, detail), bars: Zone::of(marks, true, detail) }
    }

    fn height(&self) -> f64 {
        if self.dots.depth.max(self.bars.depth) > MOST_LANES {
            return f64::INFINITY;
        }
        self.dots.depth as f64 * DOT_ROW + self.bars.depth as f64 * BAR_ROW
    }

    /// What fits in `room` px: bars get a third of it, or what dots leave.
    fn thinned(&self, room: f64) -> Zones {
        let third = fit(room / 3.0, BAR_ROW);
        let left = fit(room - self.dots.depth as f64 * DOT_ROW, BAR_ROW);
        let bars = self.bars.depth.min(third.max(left));
        let dots = fit(room - bars as f64 * BAR_ROW, DOT_ROW);
        Zones { dots: self.dots.thinned(dots), bars: self.bars.thinned(bars) }
    }

    /// A lane for each of `count` marks, as far as they are here and `room` px reach.
    fn assign(&self, room: f64, count: usize) -> Vec<Option<usize>> {
        let most = fit(room - self.bars.depth as f64 * BAR_ROW, DOT_ROW);
        let stairs = self.dots.depth.max(STAIRS);
        let dots = lanes::staircase(&self.dots.slots, stairs, most);
        let bars = lanes::first_fit(&self.bars.slots, self.bars.depth);
        let mut lanes = vec![None; count];
        let marks = self.dots.marks.iter().chain(&self.bars.marks);
        for (mark, lane) in marks.zip(dots.into_iter().chain(bars)) {
            lanes[*mark] = lane;
        }
        lanes
    }
}

/// How many rows fit in `room` px, perhaps infinite.
fn fit(room: f64, row: f64) -> usize {
    ((room / row).max(0.0) as usize).min(MOST_LANES)
}

/// Takes out lanes that are empty in view and gives the rest their height; and the bottom of it all.
fn rows(marks: &[Mark], lanes: &mut [Option<usize>], view: &View) -> (Rows, f64) {
    let mut used = [BTreeSet::new(), BTreeSet::new()];
    let mut crowd = false;
    for (mark, lane) in
        marks.iter().zip(lanes.iter()).filter(|(mark, _)| mark.in_view(view.width_px))
    {
        match lane {
            Some(lane) => drop(used[usize::from(mark.is_bar)].insert(*lane)),
            None => crowd = true,
        }
    }
    let ranks = used.each_ref().map(|used| used.iter().copied().collect::<Vec<usize>>());
    for (mark, lane) in marks.iter().zip(lanes.iter_mut()) {
        let ranks = &ranks[usize::from(mark.is_bar)];
        *lane = lane.map(|lane| ranks.partition_point(|used| *used < lane));
    }
    let top = AXIS_Y + TOP + if crowd { CROWD_ROW } else { 0.0 };
    let [dots, bars] = used.map(|used| used.len() as f64);
    let needed = dots * DOT_ROW + bars * BAR_ROW;
    let room = view.height_px - top - BOTTOM;
    let stretch = if room.is_finite() { (room / needed.max(1.0)).clamp(1.0, ROOMY) } else { FREE };
    let (dot_row, bar_row) = (DOT_ROW * stretch, BAR_ROW * stretch);
    let bars_top = top + dots * dot_row;
    (Rows { dots_top: top, dot_row, bars_top, bar_row }, bars_top + bars * bar_row)
}
