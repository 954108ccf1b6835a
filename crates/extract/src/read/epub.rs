//! Electronic books: a chapter is an article.

use super::archive::{Archive, Budget};
use super::stamp::Stamp;
use super::xml::{self, Node};
use super::{Draft, html};
use crate::{Dct, DctEvidence};
use std::collections::{BTreeMap, BTreeSet};

/// The chapters of a book in reading order, each with its file's name; those without words are left
/// out.
pub fn read(archive: &mut Archive, budget: &mut Budget) -> Option<Vec<(String, Draft)>> {
    let container = archive.text("META-INF/container.xml", budget)?;
    let mut root = None;
    xml::walk(&container, |node| match node {
        Node::Open(element) if element.name == "rootfile" && root.is_none() => {
            root = element.attribute("full-path").map(str::to_owned);
        }
        _ => {}
    });
    let root = root?;
    let package = Package::of(&archive.text(&root, budget)?);
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let day = Stamp::parse(&package.date).map(|stamp| stamp.day);
    let mut chapters = Vec::new();
    for name in package.chapters() {
        let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        let Some(page) = archive.text(&name, budget) else { continue };
        let mut draft = html::whole(&page, &name);
        if draft.text.trim().is_empty() {
            continue;
        }
        draft.byline.clone_from(&package.creator);
        draft.title = match draft.title.is_empty() {
            true => package.title.clone(),
            false => draft.title,
        };
        draft.dct = draft.dct.or_else(|| {
            let evidence = DctEvidence::Metadata("book property date".to_owned());
            Some(Dct { day: day?, evidence })
        });
        chapters.push((name, draft));
    }
    Some(chapters)
}

/// What a book's package file says.
#[derive(Debug, Default)]
struct Package {
    title: String,
    creator: String,
    date: String,
    /// File by number.
    files: Vec<(String, String)>,
    /// Numbers in reading order.
    order: Vec<String>,
}

impl Package {
    fn of(text: &str) -> Self {
        let mut package = Self::default();
        let mut words = String::new();
        xml::walk(text, |node| match node {
            Node::Open(element) => {
                words.clear();
                let attribute = |name: &str| element.attribute(name).map(str::to_owned);
                match (element.name.as_str(), attribute("id"), attribute("href")) {
                    ("item", Some(id), Some(href)) => package.files.push((id, href)),
                    ("itemref", ..) => package.order.extend(attribute("idref")),
                    _ => {}
                }
            }
            Node::Text(text) => words.push_str(&text),
            Node::Close(name) => {
                let field = match name.as_str() {
                    "title" => &mut package.title,
                    "creator" => &mut package.creator,
                    "date" => &mut package.date,
                    _ => return,
                };
                if field.is_empty() {
                    words.trim().clone_into(field);
                }
            }
        });
        package
    }

    /// The files of the chapters, each once, however often the book shows it.
    fn chapters(&self) -> Vec<String> {
        // Of two files with one number the first counts.
        let files: BTreeMap<&String, &String> =
            self.files.iter().rev().map(|(id, href)| (id, href)).collect();
        let mut seen = BTreeSet::new();
        let files = self.order.iter().filter_map(|id| files.get(id));
        files.filter(|href| seen.insert(**href)).map(|href| href.replace("%20", " ")).collect()
    }
}
