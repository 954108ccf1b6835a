//! PDF documents: letters with their places become lines, lines become paragraphs.
//!
//! The order is the document's own, which goes column by column in all but careless ones. What
//! stands at the edge of many pages is a running head.

mod bounds;
mod letters;
mod lines;
mod paragraphs;

use super::{Draft, plain, published};
use crate::{Dct, DctEvidence};
use bounds::{TooMuch, Work};
use chrono::NaiveDate;
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::Pdf;
use letters::Letter;
use lines::Line;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a document is that gives no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is broken, or needs a password.
    Broken,
    /// It holds pictures of pages.
    Scanned,
    /// It unpacks or draws more than may be.
    TooLarge,
}

/// Reads a document.
pub fn read(bytes: &[u8]) -> Result<Draft, Unreadable> {
    let part = bounds::largest_part(bytes).ok_or(Unreadable::TooLarge)?;
    // Nothing that the library makes outlives this call, should it stumble.
    let read = catch_unwind(AssertUnwindSafe(|| document(bytes, Work::new(part))));
    let (lines, info) = read.unwrap_or_else(|stopped| match stopped.is::<TooMuch>() {
        true => Err(Unreadable::TooLarge),
        false => Err(Unreadable::Broken),
    })?;
    let paragraphs = paragraphs::of(lines);
    if paragraphs.iter().all(|text| text.trim().is_empty()) {
        return Err(Unreadable::Scanned);
    }
    let mut draft = plain::read(&paragraphs.join("\n"));
    draft.text = paragraphs.join("\n");
    let texts: Vec<&str> = paragraphs.iter().map(String::as_str).take(20).collect();
    draft.dct = published::in_lines(&texts).or(info.day);
    if draft.title.is_empty() {
        draft.title = info.title;
    }
    if draft.byline.is_empty() {
        draft.byline = info.author;
    }
    Ok(draft)
}

/// The lines of a document, page by page, and what it says of itself.
fn document(bytes: &[u8], mut work: Work) -> Result<(Vec<Line>, Info), Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| Unreadable::Broken)?;
    let cache = InterpreterCache::new();
    let pages: Vec<Vec<Letter>> =
        pdf.pages().iter().map(|page| letters::of(page, &cache, &mut work)).collect();
    let count = |artifact: bool| {
        pages.iter().flatten().filter(|letter| letter.artifact == artifact).count()
    };
    // A cut document has pages whose drawings are gone; that is no scan.
    let whole = pdf.pages().iter().any(|page| page.page_stream().is_some());
    if !whole && pages.iter().all(Vec::is_empty) {
        return Err(Unreadable::Broken);
    }
    // Some programs call all of a document no text.
    let trusted = count(true) < count(false);
    let mut lines = Vec::new();
    for (number, mut page) in pages.into_iter().enumerate() {
        page.retain(|letter| !(trusted && letter.artifact));
        lines.extend(lines::of(number, &page));
    }
    Ok((lines, Info::of(&pdf)))
}

/// What a document says of itself.
#[derive(Debug, Default)]
struct Info {
    title: String,
    author: String,
    /// The day it was made, in the zone of its maker.
    day: Option<Dct>,
}

impl Info {
    fn of(pdf: &Pdf) -> Self {
        let known = pdf.metadata();
        let day = known.creation_date.as_ref().and_then(|made| {
            let day = NaiveDate::from_ymd_opt(
                i32::from(made.year),
                u32::from(made.month),
                u32::from(made.day),
            )?;
            let evidence = DctEvidence::Metadata("document property CreationDate".to_owned());
            Some(Dct { day, evidence })
        });
        let text = |bytes: &Option<Box<[u8]>>| written(bytes.as_deref().unwrap_or_default());
        Self { title: text(&known.title), author: text(&known.author), day }
    }
}

/// Text as a document's properties hold it.
fn written(bytes: &[u8]) -> String {
    let utf16 = bytes.strip_prefix(b"\xfe\xff").map(|rest| {
        let units: Vec<u16> =
            rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    });
    utf16.unwrap_or_else(|| super::decode::decode(bytes)).trim().to_owned()
}
