//! Which way an expression without a year points: back from the DCT or forward, by tense.

use crate::language::Lexicon;
use crate::model::{Span, Status};
use dateline_nlp::{Analysis, VerbGroup, VerbTense};

/// The side of the DCT that an underspecified expression lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
}

/// The direction of the expression at `span` in sentence number `sentence`, whose verb groups are
/// `groups`: that of the verb it hangs from; back where no verb tells.
pub(super) fn direction(
    analysis: &Analysis,
    sentence: usize,
    groups: &[VerbGroup],
    span: Span,
    lexicon: &Lexicon,
) -> Direction {
    let Some(at) = analysis.attach(sentence, groups, span.start..span.end) else {
        return Direction::Past;
    };
    let group = &groups[at];
    let governor = group.governor.map(|governor| &groups[governor]);
    if let Some(governor) = governor
        && lexicon.governed(&analysis.tokens[governor.head].lemma) == Some(Status::Planned)
    {
        return Direction::Future;
    }
    let after_phrase = analysis.tokens[group.head].span.start >= span.end;
    let modal = group.modal.map(|modal| analysis.tokens[modal].lemma.as_str());
    match group.tense {
        VerbTense::Future => Direction::Future,
        VerbTense::Past => Direction::Past,
        VerbTense::Present if modal.is_some() => {
            if group.perfect {
                Direction::Past
            } else {
                Direction::Future
            }
        }
        VerbTense::Present if group.perfect => Direction::Past,
        VerbTense::Present => Direction::Future,
        VerbTense::None if group.infinitive => match governor {
            Some(governor) if governor.tense == VerbTense::Past => Direction::Past,
            // "Monday’s announcement to expand": the infinitive hangs from the noun.
            None if after_phrase => Direction::Past,
            _ => Direction::Future,
        },
        VerbTense::None => Direction::Past,
    }
}
