//! Walks over the dependency tree.

use crate::analysis::Analysis;
use crate::label::Label;
use std::ops::Range;

impl Analysis {
    /// The first child of token number `at` whose label `wanted` accepts.
    pub fn child(&self, at: usize, wanted: impl Fn(Label) -> bool) -> Option<usize> {
        self.children(at).iter().copied().find(|&child| wanted(self.tokens[child].label))
    }

    /// Token number `at` and all that hang from it but for what `cut` refuses (with all that hangs
    /// from that), in text order.
    pub fn subtree(&self, at: usize, cut: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut out = vec![at];
        let mut next = 0;
        while next < out.len() {
            let children = self.children(out[next]).iter().copied();
            out.extend(children.filter(|&child| !cut(child)));
            next += 1;
        }
        out.sort_unstable();
        out
    }

    /// Token number `at`, its head, the head's head and so on to the root.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        let above = move |&at: &usize| {
            let head = self.tokens[at].head;
            (head != at).then_some(head)
        };
        std::iter::successors(Some(at), above)
    }

    /// The token of `tokens` that the others hang from: the first whose head lies outside.
    pub fn root_of(&self, tokens: Range<usize>) -> Option<usize> {
        let mut all = tokens.clone();
        all.find(|&at| {
            let head = self.tokens[at].head;
            head == at || !tokens.contains(&head)
        })
    }
}

impl Analysis {
    /// The head word of the subject of the verb `at`, said or understood: that of the verb it is
    /// coordinated with or governed by, the noun that a relative clause or a participle modifies.
    /// `None` where there is none in the sentence.
    pub fn subject(&self, at: usize) -> Option<usize> {
        let mut verb = at;
        let mut climbs = 0..=self.tokens.len();
        while climbs.next().is_some() {
            if let Some(subject) = self.child(verb, Label::is_subject) {
                return Some(self.antecedent(self.seated(subject), verb));
            }
            let (head, label) = (self.tokens[verb].head, self.tokens[verb].label);
            let above = self.tokens[head].tag;
            let is_verb = above.is_verb() || above == crate::Tag::Md;
            match label {
                _ if head == verb => return None,
                Label::Acl | Label::Relcl if above.is_noun() => return Some(head),
                Label::Conj | Label::Xcomp | Label::Advcl | Label::Oprd if is_verb => verb = head,
                // "after signing it, she left": the preposition hangs from her verb.
                Label::Pcomp => {
                    let mut governor = self.tokens[head].head;
                    // "crossed the river since leaving"
                    if self.tokens[governor].label == Label::Dobj {
                        governor = self.tokens[governor].head;
                    }
                    if governor == head || !self.tokens[governor].tag.is_verb() {
                        return None;
                    }
                    verb = governor;
                }
                _ => return None,
            }
        }
        None
    }

    /// "jury" of "A jury in Miami, Florida indicted him", where the parser takes the second part of the
    /// place for the `subject`; otherwise that itself.
    fn seated(&self, subject: usize) -> usize {
        let place = |at: usize| {
            let entity = self.tokens[at].entity.map(|entity| &self.entities[entity]);
            entity.is_some_and(|entity| entity.kind == "GPE")
        };
        let whole = || {
            let town = subject.checked_sub(2)?;
            let comma = self.tokens[subject - 1].tag == crate::Tag::Comma;
            let preposition = self.tokens[town].head;
            let noun = self.tokens[preposition].head;
            let led = self.tokens[town].label == Label::Pobj
                && self.tokens[preposition].label == Label::Prep
                && noun < preposition
                && self.tokens[noun].tag.is_noun();
            (comma && led && place(town) && place(subject)).then_some(noun)
        };
        whole().unwrap_or(subject)
    }

    /// What the relative pronoun `subject` of the clause of `verb` stands for, or `subject` itself.
    fn antecedent(&self, subject: usize, verb: usize) -> usize {
        let (token, clause) = (&self.tokens[subject], &self.tokens[verb]);
        let relative = token.tag.is_relative() || token.norm() == "that";
        if relative && clause.label == Label::Relcl { clause.head } else { subject }
    }
}
