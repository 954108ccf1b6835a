use crate::rows::Uncovered;
use rusqlite::Connection;

/// The sentences with date words that made no event, of one article or of all, in text order.
pub(crate) fn list(
    connection: &Connection,
    article: Option<i64>,
) -> rusqlite::Result<Vec<Uncovered>> {
    let mut statement = connection.prepare_cached(
        "SELECT u.article, a.title, a.source, u.ordinal, u.text,
           (SELECT json_group_array(substr(u.text, t.start - s.start + 1, t.stop - t.start) ORDER BY t.start)
            FROM timexes t
            WHERE t.article = u.article AND t.start >= s.start AND t.start < s.stop
              AND t.kind IN ('DATE', 'TIME') AND t.value NOT LIKE '%REF')
         FROM uncovered u JOIN sentences s ON s.id = u.sentence JOIN articles a ON a.id = u.article
         WHERE ?1 IS NULL OR u.article = ?1 ORDER BY u.article, u.ordinal",
    )?;
    let rows = statement.query_map([article], |row| {
        let words: String = row.get(5)?;
        Ok(Uncovered {
            article: row.get(0)?,
            article_title: row.get(1)?,
            article_source: row.get(2)?,
            ordinal: row.get(3)?,
            sentence: row.get(4)?,
            date_words: serde_json::from_str(&words).unwrap_or_default(),
        })
    })?;
    rows.collect()
}
