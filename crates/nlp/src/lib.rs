//! Text in, analysis out: sentences, words, a dependency parse, names, verb groups.
//!
//! Any text is accepted and none fails; the same text gives the same analysis. The crate opens no
//! file and reads no clock: its tables and weights (`data/en`) are compiled in. Offsets are bytes of
//! the given text and lie on `char` boundaries.
//!
//! [`Analyzer::split`] finds sentences and words and costs no network; [`Analyzer::parse`] parses the
//! sentences that are asked for; [`Analyzer::analyze`] does both for all. [`Network`],
//! [`WordSplitter`] and [`Lemmatizer`] are the parts below, which do what spaCy's English model does.
//!
//! ```
//! let analysis = dateline_nlp::Analyzer::english().analyze("Mr. Boyd resigned. He had to.");
//! assert_eq!(analysis.sentences.len(), 2);
//! let group = &analysis.sentences[0].groups[0];
//! assert_eq!(analysis.tokens[group.head].lemma, "resign");
//! ```

mod analysis;
mod boundaries;
mod label;
mod mends;
mod names;
mod network;
mod prefixes;
mod sentences;
mod series;
mod syntax;
mod table;
mod token;
mod verbs;

pub use analysis::{Analysis, Entity, Sentence};
pub use label::Label;
pub use names::{Gender, Name, NameKind, Names};
pub use network::{
    Form, Lemmatizer, ModelError, NamedSpan, Network, NetworkToken, Parse, Word, WordSplitter,
};
pub use token::{Tag, Token};
pub use verbs::{VerbGroup, VerbTense};

use boundaries::Boundaries;
use std::ops::Range;
use std::sync::OnceLock;

/// The tables and networks of one language, ready to analyse text; shared freely between threads.
#[derive(Debug)]
pub struct Analyzer {
    boundaries: Boundaries,
}

impl Analyzer {
    /// English, from the tables compiled in; what a call needs of them is read on first use.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Analyzer> = OnceLock::new();
        ENGLISH.get_or_init(|| Self { boundaries: Boundaries::english() })
    }

    /// The sentences of `text` in order, as byte ranges without surrounding white space; a line end
    /// always ends one.
    pub fn sentences(&self, text: &str) -> Vec<Range<usize>> {
        sentences::split(text, &self.boundaries)
    }

    /// The sentences and words of `text`, nothing parsed.
    pub fn split(&self, text: &str) -> Analysis {
        let splitter = WordSplitter::english();
        let mut analysis = Analysis::default();
        for span in self.sentences(text) {
            analysis.push_sentence(span.clone(), splitter.split(&text[span.clone()]), text);
        }
        analysis
    }

    /// Parses those of the `sentences` (numbers) that are not parsed yet; `analysis` is that of
    /// `text`. What it makes of a sentence does not depend on the others, so it may be called again
    /// for more. The time is proportional to the length of the sentences.
    pub fn parse(
        &self,
        text: &str,
        analysis: &mut Analysis,
        sentences: impl IntoIterator<Item = usize>,
    ) {
        analysis.parse(text, sentences.into_iter().collect());
    }

    /// Sentences, words and the parse of all of `text`.
    ///
    /// ```
    /// use dateline_nlp::{Analyzer, Label, Tag};
    ///
    /// let text = "Talks failed. The envoy left Geneva on Monday.";
    /// let analysis = Analyzer::english().analyze(text);
    /// let envoy = &analysis.tokens[4];
    /// assert_eq!((envoy.lemma.as_str(), envoy.tag, envoy.label), ("envoy", Tag::Nn, Label::Nsubj));
    /// assert_eq!(analysis.tokens[envoy.head].lemma, "leave");
    /// assert_eq!(analysis.sentences[1].tokens, 3..10);
    /// let kinds: Vec<_> = analysis.entities.iter().map(|entity| entity.kind).collect();
    /// assert_eq!(kinds, ["GPE", "DATE"]);
    /// ```
    pub fn analyze(&self, text: &str) -> Analysis {
        let mut analysis = self.split(text);
        let all = 0..analysis.sentences.len();
        self.parse(text, &mut analysis, all);
        analysis
    }
}
