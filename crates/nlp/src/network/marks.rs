//! What is cut from the ends of a word and inside it: spaCy's prefix, suffix and infix rules.

use serde::Deserialize;
use std::ops::Range;

/// The character classes of the rules.
#[derive(Debug, Deserialize)]
pub(super) struct Marks {
    punctuation: Vec<String>,
    quotes: Vec<String>,
    currencies: Vec<String>,
    units: Vec<String>,
    hyphens: Vec<String>,
    /// First and last character of ranges of signs and emoji.
    icons: Vec<(char, char)>,
}

/// Bytes of a unit or currency at most.
const UNIT: usize = 16;

/// Clitics that are cut from the end of any word.
const POSSESSIVES: [&str; 4] = ["'s", "'S", "’s", "’S"];

impl Marks {
    /// Length in bytes of the prefix of `text`, or 0.
    pub(super) fn prefix(&self, text: &str) -> usize {
        let Some(first) = text.chars().next() else { return 0 };
        let after = &text[first.len_utf8()..];
        let single = match first {
            '+' => !after.starts_with(|c: char| c.is_ascii_digit()),
            '.' => {
                let dots = text.len() - text.trim_start_matches('.').len();
                return if dots > 1 { dots } else { 0 };
            }
            _ => matches!(first, '§' | '%' | '=' | '—' | '–' | '…'),
        };
        if single || self.is_mark(first) || self.is_icon(first) {
            return first.len_utf8();
        }
        let currency = self.currencies.iter().find(|sign| text.starts_with(sign.as_str()));
        currency.map_or(0, String::len)
    }

    /// Length in bytes of the suffix of `text`, or 0; the longest one where several fit.
    pub(super) fn suffix(&self, text: &str) -> usize {
        let Some(last) = text.chars().next_back() else { return 0 };
        let before = |suffix: &str| text[..text.len() - suffix.len()].chars().next_back();
        let after_digit = |suffix: &&String| {
            text.ends_with(suffix.as_str()) && before(suffix).is_some_and(|c| c.is_ascii_digit())
        };
        let digit = text.bytes().rev().take(UNIT + 1).any(|byte| byte.is_ascii_digit());
        let counted = self.currencies.iter().chain(&self.units).filter(|_| digit);
        let counted = counted.filter(after_digit).map(String::len).max().unwrap_or(0);
        let possessive = POSSESSIVES.iter().find(|clitic| text.ends_with(**clitic));
        let possessive = possessive.map_or(0, |clitic| clitic.len());
        let single = match last {
            '.' => return self.final_dots(text).max(counted),
            '…' if text.ends_with("……") => return "……".len(),
            '…' | '—' | '–' => true,
            '+' => before("+").is_some_and(|c| c.is_ascii_digit()),
            _ => self.is_mark(last) || self.is_icon(last),
        };
        let single = if single { last.len_utf8() } else { 0 };
        single.max(counted).max(possessive)
    }

    /// Length of the full stop or the dots at the end of `text`, if they are cut off.
    fn final_dots(&self, text: &str) -> usize {
        let dots = text.len() - text.trim_end_matches('.').len();
        if dots > 1 {
            return dots;
        }
        let mut before = text[..text.len() - 1].chars().rev();
        let Some(last) = before.next() else { return 0 };
        let second = before.next();
        let degrees = matches!(last, 'F' | 'f' | 'C' | 'c' | 'K' | 'k') && second == Some('°');
        let cut = degrees
            || last.is_ascii_digit()
            || is_lower(last)
            || matches!(last, '%' | '²' | '-' | '+' | '|')
            || self.is_mark(last)
            || (is_upper(last) && second.is_some_and(is_upper));
        usize::from(cut)
    }

    /// The parts of `text`, cut before and after each infix.
    pub(super) fn infixes(&self, text: &str) -> impl Iterator<Item = Range<usize>> + use<> {
        let mut parts = Vec::new();
        let (mut start, mut at) = (0, 0);
        let mut before = None;
        while let Some(here) = text[at..].chars().next() {
            let length = self.infix(&text[at..], before);
            // An infix at the very start stays with what follows.
            if length > 0 && at > 0 {
                parts.extend([start..at, at..at + length]);
                start = at + length;
            }
            let step = if length > 0 { length } else { here.len_utf8() };
            before = text[at..at + step].chars().next_back();
            at += step;
        }
        parts.push(start..text.len());
        parts.into_iter().filter(|part| !part.is_empty())
    }

    /// Length of the infix that `text` begins with after the character `before`, or 0.
    fn infix(&self, text: &str, before: Option<char>) -> usize {
        let Some(first) = text.chars().next() else { return 0 };
        let dots = text.len() - text.trim_start_matches('.').len();
        if dots > 1 || first == '…' || self.is_icon(first) {
            return dots.max(first.len_utf8());
        }
        let Some(before) = before else { return 0 };
        let follows = |length: usize, test: &dyn Fn(char) -> bool| {
            text[length..].chars().next().is_some_and(test)
        };
        let (letter, digit) = (before.is_alphabetic(), before.is_ascii_digit());
        let single = match first {
            '+' | '-' | '*' | '^' if digit => follows(1, &|c| c.is_ascii_digit() || c == '-'),
            '.' => {
                (is_lower(before) || self.is_quote(before))
                    && follows(1, &|c| is_upper(c) || self.is_quote(c))
            }
            ',' => letter && follows(1, &char::is_alphabetic),
            ':' | '<' | '>' | '=' | '/' => (letter || digit) && follows(1, &char::is_alphabetic),
            _ => false,
        };
        if single {
            return 1;
        }
        let hyphen = |hyphen: &&String| {
            text.starts_with(hyphen.as_str()) && follows(hyphen.len(), &char::is_alphabetic)
        };
        let hyphen = self.hyphens.iter().filter(|_| letter || digit).find(hyphen);
        hyphen.map_or(0, String::len)
    }

    fn is_mark(&self, c: char) -> bool {
        holds(&self.punctuation, c) || self.is_quote(c)
    }

    fn is_quote(&self, c: char) -> bool {
        holds(&self.quotes, c)
    }

    fn is_icon(&self, c: char) -> bool {
        let after = self.icons.partition_point(|(first, _)| *first <= c);
        after > 0 && c <= self.icons[after - 1].1
    }
}

fn holds(table: &[String], c: char) -> bool {
    !c.is_ascii_alphanumeric() && table.iter().any(|mark| mark.chars().eq([c]))
}

/// A small letter, or a letter of a script without two cases.
fn is_lower(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase()
}

/// A capital letter, or a letter of a script without two cases.
fn is_upper(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase()
}

/// Whether all of `text` is a web or mail address, by spaCy's pattern (`lang/tokenizer_exceptions.py`).
pub(super) fn is_address(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(scheme, rest)| {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.');
        if scheme.chars().count() > 1 && scheme.chars().all(fits) { rest } else { text }
    });
    let hosts = rest.match_indices('@').map(|(at, _)| &rest[at + 1..]);
    std::iter::once(rest).chain(hosts).any(begins_with_host)
}

/// Whether `text` is a host with what may follow it: a port, a path.
fn begins_with_host(text: &str) -> bool {
    let outside = |c: char| {
        !(c.is_ascii_alphanumeric()
            || matches!(c, '.' | '-' | '_')
            || ('\u{a1}'..='\u{ffff}').contains(&c))
    };
    let (host, rest) = text.split_at(text.find(outside).unwrap_or(text.len()));
    let rest = rest.strip_prefix(':').map_or(Some(rest), |port| {
        let digits = port.len() - port.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        (2..=5).contains(&digits).then(|| &port[digits..])
    });
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let label = |label: &str| {
        let inner = |c| matches!(c, '-' | '_');
        !label.is_empty()
            && label.chars().count() <= 64
            && !label.starts_with(inner)
            && !label.ends_with(inner)
    };
    let top = (2..=63).contains(&top.chars().count()) && top.chars().all(is_lower);
    let named = top && labels.split('.').all(label);
    (named || is_public_ip(host))
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Whether `host` is an IPv4 address outside the private ranges.
fn is_public_ip(host: &str) -> bool {
    let Ok(address) = host.parse::<std::net::Ipv4Addr>() else { return false };
    let [first, _, _, last] = address.octets();
    let reserved = address.is_private() || address.is_loopback() || address.is_link_local();
    (1..=223).contains(&first) && (1..=254).contains(&last) && !reserved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_short() {
        #[derive(Deserialize)]
        struct Tables {
            marks: Marks,
        }
        let tables: Tables =
            serde_json::from_str(include_str!("../../data/en/tokenizer.json")).unwrap();
        let Marks { currencies, units, .. } = tables.marks;
        assert!(currencies.iter().chain(&units).all(|unit| unit.len() <= UNIT));
    }
}
