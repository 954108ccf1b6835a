//! Text to the tokens that the networks were trained on, as spaCy's English tokenizer makes them.
//!
//! A text is cut at white space; from each piece prefixes and suffixes are taken one by one until
//! the rest is a special case ("don't", "a.m.") or has none; what is left is a web address or cut
//! at infixes. Source: `tokenizer.pyx`, `lang/punctuation.py` and `lang/en/punctuation.py` of spaCy,
//! whose regular expressions are written out here; their tables are in `data/en/tokenizer.json`.

use super::NetworkToken;
use super::lookup::Lookup;
use super::marks::{Marks, is_address};
use super::model::{FORMAT, ModelError};
use crate::table::rows;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Bytes of any usual word at most.
const LONG: usize = 32;

/// A token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Byte range in the text; never empty.
    pub span: Range<usize>,
    /// Normal form, see [`NetworkToken::norm`].
    pub norm: Box<str>,
    /// Whether a space follows.
    pub space_after: bool,
}

impl Word {
    /// The token as the networks see it, in the `text` it was made from.
    pub fn in_text<'a>(&'a self, text: &'a str) -> NetworkToken<'a> {
        NetworkToken {
            text: &text[self.span.clone()],
            norm: &self.norm,
            space_after: self.space_after,
            sentence_start: None,
        }
    }
}

/// Splits text as spaCy does; shared freely between threads.
#[derive(Debug)]
pub struct WordSplitter {
    marks: Marks,
    /// Tokens of a piece of text, each with its norm where that is not the usual one.
    special_cases: Lookup<Vec<Vec<String>>>,
    /// Norms of forms.
    norms: Lookup<String>,
    /// Special cases that the rules cut into more than one piece, by the first of them.
    cut: Lookup<Vec<Cut>>,
}

/// A special case that is put together again where the rules have cut it.
#[derive(Debug)]
struct Cut {
    special: String,
    /// Pieces that the rules make of it.
    pieces: usize,
}

#[derive(Debug, Deserialize)]
struct Tables<'a> {
    format: u32,
    marks: Marks,
    /// See [`WordSplitter`].
    special_cases: BTreeMap<String, Vec<Vec<String>>>,
    /// Hash of a form (MurmurHash64A, seed 1, 16 hexadecimal digits) and its norm.
    #[serde(borrow)]
    norms: BTreeMap<&'a str, String>,
}

/// A token before its norm is looked up: a special case brings one of its own.
struct Piece<'a> {
    span: Range<usize>,
    norm: Option<&'a str>,
}

impl WordSplitter {
    /// English, from the tables compiled in; read on first use.
    ///
    /// ```
    /// let text = "It didn't rain (at 5 p.m.).";
    /// let words = dateline_nlp::WordSplitter::english().split(text);
    /// let words: Vec<_> = words.into_iter().map(|word| &text[word.span]).collect();
    /// assert_eq!(words, ["It", "did", "n't", "rain", "(", "at", "5", "p.m.", ")", "."]);
    /// ```
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<WordSplitter> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            let titles = rows(include_str!("../../data/en/titles.tsv")).filter_map(|row| {
                row.first().copied().filter(|title| title.ends_with('.') && !title.contains(' '))
            });
            Self::load(include_str!("../../data/en/tokenizer.json"), titles)
                .expect("a test loads the tables that are compiled in")
        })
    }

    /// A splitter with the given tables (JSON), as `tools/convert_spacy.py` writes them, that leaves the
    /// `whole` words in one piece too: "Capt.", which spaCy's tables lack and its training texts have.
    ///
    /// # Errors
    /// The tables cannot be read or have another format version.
    pub fn load<'a>(
        tables: &str,
        whole: impl Iterator<Item = &'a str>,
    ) -> Result<Self, ModelError> {
        let mut tables: Tables = serde_json::from_str(tables)?;
        if tables.format != FORMAT {
            return Err(ModelError::Format { found: tables.format });
        }
        for word in whole {
            let piece = || vec![vec![word.to_owned()]];
            tables.special_cases.entry(word.to_owned()).or_insert_with(piece);
        }
        let norm = |(key, norm): (&str, String)| {
            let key = u64::from_str_radix(key, 16);
            let key = key.map_err(|_| ModelError::Entry { table: "norms", entry: norm.clone() })?;
            Ok((key, norm))
        };
        let specials: Vec<_> = tables.special_cases.keys().cloned().collect();
        let mut splitter = Self {
            marks: tables.marks,
            special_cases: tables.special_cases.into_iter().collect(),
            norms: tables.norms.into_iter().map(norm).collect::<Result<_, ModelError>>()?,
            cut: std::iter::empty::<(u64, _)>().collect(),
        };
        let mut cuts: BTreeMap<String, Vec<Cut>> = BTreeMap::new();
        for special in specials {
            let mut pieces = Vec::new();
            splitter.cut_chunk(&special, 0..special.len(), false, &mut pieces);
            if pieces.len() > 1 {
                let first = special[pieces[0].span.clone()].to_owned();
                let cut = Cut { pieces: pieces.len(), special };
                cuts.entry(first).or_default().push(cut);
            }
        }
        splitter.cut = cuts.into_iter().collect();
        Ok(splitter)
    }

    /// The tokens of `text`. Their spans and the single spaces after them cover it; other white
    /// space is a token of its own.
    pub fn split(&self, text: &str) -> Vec<Word> {
        let (mut words, mut pieces) = (Vec::new(), Vec::new());
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let space = rest.starts_with(is_space);
            let end = rest.find(|c| is_space(c) != space).map_or(text.len(), |at| start + at);
            self.pieces(text, start..end, &mut pieces);
            self.join_special(text, &pieces, &mut words);
            pieces.clear();
            // The space that follows a token belongs to it; any more is a token.
            let spaced = text[end..].starts_with(' ');
            if let Some(last) = words.last_mut().filter(|_| spaced) {
                last.space_after = true;
            }
            start = end + usize::from(spaced);
        }
        words
    }

    fn word(&self, text: &str, piece: &Piece) -> Word {
        let form = &text[piece.span.clone()];
        let norm = piece.norm.map_or_else(|| self.norm(form), Into::into);
        Word { span: piece.span.clone(), norm, space_after: false }
    }

    /// The norm of a form that is no special case: listed, or in lower case.
    fn norm(&self, form: &str) -> Box<str> {
        match self.norms.get(form) {
            Some(norm) => norm.as_str().into(),
            None => form.to_lowercase().into(),
        }
    }

    /// The tokens of the special case `text[span]`, if it is one.
    fn special<'a>(&'a self, text: &str, span: &Range<usize>) -> Option<Vec<Piece<'a>>> {
        let tokens = self.special_cases.get(&text[span.clone()])?;
        let mut start = span.start;
        let mut pieces = Vec::with_capacity(tokens.len());
        for token in tokens {
            let end = start + token.first().map_or(0, String::len);
            pieces.push(Piece { span: start..end, norm: token.get(1).map(String::as_str) });
            start = end;
        }
        Some(pieces)
    }

    /// Cuts `text[span]`, which is all white space or has none.
    fn pieces<'a>(&'a self, text: &str, span: Range<usize>, pieces: &mut Vec<Piece<'a>>) {
        match self.special(text, &span) {
            Some(special) => pieces.extend(special),
            None => self.cut_chunk(text, span, true, pieces),
        }
    }

    /// Takes prefixes and suffixes from `text[span]` and cuts the rest, minding special cases or
    /// not.
    fn cut_chunk<'a>(
        &'a self,
        text: &str,
        span: Range<usize>,
        specials: bool,
        pieces: &mut Vec<Piece<'a>>,
    ) {
        let is_special =
            |span: &Range<usize>| specials && self.special_cases.get(&text[span.clone()]).is_some();
        let plain = |span: Range<usize>| Piece { span, norm: None };
        let marks = &self.marks;
        let mut suffixes = Vec::new();
        let mut inner = span;
        while !inner.is_empty() && !is_word(&text[inner.clone()]) && !is_special(&inner) {
            let prefix = marks.prefix(&text[inner.clone()]);
            let middle = inner.start + prefix;
            if prefix > 0 && is_special(&(middle..inner.end)) {
                pieces.push(plain(inner.start..middle));
                inner.start = middle;
                break;
            }
            let suffix = marks.suffix(&text[middle..inner.end]);
            let end = inner.end - suffix;
            if suffix > 0 && is_special(&(inner.start..end)) {
                suffixes.push(plain(end..inner.end));
                inner.end = end;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                pieces.push(plain(inner.start..middle));
            }
            if suffix > 0 {
                suffixes.push(plain(end..inner.end));
            }
            inner = middle..end;
        }
        if !inner.is_empty() {
            match self.special(text, &inner).filter(|_| specials) {
                Some(special) => pieces.extend(special),
                None if is_word(&text[inner.clone()]) => pieces.push(plain(inner)),
                None if is_address(&text[inner.clone()]) => pieces.push(plain(inner)),
                None => {
                    let offset = inner.start;
                    let cut = marks.infixes(&text[inner]);
                    pieces.extend(cut.map(|span| plain(span.start + offset..span.end + offset)));
                }
            }
        }
        pieces.extend(suffixes.into_iter().rev());
    }

    /// The words of `pieces`. Special cases that the rules have cut, such as ":)" in "(thanks:)", are
    /// put together again.
    fn join_special(&self, text: &str, pieces: &[Piece], words: &mut Vec<Word>) {
        let mut skip = 0;
        for (at, piece) in pieces.iter().enumerate() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let start = piece.span.start;
            let longest = self.cut.get(&text[piece.span.clone()]).and_then(|cuts| {
                let whole = |cut: &&Cut| {
                    let last = pieces.get(at + cut.pieces - 1);
                    last.is_some_and(|last| text[start..last.span.end] == cut.special)
                };
                cuts.iter().filter(whole).max_by_key(|cut| cut.pieces)
            });
            let special = longest.and_then(|cut| {
                let special = self.special(text, &(start..start + cut.special.len()))?;
                Some((special, cut.pieces))
            });
            match special {
                Some((special, pieces)) => {
                    words.extend(special.iter().map(|piece| self.word(text, piece)));
                    skip = pieces - 1;
                }
                None => words.push(self.word(text, piece)),
            }
        }
    }
}

/// Whether `text` is a word of plain letters, which no rule cuts. A very long one does not count, so
/// that what it is wrapped in costs no second look at all of it.
fn is_word(text: &str) -> bool {
    text.len() <= LONG && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether `c` is white space in Python's sense.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}
