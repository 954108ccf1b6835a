//! PDF documents: letters with their places become lines, lines become paragraphs.
//!
//! The order is the document's own, which goes column by column in all but careless ones. What
//! stands at the edge of many pages is a running head.

use super::stamp::Stamp;
use super::{Draft, plain, published};
use crate::{Dct, DctEvidence};
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a document is that gives no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is broken, or needs a password.
    Broken,
    /// It holds pictures of pages.
    Scanned,
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Draft, Unreadable> {
    // The reader of the format stumbles over some broken fonts.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let document = Document::load_mem(bytes).ok()?;
        let mut page = Letters::default();
        // What came before an error is text all the same.
        let whole = output_doc(&document, &mut page);
        page.end_line();
        (whole.is_ok() || !page.lines.is_empty()).then(|| (page.lines, info(&document)))
    }));
    let (lines, info) = read.ok().flatten().ok_or(Unreadable::Broken)?;
    let paragraphs = paragraphs(without_heads(lines));
    if paragraphs.iter().all(|text| text.trim().is_empty()) {
        return Err(Unreadable::Scanned);
    }
    let mut draft = plain::read(&paragraphs.join("\n"));
    draft.text = paragraphs.join("\n");
    let texts: Vec<&str> = paragraphs.iter().map(String::as_str).take(20).collect();
    draft.dct = published::in_lines(&texts).or_else(|| info.day());
    if draft.title.is_empty() {
        draft.title = info.title;
    }
    if draft.byline.is_empty() {
        draft.byline = info.author;
    }
    Ok(draft)
}

/// What a document says of itself.
#[derive(Debug, Default)]
struct Info {
    title: String,
    author: String,
    created: String,
}

impl Info {
    /// The day it was made: `D:20191119101500+01'00'`.
    fn day(&self) -> Option<Dct> {
        let digits = self.created.trim_start_matches("D:").get(..8)?;
        let evidence = DctEvidence::Metadata("document property CreationDate".to_owned());
        Some(Dct { day: Stamp::parse(digits)?.day, evidence })
    }
}

fn info(document: &Document) -> Info {
    let fields = document.trailer.get(b"Info").ok().and_then(|info| {
        let id = info.as_reference().ok()?;
        document.get_dictionary(id).ok()
    });
    let text = |name: &[u8]| {
        let bytes = fields?.get(name).ok()?.as_str().ok()?;
        let utf16 = bytes.strip_prefix(b"\xfe\xff").map(|rest| {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        });
        Some(utf16.unwrap_or_else(|| super::decode::decode(bytes)))
    };
    let text = |name: &[u8]| text(name).unwrap_or_default().trim().to_owned();
    Info { title: text(b"Title"), author: text(b"Author"), created: text(b"CreationDate") }
}

/// A line of letters.
#[derive(Clone, Debug, Default)]
struct Line {
    page: u32,
    text: String,
    left: f64,
    right: f64,
    bottom: f64,
    size: f64,
}

/// Letters on their way to lines.
#[derive(Default)]
struct Letters {
    lines: Vec<Line>,
    now: Line,
    page: u32,
}

impl Letters {
    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.now);
        if is_right_to_left(&line.text) {
            line.text = reading_order(&line.text);
        }
        if !line.text.trim().is_empty() {
            self.lines.push(line);
        }
    }
}

/// Whether most letters of a line are Hebrew or Arabic.
fn is_right_to_left(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    let arabic = |c: &char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{feff}');
    letters().filter(arabic).count() * 2 > letters().count()
}

/// A line of letters from left to right as it is read from the right; numbers and Latin words stay.
fn reading_order(line: &str) -> String {
    let turned: Vec<char> = line.chars().rev().collect();
    let mut out = String::with_capacity(line.len());
    let latin = |c: char| c.is_ascii_alphanumeric() || c.is_numeric();
    let mut at = 0;
    while at < turned.len() {
        let run = turned[at..].iter().take_while(|&&c| latin(c) || "./:-".contains(c)).count();
        let run = if turned[at..at + run].iter().any(|&c| latin(c)) { run } else { 0 };
        out.extend(turned[at..at + run].iter().rev());
        out.extend(turned.get(at + run));
        at += run + 1;
    }
    out
}

/// Letters further apart than this part of their size have a space between them.
const SPACE: f64 = 0.15;

impl OutputDev for Letters {
    fn begin_page(
        &mut self,
        page: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page = page;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.end_line();
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        letter: &str,
    ) -> Result<(), OutputError> {
        let scale = (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        let size = (font_size * scale).abs().max(1e-3);
        let (x, y) = (place.m31, place.m32);
        let now = &self.now;
        let up = (y - now.bottom).abs();
        let back = x < now.left - size || x < now.right - size * 2.0;
        if !now.text.is_empty() && (up > size.max(now.size) * 0.6 || up > size * 0.1 && back) {
            self.end_line();
        }
        let now = &mut self.now;
        if now.text.is_empty() {
            *now =
                Line { page: self.page, text: String::new(), left: x, right: x, bottom: y, size };
        } else if x > now.right + size * SPACE && !now.text.ends_with(' ') {
            now.text.push(' ');
        }
        now.text.push_str(letter);
        now.right = x + width * size;
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Lines at the top and at the bottom of a page that may be heads and numbers.
const EDGE: usize = 2;

/// The lines without what stands at the edge of several pages, numbers aside, and without bare page
/// numbers.
fn without_heads(lines: Vec<Line>) -> Vec<Line> {
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        pages.entry(line.page).or_default().push(at);
    }
    let mut edges: Vec<usize> = Vec::new();
    for on_page in pages.values_mut() {
        on_page.sort_by(|&one, &other| lines[one].bottom.total_cmp(&lines[other].bottom));
        let (low, high) = (on_page.iter().take(EDGE), on_page.iter().rev().take(EDGE));
        edges.extend(low.chain(high).copied());
    }
    let plain = |line: &Line| -> String {
        line.text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect()
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for &at in &edges {
        *times.entry(plain(&lines[at])).or_default() += 1;
    }
    let is_head = |at: usize| {
        let text = plain(&lines[at]);
        let number = text.chars().all(|c| !c.is_alphabetic());
        let often = times.get(&text).is_some_and(|&times| times >= 2 && times * 3 >= pages.len());
        edges.contains(&at) && (number || often && pages.len() > 1)
    };
    let kept: Vec<bool> = (0..lines.len()).map(|at| !is_head(at)).collect();
    lines.into_iter().zip(kept).filter_map(|(line, kept)| kept.then_some(line)).collect()
}

/// Lines joined where a paragraph goes on; a word that was broken at the end of a line is whole.
fn paragraphs(lines: Vec<Line>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last: Option<Line> = None;
    for line in lines {
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match (&last, out.last_mut()) {
            (Some(before), Some(paragraph)) if goes_on(before, &line, paragraph) => {
                let lower = text.starts_with(char::is_lowercase);
                match paragraph.ends_with(['-', '\u{ad}', '‐']) && lower {
                    true => drop(paragraph.pop()),
                    false => paragraph.push(' '),
                }
                paragraph.push_str(&text);
            }
            _ => out.push(text),
        }
        last = Some(line);
    }
    out
}

/// Whether a line continues the paragraph of the line before it: letters of one size, no gap, no
/// indent, and the line before was full or ends amid a sentence.
fn goes_on(before: &Line, line: &Line, paragraph: &str) -> bool {
    let size = before.size.max(line.size);
    let same_size = (before.size - line.size).abs() < size * 0.1;
    let open = !paragraph.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '。']);
    // At a new column or page only the sentence tells.
    if before.page != line.page || line.bottom > before.bottom + size {
        return same_size && open && line.text.trim_start().starts_with(char::is_lowercase);
    }
    let near = before.bottom - line.bottom < size * 1.9;
    let short = before.right - before.left < (line.right - line.left) * 0.75;
    let indented = line.left > before.left + size * 0.9;
    same_size
        && near
        && !indented
        && (!short || open && line.text.trim_start().starts_with(char::is_lowercase))
}
