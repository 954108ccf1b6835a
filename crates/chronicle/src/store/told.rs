//! What is told along with events, at the same time.

use crate::filter::Where;
use crate::rows::Told;
use dateline_extract::{self as extract, Span};
use rusqlite::{Connection, params, params_from_iter};
use std::collections::BTreeMap;

/// Replaces what is told along with the event numbered `event`; `range` gives the code points of a
/// span.
pub(crate) fn replace<'a>(
    connection: &Connection,
    event: i64,
    told: impl Iterator<Item = &'a extract::Told>,
    range: impl Fn(Span) -> (i64, i64),
) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM told WHERE event = ?1", [event])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO told (event, ordinal, start, stop, label, confidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let labelled = told.filter_map(|told| Some((told, told.label.as_deref()?)));
    for (ordinal, (told, label)) in labelled.enumerate() {
        let (start, stop) = range(told.trigger);
        let row = params![event, ordinal as i64, start, stop, label, told.confidence];
        statement.execute(row)?;
    }
    Ok(())
}

/// What is told along with the events that meet the condition, by event.
pub(crate) fn list(
    connection: &Connection,
    clause: &Where,
) -> rusqlite::Result<BTreeMap<i64, Vec<Told>>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT t.event, t.label, t.confidence FROM told t JOIN chronology e ON e.id = t.event
         WHERE {} ORDER BY t.event, t.ordinal",
        clause.sql
    ))?;
    let mut found: BTreeMap<i64, Vec<Told>> = BTreeMap::new();
    let mut rows = statement.query(params_from_iter(&clause.values))?;
    while let Some(row) = rows.next()? {
        let told = Told { label: row.get(1)?, confidence: row.get(2)? };
        found.entry(row.get(0)?).or_default().push(told);
    }
    Ok(found)
}
