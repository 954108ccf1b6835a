//! The mentions by the words of the name: one group for each form.

use super::NameKind;
use super::article::Article;
use super::mentions::Mention;
use super::tables::{Known, Tables};
use std::collections::BTreeMap;

/// All mentions of exactly the same words.
pub(super) struct FormGroup<'a> {
    /// The words of the name.
    pub words: Vec<&'a str>,
    /// Indices of the mentions, in order.
    pub mentions: Vec<usize>,
    /// Whether the lists know the words as the name of a place, people or organisation.
    pub known: bool,
    /// Whether the lists know people who are called so, or do not know the words at all.
    pub may_be_person: bool,
    /// What the model takes most of the mentions for; the first of those found equally often.
    pub network: Option<NameKind>,
    /// Whether a word for a person stands before one of the mentions.
    pub titled: bool,
    /// Whether there is evidence enough without a longer form of the name.
    pub stands_alone: bool,
}

/// The mentions by what they are called: variants that the lists know are one name.
pub(super) fn groups<'a>(
    article: &Article<'a>,
    tables: &Tables,
    mentions: &[Mention],
) -> BTreeMap<String, FormGroup<'a>> {
    let mut groups: BTreeMap<String, FormGroup> = BTreeMap::new();
    for (number, mention) in mentions.iter().enumerate() {
        let text = article.words(&mention.tokens);
        let known = tables.known(text).or_else(|| after_comma(article, tables, mention));
        let words: Vec<&str> = mention.tokens.clone().map(|at| article.word(at)).collect();
        let bare = without_suffix(tables, &words);
        let key = known.map_or_else(|| key(bare), |known| known.same.to_owned());
        let group = groups.entry(key).or_insert_with(|| FormGroup {
            words,
            mentions: Vec::new(),
            known: known.is_some(),
            may_be_person: known.is_none_or(|known| known.person),
            network: None,
            titled: false,
            stands_alone: false,
        });
        group.mentions.push(number);
        group.titled |= mention.person;
    }
    for group in groups.values_mut() {
        group.network = majority(mentions, &group.mentions);
    }
    groups
}

/// The state that a mention after a comma abbreviates.
pub(super) fn after_comma(article: &Article, tables: &Tables, mention: &Mention) -> Option<Known> {
    let before = mention.tokens.start.checked_sub(1)?;
    (article.word(before) == ",").then(|| tables.short(article.words(&mention.tokens)))?
}

/// The words as they are compared: full stops of abbreviations count for nothing.
pub(super) fn key(words: &[&str]) -> String {
    let word =
        |word: &&str| if word.len() > 2 { word.replace('.', "") } else { (*word).to_owned() };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The name of a company without its legal form: "Apple Inc." and "Apple" are one name.
fn without_suffix<'a, 'b>(tables: &Tables, words: &'a [&'b str]) -> &'a [&'b str] {
    match words {
        [name @ .., last] if !name.is_empty() && tables.is_org_suffix(last) => name,
        _ => words,
    }
}

fn majority(mentions: &[Mention], group: &[usize]) -> Option<NameKind> {
    let mut counts: BTreeMap<NameKind, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (order, number) in group.iter().enumerate() {
        if let Some(kind) = mentions[*number].network {
            counts.entry(kind).or_insert((0, std::cmp::Reverse(order))).0 += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(kind, _)| kind)
}
