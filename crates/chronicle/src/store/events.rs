use super::corrections;
use crate::correcting::Found;
use crate::date_text::{NO_DATE, date_text};
use crate::filter::Where;
use crate::rows::{Attribution, EventRow, Participant};
use crate::why::why;
use dateline_extract::{CodePoints, DatedBy, Edtf, EventKind, Span, Status};
use dateline_timeline::{Certainty, Item};
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};

/// The order of a chronology: by first day, or by the end where the start is open; then the more
/// exact first; then as the articles tell it. What has no place comes last.
const ORDER: &str = "ORDER BY coalesce(e.first_day, e.last_day) IS NULL,
    coalesce(e.first_day, e.last_day), coalesce(e.last_day - e.first_day, 9e9),
    e.article, e.trigger_start, e.id";

/// The events that meet the condition, in order.
pub(crate) fn list(connection: &Connection, clause: &Where) -> rusqlite::Result<Vec<EventRow>> {
    let sql = format!(
        "SELECT e.id, e.article, a.title, a.source, e.date, e.timex_words, e.status, e.headline,
           e.place, s.text, e.trigger_words, e.rule, e.why, e.kind, e.source,
           e.quoted, e.confidence, e.importance, e.dated_by,
           CASE WHEN e.dated_by <> 'own' THEN
             (SELECT d.text FROM sentences d WHERE d.article = e.article AND d.id <> e.sentence
                AND d.start <= e.timex_start AND d.stop > e.timex_start) END,
           c.date, c.status, c.kind, c.headline, c.struck, f.date, f.status, f.kind, f.headline
         FROM chronology e JOIN articles a ON a.id = e.article JOIN sentences s ON s.id = e.sentence
           LEFT JOIN corrections c ON c.event = e.id LEFT JOIN events f ON f.id = c.event
         WHERE {} {ORDER}",
        clause.sql
    );
    let mut participants = participants(connection, clause)?;
    let mut order = super::order::list(connection, clause)?;
    let mut told = super::told::list(connection, clause)?;
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&clause.values), event_row)?;
    rows.map(|row| {
        let mut row = row?;
        row.participants = participants.remove(&row.id).unwrap_or_default();
        row.order = order.remove(&row.id).unwrap_or_default();
        row.told = told.remove(&row.id).unwrap_or_default();
        Ok(row)
    })
    .collect()
}

fn event_row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    let date = edtf(row, 4)?;
    let date_words: Option<String> = row.get(5)?;
    let day =
        |day: fn(Edtf) -> Option<chrono::NaiveDate>| date.and_then(day).map(|day| day.to_string());
    let (source, quoted) = (row.get(14)?, row.get::<_, Option<bool>>(15)?);
    let confidence = row.get(16)?;
    let correction = corrections::correction(row, 20)?;
    let found = correction.is_some().then(|| found(row, 25)).transpose()?;
    let by_hand = correction.as_ref().is_some_and(|said| said.date.is_some());
    Ok(EventRow {
        id: row.get(0)?,
        article: row.get(1)?,
        article_title: row.get(2)?,
        article_source: row.get(3)?,
        date: date.map(|date| date.to_string()),
        date_text: date.map_or_else(|| NO_DATE.to_owned(), date_text),
        why: why(date_words.as_deref(), row.get(12)?, by_hand),
        date_words,
        first_day: day(Edtf::first_day),
        last_day: day(Edtf::last_day),
        placed: date.is_some_and(Edtf::is_placed),
        status: word(row, 6, Status::from_word)?,
        kind: word(row, 13, EventKind::from_word)?,
        headline: row.get(7)?,
        participants: Vec::new(),
        order: Vec::new(),
        told: Vec::new(),
        place: row.get(8)?,
        sentence: row.get(9)?,
        trigger: row.get(10)?,
        rule: row.get(11)?,
        attribution: quoted.map(|quoted| Attribution { source, quoted }),
        confidence,
        certainty: confidence.map(Certainty::of),
        importance: row.get(17)?,
        dated_by: optional_word(row, 18, DatedBy::from_word)?,
        date_sentence: row.get(19)?,
        struck: correction.as_ref().is_some_and(|said| said.struck),
        correction,
        found,
    })
}

/// What was found of an event, from `column` on: date, status, kind, headline.
fn found(row: &Row<'_>, column: usize) -> rusqlite::Result<Found> {
    let date = edtf(row, column)?;
    Ok(Found {
        date: date.map(|date| date.to_string()),
        date_text: date.map_or_else(|| NO_DATE.to_owned(), date_text),
        status: word(row, column + 1, Status::from_word)?,
        kind: word(row, column + 2, EventKind::from_word)?,
        headline: row.get(column + 3)?,
    })
}

fn participants(
    connection: &Connection,
    clause: &Where,
) -> rusqlite::Result<BTreeMap<i64, Vec<Participant>>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT p.event, p.name, p.role FROM participants p JOIN chronology e ON e.id = p.event
         WHERE {} ORDER BY p.event, p.ordinal",
        clause.sql
    ))?;
    let mut found: BTreeMap<i64, Vec<Participant>> = BTreeMap::new();
    let mut rows = statement.query(params_from_iter(&clause.values))?;
    while let Some(row) = rows.next()? {
        let role = optional_word(row, 2, dateline_extract::Role::from_word)?;
        found.entry(row.get(0)?).or_default().push(Participant { name: row.get(1)?, role });
    }
    Ok(found)
}

/// What the timeline draws of the events that meet the condition, and how many of them have no
/// known place in the calendar and so are not drawn.
pub(crate) fn items(
    connection: &Connection,
    clause: &Where,
) -> rusqlite::Result<(Vec<Item>, usize)> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.id, e.date, e.headline, e.status, e.confidence, e.importance FROM chronology e
         WHERE {} {ORDER}",
        clause.sql
    ))?;
    let mut rows = statement.query(params_from_iter(&clause.values))?;
    let (mut items, mut unplaced) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        match edtf(row, 1)?.filter(|date| date.is_placed()) {
            None => unplaced += 1,
            Some(date) => items.push(Item {
                event: row.get(0)?,
                date,
                label: row.get(2)?,
                status: word(row, 3, Status::from_word)?,
                words: date_text(date),
                confidence: row.get::<_, Option<f64>>(4)?.unwrap_or(Item::UNKNOWN_CONFIDENCE),
                importance: row.get::<_, Option<f64>>(5)?.unwrap_or(Item::UNKNOWN_IMPORTANCE),
            }),
        }
    }
    Ok((items, unplaced))
}

/// Where the events of one article stand in its text, as code points become bytes again.
#[derive(Debug)]
pub(crate) struct Marks {
    /// Sentences in order, each with the events it tells.
    pub sentences: Vec<(Span, Vec<i64>)>,
    /// Date words of events.
    pub timexes: Vec<Span>,
    /// All date words in order, with how each was read, where that is known.
    pub readings: Vec<(Span, String)>,
    /// Words that name events.
    pub triggers: Vec<Span>,
    /// Ordinals of the sentences with date words that made no event.
    pub uncovered: BTreeSet<usize>,
}

/// The marks of article `id`, whose text is `text`.
pub(crate) fn marks(connection: &Connection, id: i64, text: &str) -> rusqlite::Result<Marks> {
    let points = CodePoints::new(text);
    let spans = |sql: &str| -> rusqlite::Result<Vec<(Span, i64)>> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([id], |row| {
            let range = [row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize];
            Ok((points.span(text, range), row.get(2)?))
        })?;
        rows.collect()
    };
    let bare = |found: Vec<(Span, i64)>| found.into_iter().map(|(span, _)| span).collect();
    let sentences =
        spans("SELECT start, stop, id FROM sentences WHERE article = ?1 ORDER BY ordinal")?;
    let mut told: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT sentence, id FROM events WHERE article = ?1 ORDER BY trigger_start, id",
    )?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        told.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut statement =
        connection.prepare_cached("SELECT ordinal FROM uncovered WHERE article = ?1")?;
    let uncovered = statement.query_map([id], |row| row.get::<_, u32>(0))?;
    let uncovered =
        uncovered.map(|ordinal| Ok(ordinal? as usize)).collect::<rusqlite::Result<_>>()?;
    Ok(Marks {
        sentences: sentences
            .into_iter()
            .map(|(span, row)| (span, told.remove(&row).unwrap_or_default()))
            .collect(),
        timexes: bare(spans(
            "SELECT timex_start, timex_stop, id FROM events
             WHERE article = ?1 AND timex_start IS NOT NULL",
        )?),
        readings: readings(connection, id, |range| points.span(text, range))?,
        triggers: bare(spans(
            "SELECT trigger_start, trigger_stop, id FROM events WHERE article = ?1
             UNION ALL SELECT t.start, t.stop, e.id
             FROM event_triggers t JOIN events e ON e.id = t.event WHERE e.article = ?1",
        )?),
        uncovered,
    })
}

/// The date words of article `id` in order, each with why it has its value.
fn readings(
    connection: &Connection,
    id: i64,
    span: impl Fn([usize; 2]) -> Span,
) -> rusqlite::Result<Vec<(Span, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT start, stop, why FROM timexes
         WHERE article = ?1 AND why IS NOT NULL ORDER BY start, stop",
    )?;
    let rows = statement.query_map([id], |row| {
        let range = [row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize];
        Ok((span(range), row.get(2)?))
    })?;
    rows.collect()
}

/// How many events article `id` tells.
pub(crate) fn count(connection: &Connection, id: i64) -> rusqlite::Result<usize> {
    connection
        .prepare_cached("SELECT count(*) FROM events WHERE article = ?1")?
        .query_row([id], |row| row.get::<_, u32>(0))
        .map(|count| count as usize)
}

fn edtf(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Edtf>> {
    let text: Option<String> = row.get(column)?;
    let parse = |text: String| {
        text.parse().map_err(|error: dateline_extract::EdtfError| {
            rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
        })
    };
    text.map(parse).transpose()
}

/// A column that holds one of the words of a closed set.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: usize,
    read: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    optional_word(row, column, read)?
        .ok_or_else(|| rusqlite::Error::InvalidColumnType(column, String::new(), Type::Null))
}

pub(super) fn optional_word<T>(
    row: &Row<'_>,
    column: usize,
    read: fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let Some(word) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
    read(&word).map(Some).ok_or_else(|| {
        let error = format!("`{word}` is no word of the column");
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into())
    })
}
