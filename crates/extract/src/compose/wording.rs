//! The words of a label as a reader wants them: people by their full names, names for pronouns, no
//! space before a comma.

use super::Sentence;
use dateline_nlp::{Gender, Name, NameKind, Tag};
use std::collections::BTreeSet;

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// A name of more words than this does not take the place of a surname or a pronoun.
const LONGEST_NAME: usize = 5;

impl Sentence<'_> {
    /// The tokens `kept` as one text that begins with a capital.
    pub(super) fn spell(&self, kept: &[usize]) -> String {
        let mut out = String::new();
        let mut told = BTreeSet::new();
        let mut place = 0;
        while let Some(&at) = kept.get(place) {
            let before = place.checked_sub(1).map(|place| kept[place]);
            if before.is_some_and(|before| !self.stands_together(before, at)) {
                out.push(' ');
            }
            let (words, taken) = self.words_for(&kept[place..], &mut told);
            if words.is_person {
                drop_courtesy(&mut out);
            }
            out.push_str(&words.text);
            place += taken;
        }
        balance_quotes(&mut out);
        let mut chars = out.trim().chars();
        chars.next().map_or(String::new(), |first| {
            first.to_uppercase().collect::<String>() + chars.as_str()
        })
    }

    /// Whether no space stands between the token `before` and the one put after it.
    fn stands_together(&self, before: usize, at: usize) -> bool {
        let mark = matches!(self.norm(at), "," | ";" | ":" | "." | "?" | "!")
            || self.token(at).tag == Tag::CloseQuote
            || self.token(before).tag == Tag::OpenQuote;
        mark || before + 1 == at && self.joins(at)
    }

    /// What is written for the first tokens of `kept`, and how many they are. `told` has the names
    /// that the label has given so far.
    fn words_for(&self, kept: &[usize], told: &mut BTreeSet<usize>) -> (Words, usize) {
        let at = kept[0];
        let written = &self.article.text[self.token(at).span.clone()];
        let as_written = || (Words { text: written.to_owned(), is_person: false }, 1);
        let names = self.article.names;
        if let Some(name) = names.antecedent(at) {
            let later = kept[1..].iter().any(|&other| names.at(other) == Some(name));
            let said = !told.insert(name) || later;
            let text = self.for_pronoun(at, &names.entities[name]).filter(|_| !said);
            return text.map_or_else(as_written, |text| (Words { text, is_person: false }, 1));
        }
        if let Some(number) = names.at(at) {
            let name = &names.entities[number];
            let mention = name.mentions.iter().find(|mention| mention.start == at);
            let whole = mention.filter(|mention| {
                kept.len() >= mention.len()
                    && (*mention).clone().eq(kept[..mention.len()].iter().copied())
            });
            if told.insert(number)
                && let Some(mention) = whole
                && self.is_surname_of(mention.clone(), name)
                // "the Boyd-era rules"
                && kept.get(mention.len()).is_none_or(|&at| self.token(at).tag != Tag::Hyphen)
            {
                return (Words { text: name.text.clone(), is_person: true }, mention.len());
            }
        }
        // "An October 11 presentation" is "A presentation".
        let next = kept.get(1).copied().filter(|&next| next != at + 1);
        if let (true, Some(next)) = (matches!(self.norm(at), "a" | "an"), next) {
            let article = if self.norm(next).starts_with(VOWELS) { "an" } else { "a" };
            return (Words { text: article.to_owned(), is_person: false }, 1);
        }
        as_written()
    }

    /// The name that a pronoun stands for, in its case: "Boyd", "Boyd’s".
    fn for_pronoun(&self, at: usize, name: &Name) -> Option<String> {
        // "it" and "they" stand for things without a name too often.
        if name.kind != NameKind::Person
            || name.gender == Gender::Unknown && self.norm(at) == "they"
        {
            return None;
        }
        if name.canonical.len() > LONGEST_NAME {
            return None;
        }
        let possessive = if self.article.text.contains('’') { "’s" } else { "'s" };
        match self.token(at).tag {
            Tag::Prp => Some(name.text.clone()),
            Tag::PrpPoss => Some(format!("{}{possessive}", name.text)),
            _ => None,
        }
    }

    /// Whether the tokens `mention` are the last part of the full name of a person.
    fn is_surname_of(&self, mention: std::ops::Range<usize>, name: &Name) -> bool {
        let words = self.token(mention.start).span.start..self.token(mention.end - 1).span.end;
        let words = &self.article.text[words];
        name.kind == NameKind::Person
            && mention.len() < name.canonical.len()
            && name.canonical.len() <= LONGEST_NAME
            && name.text.strip_suffix(words).is_some_and(|first| first.ends_with(' '))
    }
}

/// What is written in place of some tokens.
struct Words {
    text: String,
    /// Whether it is a person's full name put for a part of it.
    is_person: bool,
}

/// Takes "Mr." off the end: a full name stands without it.
fn drop_courtesy(out: &mut String) {
    for title in ["Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms "] {
        if out.ends_with(title) {
            out.truncate(out.len() - title.len());
            return;
        }
    }
}

/// Removes quotation marks of which one of a pair is missing.
fn balance_quotes(out: &mut String) {
    if out.matches('“').count() != out.matches('”').count() || out.matches('"').count() % 2 == 1
    {
        out.retain(|c| !matches!(c, '“' | '”' | '"'));
    }
}
