//! Which name a pronoun stands for, where one stands out; none rather than a wrong one.

use super::article::{Article, Role};
use super::tables::{Pronoun, Tables, Use};
use super::{Gender, Name, NameKind, Names};
use crate::Sentence;
use std::collections::{BTreeMap, BTreeSet};

/// So many sentences before its own a pronoun looks back.
const WINDOW: usize = 3;
/// So many candidates of a sentence are weighed, the last ones.
const CANDIDATES: usize = 64;
/// Weights of a word as antecedent.
const SUBJECT: i32 = 6;
const OBJECT: i32 = 3;
const OTHER: i32 = 1;
/// What each sentence between costs.
const DISTANCE: i32 = 4;
/// What a gender that fits for certain is worth.
const FITS: i32 = 2;
/// The least weight, and the least lead over the next one. Most things have no name, and groups still
/// less: "it" is tied to a subject near by, "they" to one of its own sentence.
const PEOPLE: (i32, i32) = (-1, 2);
const THINGS: (i32, i32) = (2, 3);
const GROUPS: (i32, i32) = (6, 4);

/// What a pronoun may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Referent {
    Name(usize),
    /// Somebody or something without a name, by the token of the word.
    Unnamed(usize),
}

/// A word that a later pronoun may stand for.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    referent: Referent,
    token: usize,
    role: Role,
    /// What it can be: one of these pronouns stands for it.
    he: bool,
    she: bool,
    they: bool,
    it: bool,
    /// Whether its gender is known.
    certain: bool,
}

/// Names by the tokens of the pronouns that stand for them.
pub(super) fn resolve(article: &Article, tables: &Tables, names: &Names) -> BTreeMap<usize, usize> {
    let mentions = names.entities.iter().flat_map(|name| &name.mentions);
    let named = mentions.filter_map(|mention| article.apposed_to(article.head_of(mention)));
    let named = named.collect();
    let mut resolver = Resolver { article, tables, names, named, found: BTreeMap::new() };
    let mut window: Vec<Vec<Candidate>> = Vec::new();
    for sentence in article.sentences {
        window.push(Vec::new());
        if window.len() > WINDOW + 1 {
            window.remove(0);
        }
        for at in sentence.tokens.clone() {
            let candidate = resolver.read(at, sentence, &window);
            if let (Some(candidate), Some(last)) = (candidate, window.last_mut()) {
                last.push(candidate);
            }
        }
    }
    resolver.found
}

struct Resolver<'a> {
    article: &'a Article<'a>,
    tables: &'a Tables,
    names: &'a Names,
    /// Nouns that a name in apposition follows: "the envoy, Anna Smith".
    named: BTreeSet<usize>,
    found: BTreeMap<usize, usize>,
}

impl Resolver<'_> {
    /// Resolves the token if it is a pronoun; what it can be an antecedent of.
    fn read(
        &mut self,
        at: usize,
        sentence: &Sentence,
        window: &[Vec<Candidate>],
    ) -> Option<Candidate> {
        if let Some(name) = self.names.at(at) {
            return self.name(at, name);
        }
        let Some(pronoun) = self.tables.pronoun(&self.article.word(at).to_lowercase()) else {
            return self.noun(at);
        };
        if pronoun == Pronoun::It && self.is_idle(at, sentence) {
            return None;
        }
        let found = self.choose(at, pronoun, window).filter(|_| !self.is_handled(at, pronoun));
        if let Some(Referent::Name(name)) = found {
            self.found.insert(at, name);
        }
        // A pronoun that was left open hides what a later one would stand for.
        let referent = found.unwrap_or(Referent::Unnamed(at));
        Some(Candidate {
            referent,
            token: at,
            role: self.article.role(at),
            he: pronoun == Pronoun::He,
            she: pronoun == Pronoun::She,
            they: pronoun == Pronoun::They,
            it: pronoun == Pronoun::It,
            certain: true,
        })
    }

    /// A mention by name, at its last word.
    fn name(&self, at: usize, name: usize) -> Option<Candidate> {
        let Name { kind, gender, mentions, canonical, .. } = &self.names.entities[name];
        let place = mentions.partition_point(|mention| mention.end <= at);
        let mention = mentions.get(place).filter(|mention| mention.end == at + 1)?;
        let head = self.article.head_of(mention);
        if !self.article.is_phrase_head(head) && *kind != NameKind::Person {
            return None;
        }
        // One bare word that does nothing is as often a place that the model has never seen.
        let told = canonical.len() > 1 || *gender != Gender::Unknown;
        let person = matches!(kind, NameKind::Person | NameKind::Unknown)
            && (told || self.article.role(head) == Role::Subject);
        let thing = matches!(kind, NameKind::Organization | NameKind::Polity | NameKind::Other);
        Some(Candidate {
            referent: Referent::Name(name),
            token: head,
            role: self.role(head),
            he: person && *gender != Gender::Female,
            she: person && *gender != Gender::Male,
            they: matches!(kind, NameKind::Organization | NameKind::People),
            it: thing || matches!(kind, NameKind::Place | NameKind::Unknown),
            certain: *gender != Gender::Unknown,
        })
    }

    /// A common noun: nothing to be resolved to, but a rival of the names.
    fn noun(&self, at: usize) -> Option<Candidate> {
        let many = self.article.common_noun(at)?;
        let attribute = self.article.is_attribute(at) || !self.article.is_phrase_head(at);
        if attribute || self.named.contains(&at) || self.article.quote(at).is_some() {
            return None;
        }
        let word = self.tables.title(self.article.lemma(at)).filter(|word| word.used == Use::Noun);
        let gender = word.map(|word| word.gender);
        Some(Candidate {
            referent: Referent::Unnamed(at),
            token: at,
            role: self.role(at),
            he: !many && gender.is_some_and(|gender| gender != Gender::Female),
            she: !many && gender.is_some_and(|gender| gender != Gender::Male),
            they: many,
            it: !many && gender.is_none(),
            certain: gender.is_some_and(|gender| gender != Gender::Unknown),
        })
    }

    /// What is quoted is not what the article is about.
    fn role(&self, at: usize) -> Role {
        if self.article.quote(at).is_some() { Role::Other } else { self.article.role(at) }
    }

    /// The referent that stands out.
    fn choose(&self, at: usize, pronoun: Pronoun, window: &[Vec<Candidate>]) -> Option<Referent> {
        let mut weights: BTreeMap<Referent, i32> = BTreeMap::new();
        for (distance, sentence) in window.iter().rev().enumerate() {
            let near = sentence.iter().rev().take(CANDIDATES);
            for candidate in near.filter(|one| self.may_be(at, pronoun, one)) {
                let distance = i32::try_from(distance).unwrap_or(i32::MAX / DISTANCE);
                let weight = weight(candidate) - DISTANCE * distance;
                let best = weights.entry(candidate.referent).or_insert(weight);
                *best = weight.max(*best);
            }
        }
        let mut ranked: Vec<(i32, Referent)> = weights.into_iter().map(|(r, w)| (w, r)).collect();
        ranked.sort_unstable();
        let (first, referent) = ranked.pop()?;
        let (least, lead) = match pronoun {
            Pronoun::He | Pronoun::She => PEOPLE,
            Pronoun::It => THINGS,
            Pronoun::They => GROUPS,
        };
        let lead = ranked.pop().is_none_or(|(second, _)| first - second >= lead);
        (first >= least && lead && self.is_clear(referent, pronoun)).then_some(referent)
    }

    /// Whether a name of this kind is what such a pronoun mostly stands for.
    fn is_clear(&self, referent: Referent, pronoun: Pronoun) -> bool {
        let Referent::Name(name) = referent else { return true };
        match self.names.entities[name].kind {
            NameKind::Person => matches!(pronoun, Pronoun::He | Pronoun::She),
            NameKind::Unknown => false,
            _ => true,
        }
    }

    fn may_be(&self, at: usize, pronoun: Pronoun, candidate: &Candidate) -> bool {
        let agrees = match pronoun {
            Pronoun::He => candidate.he,
            Pronoun::She => candidate.she,
            Pronoun::They => candidate.they,
            Pronoun::It => candidate.it,
        };
        let quote = self.article.quote(at);
        let heard = quote.is_none() || quote == self.article.quote(candidate.token);
        agrees && heard && !self.is_barred(at, candidate)
    }

    /// Whether subject and object of one verb would be the same: "Smith hit him".
    fn is_barred(&self, at: usize, candidate: &Candidate) -> bool {
        let article = self.article;
        if self.is_reflexive(at) || !self.is_object(at) {
            return false;
        }
        let verb = article.governor(at);
        article.role(candidate.token) == Role::Subject && article.governor(candidate.token) == verb
    }

    /// Whether "it" or "them" is an object: what is made, sent or read is rarely an organisation.
    fn is_handled(&self, at: usize, pronoun: Pronoun) -> bool {
        let thing = matches!(pronoun, Pronoun::It | Pronoun::They);
        thing && !self.is_reflexive(at) && self.is_object(at)
    }

    fn is_object(&self, at: usize) -> bool {
        !self.article.is_owner(at) && self.article.role(at) == Role::Object
    }

    fn is_reflexive(&self, at: usize) -> bool {
        let word = self.article.word(at);
        word.ends_with("self") || word.ends_with("selves")
    }

    /// Whether "it" stands for nothing: "it rained", "it is likely that ...".
    fn is_idle(&self, at: usize, sentence: &Sentence) -> bool {
        let article = self.article;
        if article.role(at) != Role::Subject || article.is_owner(at) {
            return false;
        }
        let verb = article.governor(at);
        self.tables.is_idle_verb(article.lemma(verb))
            || article.lemma(verb) == "be" && article.governs_clause(verb, sentence)
    }
}

fn weight(candidate: &Candidate) -> i32 {
    let role = match candidate.role {
        Role::Subject => SUBJECT,
        Role::Object => OBJECT,
        Role::Other => OTHER,
    };
    role + if candidate.certain { FITS } else { 0 }
}
