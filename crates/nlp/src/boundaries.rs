//! The tables of `data/en` that sentence ends are told by, parsed once.

use crate::table::rows;
use std::collections::{BTreeMap, BTreeSet};

/// Abbreviations, words that begin sentences, and the credits of pictures, of one language.
#[derive(Debug)]
pub(crate) struct Boundaries {
    abbreviations: BTreeMap<&'static str, Ends>,
    openers: BTreeSet<&'static str>,
    after_clock: BTreeSet<&'static str>,
    credits: Vec<&'static str>,
}

/// Whether the full stop of an abbreviation may end a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ends {
    Never,
    /// Before a word of a closed class.
    BeforeOpener,
    /// Before any word but those that tell the time more closely.
    UnlessTime,
}

const ABBREVIATIONS: &str = include_str!("../data/en/abbreviations.tsv");
const OPENERS: &str = include_str!("../data/en/openers.tsv");
const AFTER_CLOCK: &str = include_str!("../data/en/after_clock.tsv");
const CREDITS: &str = include_str!("../data/en/credits.tsv");

impl Boundaries {
    pub(crate) fn english() -> Self {
        let abbreviation = |row: Vec<&'static str>| match row[..] {
            [word, "clock"] => Some((word, Ends::UnlessTime)),
            [word, "yes"] => Some((word, Ends::BeforeOpener)),
            [word, _] => Some((word, Ends::Never)),
            _ => None,
        };
        Self {
            abbreviations: rows(ABBREVIATIONS).filter_map(abbreviation).collect(),
            openers: rows(OPENERS).flatten().collect(),
            after_clock: rows(AFTER_CLOCK).flatten().collect(),
            credits: rows(CREDITS).flatten().collect(),
        }
    }

    /// What the full stop of `word` (given without it) may do, if it is an abbreviation.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Ends> {
        self.abbreviations.get(word).copied()
    }

    /// Whether `lower` (in lower case) is a word of a closed class, which stands with a capital
    /// only where a sentence begins.
    pub(crate) fn opens(&self, lower: &str) -> bool {
        self.openers.contains(lower)
    }

    /// Whether `lower` (in lower case) goes on telling the time after "2 a.m.": a day, a month, a zone.
    pub(crate) fn tells_time(&self, lower: &str) -> bool {
        self.after_clock.contains(lower)
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_sorted_and_has_no_double() {
        for table in [ABBREVIATIONS, OPENERS, AFTER_CLOCK, CREDITS] {
            let keys: Vec<_> = rows(table).map(|row| row[0]).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "`{}` before `{}`", pair[0], pair[1]);
            }
        }
    }
}
