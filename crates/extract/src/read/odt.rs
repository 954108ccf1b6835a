//! ODT documents: their paragraphs with the numbers of lists, which stand in no text.

use super::Draft;
use super::archive::{Archive, Budget};
use super::numbering::{in_format, short};
use super::office::{Paragraph, draft};
use super::xml::{self, Element, Node};
use crate::BlockKind;
use std::collections::BTreeMap;

/// The paragraphs of a document; the title, author and day of its properties.
pub fn read(archive: &mut Archive, budget: &mut Budget) -> Option<Draft> {
    let content = archive.text("content.xml", budget)?;
    let mut lists = Lists::default();
    lists.learn(&content);
    lists.learn(&archive.text("styles.xml", budget).unwrap_or_default());
    let mut lines: Vec<Paragraph> = Vec::new();
    let mut now = Paragraph::default();
    let (mut body, mut unseen) = (false, 0_usize);
    xml::walk(&content, |node| match node {
        Node::Open(element) => match element.name.as_str() {
            "text" | "body" => body = true,
            "annotation" | "tracked-changes" => unseen += 1,
            "list" => lists.open(&element),
            "list-item" => lists.item(&element),
            "h" | "p" => {
                end(&mut now, &mut lines);
                let style = element.attribute("style-name").unwrap_or_default().to_lowercase();
                let heading = element.name == "h";
                now.style = if heading { "heading".to_owned() } else { style };
                if let Some(number) = lists.number() {
                    now.kind = BlockKind::ListItem;
                    now.number = number;
                }
            }
            "s" | "tab" => now.text.push(' '),
            "line-break" => end(&mut now, &mut lines),
            _ => {}
        },
        Node::Close(name) => match name.as_str() {
            "annotation" | "tracked-changes" => unseen = unseen.saturating_sub(1),
            "list" => lists.close(),
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

fn end(now: &mut Paragraph, lines: &mut Vec<Paragraph>) {
    let done = std::mem::take(now);
    if !done.text.trim().is_empty() {
        lines.push(done);
    }
}

/// How one level of a list is numbered.
#[derive(Debug)]
struct Level {
    format: &'static str,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels, this the last, a number shows.
    shown: usize,
}

/// A list that is open.
#[derive(Debug, Default)]
struct Open {
    style: String,
    count: Option<u32>,
    /// An item has begun and has no paragraph yet.
    fresh: bool,
}

/// Levels a list can have.
const LEVELS: usize = 10;

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
struct Lists {
    /// By style and depth, from 1.
    levels: BTreeMap<(String, usize), Level>,
    open: Vec<Open>,
    /// The last number of each style and depth.
    last: BTreeMap<(String, usize), u32>,
}

impl Lists {
    /// Takes the styles of lists from a part of the document.
    fn learn(&mut self, part: &str) {
        let mut style = String::new();
        xml::walk(part, |node| {
            let Node::Open(element) = node else { return };
            let value = |name: &str| short(element.attribute(name).unwrap_or_default()).to_owned();
            let number = |name: &str| element.attribute(name).and_then(|v| v.parse::<u32>().ok());
            match element.name.as_str() {
                "list-style" => style = value("name"),
                "list-level-style-number" => {
                    let Some(depth) = number("level") else { return };
                    let level = Level {
                        format: format_of(&value("num-format")),
                        prefix: value("num-prefix"),
                        suffix: value("num-suffix"),
                        start: number("start-value").unwrap_or(1),
                        shown: number("display-levels").unwrap_or(1) as usize,
                    };
                    self.levels.insert((style.clone(), depth as usize), level);
                }
                _ => {}
            }
        });
    }

    fn open(&mut self, list: &Element) {
        let outer = || self.open.last().map(|open| open.style.clone()).unwrap_or_default();
        let style = list.attribute("style-name").map_or_else(outer, |name| short(name).to_owned());
        let goes_on = list.attribute("continue-numbering") == Some("true");
        let last = || self.last.get(&(style.clone(), self.open.len() + 1)).copied();
        let count = if goes_on { last() } else { None };
        self.open.push(Open { style, count, fresh: false });
    }

    fn close(&mut self) {
        let depth = self.open.len();
        if let Some(Open { style, count: Some(count), .. }) = self.open.pop() {
            self.last.insert((style, depth), count);
        }
    }

    fn item(&mut self, item: &Element) {
        let depth = self.open.len();
        let Some(open) = self.open.last_mut() else { return };
        let start = self.levels.get(&(open.style.clone(), depth)).map_or(1, |level| level.start);
        let stated = item.attribute("start-value").and_then(|value| value.parse().ok());
        let next = stated.or_else(|| Some(open.count?.saturating_add(1)));
        open.count = Some(next.unwrap_or(start));
        open.fresh = true;
    }

    /// The number before a paragraph that begins here, empty where the list has none or an earlier
    /// paragraph of its item has it; `None` outside lists.
    fn number(&mut self) -> Option<String> {
        let depth = self.open.len();
        let open = self.open.last_mut()?;
        let fresh = std::mem::take(&mut open.fresh);
        let key = (open.style.clone(), depth);
        let Some(level) = self.levels.get(&key).filter(|level| fresh && !level.format.is_empty())
        else {
            return Some(String::new());
        };
        let first = depth - level.shown.clamp(1, depth.min(LEVELS));
        let counts = self.open[first..].iter().zip(first + 1..).map(|(open, depth)| {
            let level = self.levels.get(&(open.style.clone(), depth));
            in_format(open.count.unwrap_or(1), level.map_or("decimal", |level| level.format))
        });
        let counts: Vec<String> = counts.collect();
        Some(format!("{}{}{}", level.prefix, counts.join("."), level.suffix))
    }
}

/// The name that DOCX has for a way to write numbers; empty for none.
fn format_of(sign: &str) -> &'static str {
    match sign {
        "" => "",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_counted_by_depth() {
        let mut lists = Lists::default();
        lists.learn(
            "<text:list-style style:name='L'>\
             <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
             <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='('\
             style:num-suffix=')' text:start-value='2' text:display-levels='99'/>\
             <text:list-level-style-bullet text:level='3'/></text:list-style>",
        );
        let mut numbers = Vec::new();
        let body = "<list style-name='L'><list-item><p/><p/><list><list-item><p/>\
            <list><list-item><p/></list-item></list></list-item><list-item><p/></list-item></list>\
            </list-item></list><p/><list style-name='L'><list-item><p/></list-item></list>\
            <list style-name='L' continue-numbering='true'><list-item><p/></list-item>\
            <list-item start-value='7'><p/></list-item></list></list></list-item>";
        xml::walk(body, |node| match node {
            Node::Open(element) => match element.name.as_str() {
                "list" => lists.open(&element),
                "list-item" => lists.item(&element),
                _ => numbers.push(lists.number()),
            },
            Node::Close(name) if name == "list" => lists.close(),
            _ => {}
        });
        let numbers: Vec<_> = numbers.iter().map(|number| number.as_deref()).collect();
        let said = ["1.", "", "(1.b)", "", "(1.c)"].map(Some);
        assert_eq!(numbers[..5], said);
        assert_eq!(numbers[5..], [None, Some("1."), Some("2."), Some("7.")]);
    }
}
