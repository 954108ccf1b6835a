//! Tense, modality and polarity of a trigger, from its verb group and what governs it.

use super::trigger::Trigger;
use crate::language::Lexicon;
use crate::model::{Aspect, Modality, Polarity, Status, Tense};
use dateline_nlp::{Analysis, Label, Tag, VerbGroup, VerbTense};

/// How the text stands to a happening.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub tense: Tense,
    pub aspect: Aspect,
    pub modality: Modality,
    pub polarity: Polarity,
}

/// The view that the text takes of `trigger`, in a sentence whose verb groups are `groups`.
pub(super) fn view(
    analysis: &Analysis,
    groups: &[VerbGroup],
    trigger: &Trigger,
    lexicon: &Lexicon,
) -> View {
    match trigger.group {
        Some(at) => of_verb(analysis, groups, at, lexicon),
        None => of_noun(analysis, trigger.token, lexicon),
    }
}

fn of_verb(analysis: &Analysis, groups: &[VerbGroup], at: usize, lexicon: &Lexicon) -> View {
    let group = &groups[at];
    let tense = match group.tense {
        VerbTense::Past => Tense::Past,
        VerbTense::Present => Tense::Present,
        VerbTense::Future => Tense::Future,
        VerbTense::None => Tense::None,
    };
    let mut modality = if tense == Tense::Future { Modality::Planned } else { Modality::Actual };
    let mut negative = group.negated || subject_is_none(analysis, group.head);
    let modal = group.modal.and_then(|modal| lexicon.modal(&analysis.tokens[modal].lemma));
    let governed = governing(analysis, groups, at, lexicon);
    // "is scheduled for Friday", "was expected Wednesday": the verb itself tells of a plan.
    let own = lexicon.governed(&analysis.tokens[group.head].lemma);
    if group.passive && own == Some(Status::Planned) {
        modality = Modality::Planned;
    }
    for status in [modal, governed].into_iter().flatten() {
        match status {
            Status::Planned if modality == Modality::Actual => modality = Modality::Planned,
            Status::Possible => modality = Modality::Possible,
            Status::Negated => negative = true,
            Status::Planned | Status::Asserted => {}
        }
    }
    if in_condition(analysis, group.head) {
        modality = Modality::Possible;
    }
    let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
    let aspect = if group.perfect {
        Aspect::Perfective
    } else if group.progressive {
        Aspect::Progressive
    } else {
        Aspect::None
    };
    View { tense, aspect, modality, polarity }
}

/// Whether the subject is "no checks", "nobody" or "none".
fn subject_is_none(analysis: &Analysis, verb: usize) -> bool {
    let none =
        |at: usize| matches!(analysis.tokens[at].norm(), "no" | "nobody" | "none" | "nothing");
    let subject = analysis.child(verb, Label::is_subject);
    subject.is_some_and(|at| none(at) || analysis.children(at).iter().any(|&at| none(at)))
}

/// What the verbs above an infinitive make of it: "plans to meet", "did not agree to sign".
fn governing(
    analysis: &Analysis,
    groups: &[VerbGroup],
    at: usize,
    lexicon: &Lexicon,
) -> Option<Status> {
    let governor = &groups[groups[at].governor?];
    let status = lexicon.governed(&analysis.tokens[governor.head].lemma);
    if governor.negated && status.is_some_and(|status| status != Status::Negated) {
        return Some(Status::Negated);
    }
    status
}

/// Whether the clause of the verb, or one that it is part of, opens with "if", "unless" or "whether".
fn in_condition(analysis: &Analysis, verb: usize) -> bool {
    let opens = |at: usize| {
        let token = &analysis.tokens[at];
        token.label == Label::Mark && matches!(token.norm(), "if" | "unless" | "whether")
    };
    let clauses = analysis.ancestors(verb).take_while(|&at| {
        let token = &analysis.tokens[at];
        token.tag.is_verb() || token.tag == Tag::Md
    });
    clauses.into_iter().any(|at| analysis.children(at).iter().any(|&child| opens(child)))
}

fn of_noun(analysis: &Analysis, noun: usize, lexicon: &Lexicon) -> View {
    let has = |status| {
        let mut words = analysis.children(noun).iter().filter(|&&at| at < noun);
        words.any(|&at| lexicon.qualified(analysis.tokens[at].norm()) == Some(status))
    };
    let modality = if has(Status::Planned) {
        Modality::Planned
    } else if has(Status::Possible) {
        Modality::Possible
    } else {
        Modality::Actual
    };
    let polarity = if has(Status::Negated) { Polarity::Negative } else { Polarity::Positive };
    View { tense: Tense::None, aspect: Aspect::None, modality, polarity }
}
