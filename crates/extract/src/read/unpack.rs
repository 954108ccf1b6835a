//! From a file to its articles, through every archive it lies in.

use super::archive::{Archive, Budget, DEEPEST, LARGEST_MEMBER, Unpackable, gunzip};
use super::companion::is_companion;
use super::pdf::Unreadable;
use super::{Draft, decode, docx, epub, feed, finish, json_lines, mail, odt, pdf, rtf, text, warc};
use crate::{Article, Error};
use encoding_rs::Encoding;
use std::collections::BTreeSet;

/// The articles found so far, and what may still be unpacked.
#[derive(Default)]
pub struct Reading {
    /// In the order they stand in.
    pub articles: Vec<Result<Article, Error>>,
    budget: Budget,
    /// The encoding that the server of the page in hand said it is in.
    sent: Option<&'static Encoding>,
}

/// The addresses of the pages of a feed's entries, as it writes them, in its order and each once;
/// `None` where the file is no feed.
///
/// ```
/// let feed = b"<rss><channel><item><title>A</title><link>/a.html</link></item></channel></rss>";
/// assert_eq!(dateline_extract::feed_links(feed).unwrap(), ["/a.html"]);
/// assert_eq!(dateline_extract::feed_links(b"<html><a href='/a.html'>A</a></html>"), None);
/// ```
pub fn feed_links(bytes: &[u8]) -> Option<Vec<String>> {
    (Format::of(bytes) == Format::Feed).then(|| feed::links(&decode::decode(bytes)))
}

/// What a file is, told by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Zip,
    Gzip,
    Pdf,
    Rtf,
    Mailbox,
    Mail,
    Warc,
    Feed,
    JsonLines,
    Text,
}

/// How far into a file its kind is looked for, in bytes.
const SNIFFED: usize = 4096;

impl Format {
    fn of(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(SNIFFED)];
        let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        match () {
            () if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => Self::Zip,
            () if head.starts_with(b"\x1f\x8b") => Self::Gzip,
            () if head[..head.len().min(1024)].windows(5).any(|five| five == b"%PDF-") => Self::Pdf,
            () if head.starts_with(b"{\\rtf") => Self::Rtf,
            () if head.starts_with(b"WARC/") => Self::Warc,
            () if head.starts_with(b"From ") && is_mail(after_line(head)) => Self::Mailbox,
            () if is_mail(start) => Self::Mail,
            () if is_feed(start) => Self::Feed,
            () if start.starts_with(b"{") && json_lines::is_article(&first_line(bytes)) => {
                Self::JsonLines
            }
            () => Self::Text,
        }
    }
}

fn first_line(bytes: &[u8]) -> String {
    let line = bytes.trim_ascii_start().split(|&byte| byte == b'\n').next().unwrap_or_default();
    decode::decode(line)
}

fn after_line(bytes: &[u8]) -> &[u8] {
    bytes.iter().position(|&byte| byte == b'\n').map_or(&[], |at| &bytes[at + 1..])
}

/// Whether the first lines are headers of a mail: one that nothing else has, or three of those that
/// people also write by hand.
fn is_mail(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let (mut headers, mut known, mut common) = (0, false, 0);
    for line in head.lines() {
        let Some((name, _)) = line.split_once(':') else {
            // A header goes on in lines that begin with a space.
            if line.starts_with([' ', '\t']) && headers > 0 {
                continue;
            }
            break;
        };
        if line.starts_with([' ', '\t']) && headers > 0 {
            continue;
        }
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            break;
        }
        headers += 1;
        let name = name.to_ascii_lowercase();
        let parts = name == "content-type" && line.to_ascii_lowercase().contains("multipart/");
        known |= parts || MAIL_HEADERS.contains(&name.as_str());
        common += usize::from(COMMON_HEADERS.contains(&name.as_str()));
    }
    known || common >= 3
}

const MAIL_HEADERS: [&str; 8] = [
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "reply-to",
    "x-mailer",
    "content-transfer-encoding",
];

const COMMON_HEADERS: [&str; 6] = ["from", "to", "cc", "date", "subject", "content-type"];

fn is_feed(start: &[u8]) -> bool {
    let head = String::from_utf8_lossy(start);
    let first = head.find("<rss").or_else(|| head.find("<feed")).or_else(|| head.find("<rdf:RDF"));
    // Only a declaration and comments may stand before it.
    head.starts_with('<')
        && first.is_some_and(|at| {
            let before = head[..at].to_ascii_lowercase();
            !before.contains("<html") && !before.contains("<!doctype html")
        })
}

impl Reading {
    /// Reads a file that lies in `depth` archives.
    pub fn file(&mut self, bytes: &[u8], source: &str, depth: usize) {
        let source_name = || source.to_owned();
        match Format::of(bytes) {
            Format::Zip => self.zip(bytes, source, depth),
            _ if depth > DEEPEST => {
                self.articles.push(Err(Error::TooDeep { source_name: source_name() }));
            }
            Format::Gzip => match gunzip(bytes, &mut self.budget) {
                Ok(inner) => self.file(&inner, source.trim_end_matches(".gz"), depth + 1),
                Err(Unpackable::TooLarge) => self.articles.push(Err(too_large(source))),
                Err(Unpackable::Broken) => {
                    self.articles.push(Err(broken(source, "the packed file")));
                }
            },
            Format::Pdf => self.articles.push(match pdf::read(bytes) {
                Ok(draft) => finish(draft, source),
                Err(Unreadable::Broken) => Err(broken(source, "the PDF document")),
                Err(Unreadable::TooLarge) => Err(too_large(source)),
                Err(Unreadable::Scanned) => Err(Error::Scanned { source_name: source_name() }),
            }),
            Format::Rtf => self.articles.push(finish(rtf::read(bytes), source)),
            Format::Mail => self.mail(bytes, source),
            Format::Mailbox => {
                for (count, message) in mail::split(bytes).into_iter().enumerate() {
                    self.mail(message, &format!("{source}#{}", count + 1));
                }
            }
            Format::Warc => self.warc(bytes, depth),
            Format::Feed => {
                self.drafts(feed::read(&decode::decode_sent(bytes, self.sent)), source);
            }
            Format::JsonLines => self.json_lines(bytes, source),
            Format::Text => self.articles.push(text(bytes, source, self.sent)),
        }
    }

    fn zip(&mut self, bytes: &[u8], source: &str, depth: usize) {
        if depth > DEEPEST {
            let source_name = source.to_owned();
            return self.articles.push(Err(Error::TooDeep { source_name }));
        }
        let Some(mut archive) = Archive::open(bytes) else {
            return self.articles.push(Err(broken(source, "the ZIP archive")));
        };
        let names = archive.names();
        let has = |name: &str| names.iter().any(|known| known == name);
        if has("word/document.xml") {
            let draft = docx::read(&mut archive, &mut self.budget);
            return self.document(draft, source);
        }
        if has("META-INF/container.xml") {
            let chapters = epub::read(&mut archive, &mut self.budget);
            return match chapters {
                Some(chapters) => {
                    for (name, draft) in chapters {
                        self.articles.push(finish(draft, &format!("{source}/{name}")));
                    }
                }
                None => self.articles.push(Err(broken(source, "the book"))),
            };
        }
        if has("content.xml") && has("mimetype") {
            let draft = odt::read(&mut archive, &mut self.budget);
            return self.document(draft, source);
        }
        let known: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let passed_over =
            |name: &str| is_hidden(name) || is_companion(name, |page| known.contains(page));
        for name in names.iter().filter(|name| !passed_over(name)) {
            let inner = format!("{source}/{name}");
            match archive.bytes(name, &mut self.budget) {
                Some(bytes) => self.file(&bytes, &inner, depth + 1),
                None => self.articles.push(Err(match archive.is_too_large(name, &self.budget) {
                    true => too_large(&inner),
                    false => broken(&inner, "the packed file"),
                })),
            }
        }
    }

    fn document(&mut self, draft: Option<Draft>, source: &str) {
        self.articles.push(match draft {
            Some(draft) => finish(draft, source),
            None => Err(broken(source, "the document")),
        });
    }

    fn mail(&mut self, bytes: &[u8], source: &str) {
        let messages = mail::messages(bytes, source);
        if messages.is_empty() {
            self.articles.push(Err(broken(source, "the mail")));
        }
        for (count, draft) in messages.into_iter().enumerate() {
            let part = format!("{source}/{count}");
            self.articles.push(finish(draft, if count == 0 { source } else { &part }));
        }
    }

    fn warc(&mut self, bytes: &[u8], depth: usize) {
        for page in warc::pages(bytes) {
            self.sent = decode::sent(&page.kind);
            match page.chunked {
                true => self.file(&warc::unchunk(page.body), &page.address, depth + 1),
                false => self.file(page.body, &page.address, depth + 1),
            }
        }
        self.sent = None;
    }

    fn json_lines(&mut self, bytes: &[u8], source: &str) {
        for (count, draft) in json_lines::read(&decode::decode(bytes)).into_iter().enumerate() {
            let source = format!("{source}#{}", count + 1);
            self.articles.push(match draft {
                Some(draft) => finish(draft, &source),
                None => Err(Error::NoArticle { source_name: source }),
            });
        }
    }

    fn drafts(&mut self, drafts: Vec<Draft>, source: &str) {
        for (count, draft) in drafts.into_iter().enumerate() {
            self.articles.push(finish(draft, &format!("{source}#{}", count + 1)));
        }
    }
}

/// What systems put beside the files of an archive.
fn is_hidden(name: &str) -> bool {
    name.starts_with("__MACOSX/")
        || name.rsplit('/').next().is_some_and(|last| last.starts_with('.'))
}

fn broken(source: &str, what: &'static str) -> Error {
    Error::Broken { source_name: source.to_owned(), what }
}

fn too_large(source: &str) -> Error {
    Error::TooLarge { source_name: source.to_owned(), most_mib: LARGEST_MEMBER >> 20 }
}
