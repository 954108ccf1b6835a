//! Slips of the parser that the words beside them show.

use crate::analysis::Analysis;
use crate::label::Label;
use crate::token::Tag;
use std::ops::Range;

impl Analysis {
    /// Mends the tree of the tokens of one sentence, whose children are not listed yet.
    pub(crate) fn mend(&mut self, tokens: Range<usize>) {
        let mut has_subject = vec![false; tokens.len()];
        let mut has_parts = vec![false; tokens.len()];
        for at in tokens.clone() {
            let token = &self.tokens[at];
            let (label, head) = (token.label, token.head - tokens.start);
            has_subject[head] |= label.is_subject();
            has_parts[head] |= label.is_subject() || label.is_auxiliary() || label == Label::Dobj;
        }
        let lost =
            |&noun: &usize| !has_subject[noun + 1 - tokens.start] && self.is_lost_subject(noun);
        let lost: Vec<usize> = (tokens.start..tokens.end.saturating_sub(1)).filter(lost).collect();
        for noun in lost {
            self.tokens[noun].label = Label::Nsubj;
        }
        self.mend_series(tokens.clone());
        let mut participle = None;
        for at in tokens.clone() {
            let token = &self.tokens[at];
            match (token.tag, token.label) {
                (Tag::Vbn, Label::Acl) => participle = Some((at, false)),
                (Tag::Vbn, Label::Relcl) => participle = Some((at, true)),
                (Tag::Vbn, Label::Conj) if !has_parts[at - tokens.start] => {
                    let goes_on = |&(first, clause): &(usize, bool)| {
                        self.goes_on(at, first) && (!clause || self.tokens[at - 1].norm() == "but")
                    };
                    if let Some((first, _)) = participle.filter(goes_on) {
                        self.tokens[at].head = first;
                        self.tokens[at - 1].head = first;
                    }
                }
                _ => {}
            }
        }
    }

    /// "In June, Connolly asked …": whether the noun at `noun`, right before a finite verb without a
    /// subject, hangs from it as an adverb would and is no date.
    fn is_lost_subject(&self, noun: usize) -> bool {
        let (word, verb) = (&self.tokens[noun], &self.tokens[noun + 1]);
        let measure = word.entity.is_some_and(|entity| {
            matches!(self.entities[entity].kind, "DATE" | "TIME" | "PERCENT" | "QUANTITY")
        });
        word.head == noun + 1
            && word.tag.is_noun()
            && matches!(word.label, Label::Advmod | Label::Npadvmod | Label::Dep)
            && self.is_finite(noun + 1)
            && verb.label != Label::Conj
            && !measure
    }

    fn is_finite(&self, verb: usize) -> bool {
        matches!(self.tokens[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
    }

    /// "praised the law, passed in 2001 but weakened since": whether the participle at `at`, right after
    /// "and" or "but", which the parser coordinates with the finite verb, goes on from the one at
    /// `first` that hangs from what that verb is said of. After a whole clause ("which was passed") only
    /// "but" tells as much.
    fn goes_on(&self, at: usize, first: usize) -> bool {
        let verb = self.tokens[at].head;
        self.is_finite(verb)
            && at.checked_sub(1).is_some_and(|cc| self.tokens[cc].label == Label::Cc)
            && self.ancestors(first).any(|above| above == verb)
    }
}
