//! Puts the mentions of one name together.

use super::article::Article;
use super::mentions::Mention;
use super::tables::Tables;
use super::{NameKind, people, short};
use std::collections::BTreeMap;

/// An entity in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Indices of its mentions, in order.
    pub mentions: Vec<usize>,
    /// Whether it has the full name of a person.
    pub person: bool,
}

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

/// The entities in the order of their first mentions; each with its mentions in order. A mention
/// that may be of two entities is in none.
pub(super) fn link(article: &Article, tables: &Tables, mentions: &[Mention]) -> Vec<Draft> {
    let mut groups = groups(article, tables, mentions);
    for group in groups.values_mut() {
        group.stands_alone = is_name(tables, mentions, group);
    }
    let groups: Vec<&FormGroup> = groups.values().collect();
    let mut linker = Linker { drafts: Vec::new(), of_group: vec![None; groups.len()] };
    people::add(&mut linker, tables, &groups);
    linker.start_rest(&groups, |group| group.words.len() > 1);
    short::join_acronyms(&mut linker, article, mentions, &groups);
    people::attach(&mut linker, tables, mentions, &groups);
    short::join_short_forms(&mut linker, tables, mentions, &groups);
    linker.start_rest(&groups, |_| true);
    linker.finish()
}

/// The drafts, and which of them each group of mentions went to.
pub(super) struct Linker {
    pub drafts: Vec<Draft>,
    /// `None` as long as the group waits for an entity.
    pub of_group: Vec<Option<usize>>,
}

impl Linker {
    /// Makes an entity of a group.
    pub(super) fn start(&mut self, group: usize, groups: &[&FormGroup], person: bool) {
        self.of_group[group] = Some(self.drafts.len());
        self.drafts.push(Draft { mentions: groups[group].mentions.clone(), person });
    }

    /// Makes entities of all the groups of a sort that wait and can stand alone.
    fn start_rest(&mut self, groups: &[&FormGroup], sort: impl Fn(&FormGroup) -> bool) {
        for (number, group) in groups.iter().enumerate() {
            if self.of_group[number].is_none() && group.stands_alone && sort(group) {
                self.start(number, groups, false);
            }
        }
    }

    /// Adds all mentions of a group to an entity.
    pub(super) fn put(&mut self, group: usize, groups: &[&FormGroup], draft: usize) {
        self.of_group[group] = Some(draft);
        self.drafts[draft].mentions.extend(&groups[group].mentions);
    }

    fn finish(mut self) -> Vec<Draft> {
        for draft in &mut self.drafts {
            draft.mentions.sort_unstable();
        }
        self.drafts.retain(|draft| !draft.mentions.is_empty());
        self.drafts.sort_by_key(|draft| draft.mentions[0]);
        self.drafts
    }
}

/// The mentions by what they are called: variants that the lists know are one name.
fn groups<'a>(
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
pub(super) fn after_comma(
    article: &Article,
    tables: &Tables,
    mention: &Mention,
) -> Option<super::tables::Known> {
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

/// Whether anything in the article or the lists says that the words are a name.
fn is_name(tables: &Tables, mentions: &[Mention], group: &FormGroup) -> bool {
    if group.known || group.network.is_some() || group.titled {
        return true;
    }
    let argument = group.mentions.iter().any(|number| mentions[*number].argument);
    let plain = group.mentions.iter().any(|number| mentions[*number].plain);
    match group.words[..] {
        [first, .., last] => {
            let organization = tables.is_org_word(first) || tables.is_org_word(last);
            let place = tables.is_place(first, last);
            let person = tables.first_name(first).is_some() && group.words.len() < 5;
            argument || plain && (organization || place || person)
        }
        [only] => argument && only.starts_with(char::is_uppercase) && !tables.is_org_word(only),
        [] => false,
    }
}
