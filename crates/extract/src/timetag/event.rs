//! Happenings that the text has dated, from which other dates count: "two days after the flood".

use super::anchor;
use super::find::Match;
use super::resolve::{Arguments, Resolved};
use super::units::unit_at;
use crate::language::{Function, Lexicon};
use crate::model::{DatePoint, Edtf, Precision, Span};
use chrono::{Datelike, NaiveDate};
use dateline_nlp::{Analysis, Label};
use std::collections::BTreeMap;

/// Nouns of happenings with the date that the text gave them last.
#[derive(Debug, Default)]
pub(super) struct Happened(BTreeMap<String, Precision>);

/// What an expression counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// The word for the happening.
    pub word: String,
    pub date: Precision,
}

impl Happened {
    /// Notes the happenings that the date of the expression at `span` belongs to: the noun it hangs
    /// from, or subject and object of its verb.
    pub fn note(
        &mut self,
        analysis: &Analysis,
        sentence: usize,
        span: Span,
        date: Option<Edtf>,
        lexicon: &Lexicon,
    ) {
        let Some(Edtf::Point(DatePoint { precision, .. })) = date else { return };
        let fine = matches!(precision, Precision::Day(..) | Precision::Month(..));
        if !fine && !matches!(precision, Precision::Year(_)) {
            return;
        }
        let tokens = analysis.tokens_at(sentence, &(span.start..span.end));
        let Some(root) = analysis.root_of(tokens) else { return };
        let token = |at: usize| &analysis.tokens[at];
        let above = token(root).head;
        let above = if token(above).label == Label::Prep { token(above).head } else { above };
        let acts = |label| matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Dobj);
        let beside = analysis.children(above).iter().copied();
        let beside = beside.filter(|&at| token(above).tag.is_verb() && acts(token(at).label));
        for at in std::iter::once(above).chain(beside) {
            if token(at).tag.is_noun() && lexicon.is_eventive(&token(at).lemma) {
                self.0.insert(token(at).lemma.clone(), precision);
            }
        }
    }

    /// What a match counts from: the year it states, or a happening dated before.
    pub fn base(&self, found: &Match<'_>) -> Option<Base> {
        let a = Arguments(&found.arguments);
        let (year, words) = match found.call.function {
            Function::FromEvent => (a.year(3), a.text(4)?),
            Function::Anniversary => (a.year(2), a.text(3)?),
            _ => return None,
        };
        if let Some(year) = year {
            let word = words.split(' ').next().unwrap_or(words).to_owned();
            return Some(Base { word, date: Precision::Year(year) });
        }
        words.split(' ').find_map(|word| {
            let date = *self.0.get(word)?;
            Some(Base { word: word.to_owned(), date })
        })
    }

    /// The value of a match that counts from a happening; `None` where that is not dated as finely as
    /// the expression counts.
    pub fn resolve(&self, found: &Match<'_>) -> Option<Resolved> {
        let a = Arguments(&found.arguments);
        let base = self.base(found)?.date;
        if found.call.function == Function::Anniversary {
            return anniversary(base, a.any(&[0, 1])?);
        }
        let (unit, n) = (a.unit(0)?, a.int(1)?.checked_mul(a.int(2)?)?);
        unit_at(anchor::day_for(base, unit)?, unit, n)
    }
}

/// The `nth` return of a day, month or year.
fn anniversary(base: Precision, nth: &str) -> Option<Resolved> {
    let nth: i32 = nth.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let day = Edtf::from(base).first_day()?;
    let year = day.year().checked_add(nth)?;
    Some(Resolved::of(match base {
        // A 29 February returns on the day after the 28th.
        Precision::Day(_, month, day) => match NaiveDate::from_ymd_opt(year, month, day) {
            Some(day) => Edtf::day(day),
            None => Precision::Day(year, 3, 1).into(),
        },
        Precision::Month(_, month) => Precision::Month(year, month).into(),
        _ => Precision::Year(year).into(),
    }))
}
