//! One sentence for people on how a value came about.

use super::Origin;
use super::anchor::Anchor;
use super::context::Context;
use super::direction::Direction;
use super::find::Match;
use super::resolve::Resolved;
use crate::language::Function;
use crate::model::{DctEvidence, Edtf, TimexKind};
use chrono::{Datelike, NaiveDate};

/// What a value function counts from.
enum Base {
    /// The words state it all.
    Words,
    /// The DCT, by direction.
    Dct,
    /// The date told last.
    Told,
}

/// Why the words `found` of the text `words` have their value.
pub(super) fn why(
    words: &str,
    found: &Match<'_>,
    resolved: &Resolved,
    context: &Context<'_>,
    origin: Option<Origin<'_>>,
) -> String {
    match found.rule.kind {
        TimexKind::Duration if resolved.date.is_none() => {
            return format!("“{words}” is a length of time and names no date.");
        }
        TimexKind::Set => return format!("“{words}” recurs and names no single date."),
        _ => {}
    }
    if let (Some(year), Some(_), None) = (context.year, resolved.date, found.year()) {
        return format!("“{words}” shares the year {year} with the date it is joined to.");
    }
    match base(found, context) {
        Base::Words => format!("“{words}” states it."),
        Base::Told => match told(context.anchor) {
            Some(told) => format!("“{words}”, counted from {told}, the date told last."),
            None => format!("“{words}” counts from a date that the text does not give."),
        },
        Base::Dct => match (context.dct, context.direction) {
            (None, _) => format!("“{words}” counts from the publication date, which is not known."),
            (Some(dct), _) if context.story.is_some() => {
                let year = context.story.unwrap_or(dct.year());
                format!("“{words}” of {year}, the year that the paragraph tells of.")
            }
            (Some(dct), direction) => {
                let way = match direction {
                    _ if !turns(found) => "counted",
                    Direction::Past => "counted back",
                    Direction::Future | Direction::Beyond => "counted forward",
                    Direction::Near | Direction::Present => "the nearest, counted",
                };
                format!("“{words}”, {way} from {}, {}.", day(dct), source(origin))
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
        | Function::ToldWeekday
        | Function::SeasonNear
        | Function::Clock
        | Function::ClockFull
        | Function::ClockGlued
        | Function::ClockPart
            if found.day.is_none() =>
        {
            Base::Told
        }
        Function::Day
        | Function::Day2
        | Function::Month
        | Function::Year
        | Function::YearEnd
        | Function::About
        | Function::Decade
        | Function::Century
        | Function::Bce
        | Function::PartBce
        | Function::StretchBce
        | Function::AnyPart => Base::Words,
        Function::Partial
        | Function::ToldPartial
        | Function::Monthday
        | Function::WeekOf
        | Function::Dated
        | Function::Weekday
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

/// Whether the tense decides on which side of the DCT it lies.
fn turns(found: &Match<'_>) -> bool {
    matches!(
        found.call.function,
        Function::Partial
            | Function::Weekday
            | Function::Daypart
            | Function::Season
            | Function::Quarter
            | Function::Half
            | Function::Holiday
            | Function::Monthday
    )
}

/// What the day is, and where it was read.
fn source(origin: Option<Origin<'_>>) -> &'static str {
    match origin {
        Some(Origin::Passage) => "the day that you gave the passage",
        Some(Origin::Dct(DctEvidence::User)) => "the publication date as you gave it",
        Some(Origin::Dct(DctEvidence::Metadata(_))) => "the publication date in its metadata",
        Some(Origin::Dct(DctEvidence::Url(_))) => "the publication date in its address",
        Some(Origin::Dct(DctEvidence::Byline(_))) => "the publication date in the byline",
        None => "the publication date",
    }
}

fn told(anchor: &Anchor) -> Option<String> {
    anchor.date().map(|date| Edtf::from(date).to_string())
}

/// "Sat 7 Oct 2023".
fn day(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}
