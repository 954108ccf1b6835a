//! The numbers of a DOCX document's lists and headings, which its text does not hold: they are
//! counted as the document's lists say.

use super::xml::{self, Element, Node};
use std::collections::BTreeMap;

/// Levels a list can have.
const LEVELS: usize = 9;

/// A list and a level in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    list: Option<u32>,
    level: Option<usize>,
}

impl Place {
    /// Takes what an element inside `numPr` says.
    pub fn note(&mut self, element: &Element) {
        let number = element.attribute("val").and_then(|value| value.parse::<u32>().ok());
        match element.name.as_str() {
            "numId" => self.list = number.or(self.list),
            "ilvl" => self.level = number.map(|level| level as usize).or(self.level),
            _ => {}
        }
    }

    /// Whether it is one in a list.
    pub fn is_in_list(self) -> bool {
        self.list.is_some_and(|list| list != 0)
    }

    /// What is not said here, as `other` says it.
    fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// How one level of a list is numbered.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2` is the number of the first level, a dot, and that of the second.
    pattern: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), pattern: String::new() }
    }
}

/// A paragraph style.
#[derive(Clone, Debug, Default)]
struct Style {
    place: Place,
    based_on: String,
}

/// The lists of a document and how far each is counted.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The abstract list of each list.
    lists: BTreeMap<u32, u32>,
    levels: BTreeMap<(u32, usize), Level>,
    /// Where a list starts again, by list and level.
    restarts: BTreeMap<(u32, usize), u32>,
    styles: BTreeMap<String, Style>,
    /// The last number of each level of an abstract list.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the documents of lists and of styles.
    pub fn of(numbering: &str, styles: &str) -> Self {
        let mut read = Self::default();
        read.read_lists(numbering);
        read.read_styles(styles);
        read
    }

    fn read_lists(&mut self, text: &str) {
        let (mut abstracted, mut list, mut level) = (None, None, 0);
        xml::walk(text, |node| match node {
            Node::Open(element) => {
                let number = |name: &str| element.attribute(name).and_then(|v| v.parse().ok());
                let value = || element.attribute("val").unwrap_or_default().to_owned();
                match element.name.as_str() {
                    "abstractNum" => (abstracted, list) = (number("abstractNumId"), None),
                    "num" => (abstracted, list) = (None, number("numId")),
                    "abstractNumId" => {
                        if let (Some(list), Some(id)) = (list, number("val")) {
                            self.lists.insert(list, id);
                        }
                    }
                    "lvl" | "lvlOverride" => level = number("ilvl").unwrap_or(0) as usize,
                    "startOverride" => {
                        if let (Some(list), Some(start)) = (list, number("val")) {
                            self.restarts.insert((list, level), start);
                        }
                    }
                    "start" | "numFmt" | "lvlText" => {
                        let Some(id) = abstracted else { return };
                        let entry = self.levels.entry((id, level)).or_default();
                        match element.name.as_str() {
                            "start" => entry.start = number("val").unwrap_or(1),
                            "numFmt" => entry.format = value(),
                            _ => entry.pattern = short(&value()).to_owned(),
                        }
                    }
                    _ => {}
                }
            }
            Node::Close(_) | Node::Text(_) => {}
        });
    }

    fn read_styles(&mut self, text: &str) {
        let mut name = String::new();
        xml::walk(text, |node| {
            let Node::Open(element) = node else { return };
            let value = |key: &str| element.attribute(key).unwrap_or_default().to_owned();
            match element.name.as_str() {
                "style" => name = value("styleId").to_lowercase(),
                "basedOn" => {
                    self.styles.entry(name.clone()).or_default().based_on =
                        value("val").to_lowercase();
                }
                "numId" | "ilvl" => {
                    self.styles.entry(name.clone()).or_default().place.note(&element);
                }
                _ => {}
            }
        });
    }

    /// The number in front of the next paragraph, which has this place of its own and this style;
    /// empty where it has none, or a mere bullet.
    pub fn next(&mut self, own: Place, style: &str) -> String {
        let place = own.or(self.of_style(style));
        let Some(list) = place.list.filter(|&list| list != 0) else { return String::new() };
        let Some(&id) = self.lists.get(&list) else { return String::new() };
        let level = place.level.unwrap_or(0).min(LEVELS - 1);
        let start = |level: usize| self.levels.get(&(id, level)).map_or(1, |level| level.start);
        let starts: [u32; LEVELS] = std::array::from_fn(start);
        let counts = self.counts.entry(id).or_default();
        // A list that starts again does so at its first paragraph only.
        let count = match self.restarts.remove(&(list, level)) {
            Some(start) => start,
            None => counts[level].map_or(starts[level], |count| count.saturating_add(1)),
        };
        counts[level] = Some(count);
        counts[level + 1..].fill(None);
        let counts = std::array::from_fn(|level| counts[level].unwrap_or(starts[level]));
        self.written(id, level, counts)
    }

    /// The place that a style and those it is based on give.
    fn of_style(&self, style: &str) -> Place {
        let mut place = Place::default();
        let mut name = style;
        // Styles that are based on each other end here.
        for _ in 0..16 {
            let Some(style) = self.styles.get(name) else { break };
            place = place.or(style.place);
            name = &style.based_on;
        }
        place
    }

    fn written(&self, id: u32, level: usize, counts: [u32; LEVELS]) -> String {
        let Some(Level { format, pattern, .. }) = self.levels.get(&(id, level)) else {
            return String::new();
        };
        if matches!(format.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut parts = pattern.split('%');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let digit = part.chars().next().and_then(|c| c.to_digit(10));
            let shown = digit.and_then(|digit| (digit as usize).checked_sub(1));
            match shown.filter(|&shown| shown < LEVELS) {
                Some(shown) => {
                    let format = self.levels.get(&(id, shown)).map_or("decimal", |l| &l.format);
                    out.push_str(&in_format(counts[shown], format));
                    out.push_str(&part[1..]);
                }
                None => {
                    out.push('%');
                    out.push_str(part);
                }
            }
        }
        out
    }
}

/// What stands around a number, and the name of a list's style, empty where it is longer than any
/// real one: it is written again for every item.
pub fn short(text: &str) -> &str {
    if text.len() <= LONGEST { text } else { "" }
}

/// In bytes.
const LONGEST: usize = 200;

/// A number as a format, by its name in DOCX, writes it.
pub fn in_format(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number).to_lowercase(),
        "upperLetter" => letters(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// A, B, and after Z: AA, BB.
fn letters(number: u32) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from_u32(u32::from('A') + at % 26).unwrap_or('A');
    // No list is so long that a letter stands more than a few times.
    letter.to_string().repeat((at / 26 + 1).min(16) as usize)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_list_says() {
        for (number, format, written) in [
            (4, "decimal", "4"),
            (4, "decimalZero", "04"),
            (28, "lowerLetter", "bb"),
            (1994, "upperRoman", "MCMXCIV"),
            (u32::MAX, "lowerRoman", "4294967295"),
            (0, "upperLetter", "A"),
        ] {
            assert_eq!(in_format(number, format), written, "{number} {format}");
        }
    }

    #[test]
    fn lists_are_counted_by_level() {
        let lists = r#"<w:numbering><w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
        let styles = r#"<w:styles><w:style w:styleId="Base"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>
            <w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"#;
        let mut numbering = Numbering::of(lists, styles);
        let at = |list, level| Place { list: Some(list), level: Some(level) };
        for (place, style, number) in [
            (at(1, 0), "", "I."),
            (at(1, 1), "", "I.3)"),
            (Place::default(), "mine", "I.4)"),
            (at(1, 2), "", ""),
            (at(1, 0), "", "II."),
            (at(1, 1), "", "II.3)"),
            (at(0, 0), "mine", ""),
            (at(2, 0), "", "I."),
            (at(2, 0), "", "II."),
            (at(9, 99), "loop", ""),
        ] {
            assert_eq!(numbering.next(place, style), number, "{place:?} {style}");
        }
    }
}
