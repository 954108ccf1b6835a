//! Every match of the rules in one sentence: the longest first, overlaps removed, clock times joined
//! to their days.

use super::kind::Register;
use super::titles;
use crate::language::{Call, Each, Function, Language, Only, Rule, Search};
use crate::model::{Span, TimexKind};
use regex::Captures;
use std::collections::BTreeMap;

/// A match of a rule in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Match<'a> {
    /// Bytes of the sentence.
    pub span: Span,
    pub rule: &'a Rule,
    /// How its value is made.
    pub call: &'a Call,
    /// The normal values of the call's arguments; `None` for captures that took no part.
    pub arguments: Vec<Option<String>>,
    /// Whether it shares words with the match before: "5" of "May 3-5".
    pub second: bool,
    /// The day that a clock time stands beside.
    pub day: Option<Box<Match<'a>>>,
    /// Its reading where the happening that stands behind it is dated: "two days after the flood".
    pub event: Option<Box<Match<'a>>>,
}

impl Match<'_> {
    /// The year it states, if it is a date with its year.
    pub fn year(&self) -> Option<i32> {
        let first = |at: usize| self.arguments.get(at)?.as_deref()?.parse().ok();
        match self.call.function {
            Function::Day
            | Function::Month
            | Function::Dated
            | Function::Year
            | Function::Quarter
            | Function::Half => first(0),
            Function::Season => first(0).filter(|year| *year > 99),
            Function::WeekdayOf => first(4),
            Function::Day2 => first(2).filter(|year| *year > 99),
            Function::Bce => first(0).map(|year: i32| 1 - year),
            Function::PartCe => first(0).or_else(|| first(6)),
            _ => None,
        }
    }

    /// Years from the present one to its own, where it states that: 1 for "May of next year".
    pub fn years_ahead(&self) -> Option<i32> {
        let at = match self.call.function {
            Function::DayOf => 0,
            Function::MonthOf => 1,
            _ => return None,
        };
        self.arguments.get(at)?.as_deref()?.parse().ok()
    }

    /// Whether it is a quarter or a half that a game may have too.
    fn may_be_of_game(&self) -> bool {
        matches!(self.call.function, Function::Quarter | Function::Period | Function::Half)
            && self.year().is_none()
    }

    /// Month and day it states.
    pub fn month_day(&self) -> (Option<u32>, Option<u32>) {
        let at = |at: usize| self.arguments.get(at)?.as_deref()?.parse().ok();
        match self.call.function {
            Function::Day | Function::Dated => (at(1), at(2).or_else(|| at(3))),
            Function::Month => (at(1), None),
            Function::Partial => (at(0), at(1).or_else(|| at(2))),
            Function::DayOf => (at(1).or_else(|| at(3)), at(2).or_else(|| at(4))),
            Function::MonthOf => (at(0), None),
            _ => (None, None),
        }
    }

    fn kind(&self) -> TimexKind {
        self.rule.kind
    }

    /// Whether it tells a time by the clock.
    pub fn has_clock(&self) -> bool {
        matches!(
            self.call.function,
            Function::Clock
                | Function::ClockFull
                | Function::ClockGlued
                | Function::ClockPart
                | Function::ClockPast
        )
    }

    fn is_clock(&self) -> bool {
        self.day.is_none() && self.has_clock()
    }

    /// Whether it may name the day of a clock time.
    fn is_day(&self) -> bool {
        match self.call.function {
            Function::Day
            | Function::Day2
            | Function::Dated
            | Function::Weekday
            | Function::WeekdayOf
            | Function::HolidayWeekday
            | Function::Daypart
            | Function::Monthday
            | Function::DayPart
            | Function::Overnight => true,
            Function::Partial => self.arguments.iter().skip(1).any(Option::is_some),
            Function::ToldPart => self
                .arguments
                .first()
                .is_some_and(|days| days.as_deref().is_some_and(|days| days != "0")),
            Function::Shift | Function::Follow | Function::FollowBefore => {
                self.arguments.first().is_some_and(|unit| unit.as_deref() == Some("day"))
            }
            _ => false,
        }
    }
}

/// A match with its place among the rules, all the words it takes, and the further expressions in them.
type Candidate<'a> = (usize, Span, Match<'a>, Vec<Match<'a>>);

/// What one rule matches at byte `at` of a sentence, and where the words end that it looked at; `None`
/// where it matches nothing there or refuses it.
fn candidate<'a>(
    sentence: &str,
    at: usize,
    order: usize,
    rule: &'a Rule,
) -> Option<(usize, Option<Candidate<'a>>)> {
    let captures = rule.regex.captures(&sentence[at..])?;
    let span_of = |found: &regex::Match<'_>| Span::new(at + found.start(), at + found.end());
    let group = |name| captures.name(name).map(|found| span_of(&found));
    let whole = span_of(&captures.get(0)?);
    // A group called `timex` marks the expression where the pattern needs its surroundings.
    let first = group("timex").unwrap_or(whole);
    let (then, list) = (group("then"), group("list"));
    let outer = Span::new(first.start, then.or(list).unwrap_or(first).end);
    let refused = outer.is_empty()
        || !stands_alone(sentence, outer)
        || rule.is_refused(sentence, outer)
        || rule.lacks_capital(&captures);
    if refused {
        return None;
    }
    let found = |span, call: &'a Call, second| {
        let arguments = rule.arguments(call, &captures)?;
        Some(Match { span, rule, call, arguments, second, day: None, event: None })
    };
    let then = then.zip(rule.then.as_ref());
    let then = then.and_then(|(span, call)| found(span, call, true));
    let first = found(first, &rule.value, false);
    let each = list.zip(rule.each.as_ref());
    let each = each.map(|(list, each)| listed(sentence, rule, each, list, &captures));
    let falls = then.as_ref().zip(first.as_ref()).is_some_and(|(then, first)| falls(first, then));
    let further = then.into_iter().chain(each.into_iter().flatten()).collect();
    let first = first.filter(|_| !falls);
    Some((whole.end, first.map(|first| (order, outer, first, further))))
}

/// Whether two years fall, as no range of years does: "2012-1998" is a score.
fn falls(first: &Match<'_>, then: &Match<'_>) -> bool {
    let year = |found: &Match<'_>| found.year().filter(|_| found.call.function == Function::Year);
    year(first).zip(year(then)).is_some_and(|(first, then)| then < first)
}

/// The expressions in the `list` of a match.
fn listed<'a>(
    sentence: &str,
    rule: &'a Rule,
    each: &'a Each,
    list: Span,
    captures: &Captures<'_>,
) -> Vec<Match<'a>> {
    let found = each.regex.captures_iter(list.of(sentence)).filter_map(|own| {
        let whole = own.get(0)?;
        let span = Span::new(list.start + whole.start(), list.start + whole.end());
        let arguments = rule.arguments_of_each(each, &own, captures)?;
        Some(Match {
            span,
            rule,
            call: &each.value,
            arguments,
            second: true,
            day: None,
            event: None,
        })
    });
    found.collect()
}

/// The expressions of one sentence.
#[derive(Debug, Default)]
pub(super) struct Reading<'a> {
    /// Those of a narrative, in order and without overlap.
    pub narrative: Vec<Match<'a>>,
    /// Those of another text, where rules for narratives matched in it.
    pub other: Option<Vec<Match<'a>>>,
}

/// The expressions of one sentence.
pub(super) fn find<'a>(
    sentence: &str,
    language: &'a Language,
    search: &mut Search<'_>,
    register: &Register<'_>,
) -> Reading<'a> {
    let mut matches = Vec::new();
    // Up to where each rule has read.
    let mut read: BTreeMap<usize, usize> = BTreeMap::new();
    for at in beginnings(sentence) {
        for &order in search.matching_at(sentence, at) {
            let rule = &language.rules[order];
            if !register.is_read_by(rule) || read.get(&order).is_some_and(|end| at < *end) {
                continue;
            }
            if let Some((end, found)) = candidate(sentence, at, order, rule) {
                read.insert(order, end);
                matches.extend(found.filter(|(_, _, found, _)| {
                    !(found.may_be_of_game() && register.plays(sentence))
                }));
            }
        }
    }
    let of_narrative = |found: &Candidate<'a>| found.2.rule.only == Some(Only::Narrative);
    let other = matches.iter().any(of_narrative).then(|| {
        let other = matches.iter().filter(|found| !of_narrative(found)).cloned().collect();
        longest(sentence, other, language)
    });
    Reading { narrative: longest(sentence, matches, language), other }
}

/// The longest of `matches`, in order and without overlap.
fn longest<'a>(
    sentence: &str,
    matches: Vec<Candidate<'a>>,
    language: &'a Language,
) -> Vec<Match<'a>> {
    let from_event = |found: &Candidate<'a>| found.2.call.function == Function::FromEvent;
    let (events, mut matches): (Vec<_>, Vec<_>) = matches.into_iter().partition(from_event);
    let mut events: BTreeMap<Span, Match<'a>> =
        events.into_iter().map(|(_, outer, found, _)| (outer, found)).collect();
    matches.sort_by_key(|(order, outer, ..)| (std::cmp::Reverse(outer.len()), *order, outer.start));
    // What is kept does not overlap, so that only the neighbours of a place can reach into it.
    let mut kept: BTreeMap<usize, (Span, Match<'a>)> = BTreeMap::new();
    let mut seconds = Vec::new();
    for (_, outer, found, then) in matches {
        let before = kept.range(..outer.end).next_back();
        if before.is_none_or(|(_, (other, _))| !other.overlaps(outer)) {
            kept.insert(outer.start, (outer, found));
            seconds.extend(then);
        }
    }
    let mut kept: Vec<_> = kept.into_values().map(|(_, found)| found).chain(seconds).collect();
    kept.sort_by_key(|found| found.span.start);
    for found in &mut kept {
        found.event = events.remove(&found.span).map(Box::new);
    }
    join_clocks(sentence, kept, language)
}

/// Where an expression may begin: at every mark, and at a letter or figure that none stands before.
fn beginnings(sentence: &str) -> impl Iterator<Item = usize> {
    let mut joined = false;
    sentence.char_indices().filter_map(move |(at, c)| {
        let word = c.is_alphanumeric();
        let within = std::mem::replace(&mut joined, word) && word;
        (!within && !c.is_whitespace()).then_some(at)
    })
}

/// Joins clock times with the days beside them: "5 p.m. on Nov. 9" is one expression.
fn join_clocks<'a>(
    sentence: &str,
    matches: Vec<Match<'a>>,
    language: &'a Language,
) -> Vec<Match<'a>> {
    let mut out: Vec<Match<'a>> = Vec::with_capacity(matches.len());
    for mut found in matches {
        let Some(last) = out.last_mut() else {
            out.push(found);
            continue;
        };
        let between = between(sentence, last, &found);
        let apart = sentence[last.span.end..].starts_with(')');
        let stands = |list: &[String]| list.iter().any(|word| word.eq_ignore_ascii_case(between));
        let timed = |found: &Match<'_>| found.kind() != TimexKind::Set;
        if last.is_clock() && found.is_day() && stands(&language.surroundings.clock_day) {
            last.day = Some(Box::new(found.clone()));
            // With a preposition or a bracket between they are two expressions: "5 p.m. on Nov. 9".
            if apart || between.chars().any(char::is_alphanumeric) {
                out.push(found);
            } else {
                last.span.end = found.span.end;
            }
        } else if found.is_clock()
            && last.is_day()
            && timed(last)
            && !between.chars().any(char::is_alphanumeric)
            && stands(&language.surroundings.day_clock)
        {
            found.span.start = last.span.start;
            let day = std::mem::replace(last, found);
            last.day = Some(Box::new(day));
        } else {
            out.push(found);
        }
    }
    share_days(sentence, &mut out, language);
    titles::remove(sentence, &mut out, &language.lexicon);
    out
}

/// Gives a clock time the day of the next one that it is joined to: "between 9 a.m. and 5 p.m. on
/// Friday", "at 4:17 a.m. (01:17 GMT) on Monday".
fn share_days(sentence: &str, matches: &mut [Match<'_>], language: &Language) {
    for at in (1..matches.len()).rev() {
        let (first, next) = matches.split_at_mut(at);
        let (Some(first), Some(next)) = (first.last_mut(), next.first()) else { return };
        let between = between(sentence, first, next);
        let Some(day) = &next.day else { continue };
        let joins = &language.surroundings.joins;
        // In the bracket it is the day of that zone: "20:00 EST (0000 UTC Sunday)".
        let zoned = between == "(" && day.span.start >= next.span.end;
        let joined = zoned || joins.iter().any(|word| word.eq_ignore_ascii_case(between));
        if first.is_clock() && next.has_clock() && joined {
            first.day = Some(day.clone());
        }
    }
}

/// What stands between two matches, without the bracket that the first stands in.
fn between<'a>(sentence: &'a str, first: &Match<'_>, next: &Match<'_>) -> &'a str {
    sentence[first.span.end..next.span.start].trim().trim_start_matches(')').trim_start()
}

/// Whether the words at `span` are whole words and numbers: not the "May" of "Maya", the "2011" of
/// "$2011" or of "2,011.5", the "week" of "mid-week".
fn stands_alone(sentence: &str, span: Span) -> bool {
    let words = span.of(sentence);
    let mut before = sentence[..span.start].chars().rev();
    let mut after = sentence[span.end..].chars();
    let (b1, b2) = (before.next(), before.next());
    let (a1, a2) = (after.next(), after.next());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let alnum = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let first_is_digit = words.starts_with(|c: char| c.is_ascii_digit());
    let last_is_digit = words.ends_with(|c: char| c.is_ascii_digit());
    let lower = words.starts_with(char::is_lowercase);
    let joined_before = alnum(b1)
        || matches!(b1, Some('$' | '€' | '£' | '#' | '@' | '_' | '\\'))
        || (first_is_digit && matches!(b1, Some(',' | '.' | ':' | '/')) && digit(b2))
        || (matches!(b1, Some('-' | '/')) && alnum(b2) && (lower || !digit(b2) && first_is_digit));
    let joined_after = alnum(a1)
        || matches!(a1, Some('%' | '_'))
        || (last_is_digit && matches!(a1, Some(',' | '.' | ':' | '/')) && digit(a2))
        || (a1 == Some('-') && alnum(a2) && lower);
    !joined_before && !joined_after
}
