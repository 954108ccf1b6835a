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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_bundled_font_is_the_family_named() {
        let face = Face::parse(FONT, 0).unwrap();
        let family = face.names().into_iter().find(|name| name.name_id == 1 && name.is_unicode());
        assert_eq!(family.and_then(|name| name.to_string()).as_deref(), Some(FAMILY));
    }

    #[test]
    fn widths_come_from_the_font() {
        let face = Face::parse(FONT, 0).unwrap();
        for c in ['i', 'W', ' ', 'é', 'Ж', 'ạ', '…'] {
            let glyph = face.glyph_index(c).unwrap();
            let em =
                f64::from(face.glyph_hor_advance(glyph).unwrap()) / f64::from(face.units_per_em());
            assert!((text_width(&c.to_string(), 13.0) - 13.0 * em).abs() < 1e-9, "{c}");
        }
        assert!(text_width("iii", 13.0) < text_width("WWW", 13.0) / 2.0);
        assert!((text_width("Wi", 26.0) - 2.0 * text_width("Wi", 13.0)).abs() < 1e-9);
        assert!((text_width("漢", 10.0) - 10.0).abs() < 1e-9, "one em for what the font lacks");
        assert_eq!(text_width("\u{7}\n", 10.0), 0.0);
    }

    #[test]
    fn cuts_between_letters_and_drops_what_dangles() {
        let wide = |text: &str| text_width(text, 10.0);
        for (text, room, expected) in [
            ("Parliament votes", wide("Parliament votes"), "Parliament votes"),
            ("Parliament votes", wide("Parliament v…"), "Parliament v…"),
            ("Parliament votes", wide("Parliament …"), "Parliament…"),
            ("Vote, then leave", wide("Vote,…"), "Vote…"),
            ("Parliament", wide("…"), ""),
            ("Parliament", 0.0, ""),
            ("Parliament", -5.0, ""),
            ("", 0.0, ""),
        ] {
            assert_eq!(shorten(text, room, 10.0), expected, "{text} in {room}");
        }
    }

    proptest! {
        #[test]
        fn shortened_text_fits_and_is_the_beginning(text in "\\PC{0,60}", width in -10.0..400.0f64) {
            let short = shorten(&text, width, 13.0);
            prop_assert!(short.is_empty() || text_width(&short, 13.0) <= width, "{short}");
            prop_assert!(text.starts_with(short.trim_end_matches('…')));
            prop_assert!(text_width(&text, 13.0) > width || short == text);
        }

        #[test]
        fn one_line_has_no_control_characters_and_no_double_spaces(text in any::<String>()) {
            let line = one_line(&text);
            prop_assert!(!line.contains(char::is_control) && !line.contains("  "));
            prop_assert_eq!(one_line(&line), line);
        }
    }
}
