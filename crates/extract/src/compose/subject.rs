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
        let Some(subject) = self.accused(verb).or_else(|| analysis.subject(verb)) else {
            return Vec::new();
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
        let noun = self.happening_of(noun, verb).or_else(|| self.agreeing(noun, verb));
        self.trim(self.noun_phrase(noun.unwrap_or(subject)))
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
    fn accused(&self, verb: usize) -> Option<usize> {
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
