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

/// The expressions of one sentence before they have values.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    /// Number of the sentence.
    pub sentence: usize,
    matches: Vec<Match<'a>>,
}

/// What the rules match in `text`, by sentence; sentences without a match are left out.
pub(crate) fn find<'a>(text: &str, analysis: &Analysis, language: &'a Language) -> Vec<Found<'a>> {
    let sentences = analysis.sentences.iter().enumerate();
    let found = sentences.map(|(sentence, at)| Found {
        sentence,
        matches: find::find(&text[at.span.clone()], language),
    });
    found.filter(|found| !found.matches.is_empty()).collect()
}

/// The temporal expressions that were `found` in `text`, in order and without overlap.
///
/// `analysis` is that of `text`, the sentences in `found` parsed; `dct` the day relative expressions
/// count from, where it is known.
pub(crate) fn resolve(
    text: &str,
    analysis: &Analysis,
    found: &[Found<'_>],
    dct: Option<NaiveDate>,
    language: &Language,
) -> Vec<Timex> {
    let mut timexes = Vec::new();
    let mut anchor = Anchor::start(dct);
    for Found { sentence: index, matches } in found {
        let sentence = &analysis.sentences[*index];
        let groups = analysis.verb_groups(*index);
        for (at, found) in matches.iter().enumerate() {
            let span = Span::new(
                sentence.span.start + found.span.start,
                sentence.span.start + found.span.end,
            );
            let words = &text[sentence.span.clone()];
            let verb = analysis.attach(*index, &groups, span.start..span.end);
            let direction = if follows_since(&words[..found.span.start]) {
                Direction::Past
            } else {
                direction::direction(analysis, &groups, verb, span, &language.lexicon)
            };
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

/// "since October" lies in the past whatever the tense.
fn follows_since(before: &str) -> bool {
    before.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case("since"))
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
