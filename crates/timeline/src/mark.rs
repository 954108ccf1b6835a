//! One item on the horizontal scale: what mark it gets and how much room it needs.

use crate::axis::Axis;
use crate::dates;
use crate::extent::Extent;
use crate::font::{one_line, shorten, text_width};
use crate::item::{Certainty, Item};
use crate::lanes::Slot;
use crate::scene::{DOT_RADIUS, EdgeKind, LABEL_SIZE, OPEN_FADE};
use crate::ticks::Step;
use dateline_extract::Status;

/// A span that would be shorter than this is drawn as a dot, px: a strip needs room for both fades.
const SHORTEST_BAR: f64 = 2.4 * DOT_RADIUS;
/// A bar longer than this tells its date by its ends, px.
const TELLING_BAR: f64 = 90.0;
/// From a dot to its label, px.
pub(crate) const LABEL_GAP: f64 = 6.0;
/// From the short date to the text, px.
const DATE_GAP: f64 = 6.0;
/// Least distance between a label and what comes next in its lane, px.
pub(crate) const SPACE: f64 = 14.0;
/// A label narrower than this says nothing, px.
const SHORTEST_LABEL: f64 = 44.0;

/// How much labels tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Detail {
    /// Widest text that a slot is made for, px.
    cap: f64,
    /// Whether dots have their date beside them.
    dates: bool,
}

/// From much to little: the first that fits is taken.
pub(crate) const DETAILS: [Detail; 4] = [
    Detail { cap: 360.0, dates: true },
    Detail { cap: 280.0, dates: true },
    Detail { cap: 230.0, dates: false },
    Detail { cap: 170.0, dates: false },
];

pub(crate) struct Mark<'a> {
    pub(crate) item: &'a Item,
    /// Centre of the dot.
    pub(crate) x: f64,
    /// Ends of the mark, what fades included.
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) start: EdgeKind,
    pub(crate) end: EdgeKind,
    pub(crate) is_bar: bool,
    /// On one line.
    pub(crate) label: String,
    /// Empty where the axis tells it.
    date: String,
    date_width: f64,
    text_width: f64,
}

/// The text of a label, cut to its room.
pub(crate) struct Line {
    pub(crate) date: String,
    /// From the start of the line to the start of the text.
    pub(crate) indent: f64,
    pub(crate) text: String,
    pub(crate) width: f64,
}

impl<'a> Mark<'a> {
    /// `None` for an item without a known place in the calendar.
    pub(crate) fn new(item: &'a Item, axis: &Axis, step: Step) -> Option<Mark<'a>> {
        let extent = Extent::of(item)?;
        let fade = |edge| if edge == EdgeKind::Open { OPEN_FADE } else { 0.0 };
        let (left, right) = (axis.x(extent.first), axis.x(extent.last));
        let x = f64::midpoint(left, right);
        let (left, right) = (left - fade(extent.start), right + fade(extent.end));
        // Where hours have ticks of their own, a dot at noon would claim to know the hour.
        let is_bar = right - left >= SHORTEST_BAR && !(extent.day && step >= Step::Day);
        let (left, right) = if is_bar { (left, right) } else { (x - DOT_RADIUS, x + DOT_RADIUS) };
        let told = is_bar && right - left > TELLING_BAR;
        let date = if told { String::new() } else { dates::short(item.date, step) };
        let date_width =
            if date.is_empty() { 0.0 } else { text_width(&date, LABEL_SIZE) + DATE_GAP };
        let label = one_line(&item.label);
        let text_width = text_width(&label, LABEL_SIZE);
        let (start, end) = (extent.start, extent.end);
        Some(Mark { item, x, left, right, start, end, is_bar, label, date, date_width, text_width })
    }

    pub(crate) fn in_view(&self, width: f64) -> bool {
        if self.is_bar {
            self.right > 0.0 && self.left < width
        } else {
            self.x >= 0.0 && self.x <= width
        }
    }

    /// Width of the label at a level of detail: what a slot has room for.
    pub(crate) fn line_width(&self, detail: Detail) -> f64 {
        let date = if detail.dates { self.date_width } else { 0.0 };
        if self.text_width == 0.0 { 0.0 } else { date + self.text_width.min(detail.cap) }
    }

    /// Where the line starts when the label stands at its usual side.
    pub(crate) fn line_start(&self) -> f64 {
        if self.is_bar { self.left } else { self.right + LABEL_GAP }
    }

    pub(crate) fn slot(&self, detail: Detail) -> Slot {
        let line_end = self.line_start() + self.line_width(detail);
        Slot { start: self.left, end: self.right.max(line_end) + SPACE, rank: self.rank() }
    }

    /// What matters less has a higher rank: what did not happen counts for less.
    pub(crate) fn rank(&self) -> u8 {
        let less = match self.item.status {
            Status::Asserted => 0.0,
            Status::Planned => 10.0,
            Status::Possible => 20.0,
            Status::Negated => 30.0,
        };
        (100.0 * (1.0 - self.item.importance.clamp(0.0, 1.0)) + less) as u8
    }

    pub(crate) fn is_doubtful(&self) -> bool {
        Certainty::of(self.item.confidence) == Certainty::Doubtful
    }

    /// The label in `room` px; `None` if there is too little to say anything.
    pub(crate) fn line(&self, detail: Detail, room: f64) -> Option<Line> {
        if room < SHORTEST_LABEL.min(self.text_width) || self.text_width == 0.0 {
            return None;
        }
        let dated = detail.dates && room - self.date_width >= SHORTEST_LABEL.min(self.text_width);
        let (date, indent) =
            if dated { (self.date.clone(), self.date_width) } else { (String::new(), 0.0) };
        // A hair wider, since the room is a sum of the same widths in another order.
        let text = shorten(&self.label, room - indent + 0.01, LABEL_SIZE);
        let width = indent + text_width(&text, LABEL_SIZE);
        (!text.is_empty()).then_some(Line { date, indent, text, width })
    }

    /// For a tooltip.
    pub(crate) fn title(&self) -> String {
        let status = Some(self.item.status).filter(|status| *status != Status::Asserted);
        let doubt = self.is_doubtful().then_some(Certainty::Doubtful.as_str());
        let said: Vec<&str> = status.map(Status::as_str).into_iter().chain(doubt).collect();
        let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
        let words = one_line(&self.item.words);
        let colon = if words.is_empty() || self.label.is_empty() { "" } else { ": " };
        format!("{words}{colon}{}{said}", self.label)
    }
}
