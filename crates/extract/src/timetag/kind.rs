//! What kind of text it is, told from the text itself: news, a narrative, or a short message.

use super::find::Match;
use crate::language::Function;
use chrono::{Datelike, NaiveDate};

/// The kinds of text that read their dates in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Dates count from the DCT.
    News,
    /// Dates count from the one told last: history, biography.
    Narrative,
}

/// Bytes that a message is no longer than.
const LONGEST_MESSAGE: usize = 400;

/// Whether `text` is a short message: short, and with marks of one.
pub(super) fn is_message(text: &str, marks: &[String]) -> bool {
    let lower = || text.to_lowercase();
    let prose = || text.trim_end().ends_with(['.', '”', '"', '\'', ')']);
    text.len() <= LONGEST_MESSAGE
        && (!prose() || marks.iter().any(|mark| lower().contains(mark.as_str())))
}

/// Stated old years from which on a text may be a narrative.
const MANY_YEARS: usize = 7;

/// The same where the DCT is not known.
const SOME_YEARS: usize = 3;

/// Stated old years to one date that counts from the DCT.
const SHARE: usize = 6;

/// Years before the DCT from which on a stated year is old.
const OLD_YEARS: i32 = 2;

/// A narrative states its years, old ones, and hardly counts from the day it is written on.
pub(super) fn kind<'a>(found: impl Iterator<Item = &'a Match<'a>>, dct: Option<NaiveDate>) -> Kind {
    let (mut old, mut from_dct) = (0, 0);
    for found in found {
        match found.call.function {
            Function::Shift
            | Function::Ago
            | Function::Weekday
            | Function::DayPart
            | Function::Within
            | Function::Daypart => from_dct += 1,
            _ => {
                let is_old = |year| dct.is_none_or(|dct| dct.year() - year >= OLD_YEARS);
                old += usize::from(found.year().is_some_and(is_old));
            }
        }
    }
    let many = if dct.is_some() { MANY_YEARS } else { SOME_YEARS };
    if old >= many && old >= SHARE * from_dct { Kind::Narrative } else { Kind::News }
}
