//! Pronouns that stand before what they stand for: "Since 1989, when it crushed the protests, Beijing …".

use super::Sentence;
use dateline_nlp::{Gender, Label, NameKind, Tag};

/// A noun of more words than this does not take the place of a pronoun.
const LONGEST: usize = 5;

impl Sentence<'_> {
    /// The head of the noun that the pronoun at `at` stands for, and its words, where the pronoun is the
    /// subject of a clause before the main one: the subject of the main one, unless an earlier name is
    /// what the pronoun stands for.
    pub(super) fn named_behind(&self, at: usize) -> Option<(usize, String)> {
        let (analysis, token) = (self.article.analysis, self.token(at));
        let clause =
            Some(token.head).filter(|_| token.tag == Tag::Prp && token.label.is_subject())?;
        let verb = |at: &usize| self.groups.iter().any(|group| group.head == *at);
        let above = analysis.ancestors(clause).skip(1).find(verb)?;
        let fronts = |at: usize| {
            let label = self.token(at).label;
            matches!(label, Label::Advcl | Label::Prep | Label::Pcomp | Label::Pobj)
                || label == Label::Relcl && self.is_date(self.token(at).head)
        };
        let fronted = analysis.ancestors(clause).take_while(|&at| at != above).all(fronts);
        let noun = analysis.child(above, Label::is_subject).filter(|&noun| noun > clause)?;
        if !fronted || !self.may_stand_for(at, noun) {
            return None;
        }
        let words = self.trim(self.noun_phrase(noun));
        let (&first, &last) = (words.first()?, words.last()?);
        let whole = words.len() == last + 1 - first && words.len() <= LONGEST;
        let span = self.token(first).span.start..self.token(last).span.end;
        (whole && !self.holds_date(noun)).then(|| (noun, self.article.text[span].to_owned()))
    }

    /// Whether the pronoun at `at` goes with the noun at `noun` in number and gender. "it" goes with
    /// names alone: no table tells things from people.
    fn may_stand_for(&self, at: usize, noun: usize) -> bool {
        let names = self.article.names;
        let name = names.at(noun);
        if names.antecedent(at).is_some_and(|earlier| Some(earlier) != name) {
            return false;
        }
        let of_person = |gender: Gender| {
            name.map(|name| &names.entities[name]).is_some_and(|name| {
                let fits = name.gender == gender || name.gender == Gender::Unknown;
                name.kind == NameKind::Person && fits
            })
        };
        let entity =
            self.token(noun).entity.map(|entity| self.article.analysis.entities[entity].kind);
        let joined = |&at: &usize| self.token(at).label == Label::Conj;
        let joined = self.article.analysis.children(noun).iter().any(joined);
        match self.norm(at) {
            "he" => of_person(Gender::Male) && !joined,
            "she" => of_person(Gender::Female) && !joined,
            "it" => matches!(entity, Some("GPE" | "ORG")) && !joined,
            // "the Greens", which the tagger takes for one
            "they" => {
                matches!(self.token(noun).tag, Tag::Nns | Tag::Nnps)
                    || entity == Some("NORP")
                    || joined
            }
            _ => false,
        }
    }
}
