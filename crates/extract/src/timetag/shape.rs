//! What qualifies an expression, for both outputs: the `mod` of TIMEX3 and the shape of its date.

use super::find::Match;
use crate::language::{Function, Modifiers};
use crate::model::{Bound, Edtf, Modifier, TimexKind};
use chrono::NaiveDate;

/// How an expression is qualified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// The `mod` of TIMEX3: what qualifies it most closely.
    pub modifier: Option<Modifier>,
    /// Its date as qualified.
    pub date: Option<Edtf>,
}

/// Bytes before an expression that may qualify it.
const REACH: usize = 60;

/// The shape of an expression of these `words`, with the text `before` it in its sentence.
pub(super) fn shape(
    found: &Match<'_>,
    kind: TimexKind,
    date: Option<Edtf>,
    (before, words): (&str, &str),
    dct: Option<NaiveDate>,
    modifiers: &Modifiers,
) -> Shape {
    let start =
        (before.len().saturating_sub(REACH)..=before.len()).find(|&at| before.is_char_boundary(at));
    let before = before[start.unwrap_or(before.len())..].to_lowercase();
    let words = words.to_lowercase();
    let head = modifiers.at_head(&words).or_else(|| modifiers.at_head(words.strip_prefix("the ")?));
    let approx = found.call.function == Function::About || counts_round(found);
    let named = approx.then_some(Modifier::Approx);
    let mut shape = Shape { modifier: None, date };
    for modifier in named.or(head).into_iter().chain(modifiers.before(&before, is_counted(found))) {
        let modifier = match kind {
            TimexKind::Duration | TimexKind::Set if modifier.is_of_dates() => continue,
            TimexKind::Duration | TimexKind::Set => modifier,
            TimexKind::Date | TimexKind::Time => match counted(modifier, found) {
                Some(modifier) => modifier,
                // "until at least 2021" is neither an end nor a beginning.
                None => break,
            },
        };
        shape.modifier = shape.modifier.or(Some(modifier));
        // "About 6 a.m." is a time of that very day.
        if !found.has_clock() {
            shape.date = shape.date.map(|date| shaped(date, modifier, is_ago(found), dct));
        }
    }
    shape
}

/// What a modifier of a length makes of the date that is counted by it: "more than a year ago" lies
/// before it, "more than a year later" after it. It qualifies no other date.
fn counted(modifier: Modifier, found: &Match<'_>) -> Option<Modifier> {
    let back = match found.call.function {
        Function::Ago | Function::FollowBefore => true,
        Function::Follow | Function::Shift => false,
        _ if modifier.is_of_lengths() => return None,
        _ => false,
    };
    Some(match (modifier, back) {
        (Modifier::MoreThan, true) | (Modifier::LessThan, false) => Modifier::Before,
        (Modifier::MoreThan, false) | (Modifier::LessThan, true) => Modifier::After,
        (Modifier::EqualOrMore, true) | (Modifier::EqualOrLess, false) => Modifier::OnOrBefore,
        (Modifier::EqualOrMore, false) | (Modifier::EqualOrLess, true) => Modifier::OnOrAfter,
        (modifier, _) => modifier,
    })
}

/// Whether it counts a round number of years from which no year follows: "3,000 years ago".
fn counts_round(found: &Match<'_>) -> bool {
    let counts = matches!(
        found.call.function,
        Function::Ago | Function::Follow | Function::FollowBefore | Function::Shift
    );
    let number = |at: usize| found.arguments.get(at)?.as_deref()?.parse::<i64>().ok();
    let years =
        |at: usize| found.arguments.get(at).is_some_and(|unit| unit.as_deref() == Some("year"));
    counts && years(0) && number(1).is_some_and(|n| n >= ROUND && n % ROUND == 0)
}

/// Years of which a number that is a multiple is round.
const ROUND: i64 = 100;

/// Whether its date is counted from another: "two years ago", "a week later".
fn is_counted(found: &Match<'_>) -> bool {
    matches!(found.call.function, Function::Ago | Function::FollowBefore | Function::Follow)
}

fn is_ago(found: &Match<'_>) -> bool {
    found.call.function == Function::Ago
}

/// A date as `modifier` shapes it: `../2024`, `2019/..`, `1690~`. What lies between a day and the DCT
/// ends there.
fn shaped(date: Edtf, modifier: Modifier, ago: bool, dct: Option<NaiveDate>) -> Edtf {
    if !date.is_placed() {
        return date;
    }
    let today = dct.filter(|_| ago).map(|dct| Edtf::day(dct).last_end().unwrap_or(Bound::Open));
    let range = match modifier {
        Modifier::Approx => return date.approximately(),
        Modifier::Before | Modifier::OnOrBefore => {
            date.last_end().map(|end| Edtf::Range(Bound::Open, end))
        }
        Modifier::After | Modifier::OnOrAfter => {
            date.first_end().map(|start| Edtf::Range(start, today.unwrap_or(Bound::Open)))
        }
        _ => None,
    };
    range.unwrap_or(date)
}
