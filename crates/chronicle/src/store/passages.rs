//! Stretches of articles that the user says were written on a day of their own.

use chrono::NaiveDate;
use dateline_extract::{CodePoints, Passage};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};

/// A passage as it is stored: its code points, and its day.
pub(crate) type Stored = ([usize; 2], NaiveDate);

/// The passages of article `id`, in text order.
pub(crate) fn list(connection: &Connection, id: i64) -> rusqlite::Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(
        "SELECT start, stop, day FROM passages WHERE article = ?1 ORDER BY start, stop, id",
    )?;
    let rows = statement.query_map([id], |row| {
        let day = row.get::<_, String>(2)?.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(2, Type::Text, Box::new(error))
        })?;
        Ok(([row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize], day))
    })?;
    rows.collect()
}

/// The same as places in `text`.
pub(crate) fn in_text(stored: &[Stored], text: &str) -> Vec<Passage> {
    let points = CodePoints::new(text);
    stored.iter().map(|&(range, day)| Passage { span: points.span(text, range), day }).collect()
}

/// Gives a stretch of article `id` a day in place of those that passages within it had; without a
/// day, takes every passage that overlaps it away.
pub(crate) fn set(
    connection: &Connection,
    id: i64,
    [start, stop]: [usize; 2],
    day: Option<NaiveDate>,
) -> rusqlite::Result<()> {
    let range = params![id, start as i64, stop as i64];
    let Some(day) = day else {
        let sql = "DELETE FROM passages WHERE article = ?1 AND start < ?3 AND stop > ?2";
        connection.execute(sql, range)?;
        return Ok(());
    };
    let sql = "DELETE FROM passages WHERE article = ?1 AND start >= ?2 AND stop <= ?3";
    connection.execute(sql, range)?;
    connection.execute(
        "INSERT INTO passages (article, start, stop, day) VALUES (?1, ?2, ?3, ?4)",
        params![id, start as i64, stop as i64, day.to_string()],
    )?;
    Ok(())
}

/// The code points from the first to the last of these sentences of article `id`.
pub(crate) fn of_sentences(
    connection: &Connection,
    id: i64,
    first: u32,
    last: u32,
) -> rusqlite::Result<Option<[usize; 2]>> {
    connection
        .prepare_cached(
            "SELECT min(start), max(stop) FROM sentences
             WHERE article = ?1 AND ordinal BETWEEN ?2 AND ?3 HAVING count(*) > 0",
        )?
        .query_row(params![id, first, last], |row| {
            Ok([row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize])
        })
        .optional()
}

/// The first and the last sentence of article `id` that a stretch touches.
pub(crate) fn sentences(
    connection: &Connection,
    id: i64,
    [start, stop]: [usize; 2],
) -> rusqlite::Result<Option<(u32, u32)>> {
    connection
        .prepare_cached(
            "SELECT min(ordinal), max(ordinal) FROM sentences
             WHERE article = ?1 AND start < ?3 AND stop > ?2 HAVING count(*) > 0",
        )?
        .query_row(params![id, start as i64, stop as i64], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}
