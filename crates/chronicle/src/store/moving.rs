//! What stands in an article's text when the text changes: it goes where its sentence went.

use rusqlite::{Connection, params};

/// Moves the events of article `id`, whose text is to become `text`, along with their sentences, so
/// that they can be known again. What stands in a sentence that is gone stays where it is, and finds
/// no event of its kind there.
pub(crate) fn follow(connection: &Connection, id: i64, text: &str) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT start, stop, text FROM sentences WHERE article = ?1 ORDER BY ordinal",
    )?;
    let mut rows = statement.query([id])?;
    let (mut from, mut point) = (0, 0);
    let mut moved: Vec<(i64, i64, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (start, stop): (i64, i64) = (row.get(0)?, row.get(1)?);
        let sentence = row.get_ref(2)?.as_str()?;
        // In order, so that a sentence that stands twice goes to its own place.
        let Some(at) = text.get(from..).and_then(|rest| rest.find(sentence)) else { continue };
        point += text[from..from + at].chars().count() as i64;
        from += at;
        moved.push((start, stop, point - start));
    }
    for columns in [("trigger_start", "trigger_stop"), ("timex_start", "timex_stop")] {
        shift(connection, id, "events", columns, &moved)?;
    }
    Ok(())
}

/// Adds to two columns of a table what the sentence around them moved by.
pub(super) fn shift(
    connection: &Connection,
    id: i64,
    table: &str,
    (start, stop): (&str, &str),
    moved: &[(i64, i64, i64)],
) -> rusqlite::Result<()> {
    let mut statement = connection
        .prepare(&format!("SELECT rowid, {start}, {stop} FROM {table} WHERE article = ?1"))?;
    let rows = statement
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, Option<i64>, Option<i64>)>>>()?;
    let mut update = connection
        .prepare(&format!("UPDATE {table} SET {start} = ?2, {stop} = ?3 WHERE rowid = ?1"))?;
    for (row, first, last) in rows {
        let (Some(first), Some(last)) = (first, last) else { continue };
        let before = moved.partition_point(|(start, ..)| *start <= first).checked_sub(1);
        let sentence = before.and_then(|at| moved.get(at)).filter(|(_, stop, _)| first < *stop);
        if let Some((.., by)) = sentence {
            update.execute(params![row, first + by, last + by])?;
        }
    }
    Ok(())
}
