//! Bytes in, [`Article`] out: the encoding, the kind of file, the main text, the title and the day
//! of publication.
//!
//! The kind is told by the content first and by the name's extension second. Nothing a page names is
//! loaded, and no clock is read: an article that does not say when it was published has no day.

mod blocks;
mod byline;
mod choice;
mod clutter;
mod decode;
mod html;
mod json_ld;
mod markdown;
mod metadata;
mod plain;
mod published;
mod stamp;
mod times;
mod words;

pub use stamp::parse_day;

use crate::{Article, Dct, Error, Source};
use chrono::NaiveDate;

/// What a reader of one kind of file hands back; its texts are cleaned by [`read`].
#[derive(Debug, Default)]
struct Draft {
    title: String,
    text: String,
    byline: String,
    dct: Option<Dct>,
    updated: Option<NaiveDate>,
}

/// Reads `bytes` as a web page, a Markdown file or plain text.
///
/// The title is no part of the text where the file sets it apart: a page's headline, a Markdown
/// heading, a first line with a blank line after it. The text has one line per paragraph, heading or
/// list item, ordinary spaces only, and no control characters but line feed and tab.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::NotText`] and [`Error::NoText`], each with the source's name.
///
/// ```
/// use dateline_extract::{Source, read};
/// let bytes = b"Bridge closed\n\nPublished 9 March 2021\nThe bridge closed on Tuesday.";
/// let article = read(bytes, Source("bridge.txt".into())).remove(0).unwrap();
/// assert_eq!(article.title, "Bridge closed");
/// assert_eq!(article.dct_day().unwrap().to_string(), "2021-03-09");
/// ```
pub fn read(bytes: &[u8], source: Source) -> Vec<Result<Article, Error>> {
    vec![document(bytes, source)]
}

/// Reads one document.
fn document(bytes: &[u8], source: Source) -> Result<Article, Error> {
    let source_name = source.0.clone();
    if let Some(what) = decode::other_format(bytes) {
        return Err(Error::NotText { source_name, what });
    }
    let decoded = decode::decode(bytes);
    if decode::is_mostly_control(&decoded) {
        return Err(Error::NotText { source_name, what: "binary data" });
    }
    if decoded.chars().all(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::Empty { source_name });
    }
    let kind = Kind::of(&decoded, extension(&source.0));
    let draft = match kind {
        Kind::Html => html::read(&decoded, &source.0),
        Kind::Markdown => markdown::read(&clean(&decoded)),
        Kind::Plain => plain::read(&clean(&decoded)),
    };
    let text = clean(&draft.text).trim_matches(['\n', ' ', '\t']).to_owned();
    if text.is_empty() {
        return Err(Error::NoText { source_name });
    }
    let title = clean(&draft.title).split_whitespace().collect::<Vec<_>>().join(" ");
    let authors = clean(&draft.byline).split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Article { source, title, byline: authors, dct: draft.dct, updated: draft.updated, text })
}

/// The three readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Html,
    Markdown,
    Plain,
}

/// How far into a file its first tags are looked for, in bytes.
const SNIFFED_BYTES: usize = 4096;

impl Kind {
    fn of(text: &str, extension: &str) -> Self {
        let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let head = head_of(start).to_ascii_lowercase();
        let page = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| {
            head.starts_with(tag)
                || ((head.starts_with("<?xml") || head.starts_with("<!--")) && head.contains(tag))
        });
        let tags = ["<p>", "<p ", "<div", "<h1", "<article", "<meta", "<title", "<main"];
        let fragment = head.starts_with('<')
            && (tags.iter().any(|tag| head.contains(tag)) || text.contains("</body>"));
        match extension {
            _ if page => Self::Html,
            "html" | "htm" | "xhtml" if text.contains("</") || fragment => Self::Html,
            "md" | "markdown" => Self::Markdown,
            _ if markdown::front_matter(start).is_some() => Self::Markdown,
            _ if fragment => Self::Html,
            _ => Self::Plain,
        }
    }
}

fn head_of(text: &str) -> &str {
    let mut end = SNIFFED_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The name's extension without its dot, in lower case only where it was; `""` if there is none.
fn extension(source: &str) -> &str {
    let path = match source.find("://") {
        Some(_) => source.split(['?', '#']).next().unwrap_or(source),
        None => source,
    };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["html", "htm", "xhtml", "md", "markdown", "txt"]
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(extension))
        .unwrap_or("")
}

/// Line ends as line feeds, every kind of space as a space, and no character that prints nothing.
///
/// Dates are written with non-breaking spaces ("Nov.&nbsp;19") as often as with plain ones, and a
/// soft hyphen inside a word hides it from every word list; no rule should have to know.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = '\0';
    for c in text.chars() {
        match c {
            '\n' if previous == '\r' => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push('\t'),
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
        previous = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_is_told_by_content_before_name() {
        for (name, text, kind) in [
            ("a.txt", "<!DOCTYPE html><p>x", Kind::Html),
            ("a", "\u{feff}\n<HTML><p>x", Kind::Html),
            ("a.txt", "<?xml version='1.0'?><!DOCTYPE html><html>", Kind::Html),
            ("pasted text", "<p>x</p>", Kind::Html),
            ("https://x.example/a.HTML?b=c.md", "x</i>", Kind::Html),
            ("a.html", "no tags, 3 < 4", Kind::Plain),
            ("a.md", "<div align=center>x</div>\n# T", Kind::Markdown),
            ("a.txt", "---\ntitle: x\n---\ny", Kind::Markdown),
            ("a.txt", "---\nA rule, then text\n---", Kind::Plain),
            ("a.txt", "# no heading here", Kind::Plain),
            ("dir.md/a", "x", Kind::Plain),
            ("a.txt", "<Ada> hello there", Kind::Plain),
        ] {
            assert_eq!(Kind::of(text, extension(name)), kind, "{name}: {text}");
        }
    }
}
