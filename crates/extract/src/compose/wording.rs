//! The words of a label as a reader wants them: people by their full names, names for pronouns, no
//! space before a comma.

use super::Sentence;
use dateline_nlp::{Gender, Label, Name, NameKind, Tag};
use std::collections::BTreeSet;

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// A name of more words than this does not take the place of a surname or a pronoun.
const LONGEST_NAME: usize = 5;

impl Sentence<'_> {
    /// The tokens `kept` as one text that begins with a capital, with the word that is `lent` to it.
    pub(super) fn spell(&self, kept: &[usize], lent: Option<&Lent>) -> String {
        let mut out = String::new();
        let mut told = BTreeSet::new();
        let mut place = 0;
        let Quoted { mut kept, opening, closing } = self.with_whole_quotations(kept);
        while kept.last().is_some_and(|&at| self.norm(at) == ".") {
            kept.pop();
        }
        while let Some(&at) = kept.get(place) {
            let before = place.checked_sub(1).map(|place| kept[place]);
            if before.is_some_and(|before| !self.stands_together(before, at)) {
                out.push(' ');
            }
            if let Some((_, mark)) = opening.filter(|(before, _)| *before == at) {
                out.push(mark);
            }
            if let Some(lent) = lent.filter(|lent| lent.at == at) {
                out.push_str(&lent.word);
                if lent.instead {
                    place += 1;
                    continue;
                }
                out.push(' ');
            }
            if self.lost_its_date(at, before) {
                out.push_str("the ");
            }
            let (words, taken) = self.words_for(&kept[place..], &mut told);
            if words.is_person {
                drop_courtesy(&mut out);
            }
            let opens = opening.is_some_and(|(before, _)| before == at);
            if place > 0 && !opens && self.begins_speech(at, before) {
                out.push_str(&uncapitalised(&words.text));
            } else {
                out.push_str(&words.text);
            }
            place += taken;
        }
        out.extend(closing);
        let mut chars = out.trim().chars();
        chars.next().map_or(String::new(), |first| {
            first.to_uppercase().collect::<String>() + chars.as_str()
        })
    }

    /// `kept` with quotation marks only around words that stand so in the text, none left out.
    fn with_whole_quotations(&self, kept: &[usize]) -> Quoted {
        let mut opening = None;
        let tag = |place: usize| self.token(kept[place]).tag;
        let mark = |tag| tag == Tag::OpenQuote || tag == Tag::CloseQuote;
        let mut out = Vec::new();
        let mut place = 0;
        while place < kept.len() {
            if !mark(tag(place)) {
                out.push(kept[place]);
                place += 1;
                continue;
            }
            let mut end = place + 1;
            while end < kept.len() && kept[end] == kept[end - 1] + 1 && !mark(tag(end)) {
                end += 1;
            }
            let whole = tag(place) == Tag::OpenQuote && end > place + 1;
            if whole && end == kept.len() {
                out.extend(&kept[place..end]);
                let open = &self.article.text[self.token(kept[place]).span.clone()];
                let closing = Some(if open == "“" { '”' } else { '"' });
                return Quoted { kept: out, opening, closing };
            }
            // The comma that is left out before the closing mark is none of the words.
            if whole && tag(end) == Tag::CloseQuote && kept[end] <= kept[end - 1] + 2 {
                out.extend(&kept[place..=end]);
                end += 1;
            } else if let Some(first) = self.quoted_from(kept, place) {
                let close = &self.article.text[self.token(kept[place]).span.clone()];
                opening = Some((first, if close == "”" { '“' } else { '"' }));
                out.extend(&kept[place..end]);
            } else if self.is_apostrophe(kept[place]) {
                out.extend(&kept[place..end]);
            } else {
                out.extend(&kept[place + 1..end]);
            }
            place = end;
        }
        Quoted { kept: out, opening, closing: None }
    }

    /// The token that the words before the closing mark at `kept[place]` begin with, where they begin
    /// the sentence, and so the quotation a sentence before.
    fn quoted_from(&self, kept: &[usize], place: usize) -> Option<usize> {
        let close = kept[place];
        let near = place > 0 && close <= kept[place - 1] + 2 && !self.is_apostrophe(close);
        let rows = || (1..place).rev().find(|&at| kept[at] != kept[at - 1] + 1).unwrap_or(0);
        let first = near.then(|| kept[rows()]).filter(|&first| self.begins(first))?;
        let marked = (first..close).any(|at| self.token(at).tag == Tag::OpenQuote);
        (!marked && self.token(close).tag == Tag::CloseQuote).then_some(first)
    }

    /// "’" of "the workers’ demands", which the tagger takes for the end of a quotation.
    pub(super) fn is_apostrophe(&self, at: usize) -> bool {
        let after = at + 1;
        matches!(&self.article.text[self.token(at).span.clone()], "’" | "'")
            && self.joins(at)
            && self.norm(at - 1).ends_with('s')
            && self.tokens().contains(&after)
            && !self.joins(after)
    }

    /// Whether the token at `at` is the first of its sentence, a dateline apart.
    pub(super) fn begins(&self, at: usize) -> bool {
        at == self.tokens().start || at == self.article.analysis.sentences[self.index].body
    }

    /// Whether the token at `at` has its capital only because a sentence or a quotation begins with
    /// it, which in the label goes on after the token `before`.
    fn begins_speech(&self, at: usize, before: Option<usize>) -> bool {
        let token = self.token(at);
        let first =
            self.begins(at) || self.token(at - 1).tag == Tag::OpenQuote && self.begins(at - 1);
        let quoted = before.is_some_and(|before| self.token(before).tag == Tag::OpenQuote);
        let name = token.tag.is_name() || self.article.names.at(at).is_some();
        first && !quoted && !name && token.norm() != "i"
    }

    /// Whether the date that stood before the token at `at` stood there as an article would: "in
    /// Tuesday’s fire".
    fn lost_its_date(&self, at: usize, before: Option<usize>) -> bool {
        let mark = at.checked_sub(1).filter(|&mark| Some(mark) != before);
        mark.is_some_and(|mark| {
            mark > self.tokens().start
                && self.token(mark).tag == Tag::Pos
                && self.is_dating(mark - 1)
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
        if let Some((_, text)) = self.named_behind(at).filter(|(noun, _)| !kept.contains(noun)) {
            return (Words { text, is_person: false }, 1);
        }
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
        if self.token(at).tag == Tag::WpPoss {
            return (Words { text: self.owner(at), is_person: false }, 1);
        }
        // "An October 11 presentation" is "A presentation".
        let next = kept.get(1).copied().filter(|&next| next != at + 1);
        if let (true, Some(next)) = (matches!(self.norm(at), "a" | "an"), next) {
            let article = if self.norm(next).starts_with(VOWELS) { "an" } else { "a" };
            return (Words { text: article.to_owned(), is_person: false }, 1);
        }
        as_written()
    }

    /// "Boyd’s" for the "whose" at `at` of "Boyd, whose party won"; "Whose" where that is unknown.
    fn owner(&self, at: usize) -> String {
        let analysis = self.article.analysis;
        let clause = analysis.ancestors(at).find(|&at| self.token(at).label == Label::Relcl);
        let noun = clause.map(|verb| self.token(verb).head);
        let name = noun.and_then(|noun| self.article.names.at(noun));
        let possessive = if self.article.text.contains('’') { "’s" } else { "'s" };
        match (name.map(|name| &self.article.names.entities[name]), noun) {
            (Some(name), _) if name.canonical.len() <= LONGEST_NAME => {
                format!("{}{possessive}", name.text)
            }
            (_, Some(noun)) => {
                let word = &self.article.text[self.token(noun).span.clone()];
                let article = if self.token(noun).tag.is_name() { "" } else { "the " };
                format!("{article}{word}{possessive}")
            }
            (_, None) => String::from("whose"),
        }
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

/// Words of a label with the marks of quotations that its sentence does not have at these places.
struct Quoted {
    kept: Vec<usize>,
    /// Goes before this token.
    opening: Option<(usize, char)>,
    /// Goes behind the last.
    closing: Option<char>,
}

/// A word that a label needs and its sentence does not have.
pub(super) struct Lent {
    /// The token that it goes before.
    pub at: usize,
    pub word: String,
    /// Whether it takes the place of that token: "sold" for "selling".
    pub instead: bool,
}

/// What is written in place of some tokens.
struct Words {
    text: String,
    /// Whether it is a person's full name put for a part of it.
    is_person: bool,
}

/// The word with a small first letter, unless it is all in capitals.
fn uncapitalised(word: &str) -> String {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return String::new() };
    let rest = chars.as_str();
    if rest.starts_with(char::is_uppercase) {
        return word.to_owned();
    }
    first.to_lowercase().collect::<String>() + rest
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
