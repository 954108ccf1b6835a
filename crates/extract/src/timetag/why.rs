//! One sentence for people on how a value came about.

use super::anchor::Anchor;
use super::context::Context;
use super::direction::Direction;
use super::event;
use super::find::Match;
use super::frame::Origin;
use super::resolve::Resolved;
use crate::language::{Function, Wording, filled};
use crate::model::{DctEvidence, Edtf, TimexKind};

/// What a value function counts from.
enum Base {
    /// The words state it all.
    Words,
    /// The DCT, by direction.
    Dct,
    /// The date told last.
    Told,
}

/// Why the words `found` of the text `words` have their value, in the language's `wording`.
pub(super) fn why(
    words: &str,
    found: &Match<'_>,
    resolved: &Resolved,
    context: &Context<'_>,
    (origin, happened): (Option<Origin<'_>>, Option<event::Base>),
    wording: &Wording,
) -> String {
    let say = |sentence: &str, name: &str, value: &str| {
        filled(sentence, &[("words", words), (name, value)])
    };
    let year = |sentence: &str, year: i32| say(sentence, "year", &year.to_string());
    if let Some(event::Base { word, date }) = happened {
        let date = Edtf::from(date).to_string();
        let values = [("words", words), ("date", date.as_str()), ("event", word.as_str())];
        return filled(&wording.event, &values);
    }
    match found.rule.kind {
        TimexKind::Duration if resolved.date.is_none() => return say(&wording.length, "", ""),
        TimexKind::Set => return say(&wording.recurs, "", ""),
        _ => {}
    }
    if let (Some(shared), Some(_), None) = (context.year, resolved.date, found.year()) {
        return year(&wording.shared, shared);
    }
    match (base(found, context), context.dct) {
        (Base::Words, _) => say(&wording.stated, "", ""),
        (Base::Told, _) if resolved.date.is_some_and(|date| !date.is_placed()) => {
            say(&wording.untold, "", "")
        }
        (Base::Told, _) if context.anchor.has_moved() => match told(context.anchor) {
            Some(told) => say(&wording.told, "date", &told),
            None => say(&wording.untold, "", ""),
        },
        (Base::Told, dct) if dct.is_none() || resolved.date.is_none() => {
            say(&wording.untold, "", "")
        }
        (Base::Dct | Base::Told, None) => match context.story {
            Some(story) if resolved.date.is_some_and(Edtf::is_placed) => {
                year(&wording.story, story)
            }
            _ => say(&wording.undated, "", ""),
        },
        (Base::Dct | Base::Told, Some(dct)) => match context.story {
            Some(story) => year(&wording.story, story),
            None => {
                let (way, source) =
                    (way(found, context.direction, wording), source(origin, wording));
                let day = dct.format(&wording.day).to_string();
                let values = [("words", words), ("way", way), ("day", &day), ("source", source)];
                filled(&wording.counted, &values)
            }
        },
    }
}

fn base(found: &Match<'_>, context: &Context<'_>) -> Base {
    if found.year().is_some() {
        return Base::Words;
    }
    match found.call.function {
        Function::Follow
        | Function::FollowBefore
        | Function::Told
        | Function::ToldPart
        | Function::That
        | Function::ThatPart
        | Function::ToldWeekday
        | Function::SeasonNear
        | Function::Clock
        | Function::ClockFull
        | Function::ClockGlued
        | Function::ClockPart
        | Function::ClockPast
            if found.day.is_none() =>
        {
            Base::Told
        }
        Function::Day
        | Function::Day2
        | Function::Month
        | Function::Year
        | Function::YearEnd
        | Function::YearShort
        | Function::About
        | Function::Decade
        | Function::Century
        | Function::Bce
        | Function::PartBce
        | Function::PartCe
        | Function::StretchBce
        | Function::AnyPart => Base::Words,
        Function::Partial
        | Function::ToldPartial
        | Function::Monthday
        | Function::WeekOf
        | Function::Dated
        | Function::Weekday
        | Function::WeekdayOf
        | Function::Daypart
        | Function::Season
        | Function::Half
        | Function::Holiday
        | Function::HolidayPart
        | Function::UnitEnd
            if context.narrative =>
        {
            Base::Told
        }
        _ => Base::Dct,
    }
}

/// Which way it was counted; the tense decides for few.
fn way<'a>(found: &Match<'_>, direction: Direction, wording: &'a Wording) -> &'a str {
    let turns = matches!(
        found.call.function,
        Function::Partial
            | Function::Weekday
            | Function::Daypart
            | Function::Season
            | Function::Quarter
            | Function::Half
            | Function::Holiday
            | Function::Monthday
    );
    match direction {
        _ if !turns => &wording.way.plain,
        Direction::Past => &wording.way.back,
        Direction::Future | Direction::Beyond => &wording.way.forward,
        Direction::Near | Direction::Present => &wording.way.nearest,
    }
}

/// What the day is, and where it was read.
fn source<'a>(origin: Option<Origin<'_>>, wording: &'a Wording) -> &'a str {
    match origin {
        Some(Origin::Passage) => &wording.source.passage,
        Some(Origin::Dct(DctEvidence::User)) => &wording.source.user,
        Some(Origin::Dct(DctEvidence::Metadata(_))) => &wording.source.metadata,
        Some(Origin::Dct(DctEvidence::Url(_))) => &wording.source.address,
        Some(Origin::Dct(DctEvidence::Byline(_))) => &wording.source.byline,
        None => &wording.source.unknown,
    }
}

fn told(anchor: &Anchor) -> Option<String> {
    anchor.date().map(|date| Edtf::from(date).to_string())
}
