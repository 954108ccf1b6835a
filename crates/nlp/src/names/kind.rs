//! Says what an entity is, by the votes of all its mentions.

use super::article::Article;
use super::forms::after_comma;
use super::linker::Draft;
use super::mentions::Mention;
use super::tables::Tables;
use super::{Gender, Name, NameKind};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// A vote that outweighs whatever the model says.
const SURE: usize = 10_000;
/// One that outweighs a mention or two.
const LIKELY: usize = 3;

/// The name that a draft has become.
pub(super) fn settle(
    article: &Article,
    tables: &Tables,
    mentions: &[Mention],
    draft: &Draft,
) -> Name {
    let own: Vec<&Mention> = draft.mentions.iter().map(|number| &mentions[*number]).collect();
    let size = |mention: &&&Mention| {
        let text = article.words(&mention.tokens);
        (mention.tokens.len(), text.len(), Reverse(mention.tokens.start))
    };
    let canonical = own.iter().max_by_key(size).map_or(0..0, |mention| mention.tokens.clone());
    let kind = kind(article, tables, &own, draft);
    let gender = match kind {
        NameKind::Person => gender(article, tables, &own, &canonical, draft.person),
        _ => Gender::Unknown,
    };
    Name {
        text: article.words(&canonical).to_owned(),
        canonical,
        kind,
        gender,
        mentions: own.iter().map(|mention| mention.tokens.clone()).collect(),
    }
}

fn kind(article: &Article, tables: &Tables, own: &[&Mention], draft: &Draft) -> NameKind {
    let mut votes: BTreeMap<NameKind, usize> = BTreeMap::new();
    let mut vote = |kind, weight| *votes.entry(kind).or_default() += weight;
    if draft.person {
        vote(NameKind::Person, SURE);
    }
    for mention in own {
        if let Some(kind) = mention.network {
            vote(kind, 1);
        }
        if mention.person {
            vote(NameKind::Person, SURE);
        }
        if let Some(kind) = placed(article, tables, mention) {
            vote(kind, 1);
        }
        if !draft.person
            && let Some((kind, weight)) = evidence(article, tables, mention)
        {
            vote(kind, weight);
        }
    }
    // The first of equals, for two kinds with the same votes.
    let best = votes.into_iter().max_by_key(|(kind, votes)| (*votes, Reverse(*kind)));
    best.map_or(NameKind::Unknown, |(kind, _)| kind)
}

/// The kind of place that a mention is where the word before it speaks for one and the model takes
/// it for a place, or for a person, as it does with names it has never seen.
fn placed(article: &Article, tables: &Tables, mention: &Mention) -> Option<NameKind> {
    let before = mention.tokens.start.checked_sub(1)?;
    match mention.network? {
        kind @ (NameKind::Polity | NameKind::Place) => Some(kind),
        NameKind::Person => Some(NameKind::Polity),
        _ => None,
    }
    .filter(|_| tables.is_before_place(article.word(before)))
}

/// What the words of a mention alone tell.
fn evidence(article: &Article, tables: &Tables, mention: &Mention) -> Option<(NameKind, usize)> {
    let text = article.words(&mention.tokens);
    if let Some(known) = tables.known(text).or_else(|| after_comma(article, tables, mention)) {
        return Some((known.kind, if known.person { LIKELY } else { SURE }));
    }
    let first = article.word(mention.tokens.start);
    let last = article.word(mention.tokens.end - 1);
    let several = mention.tokens.len() > 1;
    if several && tables.is_org_suffix(last) {
        return Some((NameKind::Organization, SURE));
    }
    if several && !mention.person && tables.is_place(first, last) {
        // "Lake Erie" for certain; "Forest Park" may be a band.
        let other = mention.network == Some(NameKind::Organization);
        return Some((NameKind::Place, if other { 1 } else { SURE }));
    }
    if tables.is_org_word(first) || tables.is_org_word(last) {
        // "Heathrow Station" may be both; a word alone tells less than the model.
        let weight = if several && mention.network != Some(NameKind::Other) { SURE } else { 1 };
        return Some((NameKind::Organization, weight));
    }
    (!several && tables.first_name(first).is_some()).then_some((NameKind::Person, 1))
}

/// From titles, and else from the first name.
fn gender(
    article: &Article,
    tables: &Tables,
    own: &[&Mention],
    canonical: &Range<usize>,
    full: bool,
) -> Gender {
    let told = own.iter().map(|mention| mention.gender);
    let first = || {
        // A single word is a first name only where nothing says that it is a surname.
        let titled = own.iter().any(|mention| mention.person);
        let first = (full || !titled).then(|| article.word(canonical.start))?;
        tables.first_name(first)
    };
    told.into_iter()
        .find(|gender| *gender != Gender::Unknown)
        .or_else(first)
        .unwrap_or(Gender::Unknown)
}
