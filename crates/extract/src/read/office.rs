//! Documents of word processors: what ODT and DOCX have in common. Both are archives of XML.

use super::stamp::Stamp;
use super::xml::{self, Node};
use super::{Draft, clean, published};
use crate::{BlockKind, Dct, DctEvidence};

/// A paragraph as a document has it.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub text: String,
    /// The name of its style in lower case.
    pub style: String,
    /// The number before it, which is in no text.
    pub number: String,
    /// What it is, where its style does not say that it is a heading.
    pub kind: BlockKind,
}

impl Paragraph {
    /// What a line of it is.
    fn kind_of(&self, line: &str) -> BlockKind {
        let heading = HEADINGS.iter().any(|name| self.style.starts_with(name));
        match () {
            () if heading && self.text.chars().count() <= LONGEST_TITLE => BlockKind::Heading,
            () if line.contains('\t') => BlockKind::TableRow,
            () => self.kind,
        }
    }

    fn words(&self) -> String {
        let text = clean(&self.text);
        let text = text.trim();
        if self.number.is_empty() { text.to_owned() } else { format!("{} {text}", self.number) }
    }
}

/// How the names of styles for headings begin; word processors drop what is not ASCII.
const HEADINGS: [&str; 8] =
    ["heading", "title", "subtitle", "titel", "untertitel", "berschrift", "überschrift", "titre"];

/// A title of more characters is a paragraph that got the style.
const LONGEST_TITLE: usize = 200;

/// The article of a document with these paragraphs and properties.
pub fn draft(lines: &[Paragraph], properties: &str) -> Draft {
    let field = |names: &[&str]| property(properties, names);
    let titled = lines.first().is_some_and(|line| {
        let named = ["title", "titel", "heading1", "heading 1"].contains(&line.style.as_str());
        named && line.text.chars().count() <= LONGEST_TITLE
    });
    let heading = titled.then(|| lines[0].words());
    let title = heading.or_else(|| field(&["title"])).unwrap_or_default();
    let texts: Vec<String> = lines.iter().map(Paragraph::words).collect();
    let kinds = lines.iter().zip(&texts).flat_map(|(paragraph, text)| {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| paragraph.kind_of(line))
    });
    let kinds = kinds.collect();
    let dct =
        published::in_lines(&texts.iter().map(String::as_str).collect::<Vec<_>>()).or_else(|| {
            let (name, text) = ["created", "creation-date"]
                .into_iter()
                .find_map(|name| Some((name, field(&[name])?)))?;
            let day = Stamp::parse(&text)?.day;
            Some(Dct { day, evidence: DctEvidence::Metadata(format!("document property {name}")) })
        });
    let text = texts.join("\n");
    let byline = field(&["creator", "initial-creator"]).unwrap_or_default();
    Draft { title, text, kinds, byline, dct, ..Draft::default() }
}

/// The first non-empty property of one of `names`.
fn property(properties: &str, names: &[&str]) -> Option<String> {
    let (mut inside, mut value) = (false, String::new());
    let mut found = None;
    xml::walk(properties, |node| match node {
        Node::Open(element) => {
            inside = names.contains(&element.name.as_str());
            value.clear();
        }
        Node::Text(words) if inside => value.push_str(&words),
        Node::Close(_) if inside => {
            inside = false;
            let value = value.trim();
            if found.is_none() && !value.is_empty() {
                found = Some(value.to_owned());
            }
        }
        _ => {}
    });
    found
}
