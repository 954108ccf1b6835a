use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// First bytes of formats people mistake for text files.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
];

/// What the bytes are when they are a well-known format that holds no plain text.
pub fn other_format(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, what)| what)
}

/// The bytes as text; a byte that fits nowhere becomes U+FFFD.
///
/// A byte order mark decides. Else bytes that are UTF-8, or nearly, are UTF-8, even where a saved
/// page still declares the encoding it once had; then the page's declaration counts; then
/// windows-1252, which has a character for almost every byte.
pub fn decode(bytes: &[u8]) -> String {
    decode_sent(bytes, None)
}

/// As [`decode`], of bytes that a server said are in the encoding `sent`: that counts before the
/// page's own declaration, as in browsers.
pub fn decode_sent(bytes: &[u8], sent: Option<&'static Encoding>) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes, sent),
    };
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that a server names: `text/html; charset=iso-8859-2`.
pub fn sent(kind: &str) -> Option<&'static Encoding> {
    let parts = kind.split(';').skip(1).filter_map(|part| part.split_once('='));
    let charset = parts.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    Encoding::for_label(charset?.1.trim().trim_matches('"').as_bytes())
}

fn guess(bytes: &[u8], sent: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding;
    }
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let fit = Utf8Fit::of(bytes);
    if fit.multibyte > 0 && fit.multibyte >= fit.errors * 4 {
        return UTF_8;
    }
    match sent.or_else(|| declared(bytes)) {
        Some(encoding) => encoding,
        None if fit.errors == 0 => UTF_8,
        None => WINDOWS_1252,
    }
}

/// How well bytes read as UTF-8.
struct Utf8Fit {
    multibyte: usize,
    errors: usize,
}

impl Utf8Fit {
    fn of(bytes: &[u8]) -> Self {
        let mut fit = Self { multibyte: 0, errors: 0 };
        for chunk in bytes.utf8_chunks() {
            // Every character of more than one byte begins with such a one.
            fit.multibyte += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
            fit.errors += usize::from(!chunk.invalid().is_empty());
        }
        fit
    }
}

/// UTF-16 of mostly Latin text has a zero in every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let enough = head.len() / 2 * 2 / 3;
    match (zeros(0), zeros(1)) {
        (0, low) if head.len() >= 4 && low > enough => Some(UTF_16LE),
        (high, 0) if head.len() >= 4 && high > enough => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding a page's first 4 kB declare.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i-u)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w:.-]+)"#)
            .expect("the pattern is constant")
    });
    let found = DECLARED.captures(&bytes[..bytes.len().min(4096)])?;
    let encoding = Encoding::for_label(&found[1])?;
    // ASCII bytes that declare UTF-16 cannot be it; the HTML standard reads them as UTF-8.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// Whether more than one character in fifty is a control character no text file holds.
pub fn is_mostly_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_odd = |at: &usize| match bytes[*at] {
        // Those of two bytes, but for the one that ends a line.
        0xc2 => bytes.get(at + 1).is_some_and(|&next| next < 0xa0 && next != 0x85),
        byte => may_be_odd(byte),
    };
    let mut odd = 0;
    for (number, chunk) in bytes.chunks(CHUNK).enumerate() {
        // That most chunks hold none is seen at once, many bytes at a time.
        if chunk.iter().fold(false, |any, &byte| any | may_be_odd(byte)) {
            let start = number * CHUNK;
            odd += (start..start + chunk.len()).filter(is_odd).count();
        }
    }
    odd * 50 > text.chars().count()
}

const CHUNK: usize = 64;

/// Whether a control character no text file holds begins with this byte.
fn may_be_odd(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f | 0xc2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_counted_as_characters() {
        let by_character = |text: &str| {
            let odd =
                |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
            text.chars().filter(odd).count() * 50 > text.chars().count()
        };
        let controls = (0..=0xa1).filter_map(char::from_u32);
        for odd in controls.chain(['é', '年', '\u{2028}']) {
            for (count, around) in [(49, "x"), (50, "é\n"), (60, "\u{a0}"), (200, "年")] {
                for text in [
                    format!("{odd}{}", around.repeat(count)),
                    format!("{}{odd}", around.repeat(count)),
                ] {
                    assert_eq!(is_mostly_control(&text), by_character(&text), "{odd:?} {around:?}");
                }
            }
        }
        assert!(
            is_mostly_control("a\u{9c}") && !is_mostly_control("") && !is_mostly_control("a\u{85}")
        );
    }
}
