//! The tables of `data/en`, parsed once.

use crate::tokens::Tag;
use std::collections::{BTreeMap, BTreeSet};

/// How often a lemma was counted as each part of speech.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub verb: u32,
    pub noun: u32,
    pub adjective: u32,
    pub adverb: u32,
}

/// A reading of a word as a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "sign"; also "cut", whose past is the same.
    Base,
    /// "signs".
    ThirdPerson,
    /// "signing".
    Ing,
    /// "signed", "went", "gone".
    Past,
}

/// Closed classes, lemma counts, irregular verbs and abbreviations of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    closed: BTreeMap<&'static str, Tag>,
    counts: BTreeMap<&'static str, Counts>,
    irregular: BTreeMap<&'static str, &'static str>,
    has_irregular_past: BTreeSet<&'static str>,
    abbreviations: BTreeMap<&'static str, bool>,
    credits: Vec<&'static str>,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

impl Lexicon {
    pub(crate) fn english() -> Self {
        let mut lexicon = Self {
            closed: BTreeMap::new(),
            counts: BTreeMap::new(),
            irregular: BTreeMap::new(),
            has_irregular_past: BTreeSet::new(),
            abbreviations: BTreeMap::new(),
            credits: rows(include_str!("../data/en/credits.tsv")).flatten().collect(),
        };
        for row in rows(include_str!("../data/en/closed.tsv")) {
            if let [word, tag] = row[..]
                && let Some(tag) = Tag::from_name(tag)
            {
                lexicon.closed.insert(word, tag);
            }
        }
        for row in rows(include_str!("../data/en/words.tsv")) {
            if let [lemma, verb, noun, adjective, adverb] = row[..] {
                let count = |field: &str| field.parse().unwrap_or(0);
                let counts = Counts {
                    verb: count(verb),
                    noun: count(noun),
                    adjective: count(adjective),
                    adverb: count(adverb),
                };
                lexicon.counts.insert(lemma, counts);
            }
        }
        for row in rows(include_str!("../data/en/irregular.tsv")) {
            if let [lemma, past, participle] = row[..] {
                lexicon.has_irregular_past.insert(lemma);
                for form in [past, participle] {
                    // "found", "lay", "saw" and "wound" are past tenses far more often than lemmas.
                    lexicon.irregular.entry(form).or_insert(lemma);
                }
            }
        }
        for (form, lemma) in
            [("lay", "lie"), ("saw", "see"), ("found", "find"), ("wound", "wind"), ("born", "bear")]
        {
            lexicon.irregular.insert(form, lemma);
        }
        for row in rows(include_str!("../data/en/abbreviations.tsv")) {
            if let [word, ends] = row[..] {
                lexicon.abbreviations.insert(word, ends == "yes");
            }
        }
        lexicon
    }

    /// The one tag of a word of a closed class, in lower case.
    pub(crate) fn closed(&self, lower: &str) -> Option<Tag> {
        self.closed.get(lower).copied()
    }

    /// Counts of a lemma; zero where it is not known to be anything but a noun.
    pub(crate) fn counts(&self, lemma: &str) -> Counts {
        self.counts.get(lemma).copied().unwrap_or_default()
    }

    /// Whether the table knows the word at all.
    pub(crate) fn knows(&self, lower: &str) -> bool {
        self.counts.contains_key(lower) || self.verb_form(lower).is_some()
    }

    /// Whether `word` (without its full stop) is an abbreviation, and if so whether it may end a
    /// sentence all the same.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<bool> {
        self.abbreviations.get(word).copied()
    }

    /// Bytes of `before`, which a colon follows, that a picture's credit at its end stands after;
    /// `None` where there is none, or nothing but it, or it goes on from a comma or the like.
    pub(crate) fn credit(&self, before: &str) -> Option<usize> {
        let caption = |credit: &&str| before.strip_suffix(*credit);
        let caption = self.credits.iter().find_map(caption)?;
        let words = caption.trim_end();
        let apart = words.len() < caption.len();
        (apart && words.ends_with(|c: char| c.is_alphanumeric() || ".!?)\"”".contains(c)))
            .then_some(caption.len())
    }

    fn is_verb(&self, lemma: &str) -> bool {
        self.counts(lemma).verb > 0 || self.has_irregular_past.contains(lemma)
    }

    /// The reading of `lower` as a verb form, with its lemma.
    pub(crate) fn verb_form(&self, lower: &str) -> Option<(String, Form)> {
        if let Some(lemma) = self.irregular.get(lower) {
            return Some(((*lemma).to_owned(), Form::Past));
        }
        if self.is_verb(lower) {
            return Some((lower.to_owned(), Form::Base));
        }
        let stems =
            |suffix: &str, form: Form| Some((self.restore(lower.strip_suffix(suffix)?)?, form));
        stems("ing", Form::Ing).or_else(|| stems("ed", Form::Past)).or_else(|| {
            let stem = lower.strip_suffix('s')?;
            let lemma = if self.is_verb(stem) {
                stem.to_owned()
            } else {
                let stem = stem.strip_suffix('e')?;
                let with_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
                with_y
                    .filter(|lemma| self.is_verb(lemma))
                    .or_else(|| self.is_verb(stem).then(|| stem.to_owned()))?
            };
            Some((lemma, Form::ThirdPerson))
        })
    }

    /// The lemma of a stem left by "-ed" or "-ing": "sign", "agre(e)", "plan(n)", "tri(y)".
    fn restore(&self, stem: &str) -> Option<String> {
        if stem.len() < 2 || !stem.is_ascii() {
            return None;
        }
        let doubled = stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
        let single = &stem[..stem.len() - 1];
        let with_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
        [
            Some(format!("{stem}e")),
            Some(stem.to_owned()),
            doubled.then(|| single.to_owned()),
            with_y,
        ]
        .into_iter()
        .flatten()
        .filter(|lemma| self.is_verb(lemma))
        .max_by_key(|lemma| self.counts(lemma).verb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verb_forms_have_their_lemma() {
        let lexicon = Lexicon::english();
        for (word, lemma, form) in [
            ("agreed", "agree", Form::Past),
            ("fired", "fire", Form::Past),
            ("planned", "plan", Form::Past),
            ("tried", "try", Form::Past),
            ("met", "meet", Form::Past),
            ("found", "find", Form::Past),
            ("said", "say", Form::Past),
            ("burned", "burn", Form::Past),
            ("burnt", "burn", Form::Past),
            ("meeting", "meet", Form::Ing),
            ("making", "make", Form::Ing),
            ("watches", "watch", Form::ThirdPerson),
            ("denies", "deny", Form::ThirdPerson),
            ("begins", "begin", Form::ThirdPerson),
            ("resign", "resign", Form::Base),
        ] {
            assert_eq!(lexicon.verb_form(word), Some((lemma.to_owned(), form)), "{word}");
        }
        for word in ["table", "red", "king", "bus", "the", "ing", "éd"] {
            let form = lexicon.verb_form(word).map(|(_, form)| form);
            assert!(matches!(form, None | Some(Form::Base)), "{word}: {form:?}");
        }
    }

    #[test]
    fn every_table_is_sorted_and_has_no_double() {
        for table in [
            include_str!("../data/en/words.tsv"),
            include_str!("../data/en/closed.tsv"),
            include_str!("../data/en/irregular.tsv"),
            include_str!("../data/en/abbreviations.tsv"),
            include_str!("../data/en/credits.tsv"),
        ] {
            let keys: Vec<_> = rows(table).map(|row| row[0]).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "`{}` before `{}`", pair[0], pair[1]);
            }
        }
    }
}
