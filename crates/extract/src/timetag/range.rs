//! Expressions at the two ends of a range: "from Monday to Friday".

use super::find::Match;
use super::resolve::weekday;
use crate::language::{Function, Surroundings, ends_with_one_of};
use chrono::{NaiveDate, Weekday};

/// The other end of the range that a weekday stands at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Range {
    /// It begins the range, which ends on this weekday.
    Until(Weekday),
    /// It ends the range, which begins on this day.
    From(NaiveDate),
}

impl Range {
    /// Whether it began before `day`, where that is known.
    pub fn began(self, day: NaiveDate) -> Option<bool> {
        match self {
            Self::From(first) => Some(first < day),
            Self::Until(_) => None,
        }
    }
}

/// The weekday on which the range ends that `matches[0]` begins, in the words of their `sentence`.
pub(super) fn end(sentence: &str, matches: &[Match<'_>], words: &Surroundings) -> Option<Weekday> {
    let [first, next, ..] = matches else { return None };
    let plain = |found: &Match<'_>| {
        let side = found.arguments.first().and_then(Option::as_deref);
        found.call.function == Function::Weekday && side == Some("tense")
    };
    if !plain(first) || !plain(next) {
        return None;
    }
    joins(sentence, first, next, words).then(|| weekday(next.arguments.get(1)?.as_deref()?))?
}

/// Whether two expressions are the ends of a range, by the words between and before them.
pub(super) fn joins(
    sentence: &str,
    first: &Match<'_>,
    next: &Match<'_>,
    words: &Surroundings,
) -> bool {
    let Some(joint) = sentence.get(first.span.end..next.span.start) else { return false };
    let is_of = |list: &[String]| list.iter().any(|word| word.eq_ignore_ascii_case(joint.trim()));
    let between = || ends_with_one_of(&sentence[..first.span.start], &words.between);
    is_of(&words.ranges) || is_of(&words.both) && between()
}
