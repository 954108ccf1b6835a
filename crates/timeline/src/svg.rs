//! Scene to SVG text.

use crate::ink::{FOOT_LINE, Px, SIDE, Text, draw_bar, draw_dot, faint, line, status_class, text};
use crate::legend::legend;
use crate::scene::{Label, MAJOR_BASELINE, MINOR_BASELINE, Scene, Tick};
use crate::theme;
pub use crate::theme::Theme;
use dateline_extract::Status;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a file has beyond its Scene.
#[derive(Clone, Copy, Debug, Default)]
pub struct SvgOptions<'a> {
    /// Colours.
    pub theme: Theme,
    /// A line above the picture; none if empty.
    pub title: &'a str,
    /// A line below the picture; none if empty.
    pub note: &'a str,
}

/// Height of the title with the room around it.
const TITLE: f64 = 48.0;
/// Free room below the last line.
const FOOT: f64 = 10.0;

/// A self-contained SVG file: its style sheet is in it, its text is text, and each event is a group
/// of the class of its status with a `<title>` (the date in words and the whole label).
///
/// Below the picture stand a legend, if not all marks are plain dots, and the note. The font is named, not
/// embedded; where it is missing, another sans serif stands in.
pub fn write(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let head = if options.title.is_empty() { 6.0 } else { TITLE };
    let (legend, legend_lines) = legend(scene);
    let note_lines = if options.note.is_empty() { 0.0 } else { 1.0 };
    let foot = (legend_lines + note_lines) * FOOT_LINE;
    let height = head + scene.height + if foot > 0.0 { foot + FOOT } else { 0.0 };
    let mut svg = String::new();
    let named = if options.title.is_empty() { "Timeline" } else { options.title };
    // Writing to a String does not fail.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         class=\"tl-picture\" role=\"img\">\n<title>{}</title>\n<style>\n{}</style>\n\
         <rect class=\"tl-paper\" width=\"{w}\" height=\"{h}\"/>\n",
        Text(named),
        theme::rules(options.theme),
        w = Px(scene.width),
        h = Px(height),
    );
    if !options.title.is_empty() {
        text(&mut svg, "tl-title", SIDE, 30.0, options.title);
    }
    let _ = writeln!(svg, "<g transform=\"translate(0 {})\">", Px(head));
    picture(&mut svg, scene);
    let _ = writeln!(svg, "</g>\n<g transform=\"translate(0 {})\">", Px(head + scene.height));
    svg.push_str(&legend);
    if !options.note.is_empty() {
        text(&mut svg, "tl-note", SIDE, legend_lines * FOOT_LINE + 14.0, options.note);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn picture(svg: &mut String, scene: &Scene) {
    for tick in scene.ticks.iter().filter(|tick| !tick.major) {
        tick_line(svg, scene, tick);
    }
    for tick in scene.ticks.iter().filter(|tick| tick.major) {
        tick_line(svg, scene, tick);
    }
    line(svg, "tl-axis", (0.0, scene.axis.y), (scene.width, scene.axis.y));
    for stem in &scene.stems {
        line(svg, "tl-stem", (stem.x, stem.top), (stem.x, stem.bottom));
    }
    let labels: BTreeMap<i64, &Label> =
        scene.labels.iter().map(|label| (label.event, label)).collect();
    for (nth, bar) in scene.bars.iter().enumerate() {
        open_event(svg, bar.event, bar.status, &bar.title);
        faint(svg, bar.doubtful, |svg| draw_bar(svg, bar, &format!("fade-{nth}")));
        close_event(svg, labels.get(&bar.event).copied());
    }
    for dot in &scene.dots {
        open_event(svg, dot.event, dot.status, &dot.title);
        faint(svg, dot.doubtful, |svg| draw_dot(svg, dot));
        let label = if dot.count == 1 { labels.get(&dot.event).copied() } else { None };
        close_event(svg, label);
    }
    for tick in &scene.ticks {
        let (class, y) =
            if tick.major { ("tl-major", MAJOR_BASELINE) } else { ("tl-minor", MINOR_BASELINE) };
        text(svg, class, tick.label_x, y, &tick.label);
    }
}

fn tick_line(svg: &mut String, scene: &Scene, tick: &Tick) {
    if tick.x < 0.0 {
        return;
    }
    let (class, top) = if tick.major { ("tl-grid-major", 3.0) } else { ("tl-grid", 23.0) };
    line(svg, class, (tick.x, top), (tick.x, scene.height));
    if !tick.major {
        line(svg, "tl-axis", (tick.x, scene.axis.y - 5.0), (tick.x, scene.axis.y));
    }
}

fn open_event(svg: &mut String, event: i64, status: Status, title: &str) {
    let class = status_class(status);
    let _ =
        write!(svg, "<g class=\"{class}\" data-event=\"{event}\"><title>{}</title>", Text(title));
}

fn close_event(svg: &mut String, label: Option<&Label>) {
    if let Some(label) = label {
        if !label.date.is_empty() {
            text(svg, "tl-label tl-date", label.x, label.y, &label.date);
        }
        let class = if label.doubtful { "tl-label tl-unsure" } else { "tl-label" };
        text(svg, class, label.text_x, label.y, &label.text);
    }
    svg.push_str("</g>\n");
}
