//! DOCX documents: the text of a page as it is read, with the numbers of lists and what charts say.

use super::Draft;
use super::archive::{Archive, Budget};
use super::numbering::{Numbering, Place};
use super::office::{Paragraph, draft};
use super::xml::{self, Element, Node};
use crate::BlockKind;
use std::collections::BTreeMap;

/// The paragraphs of a document, its charts and notes; the title, author and day of its properties.
pub fn read(archive: &mut Archive, budget: &mut Budget) -> Option<Draft> {
    let document = archive.text("word/document.xml", budget)?;
    let mut text = |name: &str| archive.text(name, budget).unwrap_or_default();
    let numbering = Numbering::of(&text("word/numbering.xml"), &text("word/styles.xml"));
    let mut body = Body { numbering, ..Body::default() };
    body.walk(&document);
    for (at, target) in body.drawings(&text("word/_rels/document.xml.rels")) {
        body.lines[at].text = drawing(&text(&target));
    }
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        body.walk(&text(notes));
    }
    body.lines.retain(|line| !line.text.trim().is_empty());
    Some(draft(&body.lines, &text("docProps/core.xml")))
}

/// Elements whose words are not the text: a drawing's fallback repeats it, deleted and moved words
/// are gone, a field's instruction made the words after it, separators stand above notes.
const UNSEEN: [&str; 6] = ["Fallback", "del", "moveFrom", "instrText", "delText", "separator"];

/// The text of a document on its way to paragraphs.
#[derive(Default)]
struct Body {
    numbering: Numbering,
    lines: Vec<Paragraph>,
    now: Paragraph,
    place: Place,
    /// The paragraphs around the box that is open.
    around: Vec<(Paragraph, Place)>,
    /// Elements now open whose words are text.
    seen: usize,
    /// Elements now open whose words are none.
    unseen: usize,
    in_run: bool,
    hidden: bool,
    /// Lines that stand for a drawing, with what the document calls it.
    drawn: Vec<(usize, String)>,
}

impl Body {
    fn walk(&mut self, document: &str) {
        xml::walk(document, |node| match node {
            Node::Open(element) if UNSEEN.contains(&element.name.as_str()) => self.unseen += 1,
            Node::Close(name) if UNSEEN.contains(&name.as_str()) => {
                self.unseen = self.unseen.saturating_sub(1);
            }
            _ if self.unseen > 0 => {}
            Node::Open(element) => self.open(&element),
            Node::Close(name) => self.close(&name),
            Node::Text(words) if self.seen > 0 && !self.hidden => self.now.text.push_str(&words),
            Node::Text(_) => {}
        });
        (self.seen, self.unseen, self.in_run, self.hidden) = (0, 0, false, false);
        while !self.around.is_empty() {
            self.leave_box();
        }
        self.end();
    }

    fn open(&mut self, element: &Element) {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name.as_str() {
            "t" => self.seen += 1,
            "r" => (self.in_run, self.hidden) = (true, false),
            "vanish" if self.in_run => self.hidden = !matches!(value(), "0" | "false"),
            "tab" if self.in_run => self.now.text.push(' '),
            "noBreakHyphen" => self.now.text.push('-'),
            "br" | "cr" => self.break_line(),
            "pStyle" => self.now.style = value().to_lowercase(),
            "numId" | "ilvl" => self.place.note(element),
            "txbxContent" => {
                self.around.push((std::mem::take(&mut self.now), std::mem::take(&mut self.place)));
            }
            "chart" | "relIds" => {
                if let Some(id) = element.attribute("id").or_else(|| element.attribute("dm")) {
                    self.drawn.push((self.lines.len(), id.to_owned()));
                    self.lines.push(Paragraph::default());
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.seen = self.seen.saturating_sub(1),
            "r" => (self.in_run, self.hidden) = (false, false),
            "p" => self.end(),
            "txbxContent" => self.leave_box(),
            _ => {}
        }
    }

    fn leave_box(&mut self) {
        self.end();
        (self.now, self.place) = self.around.pop().unwrap_or_default();
    }

    /// A line ends, and the paragraph goes on.
    fn break_line(&mut self) {
        let style = self.now.style.clone();
        if !self.now.text.trim().is_empty() {
            self.end();
            self.now.style = style;
        }
    }

    fn end(&mut self) {
        let mut done = std::mem::take(&mut self.now);
        let place = std::mem::take(&mut self.place);
        if done.text.trim().is_empty() {
            return;
        }
        done.number = self.numbering.next(place, &done.style);
        if place.is_in_list() || !done.number.is_empty() {
            done.kind = BlockKind::ListItem;
        }
        self.lines.push(done);
    }

    /// The lines that stand for a drawing, with the part of the archive that holds it.
    fn drawings(&self, relations: &str) -> Vec<(usize, String)> {
        let mut targets = BTreeMap::new();
        xml::walk(relations, |node| {
            let Node::Open(element) = node else { return };
            if let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            {
                targets.insert(id.to_owned(), target.to_owned());
            }
        });
        let target = |(at, id): &(usize, String)| {
            let target = targets.get(id)?;
            let inside = target.strip_prefix('/').map(str::to_owned);
            Some((*at, inside.unwrap_or_else(|| format!("word/{target}"))))
        };
        self.drawn.iter().filter_map(target).collect()
    }
}

/// What a reader sees of a chart or a diagram: its titles, and a line for each category, or the words
/// of its boxes, a line each.
fn drawing(text: &str) -> String {
    let (mut words, mut boxes) = (String::new(), Vec::new());
    let mut series: Vec<Series> = Vec::new();
    let (mut field, mut point) = (String::new(), 0_usize);
    xml::walk(text, |node| match node {
        Node::Open(element) => {
            words.clear();
            match element.name.as_str() {
                "ser" => series.push(Series::default()),
                "tx" | "cat" | "val" | "xVal" | "yVal" => field.clone_from(&element.name),
                "pt" => {
                    let at = element.attribute("idx").and_then(|at| at.parse().ok());
                    point = at.unwrap_or(0);
                }
                _ => {}
            }
        }
        Node::Text(text) => words.push_str(&text),
        Node::Close(name) => {
            let said = words.trim();
            match (name.as_str(), series.last_mut()) {
                ("v", Some(series)) if point < MOST_POINTS => match field.as_str() {
                    "tx" => said.clone_into(&mut series.name),
                    "cat" | "xVal" => drop(series.categories.insert(point, said.to_owned())),
                    _ => drop(series.values.insert(point, said.to_owned())),
                },
                ("t", _) if !said.is_empty() => boxes.push(said.to_owned()),
                ("ser", _) => field.clear(),
                _ => {}
            }
            words.clear();
        }
    });
    if let Some(first) = series.first() {
        let names: Vec<&str> = series.iter().map(|series| series.name.as_str()).collect();
        boxes.push(names.join("\t"));
        for (point, category) in &first.categories {
            let value = |series: &Series| series.values.get(point).cloned().unwrap_or_default();
            let values: Vec<String> = series.iter().map(value).collect();
            boxes.push(format!("{category}\t{}", values.join("\t")));
        }
    }
    boxes.join("\n")
}

/// Points of a chart that are read.
const MOST_POINTS: usize = 1000;

/// A row of values in a chart.
#[derive(Default)]
struct Series {
    name: String,
    categories: BTreeMap<usize, String>,
    values: BTreeMap<usize, String>,
}
