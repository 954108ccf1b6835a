//! Text in, analysis out: sentences, tokens with tags and lemmas, verb groups.
//!
//! Any text is accepted and none fails; the same text gives the same analysis. The crate opens no
//! file and reads no clock: its tables (`data/en`) are compiled in. Offsets are bytes of the given
//! text and lie on `char` boundaries.
//!
//! [`Network`], [`WordSplitter`] and [`Lemmatizer`] do what spaCy's English model does: tags, heads,
//! labels, names, lemmas; [`Parsed`] is a text after all of them. [`Analyzer`] does not use them yet.
//!
//! ```
//! let analysis = dateline_nlp::Analyzer::english().analyze("Mr. Boyd resigned. He had to.");
//! assert_eq!(analysis.sentences.len(), 2);
//! let group = &analysis.verb_groups(0)[0];
//! assert_eq!(analysis.tokens[group.head].lemma, "resign");
//! ```

mod lexicon;
mod names;
mod network;
mod parsed;
mod sentences;
mod tagger;
mod tokens;
mod verbs;

pub use names::{Gender, Name, NameKind, Names};
pub use network::{
    Form, Lemmatizer, ModelError, NamedSpan, Network, NetworkToken, Parse, Word, WordSplitter,
};
pub use parsed::{Entity, Parsed, ParsedToken};
pub use tokens::{Tag, Token};
pub use verbs::{VerbGroup, VerbTense};

use lexicon::Lexicon;
use std::ops::Range;
use std::sync::OnceLock;

/// The tables of one language, ready to analyse text; shared freely between threads.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
}

/// One text taken apart.
#[derive(Debug, Default)]
pub struct Analysis {
    /// Sentences in order, without surrounding white space; a line end always ends one.
    pub sentences: Vec<Sentence>,
    /// All tokens in order.
    pub tokens: Vec<Token>,
}

/// One sentence: where it stands and which tokens it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// Range of indices into the tokens of the [`Analysis`] or [`Parsed`] text it belongs to.
    pub tokens: Range<usize>,
}

impl Analyzer {
    /// English, from the tables compiled in; parsed on first use.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Analyzer> = OnceLock::new();
        ENGLISH.get_or_init(|| Self { lexicon: Lexicon::english() })
    }

    /// The sentences of `text` in order, as byte ranges without surrounding white space; a line end
    /// always ends one. Costs no tagging.
    pub fn sentences(&self, text: &str) -> Vec<Range<usize>> {
        sentences::split(text, &self.lexicon)
    }

    /// Splits `text` into sentences and tagged tokens.
    pub fn analyze(&self, text: &str) -> Analysis {
        let mut analysis = Analysis::default();
        for span in self.sentences(text) {
            let first = analysis.tokens.len();
            analysis.tokens.extend(tokens::tokenize(text, span.clone(), &self.lexicon));
            tagger::tag(text, &mut analysis.tokens[first..], &self.lexicon);
            analysis.sentences.push(Sentence { span, tokens: first..analysis.tokens.len() });
        }
        analysis
    }
}

impl Analysis {
    /// The verb groups of sentence number `sentence`, in order; empty for a number out of range.
    pub fn verb_groups(&self, sentence: usize) -> Vec<VerbGroup> {
        let Some(sentence) = self.sentences.get(sentence) else { return Vec::new() };
        verbs::groups(&self.tokens, sentence.tokens.clone())
    }

    /// Index, among `groups` of sentence number `sentence`, of the verb group that the phrase at the
    /// bytes `phrase` most likely hangs from; `None` in a sentence without a verb outside it.
    pub fn attach(
        &self,
        sentence: usize,
        groups: &[VerbGroup],
        phrase: Range<usize>,
    ) -> Option<usize> {
        let sentence = self.sentences.get(sentence)?;
        verbs::attach(&self.tokens, &sentence.tokens, groups, &phrase)
    }
}
