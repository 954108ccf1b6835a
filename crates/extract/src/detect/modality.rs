//! Tense, modality and polarity of a trigger, from its verb group and what governs it.

use super::trigger::Trigger;
use crate::language::Lexicon;
use crate::model::{Aspect, Modality, Polarity, Status, Tense};
use dateline_nlp::{Analysis, Tag, VerbGroup, VerbTense};

/// How the text stands to a happening.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub tense: Tense,
    pub aspect: Aspect,
    pub modality: Modality,
    pub polarity: Polarity,
}

/// Tokens before a noun in which "no" or "planned" may stand: "no further attack".
const NOUN_REACH: usize = 3;

/// Tokens before a verb in which its subject may say "no": "no further inmate checks were made".
const SUBJECT_REACH: usize = 4;

/// The view that the text takes of `trigger`.
pub(super) fn view(
    analysis: &Analysis,
    sentence: usize,
    groups: &[VerbGroup],
    trigger: &Trigger,
    lexicon: &Lexicon,
) -> View {
    match trigger.group {
        Some(at) => of_verb(analysis, sentence, groups, at, lexicon),
        None => of_noun(analysis, sentence, trigger.token, lexicon),
    }
}

fn of_verb(
    analysis: &Analysis,
    sentence: usize,
    groups: &[VerbGroup],
    at: usize,
    lexicon: &Lexicon,
) -> View {
    let group = &groups[at];
    let tense = match group.tense {
        VerbTense::Past => Tense::Past,
        VerbTense::Present => Tense::Present,
        VerbTense::Future => Tense::Future,
        VerbTense::None => Tense::None,
    };
    let mut modality = if tense == Tense::Future { Modality::Planned } else { Modality::Actual };
    let mut negative = group.negated || subject_is_none(analysis, sentence, group);
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
    if in_condition(analysis, sentence, group) {
        modality = Modality::Possible;
    }
    let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
    let aspect = if group.perfect {
        Aspect::Perfective
    } else if group.tokens.len() > 1 && analysis.tokens[group.head].tag == Tag::Vbg {
        Aspect::Progressive
    } else {
        Aspect::None
    };
    View { tense, aspect, modality, polarity }
}

/// Whether the subject just before the verb is "no checks", "nobody" or "none".
fn subject_is_none(analysis: &Analysis, sentence: usize, group: &VerbGroup) -> bool {
    let start = analysis.sentences[sentence].tokens.start;
    let before = analysis.tokens[start..group.tokens.start].iter().rev().take(SUBJECT_REACH);
    group.finite
        && before
            .take_while(|token| {
                token.tag.is_noun()
                    || matches!(
                        token.tag,
                        Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Dt | Tag::Prp | Tag::Rb
                    )
            })
            .any(|token| matches!(token.lemma.as_str(), "no" | "nobody" | "none" | "nothing"))
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

/// Whether the clause of `group` opens with "if", "unless" or "whether".
fn in_condition(analysis: &Analysis, sentence: usize, group: &VerbGroup) -> bool {
    let start = analysis.sentences[sentence].tokens.start;
    analysis.tokens[start..group.tokens.start]
        .iter()
        .rev()
        .take_while(|token| !matches!(token.lemma.as_str(), "," | ";" | "—" | "“" | "”" | "then"))
        .any(|token| matches!(token.lemma.as_str(), "if" | "unless" | "whether"))
}

fn of_noun(analysis: &Analysis, sentence: usize, token: usize, lexicon: &Lexicon) -> View {
    let start = analysis.sentences[sentence].tokens.start.max(token.saturating_sub(NOUN_REACH));
    let before = &analysis.tokens[start..token];
    let has = |status| before.iter().any(|token| lexicon.qualified(&token.lemma) == Some(status));
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
