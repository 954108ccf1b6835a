//! Text width in the one bundled font, Inter.

use std::sync::LazyLock;
use ttf_parser::Face;

/// The bundled font file: measured here, embedded in no SVG, rendered in every PNG, and the window's
/// font too.
pub const FONT: &[u8] = include_bytes!("../data/font.ttf");
/// Its family name.
pub const FAMILY: &str = "Inter";

/// What ends a shortened text.
const ELLIPSIS: char = '…';

struct Metrics {
    face: Option<Face<'static>>,
    /// Advances of U+0000 to U+024F in em: nearly all text there is.
    latin: Vec<f64>,
}

static METRICS: LazyLock<Metrics> = LazyLock::new(|| {
    let face = Face::parse(FONT, 0).ok();
    let latin = (0u8..=255).map(|_| 0.0).collect();
    let mut metrics = Metrics { face, latin };
    metrics.latin = ('\0'..='\u{24F}').map(|c| metrics.lookup(c)).collect();
    metrics
});

impl Metrics {
    fn lookup(&self, c: char) -> f64 {
        if c.is_control() {
            return 0.0;
        }
        let advance = self.face.as_ref().and_then(|face| {
            let glyph = face.glyph_index(c)?;
            Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
        });
        // What the font lacks is drawn in another (Chinese, say), where one em is the widest.
        advance.unwrap_or(1.0)
    }

    fn advance(&self, c: char) -> f64 {
        self.latin.get(c as usize).copied().unwrap_or_else(|| self.lookup(c))
    }
}

/// Width of `text` on one line in px at `size` px. Control characters have none.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| METRICS.advance(c)).sum::<f64>() * size
}

/// `text` with every run of white space and control characters as one space.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `text` on one line, cut and ended with … if it is wider than `width` px at `size` px; empty if
/// not even one letter and … fit.
pub fn shorten(text: &str, width: f64, size: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - METRICS.advance(ELLIPSIS) * size;
    let mut used = 0.0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            used += METRICS.advance(*c) * size;
            used > room
        })
        .map_or(text.len(), |(at, _)| at);
    let kept = text[..end].trim_end_matches(|c: char| c.is_whitespace() || ",;:–-".contains(c));
    if kept.is_empty() { String::new() } else { format!("{kept}{ELLIPSIS}") }
}
