//! Sentences and the DCT to [`Timex`]es: every temporal expression with its TIMEX3 value.
//!
//! [`find`] matches the rules of the language, [`resolve`] makes their values, in the [`context`] of
//! publication date, [`anchor`] and tense. Nothing is invented: a
//! relative expression in an article without a DCT keeps an underspecified value (`XXXX-10`).

mod anchor;
mod calendar;
mod context;
mod direction;
mod find;
mod resolve;

use crate::language::Language;
use crate::model::{Edtf, Span, Timex, TimexKind};
use anchor::Anchor;
use chrono::{Datelike, NaiveDate};
use context::Context;
use dateline_nlp::Analysis;
use direction::Direction;
use find::Match;

/// The temporal expressions of `text`, in order and without overlap.
///
/// `analysis` is that of `text`; `dct` the day relative expressions count from, where it is known.
pub(crate) fn timetag(
    text: &str,
    analysis: &Analysis,
    dct: Option<NaiveDate>,
    language: &Language,
) -> Vec<Timex> {
    let mut timexes = Vec::new();
    let mut anchor = Anchor::start(dct);
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let matches = find::find(&text[sentence.span.clone()], language);
        let groups = if matches.is_empty() { Vec::new() } else { analysis.verb_groups(index) };
        for (at, found) in matches.iter().enumerate() {
            let span = Span::new(
                sentence.span.start + found.span.start,
                sentence.span.start + found.span.end,
            );
            let words = &text[sentence.span.clone()];
            let direction = direction::direction(analysis, index, &groups, span, &language.lexicon);
            let year = shared_year(words, &matches[at..]);
            let story =
                anchor.story_year(text, span.start).filter(|_| direction == Direction::Past);
            let context = Context { dct, anchor: &anchor, direction, year, story };
            let rule = found.rule;
            let Some(resolved) = resolve::resolve(&rule.value, &found.arguments, &context) else {
                continue;
            };
            if rule.kind == TimexKind::Date
                && let Some(date) = resolved.date
            {
                anchor.follow(&rule.value.function, date);
                if let Some(year) = found
                    .year()
                    .or(year)
                    .or_else(|| resolved_year(date).filter(|year| Some(*year) == story))
                    && tells_the_story(&words[..found.span.start])
                    && dct.is_none_or(|dct| dct.year() - year >= STORY_YEARS)
                {
                    anchor.tell(year, span.end);
                }
            }
            timexes.push(Timex {
                span,
                kind: rule.kind,
                value: resolved.value,
                date: resolved.date,
                rule: rule.name.clone(),
            });
        }
    }
    timexes
}

/// The year of a date that has one.
fn resolved_year(date: Edtf) -> Option<i32> {
    date.first_day().map(|day| day.year())
}

/// Years before the DCT from which on a paragraph may be telling an old story. Last year's date in the
/// news is mostly a comparison, and "in October" beside it is this year's.
const STORY_YEARS: i32 = 2;

/// Whether a date after the words `before` says when the story goes on, as after "in" and "on", and
/// does not only name a thing: "the Oct. 7, 2023 attack".
fn tells_the_story(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    matches!(last.as_str(), "" | "in" | "on" | "by" | "during" | "from" | "of" | "until")
}

/// The year that `matches[0]` shares with the date it is joined to: 2011 for the first date of
/// "from March 5 to March 9, 2011".
fn shared_year(sentence: &str, matches: &[Match<'_>]) -> Option<i32> {
    let [first, rest @ ..] = matches else { return None };
    let mut end = first.span.end;
    for next in rest {
        let joint = sentence[end..next.span.start].trim().trim_end_matches(['.', ',']);
        let joined = matches!(joint, "and" | "to" | "or" | "through" | "until" | "–" | "-" | "");
        if !joined {
            return None;
        }
        if let Some(year) = next.year() {
            return Some(year);
        }
        end = next.span.end;
    }
    None
}
