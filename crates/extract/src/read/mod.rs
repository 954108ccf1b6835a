//! Bytes in, [`Article`] out: the encoding, the kind of file, the main text, the title and the day
//! of publication.
//!
//! The kind is told by the content first and by the name's extension second. Nothing a page names is
//! loaded, and no clock is read: an article that does not say when it was published has no day.

mod archive;
mod blocks;
mod byline;
mod choice;
mod clutter;
mod companion;
mod decode;
mod depth;
mod docx;
mod epub;
mod feed;
mod html;
mod json_ld;
mod json_lines;
mod mail;
mod main_text;
mod markdown;
mod metadata;
mod numbering;
mod odt;
mod office;
mod particulars;
mod pdf;
mod plain;
mod published;
mod rtf;
mod signature;
mod slashes;
mod stamp;
mod times;
mod title;
mod unpack;
mod warc;
mod words;
mod xml;

pub use companion::is_companion;
pub use stamp::parse_day;
pub use unpack::feed_links;

use crate::{Article, Block, BlockKind, Cutting, Dct, Error, Source};
use chrono::{Datelike, NaiveDate};
use encoding_rs::Encoding;
use unpack::Reading;

/// What reads articles: the version, and the reader's own revision in it, which is raised whenever the
/// same bytes may become another article, so that readers of what an earlier one read can be offered
/// to read it again.
pub const READER: &str = concat!(env!("CARGO_PKG_VERSION"), " reader 2");

/// What a reader of one kind of file hands back; its texts are cleaned by [`read`].
#[derive(Debug, Default)]
struct Draft {
    title: String,
    subtitle: String,
    text: String,
    /// What the lines of `text` that have words are, in their order; paragraphs where none is said.
    kinds: Vec<BlockKind>,
    cut: Vec<Cutting>,
    byline: String,
    site: String,
    section: String,
    url: String,
    language: String,
    dct: Option<Dct>,
    updated: Option<NaiveDate>,
    /// The address it states for itself, where that is to be the article's source.
    source: Option<String>,
}

/// Reads the articles of a file: one of a page, a text or a document; every one of a feed, a book, a
/// mailbox, a web archive or an archive of such files, in its order.
///
/// What the bytes are is told by the bytes. An article from inside a file has the address it states
/// as its source, else the file's name and its own: `letters.zip/june.html`. What cannot be read is
/// an error in its place; the rest is read all the same.
///
/// The title is no part of the text where the file sets it apart: a page's headline, a Markdown
/// heading, a first line with a blank line after it. The text has one line per paragraph, heading or
/// list item, ordinary spaces only, and no control characters but line feed and tab.
///
/// # Errors
///
/// One for every part that holds no article, with the source's name; never an empty list.
///
/// ```
/// use dateline_extract::{Source, read};
/// let bytes = b"Bridge closed\n\nPublished 9 March 2021\nThe bridge closed on Tuesday.";
/// let article = read(bytes, Source("bridge.txt".into())).remove(0).unwrap();
/// assert_eq!(article.title, "Bridge closed");
/// assert_eq!(article.dct_day().unwrap().to_string(), "2021-03-09");
/// ```
pub fn read(bytes: &[u8], source: Source) -> Vec<Result<Article, Error>> {
    let mut reading = Reading::default();
    reading.file(bytes, &source.0, 0);
    if reading.articles.is_empty() {
        let source_name = source.0;
        return vec![Err(Error::NoArticle { source_name })];
    }
    reading.articles
}

/// Text of more bytes is no article.
const LARGEST_TEXT: usize = 32 << 20;

/// The error of a text that is larger than may be.
fn too_large(source_name: String) -> Error {
    Error::TooLarge { source_name, most_mib: LARGEST_TEXT as u64 >> 20 }
}

/// Reads a page, a Markdown file or plain text.
fn text(bytes: &[u8], source: &str, sent: Option<&'static Encoding>) -> Result<Article, Error> {
    let source_name = source.to_owned();
    if let Some(what) = decode::other_format(bytes) {
        return Err(Error::NotText { source_name, what });
    }
    if bytes.len() > LARGEST_TEXT {
        return Err(too_large(source_name));
    }
    let decoded = decode::decode_sent(bytes, sent);
    if decode::is_mostly_control(&decoded) {
        return Err(Error::NotText { source_name, what: "binary data" });
    }
    if decoded.chars().all(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::Empty { source_name });
    }
    let kind = Kind::of(&decoded, extension(source));
    let draft = match kind {
        Kind::Html => html::read(&decoded, source),
        Kind::Markdown => markdown::read(&clean(&decoded)),
        Kind::Plain => plain::read(&clean(&decoded)),
    };
    finish(draft, source)
}

/// The article of a draft, its texts cleaned.
fn finish(draft: Draft, source: &str) -> Result<Article, Error> {
    let source = draft.source.unwrap_or_else(|| source.to_owned());
    let line = |text: &str| clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let text = clean(&draft.text).trim_matches(['\n', ' ', '\t']).to_owned();
    let article = Article {
        title: line(&draft.title),
        subtitle: line(&draft.subtitle),
        byline: line(&draft.byline),
        site: line(&draft.site),
        section: line(&draft.section),
        url: line(&draft.url),
        language: draft.language,
        dct: draft.dct.or_else(|| published::in_file_name(&source)).filter(|dct| is_day(dct.day)),
        updated: draft.updated.filter(|day| is_day(*day)),
        blocks: Block::of(&text, draft.kinds),
        cut: draft.cut,
        text,
        source: Source(source),
        passages: Vec::new(),
    };
    if article.text.len() > LARGEST_TEXT {
        return Err(too_large(article.source.0));
    }
    match article.text.is_empty() {
        true => {
            let source_name = article.source.0.clone();
            Err(Error::NoText { source_name, known: Box::new(article) })
        }
        false => Ok(article),
    }
}

/// Whether a day can be written as one: `2021-03-09`.
fn is_day(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
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
            c => out.extend(printed(c)),
        }
        previous = c;
    }
    out
}

/// A character as an article has it; `None` for one that prints nothing.
fn printed(c: char) -> Option<char> {
    match c {
        '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some('\t'),
        ' '..='~' => Some(c),
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
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
