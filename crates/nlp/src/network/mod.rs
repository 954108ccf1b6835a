//! The networks of spaCy's `en_core_web_sm` in Rust: tokens in; tags, a dependency tree and names
//! out.
//!
//! Written from the sources of spaCy 3.8 and thinc 8.3 (MIT, (c) ExplosionAI), whose figures it
//! repeats up to the order of sums: the tests hold it to at least 99.9 % of the same answers. It
//! neither splits nor tokenizes text, and it opens no file: `data/en/model.*` is compiled in (see
//! `data/en/MODEL.md` for where that comes from).

mod batch;
mod embed;
mod encoder;
mod entities;
mod hash;
mod lemma;
mod lookup;
mod marks;
mod model;
mod parser;
mod product;
mod ruler;
mod scorer;
mod tagger;
mod tokenizer;
mod tree;
mod vector;
mod window;

pub use lemma::{Form, Lemmatizer};
pub use model::ModelError;
pub use tokenizer::{Word, WordSplitter};

use batch::Batch;
use embed::Symbols;
use encoder::Encoder;
use std::ops::Range;
use std::sync::OnceLock;

/// A token as the networks see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkToken<'a> {
    /// The token as written.
    pub text: &'a str,
    /// Its normal form: lower case, American spelling, "not" for "n't".
    pub norm: &'a str,
    /// Whether a space follows.
    pub space_after: bool,
    /// Whether a sentence begins here; `None` leaves it to the parser.
    pub sentence_start: Option<bool>,
}

/// What the networks make of a text; one entry per token but for the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// Penn Treebank tags, as indices into [`Network::tags`].
    pub tags: Vec<u8>,
    /// Index of each token's head; a root is its own head.
    pub heads: Vec<usize>,
    /// CLEAR dependency labels, as indices into [`Network::labels`].
    pub labels: Vec<u8>,
    /// Whether a sentence begins at the token: as given, or as the parser decided.
    pub sentence_starts: Vec<bool>,
    /// Names, dates, amounts and the like, in order, none overlapping.
    pub entities: Vec<NamedSpan>,
}

/// A name, date, amount or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSpan {
    /// Indices of its tokens; never empty.
    pub tokens: Range<usize>,
    /// Index into [`Network::entity_kinds`].
    pub kind: u8,
}

/// A tagger, parser and entity recogniser with their weights; shared freely between threads.
#[derive(Debug)]
pub struct Network {
    /// Vectors for the tagger and the parser.
    encoder: Encoder,
    tagger: tagger::Tagger,
    parser: parser::Parser,
    recogniser: entities::Recogniser,
    symbols: Symbols,
    tags: Vec<String>,
    labels: Vec<String>,
    kinds: Vec<String>,
    special: model::Special,
    ruler: ruler::Ruler,
}

/// Tokens of one text parsed at once at most. A longer text is cut, at the start of a sentence where
/// one is known; this bounds the memory (about 8 kB per token) and few articles reach it.
const LONGEST: usize = 4096;

/// Tokens of several texts parsed at once; more than this make it no faster.
const BATCH: usize = 1024;

impl Network {
    /// English, from the weights compiled in; read on first use.
    ///
    /// ```
    /// use dateline_nlp::{Network, NetworkToken};
    ///
    /// let words = [("Ministers", "ministers"), ("resigned", "resigned"), (".", ".")];
    /// let tokens = words.map(|(text, norm)| NetworkToken {
    ///     text,
    ///     norm,
    ///     space_after: norm == "ministers",
    ///     sentence_start: None,
    /// });
    /// let network = Network::english();
    /// let parse = network.parse(&tokens);
    /// assert_eq!(parse.heads, [1, 1, 1]);
    /// assert_eq!(network.labels()[usize::from(parse.labels[0])], "nsubj");
    /// assert_eq!(network.tags()[usize::from(parse.tags[1])], "VBD");
    /// ```
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Network> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            Self::load(
                include_bytes!("../../data/en/model.safetensors"),
                include_str!("../../data/en/model.json"),
            )
            .expect("a test loads the model that is compiled in")
        })
    }

    /// The networks with the given weights (safetensors, f16) and tables (JSON), as
    /// `tools/convert_spacy.py` writes them.
    ///
    /// # Errors
    /// Either part cannot be read, has another format version, lacks something, or the two are not
    /// from the same model.
    pub fn load(weights: &[u8], tables: &str) -> Result<Self, ModelError> {
        model::load(weights, tables)
    }

    /// Names of the tags.
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// Names of the dependency labels.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Names of the kinds of entities: "PERSON", "GPE", "DATE" and so on.
    pub fn entity_kinds(&self) -> &[String] {
        &self.kinds
    }

    /// Tags and parses `tokens` and finds the names in them. Any tokens are accepted; the time is
    /// proportional to their number.
    pub fn parse(&self, tokens: &[NetworkToken]) -> Parse {
        self.parse_all(&[tokens]).pop().unwrap_or_default()
    }

    /// What [`Network::parse`] makes of each of `texts`, but faster where they are short: a sentence
    /// by itself takes about half as long again as among others.
    pub fn parse_all(&self, texts: &[&[NetworkToken]]) -> Vec<Parse> {
        let mut parses = vec![Parse::default(); texts.len()];
        let mut batch = Vec::new();
        let mut size = 0;
        for (text, tokens) in texts.iter().enumerate() {
            let mut rest = *tokens;
            while !rest.is_empty() {
                let (now, later) = rest.split_at(cut(rest));
                if size + now.len() > BATCH {
                    self.parse_batch(&std::mem::take(&mut batch), &mut parses);
                    size = 0;
                }
                size += now.len();
                batch.push(Piece { text, tokens: now });
                rest = later;
            }
        }
        self.parse_batch(&batch, &mut parses);
        parses
    }

    /// Parses each piece by itself and appends the result to its text's parse.
    fn parse_batch(&self, pieces: &[Piece], parses: &mut [Parse]) {
        if pieces.is_empty() {
            return;
        }
        let lengths = pieces.iter().map(|piece| piece.tokens.len()).collect();
        let tokens = pieces.iter().flat_map(|piece| piece.tokens);
        let keys: Vec<_> = tokens.map(|token| embed::keys(token, &self.symbols)).collect();
        let batch = Batch::new(lengths, &keys);
        let vectors = self.encoder.encode(&batch);
        let mut tags = self.tagger.tag(&vectors).into_iter();
        let mut arcs = self.parser.scorer.over(&vectors);
        let mut names = self.recogniser.scorer.over(&self.recogniser.encoder.encode(&batch));
        for piece in pieces {
            let parse = &mut parses[piece.text];
            let offset = parse.tags.len();
            self.decode(piece.tokens, parse, [&mut arcs, &mut names]);
            parse.tags.extend(tags.by_ref().take(piece.tokens.len()));
            // spaCy's attribute ruler does this to white space whatever the networks say.
            for (at, token) in (offset..).zip(piece.tokens) {
                if embed::is_space(token.text) {
                    parse.tags[at] = self.special.space_tag;
                    parse.labels[at] = self.special.space_label;
                }
            }
        }
    }

    /// Appends the tree of `tokens` and the names in them to `parse`, and moves the scores of the
    /// parser's and the recogniser's moves on to the next piece.
    fn decode(
        &self,
        tokens: &[NetworkToken],
        parse: &mut Parse,
        [arcs, names]: [&mut scorer::Scores<'_>; 2],
    ) {
        let offset = parse.heads.len();
        let spaces: Vec<_> = tokens.iter().map(|token| embed::is_space(token.text)).collect();
        let starts: Vec<_> = tokens.iter().map(|token| token.sentence_start).collect();
        let found = self.parser.parse(arcs, &starts);
        let tree = tree::finish(&found, &self.parser.labels, self.special.root, &spaces);
        let found = self.recogniser.find(names, &tree.starts, &spaces);
        parse.heads.extend(tree.heads.iter().map(|head| head + offset));
        parse.labels.extend(tree.labels);
        parse.sentence_starts.extend(tree.starts);
        parse.entities.extend(found.into_iter().map(|span| NamedSpan {
            tokens: span.tokens.start + offset..span.tokens.end + offset,
            kind: span.kind,
        }));
        arcs.offset += tokens.len();
        names.offset += tokens.len();
    }
}

/// Tokens that are parsed by themselves.
struct Piece<'a> {
    /// Index of the text they are from.
    text: usize,
    tokens: &'a [NetworkToken<'a>],
}

/// How many of `tokens`, which are not empty, to parse at once.
fn cut(tokens: &[NetworkToken]) -> usize {
    if tokens.len() <= LONGEST {
        return tokens.len();
    }
    let start = |at: &usize| tokens[*at].sentence_start == Some(true);
    (1..=LONGEST).rev().find(start).unwrap_or(LONGEST)
}
