//! Tokens to tagged tokens: a lexicon and the rules of neighbourhood that verbs need.
//!
//! The tags serve to tell verbs from nouns, and finite verbs from participles; finer distinctions
//! among the other classes are not attempted.

use crate::lexicon::{Form, Lexicon};
use crate::tokens::{Tag, Token};

/// Tags one sentence's tokens and gives them their lemmas.
pub(crate) fn tag(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let sentence = Sentence { text, tokens, lexicon };
    let last = sentence.tokens.len().saturating_sub(1);
    for at in 0..sentence.tokens.len() {
        let (tag, lemma) = sentence.read(at);
        sentence.tokens[at].tag = tag;
        if let Some(lemma) = lemma {
            sentence.tokens[at].lemma = lemma;
        }
    }
    if sentence.word(last) == "." {
        sentence.promote();
    }
}

/// Adverbs in a row that are looked past; more is no sentence.
const ADVERBS: usize = 6;

/// A sentence whose tokens before the current one are tagged already.
struct Sentence<'a> {
    text: &'a str,
    tokens: &'a mut [Token],
    lexicon: &'a Lexicon,
}

type Reading = (Tag, Option<String>);

impl Sentence<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.clone()])
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lemma.as_str())
    }

    fn is_capital(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// The last token before `at` that is no adverb: what a verb follows on from.
    fn before(&self, at: usize) -> Option<&Token> {
        self.tokens[..at].iter().rev().take(ADVERBS).find(|token| token.tag != Tag::Rb)
    }

    /// Whether the sentence, or a quotation in it, begins at `at`.
    fn begins(&self, at: usize) -> bool {
        at == 0
            || matches!(self.word(at - 1), "“" | "\"" | "‘" | ":" | "(" | "—" | "–" | "•")
            || self.tokens[..at].iter().all(|token| token.tag == Tag::Punct)
    }

    /// Makes a verb of the likeliest noun where a whole sentence has none: "reports" of "The
    /// company reports results."
    fn promote(self) {
        let finite = |tag| matches!(tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb);
        if self.tokens.iter().any(|token| finite(token.tag)) {
            return;
        }
        let verb = |at: &usize| {
            let (before, token) = (&self.tokens[at - 1], &self.tokens[*at]);
            before.tag.is_noun() && matches!(token.tag, Tag::Nns | Tag::Vbn)
        };
        let readings = (1..self.tokens.len()).filter(verb).filter_map(|at| {
            let (lemma, form) = self.lexicon.verb_form(self.lower(at))?;
            let tag = match form {
                Form::ThirdPerson => Tag::Vbz,
                Form::Past => Tag::Vbd,
                Form::Base | Form::Ing => return None,
            };
            Some((at, tag, lemma))
        });
        if let Some((at, tag, lemma)) =
            readings.max_by_key(|(_, _, lemma)| self.lexicon.counts(lemma).verb)
        {
            self.tokens[at].tag = tag;
            self.tokens[at].lemma = lemma;
        }
    }

    fn read(&self, at: usize) -> Reading {
        let word = self.word(at);
        let lower = self.lower(at);
        let Some(first) = word.chars().next() else { return (Tag::Punct, None) };
        if let Some(tag) = Self::mark_or_number(word, first) {
            return (tag, None);
        }
        if let Some(reading) = self.auxiliary(at, lower) {
            return reading;
        }
        // "al-Hayya" and "eBay" are names as well.
        let capital = first.is_uppercase() || word.chars().any(char::is_uppercase);
        if let Some(tag) = self.lexicon.closed(lower)
            && !(capital && lower == "may" && !self.begins(at))
        {
            return (self.closed(at, lower, tag), None);
        }
        if capital && (!self.begins(at) || self.begins_name(at, lower)) {
            return (Tag::Nnp, None);
        }
        if let Some((lemma, form)) = self.lexicon.verb_form(lower) {
            let tag = match form {
                Form::Past => self.past(at, lower, &lemma),
                Form::Ing => self.ing(at),
                Form::ThirdPerson => self.third_person(at, &lemma),
                Form::Base => self.base(at, &lemma),
            };
            // "to lay", "to find": a base form that is also the past of another verb.
            let lemma = if tag == Tag::Vb { lower.to_owned() } else { lemma };
            return (tag, tag.is_verb().then_some(lemma));
        }
        (self.other(lower), None)
    }

    fn mark_or_number(word: &str, first: char) -> Option<Tag> {
        if first.is_ascii_digit() || (matches!(first, '$' | '€' | '£') && word.len() > 1) {
            return Some(Tag::Cd);
        }
        let has_letter = word.chars().any(char::is_alphanumeric);
        (!has_letter).then_some(Tag::Punct)
    }

    /// Forms of be, have and do, and the clitics that stand for them.
    fn auxiliary(&self, at: usize, lower: &str) -> Option<Reading> {
        let (tag, lemma) = match lower {
            "be" => (Tag::Vb, "be"),
            "am" | "are" | "'re" | "'m" => (Tag::Vbp, "be"),
            "is" => (Tag::Vbz, "be"),
            "was" | "were" => (Tag::Vbd, "be"),
            "been" => (Tag::Vbn, "be"),
            "being" => (Tag::Vbg, "be"),
            "has" => (Tag::Vbz, "have"),
            "have" | "'ve" => {
                let bare = self.before(at).is_some_and(|t| matches!(t.tag, Tag::Md | Tag::To));
                (if bare { Tag::Vb } else { Tag::Vbp }, "have")
            }
            "had" => (Tag::Vbd, "have"),
            "having" => (Tag::Vbg, "have"),
            "does" => (Tag::Vbz, "do"),
            "did" => (Tag::Vbd, "do"),
            "done" => (Tag::Vbn, "do"),
            "'s" => {
                let pronoun = at.checked_sub(1).is_some_and(|before| {
                    let before = &self.tokens[before];
                    matches!(before.tag, Tag::Wp | Tag::Wrb)
                        || matches!(
                            before.lemma.as_str(),
                            "he" | "she" | "it" | "that" | "there" | "here" | "this" | "let"
                        )
                });
                if !pronoun {
                    return Some((Tag::Pos, None));
                }
                (Tag::Vbz, "be")
            }
            _ => return None,
        };
        Some((tag, Some(lemma.to_owned())))
    }

    /// Settles the few words of closed classes that have two.
    fn closed(&self, at: usize, lower: &str, tag: Tag) -> Tag {
        let next_is_verb = || {
            let next = self.lower(at + 1);
            self.lexicon.closed(next) == Some(Tag::Md)
                || matches!(
                    next,
                    "is" | "was" | "were" | "are" | "has" | "have" | "had" | "did" | "does"
                )
                || (!self.is_capital(at + 1)
                    && matches!(
                        self.lexicon.verb_form(next),
                        Some((_, Form::Past | Form::ThirdPerson))
                    ))
        };
        let after_noun = at > 0 && self.tokens[at - 1].tag.is_noun();
        match lower {
            "that" if after_noun && next_is_verb() => Tag::Wp,
            "that" if after_noun || self.before(at).is_some_and(|t| t.tag.is_verb()) => Tag::In,
            "her" | "his" if at + 1 < self.tokens.len() && !self.is_noun_like(at + 1) => Tag::Prp,
            _ => tag,
        }
    }

    /// Whether the untagged word at `at` can begin or continue a noun phrase.
    fn is_noun_like(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let starts_letter = self.word(at).chars().next().is_some_and(char::is_alphanumeric);
        starts_letter
            && match self.lexicon.closed(lower) {
                Some(tag) => tag == Tag::Cd,
                None => {
                    !lower.ends_with("ly")
                        && !matches!(lower, "is" | "was" | "were" | "has" | "had")
                }
            }
    }

    /// Whether a capitalised word at a sentence's start is a name rather than a word like any other.
    fn begins_name(&self, at: usize, lower: &str) -> bool {
        let next_is_name =
            self.is_capital(at + 1) && self.lexicon.closed(self.lower(at + 1)).is_none();
        let counts = self.lexicon.counts(lower);
        if counts.adjective > 0 || counts.adverb > 0 {
            return next_is_name && counts.adjective < 20;
        }
        next_is_name || !self.lexicon.knows(lower)
    }

    /// "signed", "went", "set".
    fn past(&self, at: usize, lower: &str, lemma: &str) -> Tag {
        let Some(before) = self.before(at) else {
            return if self.is_noun_like(at + 1) { Tag::Jj } else { Tag::Vbn };
        };
        let like_base = lower == lemma || self.lexicon.counts(lower).verb > 0;
        if like_base && matches!(before.tag, Tag::Md | Tag::To) {
            return Tag::Vb;
        }
        if before.tag.is_verb() && matches!(before.lemma.as_str(), "be" | "have" | "get") {
            return Tag::Vbn;
        }
        let counts = self.lexicon.counts(lower);
        let noun_next = self.is_noun_like(at + 1);
        match before.tag {
            _ if matches!(
                before.lemma.as_str(),
                "that" | "all" | "both" | "several" | "others"
            ) && !noun_next =>
            {
                Tag::Vbd
            }
            Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj | Tag::Cd | Tag::In if noun_next => Tag::Jj,
            Tag::Dt | Tag::PrpPoss | Tag::Pos if like_base => Tag::Nn,
            Tag::In if before.lemma != "that" => Tag::Vbn,
            _ if counts.adjective > 2 * counts.verb + 2 && noun_next && !before.tag.is_noun() => {
                Tag::Jj
            }
            _ if self.lower(at + 1) == "by" => Tag::Vbn,
            Tag::Vb | Tag::Vbd | Tag::Vbn | Tag::Vbp | Tag::Vbz if noun_next => Tag::Jj,
            _ => Tag::Vbd,
        }
    }

    /// "signing", "meeting".
    fn ing(&self, at: usize) -> Tag {
        let Some(before) = self.before(at) else { return Tag::Vbg };
        let object_next = matches!(
            self.lexicon.closed(self.lower(at + 1)),
            Some(Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::To)
        );
        match before.tag {
            Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj | Tag::Cd if !object_next => Tag::Nn,
            _ => Tag::Vbg,
        }
    }

    /// "signs", "talks".
    fn third_person(&self, at: usize, lemma: &str) -> Tag {
        let Some(before) = self.before(at) else { return Tag::Nns };
        let counts = self.lexicon.counts(lemma);
        let next = self.lexicon.closed(self.lower(at + 1));
        let object_next = matches!(next, Some(Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::To))
            || self.lower(at + 1) == "that";
        let verbal = counts.verb > 2 * counts.noun || object_next;
        match before.tag {
            Tag::Wp => Tag::Vbz,
            Tag::Prp if matches!(before.lemma.as_str(), "he" | "she" | "it") => Tag::Vbz,
            Tag::Nn | Tag::Nnp | Tag::Punct if verbal => Tag::Vbz,
            Tag::Cc if verbal && counts.noun == 0 => Tag::Vbz,
            _ if counts.noun == 0 && before.tag.is_noun() => Tag::Vbz,
            _ => Tag::Nns,
        }
    }

    /// "sign", "talk", "report".
    fn base(&self, at: usize, lemma: &str) -> Tag {
        let counts = self.lexicon.counts(lemma);
        let best_other = counts.noun.max(counts.adjective).max(counts.adverb);
        let other = if counts.adverb > counts.noun && counts.adverb > counts.adjective {
            Tag::Rb
        } else if counts.adjective > counts.noun {
            Tag::Jj
        } else {
            Tag::Nn
        };
        let Some(before) = self.before(at) else {
            let imperative = matches!(
                self.lexicon.closed(self.lower(at + 1)),
                Some(Tag::Dt | Tag::Prp | Tag::PrpPoss)
            );
            return if imperative && counts.verb > best_other { Tag::Vb } else { other };
        };
        let next = self.lexicon.closed(self.lower(at + 1));
        let object_next =
            matches!(next, Some(Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::To | Tag::In));
        match before.tag {
            // "may well have"
            Tag::Md if counts.adverb > 4 * counts.verb => Tag::Rb,
            Tag::Md => Tag::Vb,
            Tag::To if counts.verb * 4 >= best_other => Tag::Vb,
            _ if before.lemma == "do" && before.tag.is_verb() => Tag::Vb,
            Tag::Wp if counts.verb >= best_other => Tag::Vbp,
            Tag::Prp if matches!(before.lemma.as_str(), "i" | "you" | "we" | "they" | "who") => {
                Tag::Vbp
            }
            Tag::Nns
                if counts.verb * 2 >= best_other && (object_next || counts.verb > best_other) =>
            {
                Tag::Vbp
            }
            // A singular noun is followed by "plagues", not "plague".
            Tag::Nnp if counts.verb > 3 * best_other && object_next => Tag::Vbp,
            Tag::Nns | Tag::Nnp if best_other == 0 => Tag::Vbp,
            _ => other,
        }
    }

    /// A word with no reading as a verb.
    fn other(&self, lower: &str) -> Tag {
        let counts = self.lexicon.counts(lower);
        if counts.adverb > counts.adjective || (counts.adjective == 0 && lower.ends_with("ly")) {
            Tag::Rb
        } else if counts.adjective > counts.noun
            || (lower.contains('-') && (lower.ends_with("ed") || lower.ends_with("led")))
        {
            Tag::Jj
        } else if lower.ends_with('s') && !lower.ends_with("ss") {
            Tag::Nns
        } else {
            Tag::Nn
        }
    }
}
