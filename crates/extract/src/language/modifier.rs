//! Words that qualify a temporal expression: "about", "since", "early".

use crate::model::Modifier;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The phrases of `timex/modifiers.toml`, in lower case.
#[derive(Debug)]
pub struct Modifiers {
    /// Each phrase with what it is, the plain ones nothing; the longer before the shorter.
    phrases: Vec<(String, Option<Modifier>)>,
    /// Words that may stand between a phrase and the expression.
    passed: Vec<String>,
    /// Phrases that are `MORE_THAN` only of what a date is counted by.
    more_counted: Vec<String>,
    /// Phrases that tell an end, unless one of `denials` stands in their clause.
    ends: Vec<String>,
    denials: Vec<String>,
}

#[derive(Deserialize)]
struct Lists {
    passed: Vec<String>,
    plain: Vec<String>,
    more_counted: Vec<String>,
    ends: Vec<String>,
    denials: Vec<String>,
    #[serde(flatten)]
    modifiers: BTreeMap<String, Vec<String>>,
}

impl Modifiers {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let lists: Lists = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut phrases: Vec<_> = lists.plain.iter().map(|words| (words.clone(), None)).collect();
        for (name, words) in &lists.modifiers {
            let modifier = Modifier::from_word(name)
                .ok_or_else(|| format!("`{name}` is no value of TIMEX3's `mod`"))?;
            phrases.extend(words.iter().map(|words| (words.clone(), Some(modifier))));
        }
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let Lists { passed, more_counted, ends, denials, .. } = lists;
        Ok(Self { phrases, passed, more_counted, ends, denials })
    }

    /// What stands at the head of an expression in lower case.
    pub fn at_head(&self, words: &str) -> Option<Modifier> {
        let first = words.bytes().next();
        let heads = |phrase: &&(String, Option<Modifier>)| {
            // Most differ in the first letter already.
            phrase.0.bytes().next() == first
                && words
                    .strip_prefix(phrase.0.as_str())
                    .is_some_and(|rest| rest.starts_with([' ', '-']))
        };
        let more = || {
            let mut phrases = self.more_counted.iter();
            phrases.any(|phrase| {
                words.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.starts_with(' '))
            })
        };
        match self.phrases.iter().find(heads) {
            Some((_, modifier)) => *modifier,
            None => more().then_some(Modifier::MoreThan),
        }
    }

    /// What the words before an expression, in lower case, make of it; the nearest first. A date may be
    /// `counted` from another: "two years ago".
    pub fn before<'a>(
        &'a self,
        mut words: &'a str,
        counted: bool,
    ) -> impl Iterator<Item = Modifier> + 'a {
        std::iter::from_fn(move || {
            loop {
                words = words.trim_end();
                let last = words.bytes().next_back();
                let ends = |phrase: &str| {
                    // Most differ in the last letter already.
                    if phrase.bytes().next_back() != last {
                        return None;
                    }
                    let rest = words.strip_suffix(phrase)?;
                    (rest.is_empty() || rest.ends_with([' ', '(', '“', '"', '—'])).then_some(rest)
                };
                let found = self
                    .phrases
                    .iter()
                    .find_map(|(phrase, modifier)| ends(phrase).map(|rest| (rest, *modifier)));
                if let Some((rest, modifier)) = found {
                    let phrase = words[rest.len()..].trim_start();
                    words = rest;
                    let end = self.ends.iter().any(|end| end == phrase);
                    return modifier.filter(|_| !(end && self.denies(rest)));
                }
                if counted && self.more_counted.iter().any(|phrase| ends(phrase).is_some()) {
                    return Some(Modifier::MoreThan);
                }
                words = self.passed.iter().find_map(|word| ends(word))?;
            }
        })
        .take(MOST)
    }

    /// Whether the clause that `words` end with denies something.
    fn denies(&self, words: &str) -> bool {
        let clause = words.rsplit([',', ';', ':', '(', '—']).next().unwrap_or_default();
        clause.split_whitespace().any(|word| {
            let short = |denial: &&String| denial.contains(['\'', '’']);
            self.denials.iter().any(|denial| denial == word)
                || self.denials.iter().filter(short).any(|denial| word.ends_with(denial.as_str()))
        })
    }
}

/// Words that qualify one expression; more are no more than noise.
const MOST: usize = 3;
