//! Tense, modality and polarity of a trigger, from its verb group and what governs it.

use super::trigger::Trigger;
use crate::language::{Lexicon, Stance};
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
    let modal =
        modal.map(
            |status| if is_told_ahead(analysis, groups, group) { Status::Planned } else { status },
        );
    let governed = governing(analysis, groups, at, lexicon);
    // "is scheduled for Friday", "was expected Wednesday": the verb itself tells of a plan.
    if group.planned || is_passive(analysis, group) && lexicon.plans(analysis, group.head) {
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
    // "should have counted them": nobody did.
    let should = |modal: usize| matches!(analysis.tokens[modal].norm(), "should" | "ought");
    negative |= group.perfect && group.modal.is_some_and(should);
    if in_condition(analysis, group.head)
        || modality == Modality::Planned && has_condition(analysis, group.head)
    {
        modality = Modality::Possible;
    }
    negative |= modality == Modality::Planned && is_cancelled(analysis, group.head, lexicon);
    negative |= is_denied(analysis, group.head, lexicon);
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

/// "said it would open": what was said in the past of what lay ahead, unless something hangs on an "if".
fn is_told_ahead(analysis: &Analysis, groups: &[VerbGroup], group: &VerbGroup) -> bool {
    let would = group.modal.is_some_and(|modal| analysis.tokens[modal].norm() == "would");
    let token = &analysis.tokens[group.head];
    let told =
        groups.iter().any(|other| other.head == token.head && other.tense == VerbTense::Past);
    would
        && told
        && token.label == Label::Ccomp
        && !group.perfect
        && !has_condition(analysis, group.head)
}

/// Whether the subject is "no checks", "nobody" or "none".
fn subject_is_none(analysis: &Analysis, verb: usize) -> bool {
    // "No fewer than ten were found" denies nothing.
    let counts = |at: usize| {
        let next = analysis.tokens.get(at + 1).map_or("", |token| token.norm());
        matches!(next, "less" | "fewer" | "more")
    };
    let none = |at: usize| {
        matches!(analysis.tokens[at].norm(), "no" | "nobody" | "none" | "nothing") && !counts(at)
    };
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
    let Some(governor) = groups[at].governor else {
        // "due to expire", "likely to win"
        let above = analysis.tokens[groups[at].head].head;
        let qualifies = groups[at].infinitive && analysis.tokens[above].tag.is_adjective();
        return lexicon.governed(analysis, above).filter(|_| qualifies);
    };
    let governor = &groups[governor];
    let status = lexicon.governed(analysis, governor.head);
    if governor.negated && status.is_some_and(|status| status != Status::Negated) {
        return Some(Status::Negated);
    }
    status
}

/// "If talks fail, they will strike": whether a clause with "if" or "unless" hangs from the verb.
fn has_condition(analysis: &Analysis, verb: usize) -> bool {
    let mut clauses = analysis.children(verb).iter().copied();
    clauses.any(|at| {
        analysis.tokens[at].label == Label::Advcl
            && analysis.children(at).iter().any(|&mark| {
                matches!(analysis.tokens[mark].norm(), "if" | "unless")
                    && analysis.tokens[mark].label == Label::Mark
            })
    })
}

/// "They were to meet on Thursday, but the talks were postponed": whether a verb coordinated with a
/// planned one says that nothing came of it.
fn is_cancelled(analysis: &Analysis, verb: usize, lexicon: &Lexicon) -> bool {
    // "were" of "were to meet" bears the coordination.
    let up = |&at: &usize| {
        let token = &analysis.tokens[at];
        matches!(token.label, Label::Xcomp | Label::Acomp).then_some(token.head)
    };
    std::iter::successors(Some(verb), up).any(|at| {
        let conjunct = analysis.child(at, |label| label == Label::Conj).filter(|&at| at > verb);
        let token = &analysis.tokens[at];
        // "Talks that were to begin on Thursday were put off."
        let qualifies = matches!(token.label, Label::Relcl | Label::Acl);
        let put_off = |at: usize| {
            lexicon.undoes(analysis, at)
                || lexicon.stance(&analysis.tokens[at].lemma) == Some(Stance::Shift)
        };
        // "the match, due to be played on Sunday, was moved to Monday"
        let noun = &analysis.tokens[token.head];
        let moved = noun.label == Label::Nsubjpass && put_off(noun.head);
        conjunct.is_some_and(put_off)
            || qualifies && (moved || is_undone(analysis, token.head, lexicon))
    })
}

/// "called off the summit", "the summit was cancelled"
fn is_undone(analysis: &Analysis, noun: usize, lexicon: &Lexicon) -> bool {
    let token = &analysis.tokens[noun];
    matches!(token.label, Label::Dobj | Label::Nsubjpass) && lexicon.undoes(analysis, token.head)
}

/// "is scheduled", and "scheduled" of "the vote, scheduled for Tuesday".
fn is_passive(analysis: &Analysis, group: &VerbGroup) -> bool {
    let token = &analysis.tokens[group.head];
    group.passive || token.label == Label::Acl && token.tag == Tag::Vbn
}

/// "the vote scheduled for Tuesday", "a hearing is set for Friday": whether a verb says of the noun
/// that it is planned.
fn is_scheduled(analysis: &Analysis, noun: usize, lexicon: &Lexicon) -> bool {
    let token = &analysis.tokens[noun];
    let acl = |&at: &usize| analysis.tokens[at].label == Label::Acl && lexicon.plans(analysis, at);
    token.label == Label::Nsubjpass && lexicon.plans(analysis, token.head)
        || analysis.children(noun).iter().any(acl)
}

/// "The police deny that officers fired": whether the clause of the verb is what is denied.
fn is_denied(analysis: &Analysis, verb: usize, lexicon: &Lexicon) -> bool {
    let token = &analysis.tokens[verb];
    token.label == Label::Ccomp && token.head < verb && lexicon.undoes(analysis, token.head)
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

/// "originally scheduled for Wednesday": whether what puts the noun on a day says that it was moved.
fn was_scheduled(analysis: &Analysis, noun: usize) -> bool {
    let once = |&at: &usize| {
        matches!(analysis.tokens[at].norm(), "originally" | "initially" | "previously")
    };
    let moved = |&at: &usize| {
        matches!(analysis.tokens[at].label, Label::Acl | Label::Amod)
            && analysis.children(at).iter().any(once)
    };
    analysis.children(noun).iter().any(moved)
}

fn of_noun(analysis: &Analysis, noun: usize, lexicon: &Lexicon) -> View {
    let has = |status| {
        let mut words = analysis.children(noun).iter().filter(|&&at| at < noun);
        words.any(|&at| lexicon.qualified(analysis.tokens[at].norm()) == Some(status))
    };
    let modality = if has(Status::Planned) || is_scheduled(analysis, noun, lexicon) {
        Modality::Planned
    } else if has(Status::Possible) {
        Modality::Possible
    } else {
        Modality::Actual
    };
    let negative =
        has(Status::Negated) || was_scheduled(analysis, noun) || is_undone(analysis, noun, lexicon);
    let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
    View { tense: Tense::None, aspect: Aspect::None, modality, polarity }
}
