use serde::{Deserialize, Serialize};

/// A half-open range of bytes in an [`Article`](super::Article)'s text.
///
/// Invariants: `start <= end`, and both ends lie on a `char` boundary of the text the span was made
/// for, so slicing never panics. Files that leave the program hold code points instead: see
/// [`CodePoints`].
///
/// ```
/// use dateline_extract::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.of("The board met."), "board");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; an end before the start gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The part of `text` the span covers, or the empty string where it lies outside.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Converts between byte offsets and Unicode code points of one text; the only code that does.
///
/// Files that leave the program (SQLite, JSON Lines) hold code points, end exclusive, so that
/// `substr(text, start + 1, end - start)` is right in plain SQL.
#[derive(Debug)]
pub struct CodePoints {
    /// Byte offset of every 64th code point, so that a conversion walks 64 characters at most.
    anchors: Vec<usize>,
    ascii: bool,
}

/// Code points between two anchors of [`CodePoints`]: small enough to walk, large enough to be lean.
const ANCHOR_EVERY: usize = 64;

impl CodePoints {
    /// Indexes `text` once, in time linear in its length.
    pub fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let anchors = if ascii {
            Vec::new()
        } else {
            text.char_indices().step_by(ANCHOR_EVERY).map(|(byte, _)| byte).collect()
        };
        Self { anchors, ascii }
    }

    /// The code points `[start, end)` that `span` covers in `text`, the text given to `new`.
    pub fn range(&self, text: &str, span: Span) -> [usize; 2] {
        [self.of_byte(text, span.start), self.of_byte(text, span.end)]
    }

    /// The byte span of code points `[start, end)` in `text`; ends past the text are cut to it.
    pub fn span(&self, text: &str, range: [usize; 2]) -> Span {
        Span::new(self.to_byte(text, range[0]), self.to_byte(text, range[1]))
    }

    fn of_byte(&self, text: &str, byte: usize) -> usize {
        if self.ascii {
            return byte.min(text.len());
        }
        let block = self.anchors.partition_point(|&anchor| anchor <= byte).saturating_sub(1);
        let from = self.anchors.get(block).copied().unwrap_or(0);
        let walked = text
            .get(from..)
            .map_or(0, |rest| rest.char_indices().take_while(|(at, _)| from + at < byte).count());
        block * ANCHOR_EVERY + walked
    }

    fn to_byte(&self, text: &str, point: usize) -> usize {
        if self.ascii {
            return point.min(text.len());
        }
        let Some(&from) = self.anchors.get(point / ANCHOR_EVERY) else { return text.len() };
        text.get(from..)
            .and_then(|rest| rest.char_indices().nth(point % ANCHOR_EVERY))
            .map_or(text.len(), |(at, _)| from + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_and_bytes_are_inverse(text in "\\PC{0,300}") {
            let points = CodePoints::new(&text);
            for (count, (byte, c)) in text.char_indices().enumerate() {
                let span = Span::new(byte, byte + c.len_utf8());
                prop_assert_eq!(points.range(&text, span), [count, count + 1]);
                prop_assert_eq!(points.span(&text, [count, count + 1]), span);
            }
        }
    }

    #[test]
    fn offsets_past_the_text_are_cut_to_it() {
        for text in ["plain", "näïve“"] {
            let points = CodePoints::new(text);
            assert_eq!(points.span(text, [3, 99]).end, text.len());
            assert_eq!(Span::new(90, 99).of(text), "");
        }
    }
}
