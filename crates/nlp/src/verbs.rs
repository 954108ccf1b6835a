//! The dependency tree to verb groups: a main verb with its auxiliaries, its tense and voice.

use crate::analysis::Analysis;
use crate::label::Label;
use crate::token::Tag;
use std::ops::Range;

/// The tense a verb group shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbTense {
    /// "signed", "was signed", "had signed".
    Past,
    /// "signs", "is signing", "has signed".
    Present,
    /// "will sign", "is to sign", "is going to sign".
    Future,
    /// Infinitives and participles show none of their own.
    None,
}

/// A main verb with its auxiliaries: "had not been told", "will sign", "to meet".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Range of indices into the analysis' tokens, from the first auxiliary to the main verb; other
    /// words may stand between ("Did he sign").
    pub tokens: Range<usize>,
    /// Index of the main verb.
    pub head: usize,
    /// Tense of the first finite verb.
    pub tense: VerbTense,
    /// "has signed", "had signed".
    pub perfect: bool,
    /// "is signing".
    pub progressive: bool,
    /// "was signed".
    pub passive: bool,
    /// Index of the modal verb: "may", "will".
    pub modal: Option<usize>,
    /// "not", "never", "no longer".
    pub negated: bool,
    /// "is to sign", "were to meet", "is going to sign": a plan by idiom.
    pub planned: bool,
    /// "to meet".
    pub infinitive: bool,
    /// Whether a finite verb or a modal leads it; otherwise it is an infinitive or a participle.
    pub finite: bool,
    /// Index, among the sentence's groups, of the verb an infinitive hangs from: "plans" of
    /// "plans to meet".
    pub governor: Option<usize>,
}

impl Analysis {
    /// The verb groups of sentence number `sentence`, in order.
    pub(crate) fn verb_groups(&self, sentence: usize) -> Vec<VerbGroup> {
        let tokens = self.sentences[sentence].tokens.clone();
        let heads: Vec<_> = tokens.filter(|&at| self.heads_group(at)).collect();
        let mut groups: Vec<_> = heads.iter().map(|&head| self.group(head)).collect();
        // A verb coordinated with another shares its auxiliaries: "will meet and sign".
        for at in 0..groups.len() {
            if let Ok(first) = heads.binary_search(&self.tokens[heads[at]].head)
                && first < at
            {
                let (before, after) = groups.split_at_mut(at);
                self.share_auxiliaries(&before[first], &mut after[0]);
            }
        }
        for at in 0..groups.len() {
            groups[at].governor = self.governor(&groups[at], &heads, &groups);
        }
        groups
    }

    /// Whether token number `at` is the main verb of a group: not an auxiliary, nor a participle
    /// that qualifies a noun ("the planned strike") or serves as a preposition ("following").
    fn heads_group(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let label = token.label;
        let serves = label.is_auxiliary()
            || matches!(
                label,
                Label::Amod
                    | Label::Compound
                    | Label::Nmod
                    | Label::Prep
                    | Label::Case
                    | Label::Mark
            );
        (token.tag.is_verb() || token.tag == Tag::Md) && !serves && self.idiom(at).is_none()
    }

    /// The infinitive that an idiom's "is" or "going" only lends its tense: "is to meet", "is going
    /// to meet".
    fn idiom(&self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let lends = token.tag.is_verb()
            && match token.lemma.as_str() {
                "be" => token.tag != Tag::Vbn,
                "go" => token.tag == Tag::Vbg && self.child(at, Label::is_auxiliary).is_some(),
                _ => false,
            };
        let verb = self.child(at, |label| label == Label::Xcomp).filter(|_| lends)?;
        let to = self.infinitive_mark(verb)?;
        let adverb = |at: usize| self.tokens[at].tag.is_adverb();
        (at < to && (at + 1..to).all(adverb) && self.tokens[verb].tag == Tag::Vb).then_some(verb)
    }

    fn infinitive_mark(&self, verb: usize) -> Option<usize> {
        let mut children = self.children(verb).iter().copied();
        children.find(|&child| self.tokens[child].tag == Tag::To)
    }

    fn group(&self, head: usize) -> VerbGroup {
        let above = self.tokens[head].head;
        let lender = (above != head && self.idiom(above) == Some(head)).then_some(above);
        let mut auxiliaries: Vec<usize> = Vec::new();
        for verb in lender.into_iter().chain([head]) {
            let of_verb = self.children(verb).iter().copied();
            auxiliaries.extend(of_verb.filter(|&child| self.tokens[child].label.is_auxiliary()));
        }
        auxiliaries.extend(lender);
        auxiliaries.sort_unstable();
        auxiliaries.retain(|&at| at < head);
        let first = auxiliaries.first().copied().unwrap_or(head);
        let mut group = VerbGroup {
            tokens: first..head + 1,
            head,
            tense: VerbTense::None,
            perfect: false,
            progressive: self.tokens[head].tag == Tag::Vbg && !auxiliaries.is_empty(),
            passive: self.child(head, |label| label == Label::Auxpass).is_some(),
            modal: auxiliaries.iter().copied().find(|&at| self.tokens[at].tag == Tag::Md),
            negated: self.is_negated(head) || auxiliaries.iter().any(|&at| self.is_negated(at)),
            planned: lender.is_some(),
            infinitive: self.tokens[first].tag == Tag::To,
            finite: false,
            governor: None,
        };
        group.perfect = auxiliaries.iter().any(|&at| self.tokens[at].lemma == "have")
            && self.tokens[head].tag == Tag::Vbn
            || auxiliaries.windows(2).any(|pair| {
                self.tokens[pair[0]].lemma == "have" && self.tokens[pair[1]].tag == Tag::Vbn
            });
        (group.tense, group.finite) = self.tense(first);
        if lender.is_some() && group.tense == VerbTense::Present {
            group.tense = VerbTense::Future;
        }
        group
    }

    /// Tense that the first verb of a group shows, and whether it is finite.
    fn tense(&self, first: usize) -> (VerbTense, bool) {
        let token = &self.tokens[first];
        match token.tag {
            Tag::Md if matches!(token.norm(), "will" | "shall") => (VerbTense::Future, true),
            Tag::Md => (VerbTense::Present, true),
            Tag::Vbd => (VerbTense::Past, true),
            Tag::Vbz | Tag::Vbp => (VerbTense::Present, true),
            _ => (VerbTense::None, false),
        }
    }

    fn is_negated(&self, verb: usize) -> bool {
        let mut children = self.children(verb).iter().copied();
        children.any(|child| {
            let token = &self.tokens[child];
            let no_longer =
                || self.children(child).iter().any(|&at| self.tokens[at].norm() == "no");
            token.label == Label::Neg
                || token.norm() == "never"
                || token.label == Label::Advmod && token.norm() == "longer" && no_longer()
        })
    }

    /// Gives `verb`, coordinated with the earlier `first`, what it leaves unsaid.
    fn share_auxiliaries(&self, first: &VerbGroup, verb: &mut VerbGroup) {
        let (tag, label) = (self.tokens[verb.head].tag, self.tokens[verb.head].label);
        let bare = verb.tokens.len() == 1 && !verb.finite;
        let subject = self.child(verb.head, Label::is_subject).is_some();
        let alike = tag == self.tokens[first.head].tag || tag == Tag::Vb;
        if label != Label::Conj || !bare || subject || !alike {
            return;
        }
        verb.tense = first.tense;
        verb.finite = first.finite;
        verb.modal = first.modal;
        verb.infinitive = first.infinitive;
        verb.perfect = first.perfect;
        verb.passive = first.passive;
        verb.progressive = first.progressive;
    }

    /// The group that an infinitive hangs from, past verbs it is coordinated with.
    fn governor(&self, group: &VerbGroup, heads: &[usize], groups: &[VerbGroup]) -> Option<usize> {
        if !group.infinitive {
            return None;
        }
        let mut at = group.head;
        while self.tokens[at].label == Label::Conj {
            at = self.tokens[at].head;
        }
        let governor = match self.tokens[at].label {
            Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Oprd | Label::Acomp => {
                self.tokens[at].head
            }
            _ => return None,
        };
        heads.binary_search(&governor).ok().filter(|&other| groups[other].head != group.head)
    }

    /// Index, among the groups of sentence number `sentence`, of the verb group that the phrase at the
    /// bytes `phrase` hangs from, itself or through the nouns and prepositions above it; `None` where
    /// no verb stands above it. A word that is the subject or object of another is no verb, whatever its
    /// tag: "Drone strikes on Monday killed six".
    pub fn attach(&self, sentence: usize, phrase: Range<usize>) -> Option<usize> {
        let groups = &self.sentences.get(sentence)?.groups;
        let tokens = self.tokens_at(sentence, &phrase);
        let root = self.root_of(tokens.clone())?;
        let outside = |at: &usize| !tokens.contains(at);
        let named = |group: &VerbGroup| {
            let label = self.tokens[group.head].label;
            group.finite
                && matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj)
        };
        self.ancestors(root).filter(outside).find_map(|at| {
            let verb = self.idiom(at).unwrap_or(at);
            let is = |group: &VerbGroup| group.head == at || group.head == verb;
            groups.iter().position(|group| is(group) && !named(group))
        })
    }

    /// The tokens of sentence number `sentence` that overlap the bytes `phrase`.
    pub fn tokens_at(&self, sentence: usize, phrase: &Range<usize>) -> Range<usize> {
        let Some(sentence) = self.sentences.get(sentence) else { return 0..0 };
        let all = &self.tokens[sentence.tokens.clone()];
        let start = all.partition_point(|token| token.span.end <= phrase.start);
        let end = all.partition_point(|token| token.span.start < phrase.end).max(start);
        sentence.tokens.start + start..sentence.tokens.start + end
    }
}
