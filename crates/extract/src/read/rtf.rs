//! Rich text: the words without their control words, and what the document says of itself.

use super::{Draft, plain};
use crate::{Dct, DctEvidence};
use chrono::NaiveDate;
use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups that hold no text of the document.
const UNSEEN: [&str; 14] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "headerf",
    "footerf",
    "themedata",
    "listtable",
    "listoverridetable",
    "datastore",
];

/// Reads a rich text document.
pub fn read(bytes: &[u8]) -> Draft {
    let document = Document::of(bytes);
    let read = plain::read(&document.text);
    let or = |stated: String, known: String| if stated.is_empty() { known } else { stated };
    let created = document.created.and_then(|(year, month, day)| {
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        let evidence = DctEvidence::Metadata("document property creatim".to_owned());
        Some(Dct { day, evidence })
    });
    Draft {
        title: or(read.title, document.title),
        byline: or(read.byline, document.author),
        dct: read.dct.or(created),
        ..read
    }
}

/// Groups deeper than this are read as if they were this deep: no program writes them.
const DEEPEST: usize = 1000;

/// What a rich text document says.
#[derive(Default)]
struct Document {
    /// A line a paragraph.
    text: String,
    title: String,
    author: String,
    /// Year, month and day.
    created: Option<(i32, u32, u32)>,
}

/// Where the words of a group go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Title,
    Author,
    Created,
    Nowhere,
}

/// A group's place, and how many characters stand after a Unicode one for readers that know none.
#[derive(Clone, Copy)]
struct Group {
    place: Place,
    replaced: usize,
}

/// The way through a document.
struct Walk {
    document: Document,
    /// The open groups; never empty.
    groups: Vec<Group>,
    /// Groups open beyond the deepest.
    deeper: usize,
    /// Characters still to be passed over.
    skip: usize,
    encoding: &'static Encoding,
    /// Bytes that wait for the rest of their character.
    bytes: Vec<u8>,
    /// The first half of a character in UTF-16.
    half: Option<u16>,
}

impl Document {
    fn of(bytes: &[u8]) -> Self {
        let outside = Group { place: Place::Text, replaced: 1 };
        let mut walk = Walk {
            document: Self::default(),
            groups: vec![outside],
            deeper: 0,
            skip: 0,
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            half: None,
        };
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            at += 1;
            match byte {
                b'{' => walk.open(),
                b'}' => walk.close(),
                b'\\' => walk.act(&Control::at(bytes, &mut at)),
                b'\r' | b'\n' => {}
                byte => walk.byte(byte),
            }
        }
        walk.flush();
        walk.document
    }
}

impl Walk {
    fn group(&self) -> Group {
        *self.groups.last().expect("the document itself is never closed")
    }

    fn set_place(&mut self, place: Place) {
        self.flush();
        if let (Some(group), 0) = (self.groups.last_mut(), self.deeper) {
            group.place = place;
        }
    }

    fn open(&mut self) {
        self.flush();
        match self.groups.len() < DEEPEST {
            true => self.groups.push(self.group()),
            false => self.deeper += 1,
        }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        match self.deeper {
            0 if self.groups.len() > 1 => drop(self.groups.pop()),
            0 => {}
            _ => self.deeper -= 1,
        }
    }

    fn byte(&mut self, byte: u8) {
        match self.skip {
            0 => self.bytes.push(byte),
            _ => self.skip -= 1,
        }
    }

    /// Writes the bytes that wait.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (words, _) = self.encoding.decode_without_bom_handling(&bytes);
            self.write(&words);
        }
    }

    fn write(&mut self, words: &str) {
        let place = self.group().place;
        let document = &mut self.document;
        match place {
            Place::Text => document.text.push_str(words),
            Place::Title => document.title.push_str(words),
            Place::Author => document.author.push_str(words),
            Place::Created | Place::Nowhere => {}
        }
    }

    fn act(&mut self, control: &Control) {
        match control {
            Control::Byte(byte) => self.byte(*byte),
            Control::Symbol(b'*') => self.set_place(Place::Nowhere),
            Control::Symbol(b'~') => self.symbol(" "),
            Control::Symbol(b'\r' | b'\n') => self.symbol("\n"),
            Control::Symbol(b'{') => self.byte(b'{'),
            Control::Symbol(b'}') => self.byte(b'}'),
            Control::Symbol(b'\\') => self.byte(b'\\'),
            Control::Symbol(_) => {}
            Control::Word(word, number) => self.word(word, *number),
        }
    }

    fn symbol(&mut self, words: &str) {
        self.flush();
        self.write(words);
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let amount = || number.and_then(|number| u32::try_from(number).ok());
        match word {
            "u" => self.unit(number),
            "par" | "line" | "row" | "sect" | "page" => self.symbol("\n"),
            "tab" | "cell" => self.symbol("\t"),
            "emdash" => self.symbol("—"),
            "endash" => self.symbol("–"),
            "lquote" => self.symbol("‘"),
            "rquote" => self.symbol("’"),
            "ldblquote" => self.symbol("“"),
            "rdblquote" => self.symbol("”"),
            "uc" => {
                if let (Some(group), Some(number)) = (self.groups.last_mut(), amount()) {
                    group.replaced = number.min(16) as usize;
                }
            }
            "ansicpg" => {
                let label = number.map(|number| format!("windows-{number}"));
                let found = label.and_then(|label| Encoding::for_label(label.as_bytes()));
                self.encoding = found.unwrap_or(self.encoding);
            }
            "title" if self.group().place == Place::Nowhere => self.set_place(Place::Title),
            "author" if self.group().place == Place::Nowhere => self.set_place(Place::Author),
            "creatim" => self.set_place(Place::Created),
            "yr" | "mo" | "dy" if self.group().place == Place::Created => {
                let (year, month, day) = self.document.created.get_or_insert((0, 0, 0));
                match word {
                    "yr" => *year = amount().and_then(|year| year.try_into().ok()).unwrap_or(0),
                    "mo" => *month = amount().unwrap_or(0),
                    _ => *day = amount().unwrap_or(0),
                }
            }
            word if UNSEEN.contains(&word) => self.set_place(Place::Nowhere),
            _ => {}
        }
    }

    /// A unit of UTF-16, which half of a character may be.
    fn unit(&mut self, number: Option<i64>) {
        self.flush();
        self.skip = self.group().replaced;
        // Units of the upper half are written as negative numbers.
        let unit = number.and_then(|number| u16::try_from(number.rem_euclid(0x1_0000)).ok());
        let Some(unit) = unit else { return };
        let units = self.half.take().into_iter().chain([unit]).collect::<Vec<_>>();
        match String::from_utf16(&units) {
            Ok(words) => self.write(&words),
            // A half that stood alone is dropped.
            Err(_) => match char::from_u32(u32::from(unit)) {
                Some(whole) => self.write(whole.encode_utf8(&mut [0; 4])),
                None => self.half = Some(unit),
            },
        }
    }
}

/// A control word or symbol.
enum Control {
    Word(String, Option<i64>),
    Symbol(u8),
    Byte(u8),
}

impl Control {
    /// Reads the control behind a backslash and moves `at` past it.
    fn at(bytes: &[u8], at: &mut usize) -> Self {
        let Some(&first) = bytes.get(*at) else { return Self::Symbol(b' ') };
        if first == b'\'' {
            let hex = bytes.get(*at + 1..*at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
            *at = (*at + 3).min(bytes.len());
            return Self::Byte(
                hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(b' '),
            );
        }
        if !first.is_ascii_alphabetic() {
            *at += 1;
            return Self::Symbol(first);
        }
        let run = |from: usize, fits: fn(&u8) -> bool| {
            bytes[from..].iter().take(32).take_while(|byte| fits(byte)).count()
        };
        let word = run(*at, u8::is_ascii_alphabetic);
        let name = String::from_utf8_lossy(&bytes[*at..*at + word]).into_owned();
        *at += word;
        let digits = run(*at, |byte| byte.is_ascii_digit() || *byte == b'-');
        let number =
            std::str::from_utf8(&bytes[*at..*at + digits]).ok().and_then(|n| n.parse().ok());
        *at += digits;
        if bytes.get(*at) == Some(&b' ') {
            *at += 1;
        }
        Self::Word(name, number)
    }
}
