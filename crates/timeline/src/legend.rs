//! What the marks of a picture mean: a line or two below it.

use crate::font::text_width;
use crate::ink::{FOOT_LINE, SIDE, draw_bar, draw_dot, faint, status_class, text};
use crate::scene::{BAR_HEIGHT, Bar, CLUSTER_HEIGHT, DOT_RADIUS, Dot, EdgeKind, Scene, TICK_SIZE};
use dateline_extract::Status;
use std::fmt::Write;

/// Between two entries, and between a mark and its meaning, px.
const SPACE: f64 = 22.0;
const GAP: f64 = 7.0;
/// Length of a bar in the legend, px.
const BAR: f64 = 34.0;

enum Sign {
    Dot(Status),
    Doubtful,
    Cluster,
    Bar(EdgeKind, EdgeKind),
}

/// The legend of what `scene` has, as SVG whose origin is the lower left corner of the picture, and
/// how many lines it takes. Nothing if there are but plain dots.
pub(crate) fn legend(scene: &Scene) -> (String, f64) {
    let signs = signs(scene);
    let mut svg = String::new();
    if matches!(signs[..], [] | [(Sign::Dot(Status::Asserted), _)]) {
        return (svg, 0.0);
    }
    let (mut x, mut lines) = (SIDE, 1.0);
    for (nth, (sign, meaning)) in signs.iter().enumerate() {
        let wide = match sign {
            Sign::Dot(_) | Sign::Doubtful => 2.0 * DOT_RADIUS,
            Sign::Cluster => CLUSTER_HEIGHT,
            Sign::Bar(..) => BAR,
        };
        let width = wide + GAP + text_width(meaning, TICK_SIZE);
        if x > SIDE && x + width > scene.width - SIDE {
            (x, lines) = (SIDE, lines + 1.0);
        }
        let y = (lines - 1.0) * FOOT_LINE + 10.0;
        draw(&mut svg, sign, (x, y), nth);
        text(&mut svg, "tl-note", x + wide + GAP, y + 4.3, meaning);
        x += width + SPACE;
    }
    (svg, lines)
}

fn signs(scene: &Scene) -> Vec<(Sign, &'static str)> {
    let of = |status: Status| {
        scene.dots.iter().any(|dot| dot.status == status)
            || scene.bars.iter().any(|bar| bar.status == status)
    };
    let doubtful =
        scene.dots.iter().any(|dot| dot.doubtful) || scene.bars.iter().any(|bar| bar.doubtful);
    let ends = |kind| scene.bars.iter().any(|bar| bar.start == kind || bar.end == kind);
    let closed =
        scene.bars.iter().any(|bar| (bar.start, bar.end) == (EdgeKind::Square, EdgeKind::Square));
    [
        (of(Status::Asserted), Sign::Dot(Status::Asserted), "happened"),
        (of(Status::Planned), Sign::Dot(Status::Planned), "planned"),
        (of(Status::Possible), Sign::Dot(Status::Possible), "possible"),
        (of(Status::Negated), Sign::Dot(Status::Negated), "did not happen"),
        (doubtful, Sign::Doubtful, "doubtful"),
        (scene.dots.iter().any(|dot| dot.count > 1), Sign::Cluster, "several, close together"),
        (ends(EdgeKind::Soft), Sign::Bar(EdgeKind::Soft, EdgeKind::Soft), "some time in this span"),
        (closed, Sign::Bar(EdgeKind::Square, EdgeKind::Square), "from – to"),
        (ends(EdgeKind::Open), Sign::Bar(EdgeKind::Square, EdgeKind::Open), "one end not known"),
    ]
    .into_iter()
    .filter_map(|(present, sign, meaning)| present.then_some((sign, meaning)))
    .collect()
}

fn draw(svg: &mut String, sign: &Sign, (x, y): (f64, f64), nth: usize) {
    let status = if let Sign::Dot(status) = sign { *status } else { Status::Asserted };
    let _ = write!(svg, "<g class=\"{}\">", status_class(status));
    match *sign {
        Sign::Dot(_) | Sign::Doubtful | Sign::Cluster => {
            let (count, width) = if matches!(sign, Sign::Cluster) {
                (9, CLUSTER_HEIGHT)
            } else {
                (1, 2.0 * DOT_RADIUS)
            };
            let x = x + width / 2.0;
            let (title, events) = (String::new(), Vec::new());
            let doubtful = matches!(sign, Sign::Doubtful);
            let dot = Dot { event: 0, x, y, width, status, doubtful, count, events, title };
            faint(svg, doubtful, |svg| draw_dot(svg, &dot));
        }
        Sign::Bar(start, end) => {
            let fade = |edge| match edge {
                EdgeKind::Square => 0.0,
                EdgeKind::Soft => BAR / 3.0,
                EdgeKind::Open => BAR * 0.7,
            };
            let bar = Bar {
                event: 0,
                x,
                y: y - BAR_HEIGHT / 2.0,
                width: BAR,
                height: BAR_HEIGHT,
                status,
                start,
                end,
                doubtful: false,
                start_fade: fade(start),
                end_fade: fade(end),
                title: String::new(),
            };
            draw_bar(svg, &bar, &format!("legend-{nth}"));
        }
    }
    svg.push_str("</g>");
}
