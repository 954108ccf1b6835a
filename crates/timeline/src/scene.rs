//! The whole output: what to draw and where, in px. Whoever draws decides nothing but ink.
//!
//! Painting order: gridlines of the ticks, axis line, stems, bars, dots, labels, tick labels.

use dateline_extract::Status;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Font size of event labels, px.
pub const LABEL_SIZE: f64 = 13.0;
/// Font size of tick labels, px.
pub const TICK_SIZE: f64 = 12.0;
/// Font size of the number in a cluster, px.
pub const COUNT_SIZE: f64 = 10.5;
/// Baseline of the upper row of tick labels (major), px from the top.
pub const MAJOR_BASELINE: f64 = 15.0;
/// Baseline of the lower row of tick labels (minor), px from the top.
pub const MINOR_BASELINE: f64 = 35.0;
/// From a tick's line to its label, px.
pub const TICK_GAP: f64 = 5.0;
/// Radius of the dot of one event, to the outer edge of its outline, px.
pub const DOT_RADIUS: f64 = 5.0;
/// Height of a cluster's pill, px; its ends are half circles.
pub const CLUSTER_HEIGHT: f64 = 16.0;
/// Height of a bar's strip, px.
pub const BAR_HEIGHT: f64 = 6.0;
/// Line width of hollow marks, px; lies inside the mark's outline.
pub const OUTLINE: f64 = 1.5;
/// Over how many px a soft end fades, at most a third of the bar.
pub const SOFT_FADE: f64 = 48.0;
/// How far an open end runs on beyond the known bound, px; it fades over all of that. A fixed
/// length, since the text gives none: a bar to the edge of the view would claim one.
pub const OPEN_FADE: f64 = 72.0;

/// Everything to draw. Coordinates are px, origin top left, y down; all numbers are finite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Scene {
    /// The horizontal line that carries the ticks.
    pub axis: AxisLine,
    /// As wide as the view.
    pub width: f64,
    /// As high as the view, or as high as needed if the view had no limit.
    pub height: f64,
    /// Calendar marks, left to right within each level.
    pub ticks: Vec<Tick>,
    /// Hairlines from the axis down to dots.
    pub stems: Vec<Stem>,
    /// Imprecise and lasting dates.
    pub bars: Vec<Bar>,
    /// Days, and clusters of marks that lie too close to draw apart.
    pub dots: Vec<Dot>,
    /// The events' names, none of which overlaps another.
    pub labels: Vec<Label>,
}

/// The axis: a line across the whole width; its ticks stand above it, the events hang below it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct AxisLine {
    /// Where it lies.
    pub y: f64,
}

/// A calendar mark: a line at `x` from its label's row to the bottom of the picture, and its label
/// to the right of it, `label_x` being the start of the text.
///
/// A major tick's label names all up to the next major tick. When its line lies left of what is
/// shown, the label sticks to the left edge: `label_x` is that place for the edge of the Scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Tick {
    /// The start of the unit; negative for the major tick that began before the view: no line then.
    pub x: f64,
    /// Start of the label's text.
    pub label_x: f64,
    /// Width of the label's text.
    pub label_width: f64,
    /// `14`, `October 2023`, `490 BCE`; empty where it would touch its neighbour.
    pub label: String,
    /// Whether it stands in the upper row.
    pub major: bool,
}

/// A piece of the hairline that ties a dot to the axis. It is cut where labels lie.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Stem {
    /// Whose.
    #[ts(type = "number")]
    pub event: i64,
    /// Where.
    pub x: f64,
    /// Upper end.
    pub top: f64,
    /// Lower end.
    pub bottom: f64,
}

/// How a bar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "bindings.ts", rename_all = "lowercase")]
pub enum EdgeKind {
    /// Fades in over [`SOFT_FADE`]: the text names a unit (a month, a year), not this day.
    Soft,
    /// Square: the text names this bound.
    Square,
    /// Fades out over [`OPEN_FADE`]: no bound is known.
    Open,
}

/// The span an imprecise date may mean or a lasting one covers, as a strip [`BAR_HEIGHT`] high
/// under its label.
///
/// Asserted: filled. Planned: outline. Possible: dashed outline. Negated: outline with a line
/// through the middle. The outline has no line across a soft or open end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Bar {
    /// Whose.
    #[ts(type = "number")]
    pub event: i64,
    /// Left end, where a fade is transparent.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// From end to end, fades included.
    pub width: f64,
    /// Always [`BAR_HEIGHT`].
    pub height: f64,
    /// What the text says of it.
    #[ts(type = "\"asserted\" | \"planned\" | \"possible\" | \"negated\"")]
    pub status: Status,
    /// The left end.
    pub start: EdgeKind,
    /// The right end.
    pub end: EdgeKind,
    /// Whether its date is doubtful: drawn faintly.
    pub doubtful: bool,
    /// Over how many px from the left end it goes from transparent to full; 0 for a square end.
    pub start_fade: f64,
    /// The same from the right end.
    pub end_fade: f64,
    /// For a tooltip: the date in words and the whole label.
    pub title: String,
}

/// A day, or a date too short to show as a bar: a circle of [`DOT_RADIUS`]; or a cluster: a pill
/// [`CLUSTER_HEIGHT`] high with its count in it.
///
/// Asserted: filled. Planned: ring. Possible: dashed ring. Negated: ring with a stroke through it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Dot {
    /// Whose; of a cluster, the member that matters most.
    #[ts(type = "number")]
    pub event: i64,
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Across: a circle's diameter or a pill's length.
    pub width: f64,
    /// What the text says of it; of a cluster, the most definite among its members.
    #[ts(type = "\"asserted\" | \"planned\" | \"possible\" | \"negated\"")]
    pub status: Status,
    /// Whether its date is doubtful: drawn faintly. Never a cluster.
    pub doubtful: bool,
    /// How many events it stands for.
    pub count: u32,
    /// Which, in the order of time; of a large cluster, those
    /// [`CLUSTER_CAP`](Dot::CLUSTER_CAP) that matter most.
    #[ts(type = "number[]")]
    pub events: Vec<i64>,
    /// For a tooltip: the date in words and the whole label; of a cluster, its count and the three
    /// that matter most.
    pub title: String,
}

impl Dot {
    /// How many members of a cluster are listed.
    pub const CLUSTER_CAP: usize = 500;
}

/// An event's name, on one line of [`LABEL_SIZE`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Label {
    /// Whose.
    #[ts(type = "number")]
    pub event: i64,
    /// Left end of the line (of `date` if there is one, else of `text`).
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Width of the whole line.
    pub width: f64,
    /// Whether the event's date is doubtful: drawn in the quiet colour.
    pub doubtful: bool,
    /// The date in short, drawn at `x` in the quiet colour; empty where the axis tells it.
    pub date: String,
    /// Left end of `text`.
    pub text_x: f64,
    /// The label, shortened with … to fit.
    pub text: String,
}
