//! Sentences to tokens: words, numbers and marks; clitics stand alone.

use crate::lexicon::Lexicon;
use std::ops::Range;

/// A part of speech, with the names of the Penn Treebank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the Penn Treebank's")]
pub enum Tag {
    Cc,
    Cd,
    Dt,
    In,
    Jj,
    Md,
    Nn,
    Nnp,
    Nns,
    Pos,
    Prp,
    /// `PRP$`: my, his, their.
    PrpPoss,
    /// Punctuation and symbols.
    Punct,
    Rb,
    To,
    Vb,
    Vbd,
    Vbg,
    Vbn,
    Vbp,
    Vbz,
    /// Who, which, what, and "that" before a verb.
    Wp,
    Wrb,
}

impl Tag {
    /// The tag a table names, for the classes that tables hold.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "CC" => Self::Cc,
            "CD" => Self::Cd,
            "DT" => Self::Dt,
            "IN" => Self::In,
            "MD" => Self::Md,
            "POS" => Self::Pos,
            "PRP" => Self::Prp,
            "PRP$" => Self::PrpPoss,
            "RB" => Self::Rb,
            "TO" => Self::To,
            "WP" => Self::Wp,
            "WRB" => Self::Wrb,
            _ => return None,
        })
    }

    /// Whether it is a form of a verb (modals are not).
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// Whether it is a noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp)
    }
}

/// A word, number or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// Its part of speech.
    pub tag: Tag,
    /// Dictionary form in lower case: "signed" is `sign`; of names and nouns the word itself.
    pub lemma: String,
}

/// Endings that are words of their own, with either apostrophe.
const CLITICS: &[&str] = &["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/// The tokens of one sentence, not yet tagged.
pub(crate) fn tokenize(text: &str, sentence: Range<usize>, lexicon: &Lexicon) -> Vec<Token> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text[sentence.clone()].char_indices() {
        let at = sentence.start + at;
        if c.is_whitespace() {
            if let Some(start) = start.take() {
                chunk(text, start..at, lexicon, &mut out);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(start) = start {
        chunk(text, start..sentence.end, lexicon, &mut out);
    }
    out
}

/// Splits what stands between two spaces.
fn chunk(text: &str, range: Range<usize>, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let mut start = range.start;
    while start < range.end {
        let rest = &text[start..range.end];
        let Some(first) = rest.chars().next() else { return };
        if !is_word_char(first) && !starts_number(rest) && !starts_clitic(rest) {
            push(start..start + first.len_utf8(), text, out);
            start += first.len_utf8();
            continue;
        }
        let end = start + word_len(rest, lexicon);
        word(text, start..end, out);
        start = end;
    }
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn starts_number(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('$' | '€' | '£' | '#' | '@'))
        && chars.next().is_some_and(char::is_alphanumeric)
}

fn starts_clitic(rest: &str) -> bool {
    // The longest clitic has three letters; a longer rest is not copied.
    if rest.len() > 6 {
        return false;
    }
    let folded = rest.replace('’', "'").to_lowercase();
    CLITICS.contains(&folded.as_str())
}

/// Bytes of the word that `rest` begins with: letters and digits, joined by marks between them
/// ("al-Hayya", "4.5", "Trump’s", "AT&T"), with the full stop of an abbreviation.
fn word_len(rest: &str, lexicon: &Lexicon) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = is_word_char(c) || (at == 0);
        let joins = matches!(c, '-' | '\'' | '’' | '.' | ',' | '&' | '/' | ':' | '@')
            && end == at
            && match chars.peek() {
                // "1,000" is one number; "Gaza,2023" is not one word.
                Some((_, next)) if matches!(c, ',' | ':') => {
                    next.is_ascii_digit() && rest[..at].ends_with(|c: char| c.is_ascii_digit())
                }
                Some((_, next)) => is_word_char(*next),
                None => false,
            };
        if inside || joins {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    let body = &rest[..end];
    let dotted = rest[end..].starts_with('.');
    let last = body.rsplit(['-', '/']).next().unwrap_or(body);
    let initial = last.len() == 1 && last.chars().all(char::is_uppercase);
    if dotted && (lexicon.abbreviation(last).is_some() || initial || last.contains('.')) {
        end += 1;
    }
    end
}

/// Pushes a word, its clitic apart.
fn word(text: &str, range: Range<usize>, out: &mut Vec<Token>) {
    let folded = text[range.clone()].replace('’', "'").to_lowercase();
    let clitic =
        CLITICS.iter().find(|clitic| folded.ends_with(*clitic) && folded.len() > clitic.len());
    let letters = clitic.map_or(0, |clitic| clitic.chars().count());
    let cut = text[range.clone()]
        .char_indices()
        .rev()
        .nth(letters.saturating_sub(1))
        .map_or(range.end, |(at, _)| range.start + at);
    if letters == 0 || cut == range.start {
        push(range, text, out);
    } else {
        push(range.start..cut, text, out);
        push(cut..range.end, text, out);
    }
}

fn push(span: Range<usize>, text: &str, out: &mut Vec<Token>) {
    let lemma = text[span.clone()].replace('’', "'").to_lowercase();
    out.push(Token { span, tag: Tag::Punct, lemma });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_marks_and_clitics() {
        for (text, words) in [
            ("Mr. Witkoff’s plans.", vec!["Mr.", "Witkoff", "’s", "plans", "."]),
            ("It didn't.", vec!["It", "did", "n't", "."]),
            ("the Oct. 7, 2023 attack", vec!["the", "Oct.", "7", ",", "2023", "attack"]),
            ("“1,000 (or 4.5%)”", vec!["“", "1,000", "(", "or", "4.5", "%", ")", "”"]),
            (
                "the Hamas-led U.S. talks—again",
                vec!["the", "Hamas-led", "U.S.", "talks", "—", "again"],
            ),
            ("at 10 a.m. for $13", vec!["at", "10", "a.m.", "for", "$13"]),
            ("parents’ own", vec!["parents", "’", "own"]),
            ("1939-45", vec!["1939-45"]),
        ] {
            let tokens = tokenize(text, 0..text.len(), &Lexicon::english());
            let found: Vec<_> = tokens.iter().map(|token| &text[token.span.clone()]).collect();
            assert_eq!(found, words);
        }
    }
}
