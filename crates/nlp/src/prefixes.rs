//! "re-opened", "co-founded": a prefix and what a hyphen joins it to are three words in the text and
//! one to the networks, which take "re" by itself for a verb.

use crate::network::NetworkToken;
use crate::table::rows;
use crate::token::Token;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

const PREFIXES: &str = include_str!("../data/en/prefixes.tsv");

/// What the networks are given as one word.
#[derive(Clone, Debug)]
pub(crate) struct NetworkWord {
    /// Indices of its tokens; the last is the word itself, the others its prefix and hyphen.
    pub tokens: Range<usize>,
    /// Text and normal form without the hyphen, where there is a prefix.
    joined: Option<[String; 2]>,
}

impl NetworkWord {
    /// The words of the tokens `part` of `text`.
    pub(crate) fn all(tokens: &[Token], part: Range<usize>, text: &str) -> Vec<Self> {
        let mut words = Vec::with_capacity(part.len());
        let mut at = part.start;
        while at < part.end {
            let joined = (at + 2 < part.end).then(|| join(&tokens[at..at + 3], text)).flatten();
            let end = at + if joined.is_some() { 3 } else { 1 };
            words.push(Self { tokens: at..end, joined });
            at = end;
        }
        words
    }

    /// Index of the token that bears its tag and its place in the tree.
    pub(crate) fn head(&self) -> usize {
        self.tokens.end - 1
    }

    /// What the networks are given of the `words` of a sentence.
    pub(crate) fn inputs<'a>(
        words: &'a [Self],
        tokens: &'a [Token],
        text: &'a str,
    ) -> Vec<NetworkToken<'a>> {
        let words = words.iter().enumerate();
        words.map(|(at, word)| word.input(tokens, text, at == 0)).collect()
    }

    fn input<'a>(&'a self, tokens: &'a [Token], text: &'a str, first: bool) -> NetworkToken<'a> {
        let token = tokens[self.head()].input(text, first);
        match &self.joined {
            Some([text, norm]) => NetworkToken { text, norm, ..token },
            None => token,
        }
    }

    /// Its `lemma` without the prefix: "open" of "reopen".
    pub(crate) fn bare(&self, lemma: String, tokens: &[Token]) -> String {
        let bare = lemma.strip_prefix(tokens[self.tokens.start].norm()).map(str::to_owned);
        bare.filter(|_| self.joined.is_some()).unwrap_or(lemma)
    }
}

/// Text and normal form of a prefix, a hyphen and a word in small letters that no space parts.
fn join(three: &[Token], text: &str) -> Option<[String; 2]> {
    static KNOWN: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| rows(PREFIXES).flatten().collect());
    let [prefix, hyphen, word] = three else { return None };
    let written = |token: &Token| &text[token.span.clone()];
    let joins = known.contains(prefix.norm())
        && written(hyphen) == "-"
        && prefix.span.end == hyphen.span.start
        && hyphen.span.end == word.span.start
        && written(word).chars().all(char::is_lowercase);
    joins.then(|| {
        let norm = format!("{}{}", prefix.norm(), word.norm());
        [format!("{}{}", written(prefix), written(word)), norm]
    })
}
