//! Short forms of the names of organisations: acronyms, "the Court", "Goldman".

use super::NameKind;
use super::article::Article;
use super::forms::{FormGroup, key};
use super::linker::Linker;
use super::mentions::Mention;
use super::tables::Tables;
use std::collections::BTreeMap;

/// Gives acronyms to the names that they stand for: the one in brackets next to it, else the only
/// one with these initials.
pub(super) fn join_acronyms(
    linker: &mut Linker,
    article: &Article,
    mentions: &[Mention],
    groups: &[&FormGroup],
) {
    join_bracketed(linker, article, mentions, groups);
    let mut owners: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        if let Some(draft) = linker.of_group[number].filter(|draft| !linker.drafts[*draft].person) {
            let owners = owners.entry(initials(&group.words)).or_default();
            if !owners.ends_with(&[draft]) {
                owners.push(draft);
            }
        }
    }
    for (number, group) in groups.iter().enumerate() {
        let waits = linker.of_group[number].is_none() && !group.known;
        let Some(letters) = acronym(&group.words).filter(|_| waits) else { continue };
        if let Some([draft]) = owners.get(&letters).map(Vec::as_slice) {
            linker.put(number, groups, *draft);
        }
    }
}

/// "International Criminal Court (ICC)" and "ICC (International Criminal Court)".
fn join_bracketed(
    linker: &mut Linker,
    article: &Article,
    mentions: &[Mention],
    groups: &[&FormGroup],
) {
    let mut group_of = vec![0; mentions.len()];
    for (number, group) in groups.iter().enumerate() {
        for mention in &group.mentions {
            group_of[*mention] = number;
        }
    }
    for (number, pair) in mentions.windows(2).enumerate() {
        let (open, close) = (pair[0].tokens.end, pair[1].tokens.end);
        let bracketed = pair[1].tokens.start == open + 1
            && article.word(open) == "("
            && close < article.len()
            && article.word(close) == ")";
        let (left, right) = (group_of[number], group_of[number + 1]);
        for (long, short) in [(left, right), (right, left)] {
            let waits = linker.of_group[short].is_none();
            let Some(draft) = linker.of_group[long].filter(|_| bracketed && waits) else {
                continue;
            };
            let letter = acronym(&groups[short].words).and_then(|letters| letters.chars().next());
            let begins = |word: &&str| word.chars().next().is_some_and(|c| Some(c) == letter);
            if groups[long].words.iter().any(begins) && !linker.drafts[draft].person {
                linker.put(short, groups, draft);
            }
        }
    }
}

/// The letters of a name that is an acronym: "ICC", "I.C.C.".
fn acronym(words: &[&str]) -> Option<String> {
    let [word] = words else { return None };
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    let count = letters.chars().count();
    ((2..=6).contains(&count) && letters.chars().all(char::is_uppercase)).then_some(letters)
}

/// The first letters of the words with a capital; nothing of a single word.
fn initials(words: &[&str]) -> String {
    let capital = |word: &&str| word.chars().next().filter(|c| c.is_uppercase());
    if words.len() < 2 { String::new() } else { words.iter().filter_map(capital).collect() }
}

/// Gives "the Court" and "Goldman" to the only organisation that they can be short for.
pub(super) fn join_short_forms(
    linker: &mut Linker,
    tables: &Tables,
    mentions: &[Mention],
    groups: &[&FormGroup],
) {
    let owners = Owners::of(linker, tables, groups);
    let first = |linker: &Linker, draft: usize| linker.drafts[draft].mentions.iter().min().copied();
    for (number, group) in groups.iter().enumerate() {
        if linker.of_group[number].is_some() || group.known || group.titled {
            continue;
        }
        let generic = group.words.len() == 1 && tables.is_org_word(group.words[0]);
        let definite = group.mentions.iter().all(|mention| mentions[*mention].definite);
        let words = key(&group.words);
        let found = match generic {
            true => owners.by_word.get(words.as_str()).filter(|_| definite),
            false => owners.by_beginning.get(&words).filter(|_| may_be_organization(group)),
        };
        let Some([owner]) = found.map(Vec::as_slice) else { continue };
        if first(linker, *owner) < group.mentions.first().copied() {
            linker.put(number, groups, *owner);
        }
    }
}

fn may_be_organization(group: &FormGroup) -> bool {
    matches!(group.network, None | Some(NameKind::Organization | NameKind::Person))
}

/// Organisations with long names.
#[derive(Default)]
struct Owners<'a> {
    /// By the word that says what they are.
    by_word: BTreeMap<&'a str, Vec<usize>>,
    /// By the words they begin with, not all.
    by_beginning: BTreeMap<String, Vec<usize>>,
}

impl<'a> Owners<'a> {
    fn of(linker: &Linker, tables: &Tables, groups: &[&'a FormGroup<'a>]) -> Self {
        let mut owners = Self::default();
        for (number, group) in groups.iter().enumerate() {
            let draft = linker.of_group[number].filter(|draft| !linker.drafts[*draft].person);
            let (Some(draft), [first, middle @ .., last]) = (draft, &group.words[..]) else {
                continue;
            };
            let organization = group.network == Some(NameKind::Organization)
                || tables.is_org_word(last)
                || tables.is_org_suffix(last);
            for word in [first, last].into_iter().filter(|word| tables.is_org_word(word)) {
                add_once(owners.by_word.entry(word).or_default(), draft);
            }
            if organization && middle.len() < 6 {
                for end in 1..group.words.len() {
                    add_once(
                        owners.by_beginning.entry(key(&group.words[..end])).or_default(),
                        draft,
                    );
                }
            }
        }
        owners
    }
}

/// Two owners are as good as many: neither is the only one.
fn add_once(list: &mut Vec<usize>, draft: usize) {
    if !list.contains(&draft) && list.len() < 2 {
        list.push(draft);
    }
}
