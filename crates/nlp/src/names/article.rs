//! What names need to know of tokens; the only place that looks into them.

use super::NameKind;
use crate::{Analysis, Entity, Sentence, Tag, Token};
use std::ops::Range;

/// So many words after its verb a clause begins at most, and so many words are joined by "and": longer
/// ones are lists, and the bounds keep the time proportional to the text.
const REACH: usize = 40;
const CHAIN: usize = 16;

/// The part that a word plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Subject,
    Object,
    Other,
}

/// The text with its parse.
pub(super) struct Article<'a> {
    text: &'a str,
    pub sentences: &'a [Sentence],
    tokens: &'a [Token],
    entities: &'a [Entity],
    /// For each token, the number of its direct quotation.
    quotes: Vec<Option<usize>>,
}

impl<'a> Article<'a> {
    pub(super) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let Analysis { sentences, tokens, entities, .. } = analysis;
        let mut article = Self { text, sentences, tokens, entities, quotes: Vec::new() };
        article.quotes = article.find_quotes();
        article
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        &self.text[self.tokens[at].span.clone()]
    }

    /// The text from the first of the tokens to the last.
    pub(super) fn words(&self, tokens: &Range<usize>) -> &'a str {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => &self.text[first.span.start..last.span.end],
            Some([only]) => &self.text[only.span.clone()],
            _ => "",
        }
    }

    pub(super) fn lemma(&self, at: usize) -> &'a str {
        &self.tokens[at].lemma
    }

    fn tag(&self, at: usize) -> &str {
        let tag = self.tokens[at].tag;
        if tag == Tag::Xx { "" } else { tag.name() }
    }

    fn label(&self, at: usize) -> &str {
        let token = &self.tokens[at];
        if token.tag == Tag::Xx { "" } else { token.label.name() }
    }

    pub(super) fn head(&self, at: usize) -> usize {
        self.tokens[at].head
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether nothing stands between token number `at` and the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    /// What the model takes the token for, and all the words of that name; `None` outside names.
    pub(super) fn network_name(&self, at: usize) -> Option<(Range<usize>, NameKind)> {
        let entity = self.entities.get(self.tokens[at].entity?)?;
        let kind = match entity.kind {
            "PERSON" => NameKind::Person,
            "ORG" => NameKind::Organization,
            "GPE" => NameKind::Polity,
            "LOC" | "FAC" => NameKind::Place,
            "NORP" => NameKind::People,
            "EVENT" | "PRODUCT" | "WORK_OF_ART" | "LAW" | "LANGUAGE" => NameKind::Other,
            _ => return None,
        };
        Some((entity.tokens.clone(), kind))
    }

    /// Whether the token belongs to a date, an amount or the like.
    pub(super) fn is_amount(&self, at: usize) -> bool {
        self.tokens[at].entity.is_some() && self.network_name(at).is_none()
    }

    /// Whether the word may be one of a name: a proper noun, or, untagged, one with a capital.
    pub(super) fn is_proper(&self, at: usize) -> bool {
        let capital = self.word(at).starts_with(char::is_uppercase);
        match self.tag(at) {
            "NNP" | "NNPS" => capital || self.word(at).chars().any(char::is_uppercase),
            "" => capital && !self.is_shouted(at),
            _ => false,
        }
    }

    /// Whether the token is a long word all in capitals, which untagged text gives no reading of.
    fn is_shouted(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 6 && word.chars().all(char::is_uppercase)
    }

    /// Whether a hyphen and the rest of a given name stand here: "-ching" in "Wai-ching".
    pub(super) fn is_given_name_tail(&self, hyphen: usize) -> bool {
        let tail = hyphen + 1;
        self.word(hyphen) == "-" && self.tag(tail).starts_with("NNP") && self.word(tail).len() < 7
    }

    /// Whether a noun with a capital stands where a name would: the tagger takes rare surnames that
    /// begin a sentence for common nouns.
    pub(super) fn may_be_name(&self, at: usize) -> bool {
        let capital = self.word(at).starts_with(char::is_uppercase);
        let place = self.role(at) != Role::Other || self.is_owner(at);
        capital && self.tag(at) == "NN" && place
    }

    pub(super) fn has_tag(&self, at: usize) -> bool {
        !self.tag(at).is_empty()
    }

    /// Whether the token is "'s", or the apostrophe after a plural.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.tag(at) == "POS" || matches!(self.word(at), "'s" | "’s" | "'" | "’")
    }

    /// A common noun's number: one or many.
    pub(super) fn common_noun(&self, at: usize) -> Option<bool> {
        match self.tag(at) {
            "NN" => Some(false),
            "NNS" => Some(true),
            _ => None,
        }
    }

    /// Whether the word is the last of its phrase, and no part of a compound.
    pub(super) fn is_phrase_head(&self, at: usize) -> bool {
        !matches!(self.label(at), "compound" | "nmod" | "amod" | "npadvmod")
    }

    /// Whether the word only says what somebody else in the sentence is: "a lawyer" in "Anna Smith, a
    /// lawyer" and in "she is a lawyer".
    pub(super) fn is_attribute(&self, at: usize) -> bool {
        matches!(self.label(at), "appos" | "attr" | "oprd" | "acomp" | "compound")
    }

    /// The word that the token says more of, where it stands in apposition.
    pub(super) fn apposed_to(&self, at: usize) -> Option<usize> {
        (self.label(at) == "appos").then(|| self.head(at))
    }

    /// Whether the pronoun stands before what it owns.
    pub(super) fn is_owner(&self, at: usize) -> bool {
        self.label(at) == "poss"
    }

    /// The word of `tokens` that hangs from outside them.
    pub(super) fn head_of(&self, tokens: &Range<usize>) -> usize {
        let outside = |at: &usize| !tokens.contains(&self.head(*at)) || self.head(*at) == *at;
        tokens.clone().rev().find(outside).unwrap_or(tokens.start)
    }

    /// The first of the words joined by "and" that token number `at` is one of; itself elsewhere.
    pub(super) fn first_joined(&self, at: usize) -> usize {
        let mut first = at;
        for _ in 0..CHAIN {
            if self.label(first) != "conj" || self.head(first) == first {
                break;
            }
            first = self.head(first);
        }
        first
    }

    pub(super) fn role(&self, at: usize) -> Role {
        let first = self.first_joined(at);
        match self.label(first) {
            "nsubj" | "nsubjpass" | "csubj" => Role::Subject,
            "dobj" | "pobj" | "dative" | "attr" | "agent" | "oprd" => Role::Object,
            _ => Role::Other,
        }
    }

    /// The verb or noun that the word hangs from, past prepositions.
    pub(super) fn governor(&self, at: usize) -> usize {
        let first = self.first_joined(at);
        let head = self.head(first);
        match self.label(head) {
            "prep" | "agent" | "dative" => self.head(head),
            _ => head,
        }
    }

    /// Whether a clause hangs from token number `verb` in the sentence: "it is likely that ...".
    pub(super) fn governs_clause(&self, verb: usize, sentence: &Sentence) -> bool {
        let after = verb + 1..sentence.tokens.end.min(verb + REACH);
        let clause = |at: usize| matches!(self.label(at), "ccomp" | "xcomp" | "csubj" | "advcl");
        let below = |at: usize| {
            let head = self.head(at);
            let complement = matches!(self.label(head), "acomp" | "attr");
            head == verb || complement && self.head(head) == verb
        };
        after.into_iter().any(|at| clause(at) && below(at))
    }

    /// Whether every long word of the sentence has a capital and no full stop ends it, as in a
    /// headline: there capitals and the tags made from them tell nothing.
    pub(super) fn is_title_case(&self, sentence: &Sentence) -> bool {
        if self.text[..sentence.span.end].ends_with(['.', '!', '?', '"', '”']) {
            return false;
        }
        let long = sentence.tokens.clone().map(|at| self.word(at));
        let long = long.filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic));
        let (mut capital, mut small) = (0, 0);
        for word in long {
            *if word.starts_with(char::is_uppercase) { &mut capital } else { &mut small } += 1;
        }
        capital > 3 && small * 8 < capital
    }

    /// The direct quotation that the token stands in.
    pub(super) fn quote(&self, at: usize) -> Option<usize> {
        self.quotes[at]
    }

    /// Numbers the quotations. None goes on past the end of a paragraph, so that a mark which is
    /// missing spoils no more than that.
    fn find_quotes(&self) -> Vec<Option<usize>> {
        let mut quotes = Vec::with_capacity(self.tokens.len());
        let (mut open, mut number, mut end) = (None, 0, 0);
        for (at, token) in self.tokens.iter().enumerate() {
            if self.text[end..token.span.start].contains('\n') {
                open = None;
            }
            end = token.span.end;
            let opens = match self.word(at) {
                "“" | "„" | "«" | "``" => Some(true),
                "”" | "»" | "''" => Some(false),
                "\"" => Some(open.is_none()),
                _ => None,
            };
            if let Some(opens) = opens {
                number += 1;
                open = opens.then_some(number);
            }
            quotes.push(open);
        }
        quotes
    }
}
