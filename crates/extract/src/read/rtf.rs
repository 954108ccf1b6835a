//! Rich text: the words without their control words.

use super::{Draft, plain};
use encoding_rs::WINDOWS_1252;

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
    plain::read(&text(bytes))
}

/// The words of a rich text document, a line a paragraph.
fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    // For each open group: whether it is unseen, and how many characters stand for a Unicode one.
    let mut groups: Vec<(bool, usize)> = vec![(false, 1)];
    let mut skip = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        at += 1;
        let &(unseen, replaced) = groups.last().unwrap_or(&(false, 1));
        match byte {
            b'{' => groups.push((unseen, replaced)),
            b'}' if groups.len() > 1 => {
                groups.pop();
            }
            b'\\' => {
                let control = Control::at(bytes, &mut at);
                act(&control, &mut groups, &mut skip, &mut out);
            }
            b'\r' | b'\n' => {}
            _ if unseen => {}
            _ if skip > 0 => skip -= 1,
            _ => push(&mut out, byte),
        }
    }
    out
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

fn act(control: &Control, groups: &mut [(bool, usize)], skip: &mut usize, out: &mut String) {
    let Some((unseen, replaced)) = groups.last_mut() else { return };
    match control {
        Control::Symbol(b'*') => *unseen = true,
        Control::Word(word, _) if UNSEEN.contains(&word.as_str()) => *unseen = true,
        Control::Word(word, number) if word == "uc" => {
            *replaced = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
        }
        _ if *unseen => {}
        Control::Word(word, Some(number)) if word == "u" => {
            let code = if *number < 0 { number + 0x1_0000 } else { *number };
            out.extend(u32::try_from(code).ok().and_then(char::from_u32));
            *skip = *replaced;
        }
        Control::Word(word, _) => match word.as_str() {
            "par" | "line" | "row" | "sect" | "page" => out.push('\n'),
            "tab" | "cell" => out.push('\t'),
            "emdash" => out.push('—'),
            "endash" => out.push('–'),
            "lquote" => out.push('‘'),
            "rquote" => out.push('’'),
            "ldblquote" => out.push('“'),
            "rdblquote" => out.push('”'),
            _ => {}
        },
        Control::Byte(_) if *skip > 0 => *skip -= 1,
        Control::Byte(byte) => push(out, *byte),
        Control::Symbol(b'~') => out.push(' '),
        Control::Symbol(b'\r' | b'\n') => out.push('\n'),
        Control::Symbol(symbol @ (b'{' | b'}' | b'\\')) => out.push(char::from(*symbol)),
        Control::Symbol(_) => {}
    }
}

/// A byte as the encoding has it that nearly every rich text document is in.
fn push(out: &mut String, byte: u8) {
    out.push_str(&WINDOWS_1252.decode_without_bom_handling(&[byte]).0);
}
