//! What an expression takes from the expression it is joined to in its sentence: a year, or its date.

use super::find::Match;
use super::range;
use crate::language::{Function, Surroundings};
use crate::model::{DatePoint, Edtf, Precision};

/// Dates that may share the year of one.
const LONGEST_LIST: usize = 12;

/// The year that `matches[0]` shares with the date it is joined to: 2011 for the first date of
/// "from March 5 to March 9, 2011", that before the `present` one for "from March to May last year".
pub(super) fn shared_year(
    sentence: &str,
    matches: &[Match<'_>],
    present: Option<i32>,
    surroundings: &Surroundings,
) -> Option<i32> {
    let [first, rest @ ..] = matches else { return None };
    let mut end = first.span.end;
    for next in rest.iter().take(LONGEST_LIST) {
        let joint = sentence[end..next.span.start].trim().trim_end_matches(['.', ',']);
        if !is_one_of(joint, &surroundings.joins) {
            return None;
        }
        if let Some(year) = next.year() {
            return Some(year);
        }
        if let Some(years) = next.years_ahead() {
            // "from November to March of next year" begins in this one.
            return present.filter(|_| first.month_day() <= next.month_day())?.checked_add(years);
        }
        end = next.span.end;
    }
    None
}

/// The year of the second of two dates without one, which end a range that began on `began`: it does
/// not lie before that ("from October to March").
pub(super) fn year_of_end(
    sentence: &str,
    (first, second): (&Match<'_>, &Match<'_>),
    began: Edtf,
    surroundings: &Surroundings,
) -> Option<i32> {
    let Edtf::Point(DatePoint { precision, .. }) = began else { return None };
    let (year, month, day) = match precision {
        Precision::Month(year, month) => (year, month, 0),
        Precision::Day(year, month, day) => (year, month, day),
        _ => return None,
    };
    let (Some(end_month), end_day) = second.month_day() else { return None };
    let turned = (end_month, end_day.unwrap_or(31)) < (month, day);
    let range = is_range(sentence, first, second, surroundings);
    range.then_some(if turned { year + 1 } else { year })
}

/// The month in which a range ends that `matches[0]` begins, where that is in the next year: March of
/// "from October to March".
pub(super) fn end_in_next_year(
    sentence: &str,
    matches: &[Match<'_>],
    surroundings: &Surroundings,
) -> Option<u32> {
    let [first, second, ..] = matches else { return None };
    let (began, ends) = (first.month_day().0?, second.month_day().0?);
    (ends < began && is_range(sentence, first, second, surroundings)).then_some(ends)
}

/// Whether two dates without years are the ends of a range.
fn is_range(
    sentence: &str,
    first: &Match<'_>,
    second: &Match<'_>,
    surroundings: &Surroundings,
) -> bool {
    let partial = |found: &Match<'_>| found.call.function == Function::Partial;
    partial(first) && partial(second) && range::joins(sentence, first, second, surroundings)
}

/// The stated date that says in other words when `matches[0]` was: 1896 for "Two years later, in
/// 1896, he fell".
pub(super) fn other_words<'m, 'a>(
    sentence: &str,
    matches: &'m [Match<'a>],
    surroundings: &Surroundings,
) -> Option<&'m Match<'a>> {
    let [first, next, ..] = matches else { return None };
    let counts = matches!(first.call.function, Function::Follow | Function::FollowBefore);
    let joint = sentence.get(first.span.end..next.span.start)?.trim();
    (counts && next.year().is_some() && is_one_of(joint, &surroundings.other_words)).then_some(next)
}

fn is_one_of(words: &str, list: &[String]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(words))
}
