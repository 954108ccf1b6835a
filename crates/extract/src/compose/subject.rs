//! Who or what a verb tells of, where that is not simply the subject beside it.

use super::Sentence;
use crate::language::Stance;
use crate::model::EventKind;
use dateline_nlp::{Label, Tag, VerbTense};

impl Sentence<'_> {
    /// "picked two firms to land in 2030": who is to do what the infinitive at `verb` tells, with a date
    /// of its own, where that was only settled in the past.
    pub(super) fn sent(&self, verb: usize) -> Option<usize> {
        let analysis = self.article.analysis;
        let group = self.groups.iter().find(|group| group.head == verb && group.infinitive)?;
        let above = &self.groups[group.governor?];
        // "asked him to go by May" says more than who is to go.
        let settled = above.finite
            && above.tense == VerbTense::Past
            && self.article.lexicon.governed(analysis, above.head).is_none();
        let object = analysis.child(above.head, |label| label == Label::Dobj);
        let relative = |at: usize| self.token(at).tag.is_relative() || self.norm(at) == "that";
        // "the board that he appointed to report by May"
        let antecedent = || {
            let token = self.token(above.head);
            (token.label == Label::Relcl && !self.is_date(token.head)).then_some(token.head)
        };
        let object = object.filter(|&at| !relative(at)).or_else(antecedent);
        let object = object.filter(|&at| at < verb && self.token(at).tag != Tag::Prp)?;
        (settled && self.holds_date(verb)).then_some(object)
    }

    /// The words of the subject of the verb at `verb`; none where it has none in the sentence.
    pub(super) fn subject(&self, verb: usize) -> Vec<usize> {
        let analysis = self.article.analysis;
        let subject = self.accused(verb).or_else(|| analysis.subject(verb));
        let Some(subject) = subject else {
            let parted = self.parted_subject(verb);
            let words = parted.map(|noun| (noun, self.noun_phrase(noun)));
            return words.map_or_else(Vec::new, |(noun, mut words)| {
                words.retain(|&at| at <= noun);
                words
            });
        };
        // "the budget approved in April that boosted it": no such clause qualifies a date.
        if self.token(verb).label != Label::Relcl || self.token(verb).head != subject {
            return self.trim(self.noun_phrase(subject));
        }
        let noun = |&at: &usize| self.token(at).tag.is_noun() && !self.is_dating(at);
        let noun = analysis.ancestors(subject).take_while(|&at| at != verb).find(noun);
        let noun = noun.unwrap_or(subject);
        if !self.follows_comma(verb) {
            return self.trim(self.noun_phrase(noun));
        }
        let noun = self.fitting(noun, verb);
        let noun = self.happening_of(noun, verb).or_else(|| self.agreeing(noun, verb));
        self.trim(self.noun_phrase(noun.unwrap_or(subject)))
    }

    /// "film" of "the film by Ada Boyd, which was shown": the noun above the one at `noun`, where that
    /// is a person's name and the relative clause of `verb` opens with "which".
    fn fitting(&self, noun: usize, verb: usize) -> usize {
        let analysis = self.article.analysis;
        let person = |at: usize| {
            let entity = self.token(at).entity.map(|entity| &analysis.entities[entity]);
            entity.is_some_and(|entity| entity.kind == "PERSON")
        };
        let pronoun = analysis.child(verb, Label::is_subject);
        if !person(noun) || pronoun.is_none_or(|at| self.norm(at) != "which") {
            return noun;
        }
        let phrase = analysis.ancestors(noun).take_while(|&at| {
            let token = self.token(at);
            token.tag.is_noun() || token.label == Label::Prep
        });
        let mut nouns = phrase.filter(|&at| self.token(at).tag.is_noun());
        nouns.find(|&at| !person(at)).unwrap_or(noun)
    }

    /// "Boyd" of "On Friday in Lima, Boyd, a sailor, was sentenced", where the parser gives the verb at
    /// `verb` no subject: the noun that what stands between two marks before the verb parts from it.
    fn parted_subject(&self, verb: usize) -> Option<usize> {
        let group = self.groups.iter().find(|group| group.head == verb)?;
        let (start, first) = (self.tokens().start, group.tokens.start);
        let mark = |at: usize| {
            let token = self.token(at);
            token.tag == Tag::Comma || matches!(token.norm(), "—" | "–")
        };
        let passed = |at: &usize| {
            self.is_date(*at) || matches!(self.token(*at).tag, Tag::In | Tag::Rb | Tag::Md)
        };
        let close = (start..first).rev().find(|at| !passed(at)).filter(|&at| mark(at))?;
        let open = (start..close).rev().find(|&at| mark(at))?;
        let before = (start..open).rev().find(|&at| !self.is_bracketed(at))?;
        let entities = &self.article.analysis.entities;
        let is_person = |at: usize| {
            let entity = self.token(at).entity.map(|entity| &entities[entity]);
            entity.is_some_and(|entity| entity.kind == "PERSON")
        };
        // "Senator for the north, Ada Boyd, moved": the name is what the senator is called.
        let named = (open + 1..close).all(is_person).then_some(close - 1);
        let noun = named.unwrap_or(before);
        let told = group.finite && self.token(noun).tag.is_name() && !self.is_date(noun);
        told.then_some(noun)
    }

    /// Whether the token at `at` stands in brackets or is one.
    fn is_bracketed(&self, at: usize) -> bool {
        let before = self.tokens().start..at + 1;
        let count = |tag| before.clone().filter(|&at| self.token(at).tag == tag).count();
        count(Tag::OpenBracket) > count(Tag::CloseBracket)
            || self.token(at).tag == Tag::CloseBracket
    }

    /// "limits" of "the limits on travel to Peru, which were lifted": the noun above the one at `noun`
    /// that goes with the verb at `verb` in number, where that does not.
    fn agreeing(&self, noun: usize, verb: usize) -> Option<usize> {
        let plural = match (self.norm(self.first_of(verb)), self.token(self.first_of(verb)).tag) {
            ("were" | "are" | "have", _) => true,
            ("was" | "is" | "has", _) | (_, Tag::Vbz) => false,
            _ => return Some(noun),
        };
        let goes = |at: usize| {
            let joined = |&at: &usize| self.token(at).label == Label::Conj;
            let many = matches!(self.token(at).tag, Tag::Nns | Tag::Nnps)
                || self.article.analysis.children(at).iter().any(joined);
            // "the United Nations was"; "the police were"
            many == plural || !plural && self.token(at).tag.is_name() || self.norm(at) == "police"
        };
        let phrase = self.article.analysis.ancestors(noun).take_while(|&at| {
            let token = self.token(at);
            token.tag.is_noun() || token.label == Label::Prep
        });
        let mut nouns = phrase.filter(|&at| self.token(at).tag.is_noun());
        nouns.find(|&at| goes(at)).or(Some(noun))
    }

    /// "charged two men with plotting": who is said to have done what the participle at `verb` tells.
    pub(super) fn accused(&self, verb: usize) -> Option<usize> {
        let above = self.token(self.token(verb).head).head;
        let object = self.article.analysis.child(above, |label| label == Label::Dobj);
        let charge = self.article.lexicon.stance(self.lemma(above)) == Some(Stance::Charge);
        object.filter(|_| charge && self.token(verb).label == Label::Pcomp)
    }

    /// "merger" for "banks" of "the merger of the banks, which became final", "attack" for "market" of
    /// "the attack on the market, which killed ten": a happening rather than who took part in it.
    fn happening_of(&self, noun: usize, verb: usize) -> Option<usize> {
        let preposition = self.token(noun).head;
        let above = self.token(preposition).head;
        let happening = self.mention_at(above).filter(|mention| mention.nominal)?;
        let violent =
            |kind| matches!(kind, EventKind::Attack | EventKind::Disaster | EventKind::Death);
        let harms = || {
            let verb = self.mention_at(verb);
            violent(happening.kind) && verb.is_some_and(|verb| violent(verb.kind))
        };
        let of_happening = self.norm(preposition) == "of" || harms();
        (self.token(noun).label == Label::Pobj && of_happening).then_some(above)
    }
}
