//! The filters without a library: one article a line in, one answer a line out. Their forms are what
//! quality is measured with, so they stay as they are.

use crate::lines::{self, Answer};
use crate::{Outcome, report};
use chrono::NaiveDate;
use dateline_extract::{
    Article, CodePoints, DatedBy, Dct, DctEvidence, Edtf, Event, EventKind, Language, Modifier,
    Participant, Passage, Published, Relation, Source, Span, Status, extract, parse_day, published,
    timetag,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufReader, BufWriter, stdin, stdout};
use std::num::NonZeroUsize;

/// One line of input.
#[derive(Deserialize)]
struct Input {
    id: Value,
    title: Option<String>,
    dct: Option<String>,
    text: String,
    #[serde(default)]
    passages: Vec<PassageIn>,
}

/// A stretch of the text, in code points, that was written on a day of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageIn {
    start: usize,
    end: usize,
    dct: String,
}

/// Code points `[start, end)`.
type Range = [usize; 2];

#[derive(Serialize)]
struct Events<'a> {
    id: Value,
    events: Vec<EventOut<'a>>,
    told: Vec<ToldOut<'a>>,
}

/// A mention that shares the time of the event of that index.
#[derive(Serialize)]
struct ToldOut<'a> {
    trigger: Range,
    event: usize,
    date: Edtf,
    label: Option<&'a str>,
    confidence: f64,
}

#[derive(Serialize)]
struct EventOut<'a> {
    trigger: Range,
    also: Vec<Range>,
    sentence: Range,
    date: Option<Edtf>,
    offset: Option<&'a str>,
    status: Status,
    headline: &'a str,
    timex: Option<Range>,
    dated_by: DatedBy,
    kind: EventKind,
    participants: Vec<ParticipantOut<'a>>,
    place: Option<&'a str>,
    attribution: Option<AttributionOut<'a>>,
    confidence: f64,
    importance: f64,
    order: Vec<OrderOut<'a>>,
}

#[derive(Serialize)]
struct ParticipantOut<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct AttributionOut<'a> {
    source: Option<&'a str>,
    quoted: bool,
}

#[derive(Serialize)]
struct OrderOut<'a> {
    relation: Relation,
    trigger: Range,
    words: Range,
    label: &'a str,
}

#[derive(Serialize)]
struct Timexes<'a> {
    id: Value,
    timexes: Vec<TimexOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<PublishedOut>,
}

/// What an undated article proves of its publication date.
#[derive(Serialize)]
struct PublishedOut {
    not_before: Option<NaiveDate>,
    years: Vec<i32>,
    named: Vec<i32>,
    why: Vec<String>,
}

#[derive(Serialize)]
struct TimexOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    r#type: &'static str,
    value: &'a str,
    date: Option<Edtf>,
    r#mod: Option<&'static str>,
    offset: Option<&'a str>,
    span: &'static str,
    rule: &'a str,
    why: &'a str,
}

/// Runs one of the filters from standard input to standard output.
pub(crate) fn run(
    jobs: Option<NonZeroUsize>,
    work: fn(&[u8]) -> Answer,
) -> anyhow::Result<Outcome> {
    let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let input = BufReader::new(stdin());
    let mut output = BufWriter::new(stdout().lock());
    Ok(lines::map(input, &mut output, jobs.unwrap_or_else(cores), work, report)?)
}

/// The events of the article on one line.
pub(crate) fn extract_line(line: &[u8]) -> Answer {
    let (id, article) = read(line)?;
    let extraction = extract(&article, Language::english());
    let points = CodePoints::new(&article.text);
    let range = |span: Span| points.range(&article.text, span);
    let offset = |event: &Event| {
        let words = event.provenance.timex?;
        extraction.timexes.iter().find(|timex| timex.span == words)?.offset.as_deref()
    };
    let events =
        extraction.events.iter().map(|event| event_out(event, offset(event), range)).collect();
    let told = extraction.told.iter().map(|told| ToldOut {
        trigger: range(told.trigger),
        event: told.event,
        date: told.date,
        label: told.label.as_deref(),
        confidence: told.confidence,
    });
    let told = told.collect();
    write(&Events { id, events, told })
}

/// An event, with how far it lies from an unknown publication date.
fn event_out<'a>(
    event: &'a Event,
    offset: Option<&'a str>,
    range: impl Fn(Span) -> Range,
) -> EventOut<'a> {
    let order = event.order.iter().map(|link| OrderOut {
        relation: link.relation,
        trigger: range(link.trigger),
        words: range(link.words),
        label: &link.label,
    });
    EventOut {
        trigger: range(event.trigger),
        also: event.also.iter().map(|span| range(*span)).collect(),
        sentence: range(event.provenance.sentence),
        date: event.date,
        offset: offset.filter(|_| event.date.is_none()),
        status: event.status,
        headline: &event.headline,
        timex: event.provenance.timex.map(&range),
        dated_by: event.provenance.dated_by,
        kind: event.kind,
        participants: event.participants.iter().map(participant_out).collect(),
        place: event.place.as_deref(),
        attribution: event.attribution.as_ref().map(|attribution| AttributionOut {
            source: attribution.source.as_deref(),
            quoted: attribution.quoted,
        }),
        confidence: event.confidence,
        importance: event.importance,
        order: order.collect(),
    }
}

fn participant_out(participant: &Participant) -> ParticipantOut<'_> {
    ParticipantOut { name: &participant.name, role: participant.role.as_str() }
}

/// The time expressions of the article on one line.
pub(crate) fn timetag_line(line: &[u8]) -> Answer {
    let (id, article) = read(line)?;
    let found = timetag(&article, Language::english());
    let points = CodePoints::new(&article.text);
    let timexes = found.iter().map(|timex| {
        let [start, end] = points.range(&article.text, timex.span);
        let text = timex.span.of(&article.text);
        TimexOut {
            start,
            end,
            text,
            r#type: timex.kind.as_str(),
            value: &timex.value,
            date: timex.shaped,
            r#mod: timex.modifier.map(Modifier::as_str),
            offset: timex.offset.as_deref(),
            span: timex.extent.as_str(),
            rule: &timex.rule,
            why: &timex.why,
        }
    });
    let timexes = timexes.collect();
    let published = article.dct.is_none().then(|| {
        let Published { not_before, years, named, why } = published(&article, Language::english());
        PublishedOut { not_before, years, named, why }
    });
    write(&Timexes { id, timexes, published })
}

/// The article on a line, and its id.
pub(crate) fn read(line: &[u8]) -> Result<(Value, Article), String> {
    let input: Input = serde_json::from_slice(line).map_err(|error| {
        // Every line is a text of its own to the parser, which counts it as line 1.
        let message = error.to_string().replace(" at line 1 column ", " at column ");
        format!("not an article: {message}")
    })?;
    if !(input.id.is_string() || input.id.is_number()) {
        return Err("not an article: `id` must be a string or a number".to_owned());
    }
    let dct = input.dct.map(|text| day("dct", &text)).transpose()?;
    let points = CodePoints::new(&input.text);
    let passages = input.passages.iter().enumerate();
    let passages = passages
        .map(|(at, given)| passage(at, given, &input.text, &points))
        .collect::<Result<_, _>>()?;
    let article = Article {
        source: Source(input.id.to_string()),
        title: input.title.unwrap_or_default(),
        dct: dct.map(|day| Dct { day, evidence: DctEvidence::Metadata("dct".to_owned()) }),
        text: input.text,
        passages,
        ..Article::default()
    };
    Ok((input.id, article))
}

fn day(key: &str, text: &str) -> Result<NaiveDate, String> {
    parse_day(text).ok_or_else(|| {
        let missing = if key == "dct" { ", or null where it is not known" } else { "" };
        format!("`{key}` is no day: `{text}`; write it like 2025-11-14{missing}")
    })
}

/// The passage number `at` of a text.
fn passage(
    at: usize,
    given: &PassageIn,
    text: &str,
    points: &CodePoints,
) -> Result<Passage, String> {
    let [start, end] = [given.start, given.end];
    let span = points.span(text, [start, end]);
    if points.range(text, span) != [start, end] || span.is_empty() {
        return Err(format!(
            "`passages[{at}]` is no stretch of the text: {start} to {end}; give code points from 0, \
             the end exclusive"
        ));
    }
    Ok(Passage { span, day: day(&format!("passages[{at}].dct"), &given.dct)? })
}

/// An answer as a line.
pub(crate) fn write(answer: &impl Serialize) -> Answer {
    serde_json::to_string(answer).map_err(|error| error.to_string())
}
