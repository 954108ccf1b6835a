//! Which mentions are of one person: full names that are variants, surnames, first names.

use super::forms::{FormGroup, key};
use super::linker::{Draft, Linker};
use super::mentions::Mention;
use super::tables::Tables;
use super::{Gender, NameKind};
use std::collections::BTreeMap;

/// So many people of one name are told apart; more make every short form of it ambiguous.
const NAMESAKES: usize = 8;

/// Makes an entity of every full name of a person. Of two names with one surname, one of which has
/// all words of the other in order, both are the same person's.
pub(super) fn add(linker: &mut Linker, tables: &Tables, groups: &[&FormGroup]) {
    let mut namesakes: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        let name = full_name(&group.words);
        let (Some(last), true) = (name.last(), is_full_name(tables, group)) else { continue };
        let others = namesakes.entry(last).or_default();
        let same = others.iter().rev().take(NAMESAKES).find(|(_, other)| {
            let other = full_name(&groups[*other].words);
            is_within(name, other) || is_within(other, name)
        });
        match same {
            Some((draft, _)) => linker.put(number, groups, *draft),
            None => {
                others.push((linker.drafts.len(), number));
                linker.start(number, groups, true);
            }
        }
    }
}

/// The name without "Jr." and the like.
fn full_name<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    match words {
        [name @ .., "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV"] => name,
        _ => words,
    }
}

fn is_full_name(tables: &Tables, group: &FormGroup) -> bool {
    let [first, .., last] = full_name(&group.words) else { return false };
    let shape = group.words.len() < 8 && !tables.is_org_word(last) && !group.words.contains(&"of");
    let place = matches!(
        group.network,
        Some(NameKind::Polity | NameKind::Place | NameKind::Organization | NameKind::Other)
    );
    let first_name = tables.first_name(first).is_some() && (group.network.is_none() || !place);
    let person = group.titled || group.network == Some(NameKind::Person) || first_name;
    let alone = group.stands_alone && !tables.is_org_word(first);
    let placed = tables.is_place(first, last) && !group.titled;
    shape && alone && person && !placed && (!group.known || group.titled)
}

/// Whether the words of `short` stand in `long` in order; an initial stands for any word it begins.
fn is_within(short: &[&str], long: &[&str]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| {
        let initial = word.strip_suffix('.').filter(|letter| letter.chars().count() == 1);
        rest.any(|other| other == word || initial.is_some_and(|letter| other.starts_with(letter)))
    })
}

/// Who is called so.
#[derive(Default)]
struct Owners {
    surnames: BTreeMap<String, Vec<usize>>,
    first_names: BTreeMap<String, Vec<usize>>,
}

impl Owners {
    fn of(linker: &Linker, groups: &[&FormGroup]) -> Self {
        let mut owners = Self::default();
        for (number, group) in groups.iter().enumerate() {
            let Some(draft) = linker.of_group[number] else { continue };
            if !linker.drafts[draft].person {
                continue;
            }
            let name = full_name(&group.words);
            for from in 1..name.len() {
                let surname = &name[from..];
                if surname[0].starts_with(char::is_alphabetic) {
                    add_once(owners.surnames.entry(key(surname)).or_default(), draft);
                }
            }
            if let Some(first) = name.first() {
                add_once(owners.first_names.entry((*first).to_owned()).or_default(), draft);
            }
        }
        owners
    }

    /// Whose surname the words are, or else whose first name.
    fn find(&self, words: &[&str]) -> &[usize] {
        let surname = self.surnames.get(&key(full_name(words)));
        let first = || words.first().filter(|_| words.len() == 1);
        let first = || self.first_names.get(*first()?).filter(|owners| owners.len() == 1);
        surname.or_else(first).map_or(&[], Vec::as_slice)
    }
}

/// Adds `draft` to a list that it may end with; past the number that is told apart, no longer.
fn add_once(list: &mut Vec<usize>, draft: usize) {
    if !list.contains(&draft) && list.len() <= NAMESAKES {
        list.push(draft);
    }
}

/// Gives surnames and first names to the people who bear them, mention by mention.
pub(super) fn attach(
    linker: &mut Linker,
    tables: &Tables,
    mentions: &[Mention],
    groups: &[&FormGroup],
) {
    let owners = Owners::of(linker, groups);
    let full: Vec<Vec<usize>> = linker.drafts.iter().map(|draft| sorted(&draft.mentions)).collect();
    let genders: Vec<Gender> = genders(linker, tables, mentions, groups);
    for (number, group) in groups.iter().enumerate() {
        let found = owners.find(&group.words);
        if linker.of_group[number].is_some()
            || found.is_empty()
            || !group.words[0].starts_with(char::is_uppercase)
        {
            continue;
        }
        let mut rest = Vec::new();
        for mention in &group.mentions {
            let this = &mentions[*mention];
            let labelled = this.network == Some(NameKind::Person) || this.subject;
            if group.known && !this.person && !(labelled && group.may_be_person) {
                rest.push(*mention);
                continue;
            }
            let fits = |owner: &&usize| fit(genders[**owner], this.gender);
            let fitting: Vec<usize> = found.iter().filter(fits).copied().collect();
            match choose(&fitting, *mention, &full, mentions) {
                Some(owner) => linker.drafts[owner].mentions.push(*mention),
                // Nobody of that gender has a full name here: somebody else, "Mrs. Smith".
                None if fitting.is_empty() => rest.push(*mention),
                None => {}
            }
        }
        linker.of_group[number] = Some(linker.drafts.len());
        linker.drafts.push(Draft { mentions: rest, person: false });
    }
}

fn sorted(list: &[usize]) -> Vec<usize> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list
}

/// Whether two genders may be one person's.
fn fit(one: Gender, other: Gender) -> bool {
    one == other || one == Gender::Unknown || other == Gender::Unknown
}

/// The gender of each draft so far, from titles and else from first names.
fn genders(
    linker: &Linker,
    tables: &Tables,
    mentions: &[Mention],
    groups: &[&FormGroup],
) -> Vec<Gender> {
    let mut genders = vec![Gender::Unknown; linker.drafts.len()];
    for (draft, gender) in linker.drafts.iter().zip(&mut genders) {
        let told = draft.mentions.iter().map(|number| mentions[*number].gender);
        *gender = told.into_iter().find(|gender| *gender != Gender::Unknown).unwrap_or(*gender);
    }
    for (number, group) in groups.iter().enumerate() {
        let Some(draft) = linker.of_group[number] else { continue };
        if genders[draft] == Gender::Unknown && linker.drafts[draft].person {
            genders[draft] = tables.first_name(group.words[0]).unwrap_or(Gender::Unknown);
        }
    }
    genders
}

/// Of the people with one surname, the one whose full name stands nearest before the mention; the
/// only one, wherever it stands; none where two full names stand equally near.
fn choose(
    owners: &[usize],
    mention: usize,
    full: &[Vec<usize>],
    mentions: &[Mention],
) -> Option<usize> {
    if let [only] = owners {
        return Some(*only);
    }
    if owners.len() > NAMESAKES {
        return None;
    }
    let before = |owner: &usize| {
        let list = &full[*owner];
        let place = list.partition_point(|number| *number < mention).checked_sub(1)?;
        Some((mentions[list[place]].sentence, *owner))
    };
    let mut near: Vec<_> = owners.iter().filter_map(before).collect();
    near.sort_unstable();
    match near[..] {
        [.., (second, _), (first, _)] if second == first => None,
        [.., (_, owner)] => Some(owner),
        [] => None,
    }
}
