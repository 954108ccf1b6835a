use crate::rows::ArticleRow;
use dateline_extract::{Article, Dct, DctEvidence, Source};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::collections::BTreeSet;

/// What identifies an article, apart from its number.
#[derive(Debug)]
pub(crate) struct Hashes {
    /// Of the bytes as added.
    pub bytes: String,
    /// Of the text, white space aside.
    pub text: String,
}

const ROW: &str = "SELECT a.id, a.title, a.source, a.dct, a.dct_evidence, a.dct_words, a.added,
    (SELECT count(*) FROM events e WHERE e.article = a.id),
    (SELECT count(*) FROM events e
      WHERE e.article = a.id AND e.first_day IS NULL AND e.last_day IS NULL),
    (SELECT count(*) FROM uncovered u WHERE u.article = a.id)
  FROM articles a";

/// All articles in the order they were added.
pub(crate) fn list(connection: &Connection) -> rusqlite::Result<Vec<ArticleRow>> {
    let mut statement = connection.prepare_cached(&format!("{ROW} ORDER BY a.id"))?;
    statement.query_map([], article_row)?.collect()
}

/// One article for a list.
pub(crate) fn row(connection: &Connection, id: i64) -> rusqlite::Result<Option<ArticleRow>> {
    let mut statement = connection.prepare_cached(&format!("{ROW} WHERE a.id = ?1"))?;
    statement.query_row([id], article_row).optional()
}

fn article_row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    Ok(ArticleRow {
        id: row.get(0)?,
        title: row.get(1)?,
        source: row.get(2)?,
        published: row.get(3)?,
        published_from: dct_at(row, 3)?.map(|dct| dct.because()),
        added: row.get(6)?,
        events: row.get(7)?,
        unplaced: row.get(8)?,
        uncovered: row.get(9)?,
    })
}

/// The article as it was read.
pub(crate) fn article(connection: &Connection, id: i64) -> rusqlite::Result<Option<Article>> {
    let sql =
        "SELECT source, title, text, dct, dct_evidence, dct_words FROM articles WHERE id = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([id], |row| {
            Ok(Article {
                source: Source(row.get(0)?),
                title: row.get(1)?,
                text: row.get(2)?,
                dct: dct_at(row, 3)?,
                ..Article::default()
            })
        })
        .optional()
}

/// The publication date in a row's three columns from `first` on: day, evidence, its words.
fn dct_at(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Dct>> {
    let Some(day) = row.get::<_, Option<String>>(first)? else { return Ok(None) };
    let day = day.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(first, Type::Text, Box::new(error))
    })?;
    let evidence: Option<String> = row.get(first + 1)?;
    let words: String = row.get::<_, Option<String>>(first + 2)?.unwrap_or_default();
    let evidence = match evidence.as_deref() {
        Some("metadata") => DctEvidence::Metadata(words),
        Some("url") => DctEvidence::Url(words),
        Some("byline") => DctEvidence::Byline(words),
        _ => DctEvidence::User,
    };
    Ok(Some(Dct { day, evidence }))
}

fn evidence_columns(evidence: &DctEvidence) -> (&'static str, Option<&str>) {
    match evidence {
        DctEvidence::User => ("user", None),
        DctEvidence::Metadata(words) => ("metadata", Some(words)),
        DctEvidence::Url(words) => ("url", Some(words)),
        DctEvidence::Byline(words) => ("byline", Some(words)),
    }
}

/// The number of the article with these bytes.
pub(crate) fn with_bytes(connection: &Connection, sha256: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM articles WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()
}

/// The hashes of the bytes of all articles.
pub(crate) fn fingerprints(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached("SELECT sha256 FROM articles")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// The number of the article with these bytes or this text.
pub(crate) fn same(connection: &Connection, hashes: &Hashes) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT id FROM articles WHERE sha256 = ?1 OR text_sha256 = ?2 ORDER BY id",
        )?
        .query_row([&hashes.bytes, &hashes.text], |row| row.get(0))
        .optional()
}

/// Stores an article without its extraction.
pub(crate) fn insert(
    connection: &Connection,
    article: &Article,
    hashes: &Hashes,
    added: &str,
) -> rusqlite::Result<i64> {
    let evidence = article.dct.as_ref().map(|dct| evidence_columns(&dct.evidence));
    connection.execute(
        "INSERT INTO articles (source, title, dct, dct_evidence, dct_words, text, sha256,
           text_sha256, added, extracted_by)
         VALUES (:source, :title, :dct, :evidence, :words, :text, :sha256, :text_sha256, :added, '')",
        named_params! {
            ":source": article.source.0,
            ":title": article.title,
            ":dct": article.dct_day().map(|day| day.to_string()),
            ":evidence": evidence.map(|(kind, _)| kind),
            ":words": evidence.and_then(|(_, words)| words),
            ":text": article.text,
            ":sha256": hashes.bytes,
            ":text_sha256": hashes.text,
            ":added": added,
        },
    )?;
    Ok(connection.last_insert_rowid())
}

/// Changes the publication date; says whether there is such an article.
pub(crate) fn set_dct(
    connection: &Connection,
    id: i64,
    dct: Option<&Dct>,
) -> rusqlite::Result<bool> {
    let evidence = dct.map(|dct| evidence_columns(&dct.evidence));
    let changed = connection.execute(
        "UPDATE articles SET dct = :dct, dct_evidence = :evidence, dct_words = :words WHERE id = :id",
        named_params! {
            ":id": id,
            ":dct": dct.map(|dct| dct.day.to_string()),
            ":evidence": evidence.map(|(kind, _)| kind),
            ":words": evidence.and_then(|(_, words)| words),
        },
    )?;
    Ok(changed > 0)
}

/// Takes an article and all that was found in it away; says whether there was one.
pub(crate) fn delete(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    Ok(connection.execute("DELETE FROM articles WHERE id = ?1", [id])? > 0)
}
