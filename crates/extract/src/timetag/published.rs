//! What a text without a publication date proves of it.

use super::direction::{self, Direction};
use super::resolve;
use super::{Found, find};
use crate::language::{Function, Language, filled};
use crate::model::{Article, Passage, Span};
use chrono::{Datelike, NaiveDate, Weekday};
use dateline_nlp::Analysis;

/// Bounds and candidates of a publication date that is not known. Nothing in it is guessed: each follows
/// from words of the text or of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The first day it can have been: the latest stated date that the text tells as past.
    pub not_before: Option<NaiveDate>,
    /// The years, from that day on, in which every weekday of the text falls on its month and day;
    /// empty where the text has no such pair.
    pub years: Vec<i32>,
    /// Years that stand in the address or file name.
    pub named: Vec<i32>,
    /// A sentence for people on each of these.
    pub why: Vec<String>,
}

/// Years that are tried after the first day the text can be of.
const YEARS_TRIED: i32 = 11;

/// First year that is tried where the text states none.
const FIRST_YEAR: i32 = 1990;

/// Last year that is tried.
const LAST_YEAR: i32 = 2050;

/// A weekday with its month and day, and whether the text tells it as past.
struct Pair {
    weekday: Weekday,
    month: u32,
    day: u32,
    past: bool,
}

impl Pair {
    /// Whether a text of `year` may tell it: it lies in that year, or in the one before or after.
    fn fits(&self, year: i32) -> bool {
        let other = if self.past { year - 1 } else { year + 1 };
        [year, other].into_iter().any(|year| {
            NaiveDate::from_ymd_opt(year, self.month, self.day)
                .is_some_and(|day| day.weekday() == self.weekday)
        })
    }
}

/// What the text of `article`, in which `found` was found, and its source prove of its publication
/// date. The weekdays of a passage with a day of its own prove nothing.
pub(crate) fn published(
    article: &Article,
    analysis: &Analysis,
    found: &[Found<'_>],
    language: &Language,
) -> Published {
    let (text, source) = (article.text.as_str(), article.source.0.as_str());
    let wording = &language.wording.published;
    let (mut out, mut pairs) = (Published::default(), Vec::new());
    let mut told = None;
    for Found { sentence, matches } in found {
        let start = analysis.sentences[*sentence].span.start;
        for one in matches {
            let span = Span::new(start + one.span.start, start + one.span.end);
            let before = &text[start..span.start];
            let tense = direction::clause(analysis, *sentence, span, before, language).tense;
            if let Some(day) = stated_day(one)
                && tense == Direction::Past
                && told.is_none_or(|(latest, _)| day > latest)
            {
                told = Some((day, span));
            }
            if Passage::at(&article.passages, span.start).is_none() {
                pairs.extend(pair(one, tense == Direction::Past));
            }
        }
    }
    if let Some((day, span)) = told {
        out.not_before = Some(day);
        out.why.push(filled(&wording.past, &[("words", span.of(text))]));
    }
    if !pairs.is_empty() {
        let first = out.not_before.map_or(FIRST_YEAR, |day| day.year());
        let last = if out.not_before.is_some() { first + YEARS_TRIED } else { LAST_YEAR };
        out.years =
            (first..=last).filter(|year| pairs.iter().all(|pair| pair.fits(*year))).collect();
        out.why.push(wording.weekdays.clone());
    }
    out.named = named_years(source);
    if !out.named.is_empty() {
        out.why.push(filled(&wording.named, &[("source", source)]));
    }
    out
}

/// The first day of a date that states its year.
fn stated_day(found: &find::Match<'_>) -> Option<NaiveDate> {
    let (month, day) = found.month_day();
    NaiveDate::from_ymd_opt(found.year()?, month.unwrap_or(1), day.unwrap_or(1))
}

fn pair(found: &find::Match<'_>, past: bool) -> Option<Pair> {
    if found.call.function != Function::Dated || found.year().is_some() {
        return None;
    }
    let arguments = resolve::Arguments(&found.arguments);
    let weekday = resolve::weekday(arguments.text(3)?)?;
    Some(Pair { weekday, month: arguments.small(1)?, day: arguments.small(2)?, past })
}

/// The years of four figures that stand alone in an address or a file name.
fn named_years(source: &str) -> Vec<i32> {
    let figures = source.split(|c: char| !c.is_ascii_digit());
    let year = |figures: &str| match figures.len() {
        4 => figures.parse().ok(),
        8 => figures.get(..4)?.parse().ok(),
        _ => None,
    };
    let mut years: Vec<i32> =
        figures.filter_map(year).filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year)).collect();
    years.dedup();
    years
}
