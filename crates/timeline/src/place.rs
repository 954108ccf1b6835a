//! Marks that have a lane, with their labels and stems.

use crate::mark::{Detail, LABEL_GAP, Line, Mark, SPACE};
use crate::scene::{
    BAR_HEIGHT, Bar, DOT_RADIUS, Dot, EdgeKind, Label, OPEN_FADE, SOFT_FADE, Scene, Stem,
};
use std::collections::BTreeMap;

/// Least distance of a label from the picture's edge, px.
const EDGE: f64 = 4.0;
/// With so much room at the right edge a label is cut, with less it moves to the left of its dot, px.
const ENOUGH: f64 = 120.0;
/// Bars are cut this far outside the picture, px: far enough to hide the cut end.
const BEYOND: f64 = 100.0;
/// From the middle of a lane to the baseline of a dot's label: half the height of a capital.
const DOT_BASELINE: f64 = 4.7;
/// From the middle of a lane to the baseline of a bar's label, and to the top of its strip.
const BAR_BASELINE: f64 = 1.5;
const BAR_TOP: f64 = 6.0;
/// A stem keeps this far from labels, px.
const CUT: f64 = 3.0;

/// Where lanes lie, px.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) dots_top: f64,
    pub(crate) dot_row: f64,
    pub(crate) bars_top: f64,
    pub(crate) bar_row: f64,
}

impl Rows {
    /// The middle of a lane.
    fn y(&self, is_bar: bool, lane: usize) -> f64 {
        let (top, row) =
            if is_bar { (self.bars_top, self.bar_row) } else { (self.dots_top, self.dot_row) };
        top + row * (lane as f64 + 0.5)
    }
}

/// What lies in one lane so far, from left to right.
#[derive(Default)]
struct Lane {
    /// Right end of all that is drawn.
    end: f64,
    /// Left and right ends of the labels.
    labels: Vec<(f64, f64)>,
}

/// What a label may take, px.
struct Room {
    detail: Detail,
    /// Where in its lane all is drawn so far.
    before: f64,
    /// Up to where it may grow beyond its slot, if nothing else lies there.
    until: f64,
    /// Width of the picture.
    picture: f64,
}

/// Draws `marks`, which come in the order of their left ends and are all in view.
pub(crate) fn place(marks: &[(&Mark, usize)], rows: &Rows, detail: Detail, scene: &mut Scene) {
    let mut lanes: BTreeMap<(bool, usize), Lane> = BTreeMap::new();
    for (&(mark, number), until) in marks.iter().zip(growth(marks, detail)) {
        let lane = lanes.entry((mark.is_bar, number)).or_default();
        let y = rows.y(mark.is_bar, number);
        let room = Room { detail, before: lane.end.max(0.0), until, picture: scene.width };
        let (line, baseline) = if mark.is_bar {
            scene.bars.push(bar(mark, y + BAR_TOP + BAR_HEIGHT / 2.0, scene.width));
            (bar_line(mark, &room), BAR_BASELINE)
        } else {
            scene.dots.push(dot(mark, y));
            (dot_line(mark, &room), DOT_BASELINE)
        };
        lane.end = mark.right;
        let Some((x, line)) = line else { continue };
        lane.end = lane.end.max(x + line.width);
        lane.labels.push((x, x + line.width));
        scene.labels.push(Label {
            event: mark.item.event,
            x,
            y: y + baseline,
            width: line.width,
            doubtful: mark.is_doubtful(),
            date: line.date,
            text_x: x + line.indent,
            text: line.text,
        });
    }
    stems(marks, rows, &lanes, scene);
}

/// Up to where each mark's label may grow: the next mark in its lane, and the next dot in any lane,
/// whose stem may pass there.
fn growth(marks: &[(&Mark, usize)], detail: Detail) -> Vec<f64> {
    let dots: Vec<f64> =
        marks.iter().filter(|(mark, _)| !mark.is_bar).map(|(mark, _)| mark.left).collect();
    let mut next_in_lane: BTreeMap<(bool, usize), f64> = BTreeMap::new();
    let mut until: Vec<f64> = marks
        .iter()
        .rev()
        .map(|&(mark, lane)| {
            let next = next_in_lane.insert((mark.is_bar, lane), mark.left);
            let end = mark.slot(detail).end;
            let at = if mark.is_bar { dots.len() } else { dots.partition_point(|x| *x < end) };
            let stem = dots.get(at).copied().unwrap_or(f64::INFINITY);
            next.unwrap_or(f64::INFINITY).min(stem) - SPACE
        })
        .collect();
    until.reverse();
    until
}

fn dot(mark: &Mark, y: f64) -> Dot {
    Dot {
        event: mark.item.event,
        x: mark.x,
        y,
        width: 2.0 * DOT_RADIUS,
        status: mark.item.status,
        doubtful: mark.is_doubtful(),
        count: 1,
        events: vec![mark.item.event],
        title: mark.title(),
    }
}

/// The strip of `mark` with its middle at `y`.
pub(crate) fn bar(mark: &Mark, y: f64, picture_width: f64) -> Bar {
    let (left, right) = (mark.left.max(-BEYOND), mark.right.min(picture_width + BEYOND));
    let width = right - left;
    let fade = |edge| match edge {
        EdgeKind::Square => 0.0,
        EdgeKind::Soft => SOFT_FADE.min(width / 3.0),
        EdgeKind::Open => OPEN_FADE.min(width * 2.0 / 3.0),
    };
    Bar {
        event: mark.item.event,
        x: left,
        y: y - BAR_HEIGHT / 2.0,
        width,
        height: BAR_HEIGHT,
        status: mark.item.status,
        start: mark.start,
        end: mark.end,
        doubtful: mark.is_doubtful(),
        start_fade: fade(mark.start),
        end_fade: fade(mark.end),
        title: mark.title(),
    }
}

/// The label right of its dot; left of it where the picture ends too soon, if nothing before reaches
/// there.
fn dot_line(mark: &Mark, room: &Room) -> Option<(f64, Line)> {
    let start = mark.line_start();
    let (whole, end) = (mark.line_width(room.detail), room.picture - EDGE);
    let flipped = mark.left - LABEL_GAP - whole;
    if end - start < whole.min(ENOUGH)
        && flipped >= room.before + EDGE
        && let Some(line) = mark.line(room.detail, whole)
    {
        return Some((mark.left - LABEL_GAP - line.width, line));
    }
    let end = end.min(room.until.max(start + whole));
    Some((start, mark.line(room.detail, end - start)?))
}

/// The label over its strip, as far left as the picture goes.
fn bar_line(mark: &Mark, room: &Room) -> Option<(f64, Line)> {
    let whole = mark.line_width(room.detail);
    let end = mark.right.max(mark.left + whole).max(room.until).min(room.picture - EDGE);
    // At the left edge the label stays in view as long as its strip does; at the right edge it may
    // begin before its strip, if nothing is there.
    let stay = mark.right.max(mark.left + whole).min(end) - whole;
    let start = mark.left.max(EDGE).min(stay.max(room.before + EDGE));
    Some((start, mark.line(room.detail, end - start)?))
}

/// Lines from the axis to the lowest dot of each day, but for those that would cross a label.
fn stems(
    marks: &[(&Mark, usize)],
    rows: &Rows,
    lanes: &BTreeMap<(bool, usize), Lane>,
    scene: &mut Scene,
) {
    let mut lowest: BTreeMap<i64, (&Mark, usize)> = BTreeMap::new();
    for &(mark, lane) in marks.iter().filter(|(mark, _)| !mark.is_bar) {
        // In view, so the number is small; quarters of a px are one line to the eye.
        let entry = lowest.entry((mark.x * 4.0) as i64).or_insert((mark, lane));
        if entry.1 < lane {
            *entry = (mark, lane);
        }
    }
    for (mark, lane) in lowest.into_values() {
        let crossed = (0..lane).any(|above| {
            let labels = lanes.get(&(false, above)).map_or(&[][..], |lane| &lane.labels);
            let at = labels.partition_point(|(_, right)| right + CUT < mark.x);
            labels.get(at).is_some_and(|(left, _)| left - CUT < mark.x)
        });
        if !crossed {
            let (top, bottom) = (scene.axis.y, rows.y(false, lane) - DOT_RADIUS);
            scene.stems.push(Stem { event: mark.item.event, x: mark.x, top, bottom });
        }
    }
}
