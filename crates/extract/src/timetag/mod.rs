//! Sentences and the DCT to [`Timex`]es: every temporal expression with its TIMEX3 value.
//!
//! [`find`] matches the rules of the language, [`kind`] tells a narrative from news, [`resolve`] makes
//! the values, in the [`context`] of publication date, [`anchor`] and tense. Nothing is invented: a
//! relative expression in an article without a DCT keeps an underspecified value (`XXXX-10`).

mod anchor;
mod beside;
mod calendar;
mod context;
mod direction;
mod event;
mod feasts;
mod find;
mod frame;
mod headings;
mod kind;
mod offset;
mod overnight;
mod periods;
mod published;
mod quarters;
mod range;
mod resolve;
mod shape;
mod sides;
mod stamp;
mod titles;
mod units;
mod why;

use crate::language::{Function, Language, Surroundings, ends_with_one_of, filled};
use crate::model::{Article, BlockKind, Edtf, Extent, Passage, Precision, Span, Timex, TimexKind};
use chrono::{Datelike, NaiveDate, Weekday};
use context::Context;
use dateline_nlp::Analysis;
use direction::{Clause, Direction};
use event::Happened;
use find::{Match, Reading};
use frame::{Frame, frames, is_narrative};
pub(crate) use headings::headed;
use kind::Register;
pub use published::Published;
pub(crate) use published::published;
use range::Range;
use resolve::{Arguments, Resolved};
use shape::Shape;

/// The expressions of one sentence before they have values.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    /// Number of the sentence.
    pub sentence: usize,
    matches: Vec<Match<'a>>,
}

/// What the rules match in the text of `article`, by sentence; sentences without a match are left out.
pub(crate) fn find<'a>(
    article: &Article,
    analysis: &Analysis,
    language: &'a Language,
) -> Vec<Found<'a>> {
    let text = article.text.as_str();
    let register = Register::of(text, &language.surroundings);
    let mut search = language.patterns.search();
    let sentences = analysis.sentences.iter().enumerate();
    let mut others = Vec::new();
    let mut found = Vec::new();
    for (sentence, at) in sentences {
        let words = &text[at.span.clone()];
        let Reading { narrative, other } = find::find(words, language, &mut search, &register);
        if !narrative.is_empty() {
            others.extend(other.map(|other| (found.len(), other)));
            found.push(Found { sentence, matches: narrative });
        }
    }
    if !is_narrative(article, analysis, &found) {
        for (at, other) in others {
            found[at].matches = other;
        }
        found.retain(|found| !found.matches.is_empty());
    }
    found
}

/// The temporal expressions that were `found` in the article, in order and without overlap.
///
/// `analysis` is that of its text, the sentences in `found` parsed. They count from the article's day,
/// where it is known, and in a passage with a day of its own from that.
pub(crate) fn resolve(
    article: &Article,
    analysis: &Analysis,
    found: &[Found<'_>],
    language: &Language,
) -> Vec<Timex> {
    let mut resolver = Resolver {
        text: &article.text,
        analysis,
        language,
        frames: frames(article, analysis, found),
        passages: &article.passages,
        captions: captions(article),
        stated: stated(analysis, found),
        happened: Happened::default(),
        timexes: Vec::new(),
    };
    for found in found {
        resolver.sentence(found);
    }
    resolver.timexes
}

/// Where the dates that state their years begin in the text, and their first days, in order.
fn stated(analysis: &Analysis, found: &[Found<'_>]) -> Vec<(usize, NaiveDate)> {
    let dates = found.iter().flat_map(|found| {
        let start = analysis.sentences[found.sentence].span.start;
        found.matches.iter().filter_map(move |found| {
            let (month, day) = found.month_day();
            let first =
                NaiveDate::from_ymd_opt(found.year()?, month.unwrap_or(1), day.unwrap_or(1));
            Some((start + found.span.start, first?))
        })
    });
    dates.collect()
}

/// The next stated date from byte `from` on, and the one beyond it where the first stands before
/// byte `end` of the same sentence, since then it may be an aside too.
fn next_stated(stated: &[(usize, NaiveDate)], from: usize, end: usize) -> [Option<NaiveDate>; 2] {
    let next = stated.partition_point(|(start, _)| *start < from);
    let ahead = |n: usize| stated.get(next + n);
    let beyond = ahead(0).filter(|(start, _)| *start < end).and_then(|_| ahead(1));
    [ahead(0), beyond].map(|stated| stated.map(|(_, date)| *date))
}

/// Whether one of `spans`, which are in order and apart, holds byte `at`.
fn holds(spans: &[Span], at: usize) -> bool {
    let next = spans.partition_point(|span| span.start <= at);
    next.checked_sub(1).is_some_and(|last| at < spans[last].end)
}

/// Where the words below pictures stand, in order.
fn captions(article: &Article) -> Vec<Span> {
    let captions = article.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
    captions.map(|block| block.span).collect()
}

/// The work on one text.
struct Resolver<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    language: &'a Language,
    /// That of the text, then those of `passages`, in their order.
    frames: Vec<Frame<'a>>,
    passages: &'a [Passage],
    captions: Vec<Span>,
    stated: Vec<(usize, NaiveDate)>,
    happened: Happened,
    timexes: Vec<Timex>,
}

/// Where an expression stands, and what the words around it tell.
struct Place<'a, 'm> {
    /// Number of its sentence.
    sentence: usize,
    /// Its bytes in the text.
    span: Span,
    /// The text of its sentence up to it.
    before: &'a str,
    /// The year it shares with the date it is joined to.
    year: Option<i32>,
    /// The year in which it lies if it ends a range that began before.
    ends: Option<i32>,
    /// The month of the next year in which the range ends that it begins.
    wraps: Option<u32>,
    /// The stated date that says the same in other words.
    beside: Option<&'m Match<'a>>,
    /// The weekday before which "overnight" lies.
    morning: Option<Weekday>,
    /// Whether it says when the article appeared.
    stamped: bool,
    /// The other end of the range that it stands at.
    range: Option<Range>,
}

impl Resolver<'_> {
    fn sentence(&mut self, found: &Found<'_>) {
        let sentence = &self.analysis.sentences[found.sentence];
        let words = &self.text[sentence.span.clone()];
        let morning =
            overnight::morning(self.analysis, found.sentence, &found.matches, words, self.language);
        let stamp = stamp::end(self.analysis, found, &self.language.surroundings);
        for (at, one) in found.matches.iter().enumerate() {
            let span =
                Span::new(sentence.span.start + one.span.start, sentence.span.start + one.span.end);
            let surroundings = &self.language.surroundings;
            let present = self.frames[self.frame_at(span.start)].dct.map(|dct| dct.year());
            let year = beside::shared_year(words, &found.matches[at..], present, surroundings);
            let ends = self.year_of_end(words, sentence.span.start, &found.matches[..=at]);
            let wraps = beside::end_in_next_year(words, &found.matches[at..], surroundings);
            let beside = beside::other_words(words, &found.matches[at..], surroundings);
            let before = &words[..one.span.start];
            let event = one.event.as_deref();
            let one = event.filter(|event| self.happened.resolve(event).is_some()).unwrap_or(one);
            let stamped = stamp.is_some_and(|end| span.start < end);
            let range = self.range(words, &found.matches, at);
            let place = Place {
                sentence: found.sentence,
                span,
                before,
                year,
                ends,
                wraps,
                beside,
                morning,
                stamped,
                range,
            };
            self.one(one, &place);
        }
    }

    /// The frame in force at a byte of the text.
    fn frame_at(&self, start: usize) -> usize {
        Passage::at(self.passages, start).map_or(0, |passage| passage + 1)
    }

    /// The year of the last of `matches`, where it ends a range that the one before it began.
    fn year_of_end(&self, words: &str, start: usize, matches: &[Match<'_>]) -> Option<i32> {
        let [.., first, second] = matches else { return None };
        let began = self.timexes.last().filter(|last| last.span.end == start + first.span.end)?;
        let began = began.date?;
        beside::year_of_end(words, (first, second), began, &self.language.surroundings)
    }

    /// The range at whose end the match `at` of a sentence's stands; the one before it has been resolved.
    fn range(&self, words: &str, matches: &[Match<'_>], at: usize) -> Option<Range> {
        let end = |at: usize| range::end(words, &matches[at..], &self.language.surroundings);
        let before = at.checked_sub(1).and_then(end);
        let first = before.and_then(|_| self.timexes.last()?.date?.first_day());
        first.map(Range::From).or_else(|| end(at).map(Range::Until))
    }

    /// The clause of the expression at a place.
    fn clause(&self, place: &Place<'_, '_>) -> Clause {
        let &Place { sentence, span, before, stamped, .. } = place;
        if stamped {
            return Clause::of_stamp();
        }
        let clause = direction::clause(self.analysis, sentence, span, before, self.language);
        // "Rescuers search the rubble on Friday": what a picture shows has been.
        match clause.direction {
            Direction::Present if holds(&self.captions, span.start) => {
                Clause { direction: Direction::Past, ..clause }
            }
            _ => clause,
        }
    }

    fn one(&mut self, found: &Match<'_>, place: &Place<'_, '_>) {
        let &Place { sentence, span, before, year, beside, morning, range, .. } = place;
        let at = self.frame_at(span.start);
        let clause = self.frames[at].clause.filter(|_| found.second);
        let clause = clause.unwrap_or_else(|| self.clause(place));
        let tense = clause.tense;
        // "pushed back from February to April" is no range.
        let year = year.or(place.ends.filter(|_| clause.direction != Direction::Beyond));
        let frame = &mut self.frames[at];
        frame.clause = Some(clause);
        let end = self.analysis.sentences[sentence].span.end;
        frame.anchor.look_ahead(span.start, next_stated(&self.stated, span.end, end));
        let context = frame.context(clause, (self.text, span.start));
        let context = Context { year, wraps: place.wraps, range, morning, ..context };
        let story = context.story;
        let Some(resolved) = value(found, &context, &self.happened) else { return };
        let beside = beside.and_then(|stated| restated(found, stated, &context));
        let says = beside.as_ref().and_then(|beside| beside.date);
        let resolved = beside.unwrap_or(resolved);
        let kind = if found.day.is_some() { TimexKind::Time } else { found.rule.kind };
        let around = (before, span.of(self.text));
        let modifiers = &self.language.modifiers;
        let shape = shape::shape(found, kind, resolved.date, around, frame.dct, modifiers);
        let shape = if says.is_some() { Shape { date: says, ..shape } } else { shape };
        let from = (frame.origin, self.happened.base(found));
        let wording = &self.language.wording;
        let why = match says {
            Some(date) => {
                let values = [("words", span.of(self.text)), ("date", &date.to_string())];
                filled(&wording.beside, &values)
            }
            None => why::why(span.of(self.text), found, &resolved, &context, from, wording),
        };
        let undated = frame.dct.is_none() && resolved.date.is_none();
        let rule = found.rule;
        frame.leave_story(found);
        if kind != TimexKind::Set
            && kind != TimexKind::Duration
            && !(frame.narrative && tense == Direction::Future)
            && let Some(date) = resolved.date
        {
            let story = resolved_year(date).filter(|year| Some(*year) == story);
            let told = found.year().or(year).or(story).filter(|_| !clause.modifies);
            frame.follow(found, date, told, (before, self.text, span.end), self.language);
        }
        if shape.date == resolved.date {
            let lexicon = &self.language.lexicon;
            self.happened.note(self.analysis, sentence, span, resolved.date, lexicon);
        }
        self.timexes.push(Timex {
            span,
            kind,
            dates: rule.dates && clause.dates,
            extent: extent(kind, resolved.date, before, &self.language.surroundings),
            value: resolved.value,
            date: resolved.date,
            modifier: shape.modifier,
            shaped: shape.date,
            offset: if undated { offset::offset(found) } else { None },
            rule: rule.name.clone(),
            why,
        });
    }
}

/// The value of a match; `None` where its date is none of the calendar's.
fn value(found: &Match<'_>, context: &Context<'_>, happened: &Happened) -> Option<Resolved> {
    let resolved = match found.call.function {
        Function::FromEvent | Function::Anniversary => happened.resolve(found),
        _ => with_day(found, context),
    };
    resolved.filter(|resolved| resolved.date.is_none_or(in_calendar))
}

/// The value of a match that a `stated` date says in other words, as fine as the match counts.
fn restated(found: &Match<'_>, stated: &Match<'_>, context: &Context<'_>) -> Option<Resolved> {
    let unit = calendar::Unit::parse(Arguments(&found.arguments).any(&[0, 2])?)?;
    let Edtf::Point(point) = with_day(stated, context)?.date? else { return None };
    units::unit_at(anchor::day_for(point.precision, unit)?, unit, 0)
}

/// The value of a match by itself, a clock time with the day beside it.
fn with_day(found: &Match<'_>, context: &Context<'_>) -> Option<Resolved> {
    let resolved = resolve::resolve(found.call, &found.arguments, context)?;
    let Some(day) = &found.day else { return Some(resolved) };
    let Some(day) = resolve::resolve(day.call, &day.arguments, context) else {
        return Some(resolved);
    };
    let clock = resolved.value.find('T').map(|at| &resolved.value[at..]);
    let date = day.value.split('T').next().unwrap_or_default();
    Some(Resolved { value: format!("{date}{}", clock.unwrap_or_default()), date: day.date })
}

/// Whether its years have four figures.
fn in_calendar(date: Edtf) -> bool {
    let fits = |precision| match precision {
        Precision::Century(century) => (0..=99).contains(&century),
        Precision::Decade(decade) => (0..=999).contains(&decade),
        Precision::Year(year)
        | Precision::Season(year, _)
        | Precision::Quarter(year, _)
        | Precision::Month(year, _)
        | Precision::Day(year, ..) => (-9999..=9999).contains(&year),
        Precision::MonthOfUnknownYear(_) | Precision::DayOfUnknownYear(..) => true,
    };
    let ends = match date {
        Edtf::Point(point) => [Some(point), None],
        Edtf::Range(start, end) => [start.point(), end.point()],
    };
    ends.into_iter().flatten().all(|point| fits(point.precision))
}

/// How what it dates fills the expression after the words `before`.
fn extent(
    kind: TimexKind,
    date: Option<Edtf>,
    before: &str,
    surroundings: &Surroundings,
) -> Extent {
    let day =
        matches!(date, Some(Edtf::Point(point)) if matches!(point.precision, Precision::Day(..)));
    match kind {
        TimexKind::Duration => Extent::Throughout,
        _ if !before.trim().is_empty() && ends_with_one_of(before, &surroundings.throughout) => {
            Extent::Throughout
        }
        TimexKind::Time => Extent::Once,
        _ if day || ends_with_one_of(before, &surroundings.once) => Extent::Once,
        _ => Extent::Unknown,
    }
}

/// The year of a date that has one.
fn resolved_year(date: Edtf) -> Option<i32> {
    date.first_day().map(|day| day.year())
}
