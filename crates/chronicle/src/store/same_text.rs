//! Which articles have nearly the same text as an earlier one.

use crate::signature::{SAME, Shingles};
use rusqlite::{Connection, OptionalExtension, params};

/// So many of the articles that share most bands with a text are compared with it.
const COMPARED: u32 = 12;

/// Links article `id`, of these shingles, to the earliest article of nearly the same text, and makes
/// it known to those that come after it. A link or a signature that was there before is replaced.
pub(crate) fn link(connection: &Connection, id: i64, shingles: &Shingles) -> rusqlite::Result<()> {
    for table in ["signature_bands", "same_texts"] {
        connection.execute(&format!("DELETE FROM {table} WHERE article = ?1"), [id])?;
    }
    let bands = shingles.bands();
    if bands.is_empty() {
        return Ok(());
    }
    if let Some((other, likeness)) = alike(connection, id, shingles, &bands)? {
        connection.execute(
            "INSERT INTO same_texts (article, first, likeness)
             VALUES (?1, coalesce((SELECT first FROM same_texts WHERE article = ?2), ?2), ?3)",
            params![id, other, likeness],
        )?;
        connection.execute(
            "UPDATE same_texts SET first = (SELECT first FROM same_texts WHERE article = ?1)
             WHERE first = ?1",
            [id],
        )?;
    }
    let mut insert =
        connection.prepare_cached("INSERT INTO signature_bands (band, article) VALUES (?1, ?2)")?;
    for band in bands {
        insert.execute(params![band, id])?;
    }
    Ok(())
}

/// The earlier article most like these shingles, where one is the same text.
fn alike(
    connection: &Connection,
    id: i64,
    shingles: &Shingles,
    bands: &[i64],
) -> rusqlite::Result<Option<(i64, f64)>> {
    let wanted = serde_json::Value::from(bands).to_string();
    let mut statement = connection.prepare_cached(
        "SELECT a.id, a.text FROM articles a JOIN (
           SELECT article, count(*) AS shared FROM signature_bands
           WHERE band IN (SELECT value FROM json_each(?1)) AND article < ?2
           GROUP BY article ORDER BY shared DESC, article LIMIT ?3
         ) ON article = a.id ORDER BY a.id",
    )?;
    let mut rows = statement.query(params![wanted, id, COMPARED])?;
    let mut best: Option<(i64, f64)> = None;
    while let Some(row) = rows.next()? {
        let likeness = shingles.likeness(&Shingles::of(row.get_ref(1)?.as_str()?));
        if likeness >= SAME && best.is_none_or(|(_, other)| likeness > other) {
            best = Some((row.get(0)?, likeness));
        }
    }
    Ok(best)
}

/// The earliest article that has the same text as article `id`, where that is another.
pub(crate) fn first(connection: &Connection, id: i64) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT first FROM same_texts WHERE article = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}
