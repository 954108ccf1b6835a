//! Verbs in a row that tell a life or the course of a firm, where the parser takes one of them for a
//! participle: "was born in 1950, studied law from 1968 to 1972 and married".

use crate::analysis::Analysis;
use crate::label::Label;
use crate::table::rows;
use crate::token::Tag;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

const PASTS: &str = include_str!("../data/en/pasts.tsv");

impl Analysis {
    /// Mends the rows of verbs in the tree of the tokens of one sentence, whose children are not listed
    /// yet.
    pub(crate) fn mend_series(&mut self, tokens: Range<usize>) {
        self.mend_last_for_first(tokens.clone());
        let Some(root) = tokens.clone().find(|&at| self.tokens[at].label == Label::Root) else {
            return;
        };
        let of_root = |wanted: fn(Label) -> bool| {
            let mut words = self.tokens[tokens.clone()].iter();
            words.any(|token| token.head == root && wanted(token.label))
        };
        let passive = of_root(|label| label == Label::Auxpass);
        if !of_root(Label::is_subject) {
            return;
        }
        let perfect = of_root(|label| label == Label::Aux);
        let whole = self.has_part(root, root + 1, tokens.end);
        let mut verb_after = None;
        for at in (root + 1..tokens.end).rev() {
            let token = &self.tokens[at];
            if token.tag == Tag::Vbd && token.label == Label::Conj && token.head == root {
                verb_after = Some(at);
            }
            if self.is_taken_for_adjective(at, root, passive || whole) {
                self.coordinate_with_object(at, root, tokens.end);
            } else if !perfect && self.is_past_by_itself(at, root, tokens.end) {
                let advcl = self.tokens[at].label == Label::Advcl;
                self.coordinate(at, if advcl { root } else { self.tokens[at].head });
            } else if let Some(next) = verb_after
                && !passive
                && self.is_taken_for_participle(at, next, root)
            {
                self.coordinate(at, root);
            }
        }
    }

    /// "He was born in Leeds, moved to Cork, founded a mill": where the parser makes the last verb the
    /// root, though the subject is that of the first, the first becomes the root.
    fn mend_last_for_first(&mut self, tokens: Range<usize>) {
        let root = |at: &usize| self.tokens[*at].label == Label::Root;
        let Some(root) = tokens.clone().find(root) else { return };
        let child = |wanted: &dyn Fn(Label) -> bool, of: usize| {
            let own = |&at: &usize| self.tokens[at].head == of && wanted(self.tokens[at].label);
            tokens.clone().find(own)
        };
        let told = |at: usize| self.tokens[at].tag == Tag::Vbd;
        let Some(first) = child(&|label| label == Label::Ccomp, root).filter(|&at| at < root)
        else {
            return;
        };
        let whole = child(&Label::is_subject, root).is_none()
            && child(&Label::is_subject, first).is_some_and(|at| at < first)
            && child(&|label| label == Label::Dobj, root).is_some_and(|at| at > root);
        let quoted = (tokens.start..root).any(|at| self.tokens[at].tag == Tag::CloseQuote);
        if told(root) && self.follows_comma(root, tokens.start) && whole && !quoted {
            self.tokens[first].head = first;
            self.tokens[first].label = Label::Root;
            self.coordinate(root, first);
        }
    }

    /// "studied" of ", studied law": whether the verb at `at`, right after a comma or "and", is taken for
    /// an adjective of the noun right behind it, which has its place in the clause of the verb `root` by
    /// mistake: that is `whole` without it.
    fn is_taken_for_adjective(&self, at: usize, root: usize, whole: bool) -> bool {
        let (verb, noun) = (&self.tokens[at], self.tokens[at].head);
        let past = matches!(verb.tag, Tag::Vbd | Tag::Vbn);
        if !past || verb.label != Label::Amod || noun != at + 1 {
            return false;
        }
        let comma = self.follows_comma(at, root);
        let joined = comma || self.tokens[at - 1].tag == Tag::Cc;
        let (label, head) = (self.tokens[noun].label, self.tokens[noun].head);
        joined
            && match label {
                // "was launched, changed owners, printed …": what parts a subject from its verb is no comma.
                Label::Nsubj => {
                    let next = &self.tokens[head];
                    comma
                        && next.head == root
                        && next.label == Label::Conj
                        && self.follows_comma(head, noun)
                }
                Label::Dobj | Label::Npadvmod | Label::Dep => {
                    head == root && (verb.tag == Tag::Vbd || whole && comma)
                }
                _ => false,
            }
    }

    /// Whether something hangs from the verb at `root` between the token at `first` and the first comma
    /// behind it: "moved to Rome in 1950, …".
    fn has_part(&self, root: usize, first: usize, end: usize) -> bool {
        let mut words = self.tokens[first..end].iter().take_while(|token| token.tag != Tag::Comma);
        words.any(|token| token.head == root && matches!(token.label, Label::Prep | Label::Dobj))
    }

    /// ", directed films", ", toured with Kite": whether the participle at `at` behind the verb `root`,
    /// right after a comma or "and", has an object as no passive has, or is of a verb without a passive.
    fn is_past_by_itself(&self, at: usize, root: usize, end: usize) -> bool {
        static USES: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();
        let verb = &self.tokens[at];
        let joined = self.follows_comma(at, root) || self.tokens[at - 1].tag == Tag::Cc;
        if verb.tag != Tag::Vbn || !joined || !matches!(verb.label, Label::Advcl | Label::Conj) {
            return false;
        }
        let own = |&of: &usize| self.tokens[of].head == at;
        let auxiliary = (root..at).filter(own).any(|of| self.tokens[of].label.is_auxiliary());
        let mut behind = (at + 1..end).filter(own);
        let object = behind.any(|of| self.tokens[of].label == Label::Dobj);
        let uses = USES.get_or_init(|| {
            let pair = |row: Vec<&'static str>| Some((*row.first()?, *row.get(1)?));
            rows(PASTS).filter_map(pair).collect()
        });
        let past = match uses.get(verb.lemma.as_str()) {
            Some(&"active") => true,
            Some(_) => false,
            None => object,
        };
        let of_root = verb.head == root || verb.label == Label::Conj && verb.head > root;
        past && of_root && !auxiliary
    }

    /// "served" of "joined the navy, served in Malta, became a captain": whether the participle at `at`,
    /// right after a comma, goes on from the verb `root` as the one at `next` does after another comma.
    fn is_taken_for_participle(&self, at: usize, next: usize, root: usize) -> bool {
        let verb = &self.tokens[at];
        let of_place = || {
            let entity = self.tokens[verb.head].entity.map(|entity| &self.entities[entity]);
            entity.is_some_and(|entity| entity.kind == "GPE")
        };
        verb.tag == Tag::Vbn
            && self.tokens[root].tag == Tag::Vbd
            && (verb.label == Label::Advcl && verb.head == root
                || verb.label == Label::Acl && of_place())
            && self.follows_comma(at, root)
            && self.follows_comma(next, at)
            && self.tokens.get(at + 1).is_some_and(|after| after.label != Label::Agent)
    }

    /// Whether the token at `at` stands right after a comma that lies behind the token at `first`.
    fn follows_comma(&self, at: usize, first: usize) -> bool {
        at > first + 1 && self.tokens[at - 1].tag == Tag::Comma
    }

    /// Makes the word at `at` a verb in the past that is coordinated with the one at `root`.
    fn coordinate(&mut self, at: usize, root: usize) {
        let token = &mut self.tokens[at];
        (token.tag, token.label, token.head) = (Tag::Vbd, Label::Conj, root);
    }

    /// The same, with the noun behind it for its object, and what hung from the noun behind that.
    fn coordinate_with_object(&mut self, at: usize, root: usize, end: usize) {
        self.coordinate(at, root);
        let noun = at + 1;
        (self.tokens[noun].label, self.tokens[noun].head) = (Label::Dobj, at);
        for other in noun + 1..end {
            if self.tokens[other].head != noun {
                continue;
            }
            match (self.tokens[other].label, self.tokens[other].tag) {
                (Label::Conj, Tag::Vbn | Tag::Vbd) => self.coordinate(other, at),
                (Label::Cc | Label::Punct, _) => self.tokens[other].head = at,
                (Label::Prep, _) if self.leads_date(other, end) => self.tokens[other].head = at,
                _ => {}
            }
        }
    }

    fn leads_date(&self, preposition: usize, end: usize) -> bool {
        let next = (preposition + 1..end).find(|&at| self.tokens[at].head == preposition);
        let entity = next.and_then(|at| self.tokens[at].entity).map(|at| &self.entities[at]);
        entity.is_some_and(|entity| entity.kind == "DATE")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_no_double() {
        let verbs: Vec<_> = rows(PASTS).map(|row| row[0]).collect();
        assert!(verbs.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
