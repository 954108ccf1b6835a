//! What the dates of a text count from: its day of publication and its story, and those of each passage
//! with a day of its own.

use super::Found;
use super::anchor::Anchor;
use super::context::Context;
use super::direction::{Clause, Direction};
use super::find::Match;
use super::headings::is_chronicle;
use super::kind::{self, Kind};
use crate::language::{Function, Language, ends_with_one_of};
use crate::model::{Article, DctEvidence, Edtf, Passage};
use chrono::{Datelike, NaiveDate};
use dateline_nlp::Analysis;

/// What the expressions of a text count from, or those of a passage with a day of its own.
pub(super) struct Frame<'a> {
    pub dct: Option<NaiveDate>,
    pub origin: Option<Origin<'a>>,
    pub narrative: bool,
    pub anchor: Anchor,
    /// The clause of the expression before.
    pub clause: Option<Clause>,
}

/// What says on which day a text or a passage was written.
#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    Dct(&'a DctEvidence),
    Passage,
}

/// That of the text, then those of its passages.
pub(super) fn frames<'a>(
    article: &'a Article,
    analysis: &Analysis,
    found: &[Found<'_>],
) -> Vec<Frame<'a>> {
    let (dct, passages) = (article.dct.as_ref(), &article.passages);
    let frame = |dct: Option<NaiveDate>, origin, narrative| Frame {
        dct,
        origin,
        narrative,
        anchor: Anchor::start(dct.filter(|_| !narrative)),
        clause: None,
    };
    let narrative = is_narrative(article, analysis, found);
    let whole = frame(dct.map(|dct| dct.day), dct.map(|dct| Origin::Dct(&dct.evidence)), narrative);
    let passage = |passage: &Passage| frame(Some(passage.day), Some(Origin::Passage), false);
    std::iter::once(whole).chain(passages.iter().map(passage)).collect()
}

/// Whether the text tells a story of its own time, by the dates outside its passages.
pub(super) fn is_narrative(article: &Article, analysis: &Analysis, found: &[Found<'_>]) -> bool {
    let passages = &article.passages;
    let outside = found.iter().flat_map(|found| {
        let start = analysis.sentences[found.sentence].span.start;
        let own = move |one: &&Match<'_>| Passage::at(passages, start + one.span.start).is_none();
        found.matches.iter().filter(own)
    });
    let dct = article.dct.as_ref().map(|dct| dct.day);
    kind::kind(outside, dct) == Kind::Narrative
        || is_chronicle(&article.text, analysis, found, |year| kind::is_old(year, dct))
}

/// Years before the DCT from which on a paragraph may be telling an old story. Last year's date in the
/// news is mostly a comparison, and "in October" beside it is this year's.
const STORY_YEARS: i32 = 2;

/// Whether a match counts from the DCT in a story, too.
fn counts_from_dct(found: &Match<'_>) -> bool {
    matches!(
        found.call.function,
        Function::Shift
            | Function::Ago
            | Function::MonthOf
            | Function::MonthNamed
            | Function::WeekdayWeek
    )
}

impl Frame<'_> {
    /// After "this year" the story is no longer in 1852, though nobody knows which year this is.
    pub fn leave_story(&mut self, found: &Match<'_>) {
        if self.dct.is_none() && counts_from_dct(found) {
            self.anchor.leave();
        }
    }

    /// What an expression of this clause counts from, which stands at byte `start` of `text`.
    pub fn context(&self, clause: Clause, (text, start): (&str, usize)) -> Context<'_> {
        let Clause { direction, tense, .. } = clause;
        let told = self.anchor.date().is_some() || self.dct.is_none();
        // Where there is no DCT to count from, "by June" beside a verb in the past is the story's too.
        let back = direction == Direction::Past || self.dct.is_none() && tense == Direction::Past;
        Context {
            dct: self.dct,
            anchor: &self.anchor,
            direction,
            tense,
            habit: clause.habit,
            year: None,
            wraps: None,
            range: None,
            story: self.anchor.story_year(text, start).filter(|_| back),
            morning: None,
            // What lies ahead, and what comes before the story begins, counts from the DCT.
            narrative: self.narrative && tense != Direction::Future && told,
        }
    }

    /// Moves the anchor to the date of a match, which states the year `told`; its words end at byte
    /// `end` of `text` and stand after those of `before`.
    pub fn follow(
        &mut self,
        found: &Match<'_>,
        date: Edtf,
        told: Option<i32>,
        (before, text, end): (&str, &str, usize),
        language: &Language,
    ) {
        let tells = ends_with_one_of(before, &language.surroundings.tells);
        // A story moves on by the dates that tell when it does, not by those that name a thing, look
        // back, or count from the DCT.
        let moves = ends_with_one_of(before, &language.surroundings.moves)
            && !counts_from_dct(found)
            && found.call.function != Function::FollowBefore;
        // "He died the following morning": it goes on from there in any place.
        let goes_on = matches!(
            found.call.function,
            Function::Follow | Function::ToldPart | Function::ToldWeekday | Function::SeasonNear
        );
        let aside = found.year().is_some() && self.anchor.is_aside(date, text, end);
        let compares = matches!(found.call.function, Function::Ago | Function::FollowBefore);
        if !self.narrative && !compares || (moves || goes_on) && !aside {
            self.anchor.follow(found.call.function, date, end);
        }
        if let Some(year) = told
            && tells
            && self.dct.is_none_or(|dct| dct.year() - year >= STORY_YEARS)
        {
            self.anchor.tell(year, end);
        }
    }
}
