//! What the user says of events.

use super::day_number;
use super::events::optional_word;
use crate::correcting::{Correction, Given};
use dateline_extract::{Edtf, EventKind, Status};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Sets what the user says of an event, with its date and label as they are kept, less what was found
/// so. Says whether there is such an event.
pub(crate) fn set(
    connection: &Connection,
    event: i64,
    correction: &Correction,
    date: Option<Given>,
    headline: Option<&str>,
) -> rusqlite::Result<bool> {
    let found = connection
        .prepare_cached("SELECT date, status, kind, headline FROM events WHERE id = ?1")?
        .query_row([event], |row| {
            let found: [Option<String>; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            Ok(found)
        })
        .optional()?;
    let Some([found_date, found_status, found_kind, found_headline]) = found else {
        return Ok(false);
    };
    let other = |said: Option<String>, found: Option<String>| {
        if said == found { None } else { said }
    };
    let text = match date {
        Some(Given::Date(date)) => Some(date.to_string()),
        Some(Given::Unknown) => Some(String::new()),
        None => None,
    };
    let text = other(text, Some(found_date.unwrap_or_default()));
    let day = |day: fn(Edtf) -> Option<_>| match (&text, date) {
        (Some(_), Some(Given::Date(date))) => day(date).map(day_number),
        _ => None,
    };
    let status = other(correction.status.map(|status| status.as_str().to_owned()), found_status);
    let kind = other(correction.kind.map(|kind| kind.as_str().to_owned()), found_kind);
    let headline = other(headline.map(str::to_owned), found_headline);
    connection.execute("DELETE FROM corrections WHERE event = ?1", [event])?;
    let says = [&text, &status, &kind, &headline].iter().any(|said| said.is_some());
    if says || correction.struck {
        connection.execute(
            "INSERT INTO corrections (event, date, first_day, last_day, status, kind, headline, struck)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                event,
                text,
                day(Edtf::first_day),
                day(Edtf::last_day),
                status,
                kind,
                headline,
                correction.struck
            ],
        )?;
    }
    Ok(true)
}

/// The numbers of the events of article `id` of which the user said something.
pub(crate) fn of_article(connection: &Connection, id: i64) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT c.event FROM corrections c JOIN events e ON e.id = c.event WHERE e.article = ?1",
    )?;
    statement.query_map([id], |row| row.get(0))?.collect()
}

/// What the user says of the event of a row that has the columns of `corrections` from `column` on:
/// date, status, kind, headline, struck; the last is NULL where they say nothing.
pub(crate) fn correction(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Correction>> {
    let Some(struck) = row.get(column + 4)? else { return Ok(None) };
    Ok(Some(Correction {
        date: row.get(column)?,
        status: optional_word(row, column + 1, Status::from_word)?,
        kind: optional_word(row, column + 2, EventKind::from_word)?,
        headline: row.get(column + 3)?,
        struck,
    }))
}
