//! Which words name happenings: main verbs, and the nouns of `lexicon/triggers.tsv`.

use crate::language::Lexicon;
use dateline_nlp::{Analysis, Tag, VerbGroup};

/// A word that may name a happening.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    /// Index of its token.
    pub token: usize,
    /// Index of its verb group; `None` for a noun.
    pub group: Option<usize>,
}

/// The triggers of one sentence. Every main verb is one, stative verbs too: whether a date makes an
/// event of it is decided where the date is.
pub(super) fn triggers(
    analysis: &Analysis,
    sentence: usize,
    groups: &[VerbGroup],
    lexicon: &Lexicon,
) -> Vec<Trigger> {
    let verbs = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| analysis.tokens[group.head].tag.is_verb())
        .map(|(at, group)| Trigger { token: group.head, group: Some(at) });
    let tokens = analysis.sentences[sentence].tokens.clone();
    let nouns = tokens
        .filter(|&at| {
            let token = &analysis.tokens[at];
            // A lower-case gerund after "the" is tagged as a noun: "the signing".
            matches!(token.tag, Tag::Nn | Tag::Nns) && lexicon.is_eventive(&token.lemma)
        })
        .map(|token| Trigger { token, group: None });
    verbs.chain(nouns).collect()
}
