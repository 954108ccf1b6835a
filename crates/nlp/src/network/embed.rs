//! Tokens to rows of the hash embedding tables.

use super::NetworkToken;
use super::hash::{murmur3_x4, murmur64a};
use super::lookup::STRING_SEED;
use super::product::Linear;
use super::vector::{Vector, WIDTH};
use fearless_simd::{Level, Simd, dispatch};
use std::collections::BTreeMap;

/// Numbers that stand for some strings instead of their hash (`spacy.symbols.IDS`).
pub(super) type Symbols = BTreeMap<Box<str>, u64>;

/// The six lexical attributes of a token that the networks look at.
pub(super) const ATTRIBUTES: [&str; 6] = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"];

/// One key per entry of [`ATTRIBUTES`].
pub(super) type Keys = [u64; 6];

/// Characters in the SUFFIX attribute.
const SUFFIX: usize = 3;

/// A shape repeats one character at most this often.
const SHAPE_RUN: usize = 4;

/// Tokens of this many characters or more have the shape "LONG".
const LONG: usize = 100;

/// The keys of `token`.
pub(super) fn keys(token: &NetworkToken, symbols: &Symbols) -> Keys {
    let first = token.text.chars().next().map_or(0, char::len_utf8);
    let last = token.text.char_indices().rev().take(SUFFIX).last().map_or(0, |(at, _)| at);
    [
        string_key(token.norm, symbols),
        string_key(&token.text[..first], symbols),
        string_key(&token.text[last..], symbols),
        string_key(&shape(token.text), symbols),
        u64::from(token.space_after),
        u64::from(is_space(token.text)),
    ]
}

/// The number of `text` in spaCy's string store.
fn string_key(text: &str, symbols: &Symbols) -> u64 {
    if text.is_empty() {
        return 0;
    }
    symbols.get(text).copied().unwrap_or_else(|| murmur64a(text.as_bytes(), STRING_SEED))
}

/// The shape of `text`: "Xxxxx" of "Berlin", "dd.d" of "14.5" (`word_shape` in spaCy's
/// `lang/lex_attrs.py`).
fn shape(text: &str) -> String {
    if text.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let (mut last, mut run) = (None, 0);
    for c in text.chars() {
        let class = match c {
            _ if is_letter(c) && c.is_uppercase() => 'X',
            _ if is_letter(c) => 'x',
            _ if is_digit(c) => 'd',
            _ => c,
        };
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < SHAPE_RUN {
            shape.push(class);
        }
    }
    shape
}

/// Whether Python's `str.isalpha` holds: letters, but no letter numbers and no enclosed letters. The
/// vowel signs of Arabic and Indic scripts, which Python leaves out, count here.
fn is_letter(c: char) -> bool {
    let sign = matches!(c, '\u{345}' | '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    c.is_alphabetic() && !c.is_numeric() && !sign
}

/// Whether Python's `str.isdigit` holds: decimal digits of any script, raised, lowered and circled
/// ones, but no fractions and no Roman numerals.
fn is_digit(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_digit(),
        '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨' => true,
        '\u{660}'..='\u{1fff}' | '\u{a620}'..='\u{ffff}' => c.is_numeric(),
        _ => false,
    }
}

/// Whether `text` is all white space in Python's sense (`str.isspace`), and not empty.
pub(crate) fn is_space(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c))
}

/// A hash embedding table and its share of the layer above it, which is linear up to its maxout.
#[derive(Debug)]
pub(super) struct Table {
    /// Index into [`ATTRIBUTES`].
    pub(super) attribute: usize,
    /// Seed of the row hashes.
    pub(super) seed: u32,
    /// Rows of [`WIDTH`] numbers; at least one.
    pub(super) rows: Vec<f32>,
    /// What the layer above makes of a key's rows.
    pub(super) share: Linear<WIDTH>,
}

impl Table {
    /// What each of `keys` adds to the sums of the layer above.
    pub(super) fn products(&self, keys: &[u64]) -> Vec<f32> {
        let mut sums = vec![[0.0; WIDTH]; keys.len()];
        dispatch!(Level::new(), simd => self.add_up(simd, keys, &mut sums));
        self.share.apply(&sums)
    }

    /// Adds up each key's four rows.
    #[inline(always)]
    fn add_up<S: Simd>(&self, _: S, keys: &[u64], sums: &mut [Vector]) {
        let (rows, _) = self.rows.as_chunks::<WIDTH>();
        for (key, sum) in keys.iter().zip(sums) {
            let hashes = murmur3_x4(*key, self.seed);
            let [a, b, c, d] = hashes.map(|hash| &rows[hash as usize % rows.len()]);
            for (i, sum) in sum.iter_mut().enumerate() {
                *sum = a[i] + b[i] + c[i] + d[i];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows from spaCy's `word_shape`.
    #[test]
    fn shapes_are_those_of_spacy() {
        let (long, short) = ("a".repeat(LONG), "a".repeat(LONG - 1));
        for (text, expected) in [
            ("Berlin", "Xxxxx"),
            ("14.5", "dd.d"),
            ("UNESCO's", "XXXX'x"),
            ("C3PO", "XdXX"),
            ("½", "½"),
            ("10²", "ddd"),
            ("Ⅳ", "Ⅳ"),
            ("①", "d"),
            ("naïve", "xxxx"),
            ("日本", "xx"),
            ("e\u{301}te", "x\u{301}xx"),
            ("٣", "d"),
            ("ⓐ", "ⓐ"),
            ("👍🏽", "👍🏽"),
            (&long, "LONG"),
            (&short, "xxxx"),
            ("", ""),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn white_space_is_that_of_python() {
        for (text, expected) in [
            (" ", true),
            ("\n\t", true),
            ("\u{a0}", true),
            ("\x1c", true),
            ("", false),
            (" a", false),
        ] {
            assert_eq!(is_space(text), expected, "{text:?}");
        }
    }
}
