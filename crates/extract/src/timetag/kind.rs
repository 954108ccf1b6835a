//! What kind of text it is, told from the text itself: news, a narrative, or a short message.

use super::find::Match;
use crate::language::{Function, Only, Rule, Surroundings};
use chrono::{Datelike, NaiveDate};
use std::cell::OnceCell;

/// The kinds of text that read their dates in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Dates count from the DCT.
    News,
    /// Dates count from the one told last: history, biography.
    Narrative,
}

/// What a text is as a whole, for the rules that read one kind and not another.
pub(super) struct Register<'a> {
    text: &'a str,
    words: &'a Surroundings,
    /// Whether it is a short message.
    message: bool,
    /// Whether it reports on a game, once that was asked.
    game: OnceCell<bool>,
}

impl<'a> Register<'a> {
    pub fn of(text: &'a str, words: &'a Surroundings) -> Self {
        let message = is_message(text, &words.message);
        Self { text, words, message, game: OnceCell::new() }
    }

    /// Whether `rule` may read it. That a text is a narrative is known only when all its dates are.
    pub fn is_read_by(&self, rule: &Rule) -> bool {
        match rule.only {
            Some(Only::Message) => self.message,
            Some(Only::Prose | Only::Narrative) => !self.message,
            None => true,
        }
    }

    /// Whether a quarter or a half without its year, told in `sentence`, is one of a game.
    pub fn plays(&self, sentence: &str) -> bool {
        let marks_of_game =
            || marks(self.text, &self.words.game) + usize::from(has_score(self.text));
        marks(sentence, &self.words.accounts) == 0
            && *self.game.get_or_init(|| marks_of_game() >= GAME_MARKS)
    }
}

/// Different words of a game from which on a text reports on one.
const GAME_MARKS: usize = 2;

/// How many of `list` are words of `text`.
fn marks(text: &str, list: &[String]) -> usize {
    let mut seen = vec![false; list.len()];
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
        if let Some(at) = list.iter().position(|mark| mark.eq_ignore_ascii_case(word)) {
            seen[at] = true;
        }
    }
    seen.into_iter().filter(|seen| *seen).count()
}

/// Whether a text has a score that falls, as no range does: "98-91".
fn has_score(text: &str) -> bool {
    let points = |figures: &str| figures.parse().ok().filter(|points: &u32| *points < 1000);
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let sides = word.split_once(['-', '–']);
        sides.is_some_and(|(won, lost)| {
            points(won).zip(points(lost)).is_some_and(|(won, lost)| won > lost)
        })
    })
}

/// Bytes that a message is no longer than.
const LONGEST_MESSAGE: usize = 400;

/// Whether `text` is a short message: short, and with marks of one.
fn is_message(text: &str, marks: &[String]) -> bool {
    let lower = || text.to_lowercase();
    let prose = || text.trim_end().ends_with(['.', '”', '"', '\'', ')']);
    text.len() <= LONGEST_MESSAGE
        && (!prose() || marks.iter().any(|mark| lower().contains(mark.as_str())))
}

/// Stated old years from which on a text may be a narrative.
const MANY_YEARS: usize = 7;

/// The same where the DCT is not known, or the text never tells of its time.
const SOME_YEARS: usize = 3;

/// Stated old years to one date that counts from the DCT.
const SHARE: usize = 6;

/// Years before the DCT from which on a stated year is old.
const OLD_YEARS: i32 = 2;

/// A narrative states its years, old ones, and hardly counts from the day it is written on.
pub(super) fn kind<'a>(found: impl Iterator<Item = &'a Match<'a>>, dct: Option<NaiveDate>) -> Kind {
    let (mut old, mut recent, mut from_dct) = (0, 0, 0);
    for found in found {
        match found.call.function {
            Function::Shift
            | Function::Ago
            | Function::Weekday
            | Function::DayPart
            | Function::Overnight
            | Function::Within
            | Function::Daypart => from_dct += 1,
            _ => match found.year().map(|year| is_old(year, dct)) {
                Some(true) => old += 1,
                Some(false) => recent += 1,
                None => {}
            },
        }
    }
    // News always tells of its own time, too.
    let of_now = from_dct + recent > 0;
    let many = if dct.is_some() && of_now { MANY_YEARS } else { SOME_YEARS };
    if old >= many && old >= SHARE * from_dct { Kind::Narrative } else { Kind::News }
}

/// Whether a stated year lies before the time of the text.
pub(super) fn is_old(year: i32, dct: Option<NaiveDate>) -> bool {
    dct.is_none_or(|dct| dct.year() - year >= OLD_YEARS)
}
