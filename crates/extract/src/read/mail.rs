//! Mail: single messages, mailboxes, and pages saved as MHTML.

use super::{Draft, html, plain};
use crate::{Dct, DctEvidence};
use mail_parser::{Message, MessageParser, MimeHeaders};
use std::panic::catch_unwind;

/// A message, then those it forwards that hold text; nothing where the library cannot make it out.
pub fn messages(bytes: &[u8], source: &str) -> Vec<Draft> {
    // It panics over some broken nesting of parts; nothing that it makes outlives this call.
    catch_unwind(|| parts(bytes, source)).unwrap_or_default()
}

fn parts(bytes: &[u8], source: &str) -> Vec<Draft> {
    let Some(message) = MessageParser::default().parse(bytes) else { return Vec::new() };
    if is_page(bytes) {
        return page(&message, source).into_iter().collect();
    }
    let forwarded = message.attachments().filter_map(|part| part.message());
    let forwarded = forwarded.map(|message| draft(message, source));
    let forwarded = forwarded.filter(|draft| !draft.text.trim().is_empty());
    std::iter::once(draft(&message, source)).chain(forwarded).collect()
}

/// A message's subject, sender, day in its own zone, and text.
fn draft(message: &Message, source: &str) -> Draft {
    let text = text(message, source);
    let title = message.subject().unwrap_or_default().to_owned();
    let from = message.from().and_then(|from| from.first());
    let byline = from.and_then(|from| from.name().or(from.address())).unwrap_or_default();
    let dct = message.date().and_then(|date| {
        let (year, month, day) = (i32::from(date.year), u32::from(date.month), u32::from(date.day));
        let day = chrono::NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Dct { day, evidence: DctEvidence::Metadata("mail header Date".to_owned()) })
    });
    Draft { title, byline: byline.to_owned(), dct, text, ..Draft::default() }
}

/// The parts for people, pages as their text.
fn text(message: &Message, source: &str) -> String {
    let parts = message.text_body.iter().enumerate().filter_map(|(at, &part)| {
        let part = message.parts.get(usize::try_from(part).ok()?)?;
        let words = match part.is_text_html() {
            true => html::whole(part.text_contents()?, source).text,
            false => plain::unwrapped(&message.body_text(at)?),
        };
        (!words.trim().is_empty()).then_some(words)
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// Whether a message is a page that a browser saved with all its parts.
fn is_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    head.contains("multipart/related")
        && (head.contains("snapshot-content-location")
            || head.contains("saved by blink")
            || head.contains("x-mimeole"))
}

fn page(message: &Message, source: &str) -> Option<Draft> {
    let address = message
        .header_raw("Snapshot-Content-Location")
        .map(str::trim)
        .or_else(|| message.parts.iter().find(|part| part.is_text_html())?.content_location());
    let page = message.body_html(0)?;
    let mut draft = html::read(&page, address.unwrap_or(source));
    if draft.title.is_empty() {
        draft.title = message.subject().unwrap_or_default().to_owned();
    }
    draft.source = address.map(str::to_owned);
    Some(draft)
}

/// The messages of a mailbox, each from its "From " line to the next.
pub fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    let mut blank = true;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if blank && line.starts_with(b"From ") {
            starts.push(at);
        }
        blank = line.trim_ascii().is_empty();
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let messages = starts.iter().zip(ends).map(|(&start, end)| &bytes[start..end]);
    messages
        .map(|message| &message[message.iter().position(|&b| b == b'\n').map_or(0, |at| at + 1)..])
        .filter(|message| !message.trim_ascii().is_empty())
        .collect()
}
