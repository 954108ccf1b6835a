//! Feeds: an entry of RSS or Atom is an article.

use super::stamp::Stamp;
use super::xml::{self, Node};
use super::{Draft, html};
use crate::{Dct, DctEvidence};
use std::collections::BTreeSet;

#[derive(Debug, Default)]
struct Entry {
    title: String,
    link: String,
    author: String,
    published: String,
    updated: String,
    summary: String,
    content: String,
}

/// The entries of a feed, in its order; one without words of its own is left out.
pub fn read(text: &str) -> Vec<Draft> {
    entries(text).into_iter().filter_map(Entry::draft).collect()
}

/// The addresses of the entries' pages, in the feed's order, each once.
pub fn links(text: &str) -> Vec<String> {
    let mut known = BTreeSet::new();
    let links = entries(text).into_iter().map(|entry| entry.link);
    links.filter(|link| !link.is_empty() && known.insert(link.clone())).collect()
}

fn entries(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut inside = false;
    xml::walk(text, |node| match node {
        Node::Open(element) => {
            if matches!(element.name.as_str(), "item" | "entry") {
                entries.push(Entry::default());
                inside = true;
                path.clear();
            }
            if inside && element.name == "link" {
                let own = element.attribute("rel").is_none_or(|rel| rel == "alternate");
                if let (true, Some(href), Some(entry)) =
                    (own, element.attribute("href"), entries.last_mut())
                {
                    href.clone_into(&mut entry.link);
                }
            }
            // Markup inside Atom's XHTML content.
            if path.iter().any(|name| name == "content" || name == "summary") {
                words.push_str(&format!("<{}>", element.name));
            } else {
                words.clear();
            }
            path.push(element.name);
        }
        Node::Text(text) => words.push_str(&text),
        Node::Close(name) => {
            path.pop();
            if path.iter().any(|name| name == "content" || name == "summary") {
                words.push_str(&format!("</{name}>"));
            } else if matches!(name.as_str(), "item" | "entry") {
                inside = false;
            } else if let (true, Some(entry)) = (inside, entries.last_mut()) {
                entry.set(&name, words.trim());
                words.clear();
            }
        }
    });
    entries
}

impl Entry {
    fn set(&mut self, name: &str, words: &str) {
        let field = match name {
            "title" if self.title.is_empty() => &mut self.title,
            "link" if self.link.is_empty() => &mut self.link,
            "guid" if self.link.is_empty() && words.starts_with("http") => &mut self.link,
            "creator" | "author" | "name" if self.author.is_empty() => &mut self.author,
            "pubDate" | "published" | "date" | "issued" if self.published.is_empty() => {
                &mut self.published
            }
            "updated" | "modified" => &mut self.updated,
            "description" | "summary" => &mut self.summary,
            "encoded" | "content" => &mut self.content,
            _ => return,
        };
        words.clone_into(field);
    }

    fn draft(self) -> Option<Draft> {
        let body =
            if self.content.len() > self.summary.len() { &self.content } else { &self.summary };
        let read = html::whole(body, "");
        if read.text.trim().is_empty() {
            return None;
        }
        let day = |text: &str| Stamp::parse(text).map(|stamp| stamp.day);
        let evidence = |name: &str| DctEvidence::Metadata(format!("feed {name}"));
        let published =
            day(&self.published).map(|day| Dct { day, evidence: evidence("published") });
        let updated = day(&self.updated);
        let dct =
            published.or_else(|| updated.map(|day| Dct { day, evidence: evidence("updated") }));
        Some(Draft {
            title: html::words(&self.title),
            byline: self.author,
            text: read.text,
            updated: updated.filter(|day| dct.as_ref().is_some_and(|dct| *day > dct.day)),
            dct,
            // One without its host says nothing outside the feed.
            source: Some(self.link).filter(|link| link.starts_with("http")),
            ..Draft::default()
        })
    }
}
