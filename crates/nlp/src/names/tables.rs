//! The word lists of `data/en` that tell what a name names, parsed once.

use super::{Gender, NameKind};
use crate::table::rows;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A place, people or organisation that the lists know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub kind: NameKind,
    /// The name that it is another form of, or itself.
    pub same: &'static str,
    /// Whether people are called so too.
    pub person: bool,
}

/// How sure a word before a name makes it that of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// "Gen. Smith".
    Title,
    /// "General Smith", but also "General Electric".
    Doubtful,
    /// "the singer Anna Smith".
    Noun,
}

/// A word for people.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    pub gender: Gender,
    pub used: Use,
}

/// What a pronoun asks of the name it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    It,
}

/// The lists of one language.
#[derive(Debug, Default)]
pub(super) struct Tables {
    known: BTreeMap<&'static str, Known>,
    /// Postal and press abbreviations of states: read as places only after a comma.
    short: BTreeMap<&'static str, Known>,
    org_words: BTreeSet<&'static str>,
    org_suffixes: BTreeSet<&'static str>,
    /// With where they stand to the name that they make one of a place: first, last, both, before.
    place_words: BTreeMap<&'static str, &'static str>,
    titles: BTreeMap<&'static str, Title>,
    first_names: BTreeMap<&'static str, Gender>,
    not_names: BTreeSet<&'static str>,
    pronouns: BTreeMap<&'static str, Pronoun>,
    idle_verbs: BTreeSet<&'static str>,
}

const PLACES: &str = include_str!("../../data/en/places.tsv");
const ORGANIZATIONS: &str = include_str!("../../data/en/organizations.tsv");
const PLACE_WORDS: &str = include_str!("../../data/en/place_words.tsv");
const TITLES: &str = include_str!("../../data/en/titles.tsv");
const FIRST_NAMES: &str = include_str!("../../data/en/first_names.tsv");
const NOT_NAMES: &str = include_str!("../../data/en/not_names.tsv");
const PRONOUNS: &str = include_str!("../../data/en/pronouns.tsv");

fn gender(mark: &str) -> Gender {
    match mark {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => Gender::Unknown,
    }
}

impl Tables {
    pub(super) fn english() -> &'static Self {
        static ENGLISH: OnceLock<Tables> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            let mut tables = Self::default();
            rows(PLACES).for_each(|row| tables.add_place(&row));
            rows(ORGANIZATIONS).for_each(|row| tables.add_organization(&row));
            for row in rows(PLACE_WORDS) {
                if let [word, stands] = row[..] {
                    tables.place_words.insert(word, stands);
                }
            }
            rows(TITLES).for_each(|row| tables.add_title(&row));
            for row in rows(FIRST_NAMES) {
                if let [name, mark] = row[..] {
                    tables.first_names.insert(name, gender(mark));
                }
            }
            tables.not_names = rows(NOT_NAMES).flatten().collect();
            rows(PRONOUNS).for_each(|row| tables.add_pronoun(&row));
            tables
        })
    }

    fn add_place(&mut self, row: &[&'static str]) {
        let &[name, kind, same, person] = row else { return };
        let person = person == "yes";
        let known = |kind| Known { kind, same, person };
        match kind {
            "short" => self.short.insert(name, known(NameKind::Polity)),
            "region" => self.known.insert(name, known(NameKind::Place)),
            "people" => self.known.insert(name, known(NameKind::People)),
            _ => self.known.insert(name, known(NameKind::Polity)),
        };
    }

    fn add_organization(&mut self, row: &[&'static str]) {
        let &[name, kind, same] = row else { return };
        match kind {
            "word" => _ = self.org_words.insert(name),
            "suffix" => _ = self.org_suffixes.insert(name),
            _ => {
                let known = Known { kind: NameKind::Organization, same, person: true };
                self.known.entry(name).or_insert(known);
            }
        }
    }

    fn add_title(&mut self, row: &[&'static str]) {
        let &[word, mark, used] = row else { return };
        let used = match used {
            "title" => Use::Title,
            "doubtful" => Use::Doubtful,
            _ => Use::Noun,
        };
        self.titles.insert(word, Title { gender: gender(mark), used });
    }

    fn add_pronoun(&mut self, row: &[&'static str]) {
        let &[word, class] = row else { return };
        let pronoun = match class {
            "he" => Pronoun::He,
            "she" => Pronoun::She,
            "they" => Pronoun::They,
            "it" => Pronoun::It,
            _ => {
                self.idle_verbs.insert(word);
                return;
            }
        };
        self.pronouns.insert(word, pronoun);
    }

    /// The place, people or organisation of exactly this name.
    pub(super) fn known(&self, name: &str) -> Option<Known> {
        self.known.get(name).copied()
    }

    /// The state that this abbreviates.
    pub(super) fn short(&self, name: &str) -> Option<Known> {
        self.short.get(name).copied()
    }

    /// Whether the word makes the name that it begins or ends that of an organisation.
    pub(super) fn is_org_word(&self, word: &str) -> bool {
        self.org_words.contains(word)
    }

    /// Whether a name of several words is that of a place by its first or last one.
    pub(super) fn is_place(&self, first: &str, last: &str) -> bool {
        let stands = |word, here| {
            self.place_words.get(word).is_some_and(|stands| [here, "both"].contains(stands))
        };
        stands(first, "first") || stands(last, "last")
    }

    /// Whether the word, right before a name, speaks for that of a place: "near".
    pub(super) fn is_before_place(&self, word: &str) -> bool {
        self.place_words.get(word) == Some(&"before")
    }

    /// Whether the word is the legal form after a company's name.
    pub(super) fn is_org_suffix(&self, word: &str) -> bool {
        self.org_suffixes.contains(word)
    }

    /// What a word or words for people tell.
    pub(super) fn title(&self, words: &str) -> Option<Title> {
        self.titles.get(words).copied()
    }

    /// Whom the first name is given to; `None` where it is not in the list.
    pub(super) fn first_name(&self, word: &str) -> Option<Gender> {
        self.first_names.get(word).copied()
    }

    /// Whether the word alone names nobody and no place.
    pub(super) fn is_no_name(&self, word: &str) -> bool {
        self.not_names.contains(word)
    }

    /// What the pronoun, in small letters, asks for.
    pub(super) fn pronoun(&self, lower: &str) -> Option<Pronoun> {
        self.pronouns.get(lower).copied()
    }

    /// Whether "it" stands for nothing as the subject of the verb.
    pub(super) fn is_idle_verb(&self, lemma: &str) -> bool {
        self.idle_verbs.contains(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_full_and_without_doubles() {
        let tables = [
            (PLACES, 4),
            (ORGANIZATIONS, 3),
            (PLACE_WORDS, 2),
            (TITLES, 3),
            (FIRST_NAMES, 2),
            (NOT_NAMES, 1),
            (PRONOUNS, 2),
        ];
        for (table, columns) in tables {
            let rows: Vec<_> = rows(table).collect();
            assert!(rows.len() > 20);
            for pair in rows.windows(2) {
                assert!(pair[0][0] < pair[1][0], "{} before {}", pair[0][0], pair[1][0]);
            }
            for row in rows {
                assert_eq!(row.len(), columns, "{row:?}");
                assert!(row.iter().all(|field| !field.is_empty() && field.trim() == *field));
            }
        }
    }

    #[test]
    fn every_variant_is_of_a_name_in_the_list() {
        for (table, at) in [(PLACES, 2), (ORGANIZATIONS, 2)] {
            let names: BTreeMap<_, _> = rows(table).map(|row| (row[0], row[at])).collect();
            for (name, same) in &names {
                assert_eq!(names.get(same), Some(same), "{name} is the same as {same}");
            }
        }
    }

    #[test]
    fn marks_are_the_ones_that_the_headers_name() {
        let kinds = ["country", "state", "short", "city", "region", "people"];
        assert!(rows(PLACES).all(|row| kinds.contains(&row[1]) && ["yes", "no"].contains(&row[3])));
        assert!(rows(ORGANIZATIONS).all(|row| ["name", "word", "suffix"].contains(&row[1])));
        let stands = ["first", "last", "both", "before"];
        assert!(rows(PLACE_WORDS).all(|row| stands.contains(&row[1])));
        let genders = ["m", "f", "-"];
        let uses = ["title", "doubtful", "noun"];
        assert!(rows(TITLES).all(|row| genders.contains(&row[1]) && uses.contains(&row[2])));
        assert!(rows(FIRST_NAMES).all(|row| genders.contains(&row[1])));
    }

    #[test]
    fn lists_answer() {
        let tables = Tables::english();
        assert_eq!(tables.known("U.S.").map(|known| known.same), Some("United States"));
        assert_eq!(tables.known("Israelis").map(|known| known.kind), Some(NameKind::People));
        assert!(tables.known("ME").is_none() && tables.short("ME").is_some());
        assert!(tables.is_place("Hudson", "River") && !tables.is_place("Bridge", "Jones"));
        assert_eq!(tables.first_name("Anna"), Some(Gender::Female));
        assert_eq!(tables.pronoun("their"), Some(Pronoun::They));
    }
}
