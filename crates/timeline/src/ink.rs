//! Marks, lines and words as SVG text: what the picture and its legend are drawn with.

use crate::font::text_width;
use crate::scene::{Bar, CLUSTER_HEIGHT, COUNT_SIZE, DOT_RADIUS, Dot, EdgeKind, OUTLINE};
use dateline_extract::Status;
use std::fmt::{self, Display, Write};

/// Left and right of the title, the legend and the note, px.
pub(crate) const SIDE: f64 = 16.0;
/// Height of a line below the picture.
pub(crate) const FOOT_LINE: f64 = 22.0;
/// Draws a mark, if it is doubtful in a group that shows it faintly.
pub(crate) fn faint(svg: &mut String, doubtful: bool, draw: impl FnOnce(&mut String)) {
    if !doubtful {
        return draw(svg);
    }
    svg.push_str("<g class=\"tl-faint\">");
    draw(svg);
    svg.push_str("</g>");
}

pub(crate) fn status_class(status: Status) -> &'static str {
    match status {
        Status::Asserted => "tl-asserted",
        Status::Planned => "tl-planned",
        Status::Possible => "tl-possible",
        Status::Negated => "tl-negated",
    }
}

pub(crate) fn draw_dot(svg: &mut String, dot: &Dot) {
    let (x, y) = (Px(dot.x), Px(dot.y));
    if dot.count > 1 {
        let (left, top) = (Px(dot.x - dot.width / 2.0), Px(dot.y - CLUSTER_HEIGHT / 2.0));
        let _ = write!(
            svg,
            "<rect class=\"tl-solid\" x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{h}\" rx=\"{}\"/>",
            Px(dot.width),
            Px(CLUSTER_HEIGHT / 2.0),
            h = Px(CLUSTER_HEIGHT),
        );
        // Digits are 0.73 em high; the start is measured, not left to an anchor.
        let count = dot.count.to_string();
        let start = dot.x - text_width(&count, COUNT_SIZE) / 2.0;
        text(svg, "tl-count", start, dot.y + 0.365 * COUNT_SIZE, &count);
        return;
    }
    let ring = Px(DOT_RADIUS - OUTLINE / 2.0);
    let _ = match dot.status {
        Status::Asserted => {
            write!(
                svg,
                "<circle class=\"tl-solid\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>",
                Px(DOT_RADIUS)
            )
        }
        Status::Planned | Status::Negated => {
            write!(svg, "<circle class=\"tl-hollow\" cx=\"{x}\" cy=\"{y}\" r=\"{ring}\"/>")
        }
        Status::Possible => {
            write!(svg, "<circle class=\"tl-dashed\" cx=\"{x}\" cy=\"{y}\" r=\"{ring}\"/>")
        }
    };
    if dot.status == Status::Negated {
        let reach = DOT_RADIUS + 0.5;
        line(svg, "tl-stroke", (dot.x - reach, dot.y + reach), (dot.x + reach, dot.y - reach));
    }
}

/// `id` names the bar's gradient, if it needs one.
pub(crate) fn draw_bar(svg: &mut String, bar: &Bar, id: &str) {
    let fades = bar.start_fade > 0.0 || bar.end_fade > 0.0;
    if fades {
        gradient(svg, bar, id);
    }
    let style = |property: &str| {
        if fades { format!(" style=\"{property}:url(#{id})\"") } else { String::new() }
    };
    if bar.status == Status::Asserted {
        let _ = write!(
            svg,
            "<rect class=\"tl-solid\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>",
            Px(bar.x),
            Px(bar.y),
            Px(bar.width),
            Px(bar.height),
            style("fill"),
        );
        return;
    }
    let class = if bar.status == Status::Possible { "tl-stroke tl-dash" } else { "tl-stroke" };
    let _ = write!(svg, "<path class=\"{class}\" d=\"{}\"{}/>", outline(bar), style("stroke"));
}

/// The edges of a hollow bar, without those that fade; of a negated one, with the line through it.
fn outline(bar: &Bar) -> String {
    let half = OUTLINE / 2.0;
    let (top, bottom) = (Px(bar.y + half), Px(bar.y + bar.height - half));
    let (left, right) = (Px(bar.x + half), Px(bar.x + bar.width - half));
    let mut path = format!("M{left} {top}H{right}M{left} {bottom}H{right}");
    let mut side = |edge: EdgeKind, x: &Px| {
        if edge == EdgeKind::Square {
            let _ = write!(path, "M{x} {top}V{bottom}");
        }
    };
    side(bar.start, &left);
    side(bar.end, &right);
    if bar.status == Status::Negated {
        let _ = write!(path, "M{left} {y}H{right}", y = Px(bar.y + bar.height / 2.0));
    }
    path
}

fn gradient(svg: &mut String, bar: &Bar, id: &str) {
    let _ = write!(
        svg,
        "<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"0\" x2=\"{}\" y2=\"0\">",
        Px(bar.x),
        Px(bar.x + bar.width),
    );
    let faint = |fade: f64| if fade > 0.0 { 0 } else { 1 };
    let (start, end) = (bar.start_fade / bar.width, 1.0 - bar.end_fade / bar.width);
    for (offset, opacity) in
        [(0.0, faint(bar.start_fade)), (start, 1), (end, 1), (1.0, faint(bar.end_fade))]
    {
        let _ = write!(
            svg,
            "<stop class=\"tl-stop\" offset=\"{}\" stop-opacity=\"{opacity}\"/>",
            Px(offset)
        );
    }
    svg.push_str("</linearGradient>");
}

pub(crate) fn text(svg: &mut String, class: &str, x: f64, y: f64, content: &str) {
    if !content.is_empty() {
        let (x, y) = (Px(x), Px(y));
        let _ = write!(svg, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", Text(content));
    }
}

pub(crate) fn line(svg: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    let (x1, y1, x2, y2) = (Px(from.0), Px(from.1), Px(to.0), Px(to.1));
    let _ =
        writeln!(svg, "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>");
}

/// A length to a hundredth of a px.
pub(crate) struct Px(pub(crate) f64);

impl Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding zero turns -0 into 0.
        write!(f, "{}", (self.0 * 100.0).round() / 100.0 + 0.0)
    }
}

/// Text between tags or in quotes: escaped, and without what XML has no way to write.
pub(crate) struct Text<'a>(pub(crate) &'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c if c.is_control() => f.write_char(' ')?,
                '\u{FFFE}' | '\u{FFFF}' => f.write_char('\u{FFFD}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
