//! Weekdays that stand at the two ends of a range: "from Monday to Friday".

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
    let joint = sentence[first.span.end..next.span.start].trim();
    let joins = words.ranges.iter().any(|word| word.eq_ignore_ascii_case(joint));
    let between = || ends_with_one_of(&sentence[..first.span.start], &words.between);
    let both = words.both.iter().any(|word| word.eq_ignore_ascii_case(joint));
    (joins || both && between()).then(|| weekday(next.arguments.get(1)?.as_deref()?))?
}
