//! Documents of word processors: what ODT and DOCX have in common, and ODT. Both are archives of XML.

use super::archive::{Archive, Budget};
use super::stamp::Stamp;
use super::xml::{self, Node};
use super::{Draft, published};
use crate::{Dct, DctEvidence};

/// An ODT document: its paragraphs; the title, author and day of its properties.
pub fn odt(archive: &mut Archive, budget: &mut Budget) -> Option<Draft> {
    let content = archive.text("content.xml", budget)?;
    let mut lines: Vec<Paragraph> = Vec::new();
    let mut now = Paragraph::default();
    let (mut body, mut unseen) = (false, 0_usize);
    xml::walk(&content, |node| match node {
        Node::Open(element) => match element.name.as_str() {
            "text" | "body" => body = true,
            "annotation" | "tracked-changes" => unseen += 1,
            "h" | "p" => {
                end(&mut now, &mut lines);
                let style = element.attribute("style-name").unwrap_or_default().to_lowercase();
                now.style = if element.name == "h" { "heading".to_owned() } else { style };
            }
            "s" | "tab" => now.text.push(' '),
            "line-break" => end(&mut now, &mut lines),
            _ => {}
        },
        Node::Close(name) => match name.as_str() {
            "annotation" | "tracked-changes" => unseen = unseen.saturating_sub(1),
            "h" | "p" => end(&mut now, &mut lines),
            _ => {}
        },
        Node::Text(words) if body && unseen == 0 => now.text.push_str(&words),
        Node::Text(_) => {}
    });
    end(&mut now, &mut lines);
    let properties = archive.text("meta.xml", budget).unwrap_or_default();
    Some(draft(&lines, &properties))
}

/// A paragraph, and the name of its style in lower case.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub text: String,
    pub style: String,
}

fn end(now: &mut Paragraph, lines: &mut Vec<Paragraph>) {
    let done = std::mem::take(now);
    if !done.text.trim().is_empty() {
        lines.push(done);
    }
}

/// A title of more characters is a paragraph that got the style.
const LONGEST_TITLE: usize = 200;

/// The article of a document with these paragraphs and properties.
pub fn draft(lines: &[Paragraph], properties: &str) -> Draft {
    let field = |names: &[&str]| property(properties, names);
    let titled = lines.first().is_some_and(|line| {
        let named = ["title", "titel", "heading1", "heading 1"].contains(&line.style.as_str());
        named && line.text.chars().count() <= LONGEST_TITLE
    });
    let heading = titled.then(|| lines[0].text.trim().to_owned());
    let title = heading.or_else(|| field(&["title"])).unwrap_or_default();
    let texts: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    let dct = published::in_lines(&texts).or_else(|| {
        let (name, text) = ["created", "creation-date"]
            .into_iter()
            .find_map(|name| Some((name, field(&[name])?)))?;
        let day = Stamp::parse(&text)?.day;
        Some(Dct { day, evidence: DctEvidence::Metadata(format!("document property {name}")) })
    });
    let text = texts.join("\n");
    let byline = field(&["creator", "initial-creator"]).unwrap_or_default();
    Draft { title, text, byline, dct, ..Draft::default() }
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
