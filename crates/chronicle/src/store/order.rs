//! What events came before or after without a date.

use super::events::word;
use crate::filter::Where;
use crate::rows::OrderLink;
use dateline_extract::{self as extract, Relation, Span};
use rusqlite::{Connection, params, params_from_iter};
use std::collections::BTreeMap;

/// Replaces the links of the event numbered `event`; `range` gives the code points of a span.
pub(crate) fn replace(
    connection: &Connection,
    event: i64,
    links: &[extract::OrderLink],
    range: impl Fn(Span) -> (i64, i64),
) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM event_order WHERE event = ?1", [event])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO event_order (event, ordinal, relation, start, stop, words_start, words_stop,
           label) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (ordinal, link) in links.iter().enumerate() {
        let (start, stop) = range(link.trigger);
        let (words_start, words_stop) = range(link.words);
        let relation = link.relation.as_str();
        statement.execute(params![
            event,
            ordinal as i64,
            relation,
            start,
            stop,
            words_start,
            words_stop,
            link.label
        ])?;
    }
    Ok(())
}

/// The links of the events that meet the condition, by event.
pub(crate) fn list(
    connection: &Connection,
    clause: &Where,
) -> rusqlite::Result<BTreeMap<i64, Vec<OrderLink>>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT o.event, o.relation, o.label FROM event_order o JOIN chronology e ON e.id = o.event
         WHERE {} ORDER BY o.event, o.ordinal",
        clause.sql
    ))?;
    let mut found: BTreeMap<i64, Vec<OrderLink>> = BTreeMap::new();
    let mut rows = statement.query(params_from_iter(&clause.values))?;
    while let Some(row) = rows.next()? {
        let relation = word(row, 1, Relation::from_word)?;
        found.entry(row.get(0)?).or_default().push(OrderLink { relation, label: row.get(2)? });
    }
    Ok(found)
}
