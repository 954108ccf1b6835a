//! Names over a whole article: one entity for all mentions of one name, its kind, and which of them
//! a pronoun stands for.
//!
//! The model finds names sentence by sentence and forgets each when it is through. Here every
//! mention votes: a title, a full name or a list of places settles what a bare surname cannot. The
//! steps stand in the order of [`Names::of`]: `runs` and `mentions` find, `link` puts together
//! (`people` the people, `short` the short forms of organisations), `kind` votes,
//! `pronouns` resolves; `article` alone looks into tokens, `tables` holds the word lists.

mod article;
mod forms;
mod kind;
mod link;
mod linker;
mod mentions;
mod people;
mod pronouns;
mod runs;
mod short;
mod tables;

use crate::Analysis;
use std::collections::BTreeMap;
use std::ops::Range;

/// The names of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Every named thing once, in the order of first mentions.
    pub entities: Vec<Name>,
    /// For each token, the name that it is a word of.
    at: Vec<Option<usize>>,
    /// Names by the tokens of the pronouns that stand for them.
    antecedents: BTreeMap<usize, usize>,
}

/// One person, place, organisation or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form that the article has, as written there: without title, article and "'s".
    pub text: String,
    /// The tokens of that form.
    pub canonical: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// Of a person, as titles and first names tell it.
    pub gender: Gender,
    /// Tokens of every mention by name, in order, none overlapping; pronouns are none.
    pub mentions: Vec<Range<usize>>,
}

/// Sentences before a pronoun that its name is mostly in.
const CONTEXT: usize = 2;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A person or a family.
    Person,
    /// A company, office, party, team, newspaper.
    Organization,
    /// A country, state or city.
    Polity,
    /// A region, sea, mountain, building, street.
    Place,
    /// A nationality, faith or political group.
    People,
    /// An event, work, product, law or language.
    Other,
    /// A name of which nothing tells what it names.
    Unknown,
}

/// Of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Nothing tells.
    Unknown,
}

impl NameKind {
    /// The nearest kind of OntoNotes: "PERSON", "ORG", "GPE", "LOC", "NORP"; "MISC" for other
    /// things, empty for unknown ones.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Organization => "ORG",
            Self::Polity => "GPE",
            Self::Place => "LOC",
            Self::People => "NORP",
            Self::Other => "MISC",
            Self::Unknown => "",
        }
    }
}

impl Names {
    /// The names of an article, from its parse. Sentences may lack one: where tokens have neither
    /// tag nor label, only names that are known from elsewhere or from the lists are found.
    ///
    /// Never fails; takes time proportional to the length of the text.
    ///
    /// ```
    /// use dateline_nlp::{Analyzer, NameKind, Names};
    /// let text = "President Anna Novak flew to Geneva. Ms. Novak said she would sign.";
    /// let names = Names::of(text, &Analyzer::english().analyze(text));
    /// let novak = &names.entities[0];
    /// assert_eq!((novak.text.as_str(), novak.kind), ("Anna Novak", NameKind::Person));
    /// assert_eq!(novak.mentions, [1..3, 8..9]);
    /// assert_eq!((names.at(8), names.antecedent(10)), (Some(0), Some(0)));
    /// ```
    pub fn of(text: &str, analysis: &Analysis) -> Self {
        let tables = tables::Tables::english();
        let article = article::Article::new(text, analysis);
        let mentions = mentions::find(&article, tables);
        let drafts = link::link(&article, tables, &mentions);
        let mut names = Self { at: vec![None; analysis.tokens.len()], ..Self::default() };
        for draft in drafts {
            names.add(kind::settle(&article, tables, &mentions, &draft));
        }
        names.antecedents = pronouns::resolve(&article, tables, &names);
        names
    }

    /// The sentences before number `sentence` that should be parsed so that the people its pronouns
    /// stand for can be found: none where it has no "he" or "she". Needs no parse itself.
    pub fn context(analysis: &Analysis, sentence: usize) -> Range<usize> {
        let personal = analysis.sentences.get(sentence).is_some_and(|at| {
            let tokens = analysis.tokens[at.tokens.clone()].iter();
            let tables = tables::Tables::english();
            tokens
                .map(|token| tables.pronoun(token.norm()))
                .any(|pronoun| matches!(pronoun, Some(tables::Pronoun::He | tables::Pronoun::She)))
        });
        let reach = if personal { CONTEXT } else { 0 };
        sentence.saturating_sub(reach)..sentence
    }

    /// Index into [`Names::entities`] of the name that token number `token` is a word of.
    pub fn at(&self, token: usize) -> Option<usize> {
        self.at.get(token).copied().flatten()
    }

    /// Index into [`Names::entities`] of the name that the pronoun at token number `token` stands
    /// for; `None` where it is no pronoun, stands for no name, or might stand for two.
    pub fn antecedent(&self, token: usize) -> Option<usize> {
        self.antecedents.get(&token).copied()
    }

    /// The pronouns that stand for names, by token, each with its index into [`Names::entities`].
    pub fn antecedents(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.antecedents.iter().map(|(token, name)| (*token, *name))
    }

    fn add(&mut self, name: Name) {
        for mention in &name.mentions {
            self.at[mention.clone()].fill(Some(self.entities.len()));
        }
        self.entities.push(name);
    }
}
