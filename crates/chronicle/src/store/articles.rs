use super::{blocks, passages};
use crate::rows::{ArticleRow, SameText};
use chrono::NaiveDate;
use dateline_extract::{Article, Dct, DctEvidence, Source};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use std::collections::BTreeMap;

/// What identifies an article, apart from its number.
#[derive(Debug)]
pub(crate) struct Hashes {
    /// Of the bytes as added.
    pub bytes: String,
    /// Of the text, white space aside.
    pub text: String,
}

const ROW: &str = "SELECT a.*, s.first, s.likeness, f.title AS first_title, f.source AS first_source,
    o.name AS original_name,
    (SELECT count(*) FROM chronology e WHERE e.article = a.id AND NOT e.struck) AS events,
    (SELECT count(*) FROM chronology e
      WHERE e.article = a.id AND NOT e.struck AND e.first_day IS NULL AND e.last_day IS NULL) AS unplaced,
    (SELECT count(*) FROM uncovered u WHERE u.article = a.id) AS uncovered,
    (SELECT count(*) FROM cuttings c WHERE c.article = a.id) AS cut
  FROM (SELECT id, title, title_by_hand, subtitle, byline, site, section, url, language, source, dct,
      dct_evidence, dct_words, updated, unread, added, original FROM articles) a
    LEFT JOIN same_texts s ON s.article = a.id LEFT JOIN articles f ON f.id = s.first
    LEFT JOIN originals o ON o.id = a.original";

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
    let first: Option<i64> = row.get("first")?;
    let same_text = match first {
        None => None,
        Some(article) => Some(SameText {
            article,
            title: row.get("first_title")?,
            source: row.get("first_source")?,
            likeness: row.get("likeness")?,
        }),
    };
    Ok(ArticleRow {
        id: row.get("id")?,
        title: row.get("title")?,
        subtitle: row.get("subtitle")?,
        byline: row.get("byline")?,
        site: row.get("site")?,
        section: row.get("section")?,
        url: row.get("url")?,
        language: row.get("language")?,
        unread: row.get("unread")?,
        source: row.get("source")?,
        published: row.get("dct")?,
        published_from: dct_of(row)?.map(|dct| dct.because()),
        updated: row.get("updated")?,
        added: row.get("added")?,
        original: row.get("original_name")?,
        same_text,
        events: row.get("events")?,
        unplaced: row.get("unplaced")?,
        uncovered: row.get("uncovered")?,
        cut: row.get("cut")?,
    })
}

/// An article as it is kept.
#[derive(Debug, PartialEq)]
pub(crate) struct Kept {
    pub article: Article,
    /// Whether the user gave the title.
    pub title_by_hand: bool,
    /// Whether the user gave the publication date, or said that it is not known.
    pub dct_by_hand: bool,
    /// The version of the program that read it.
    pub read_by: String,
}

/// The article as it was read.
pub(crate) fn article(connection: &Connection, id: i64) -> rusqlite::Result<Option<Kept>> {
    let found = connection
        .prepare_cached("SELECT * FROM articles WHERE id = ?1")?
        .query_row([id], |row| {
            let article = Article {
                source: Source(row.get("source")?),
                title: row.get("title")?,
                subtitle: row.get("subtitle")?,
                byline: row.get("byline")?,
                site: row.get("site")?,
                section: row.get("section")?,
                url: row.get("url")?,
                language: row.get("language")?,
                dct: dct_of(row)?,
                updated: day_in(row, "updated")?,
                text: row.get("text")?,
                passages: Vec::new(),
                blocks: Vec::new(),
                cut: Vec::new(),
            };
            Ok(Kept {
                article,
                title_by_hand: row.get("title_by_hand")?,
                dct_by_hand: row.get("dct_by_hand")?,
                read_by: row.get("read_by")?,
            })
        })
        .optional()?;
    let Some(mut kept) = found else { return Ok(None) };
    kept.article.blocks = blocks::list(connection, id, &kept.article.text)?;
    kept.article.cut = blocks::cuttings(connection, id)?;
    let stored = passages::list(connection, id)?;
    kept.article.passages = passages::in_text(&stored, &kept.article.text);
    Ok(Some(kept))
}

/// The publication date of a row.
fn dct_of(row: &Row<'_>) -> rusqlite::Result<Option<Dct>> {
    let Some(day) = day_in(row, "dct")? else { return Ok(None) };
    let evidence: Option<String> = row.get("dct_evidence")?;
    let words: String = row.get::<_, Option<String>>("dct_words")?.unwrap_or_default();
    let evidence = match evidence.as_deref() {
        Some("metadata") => DctEvidence::Metadata(words),
        Some("url") => DctEvidence::Url(words),
        Some("byline") => DctEvidence::Byline(words),
        _ => DctEvidence::User,
    };
    Ok(Some(Dct { day, evidence }))
}

/// The ISO day in a column.
fn day_in(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<NaiveDate>> {
    let Some(day) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
    day.parse().map(Some).map_err(|error: chrono::ParseError| {
        let at = row.as_ref().column_index(column).unwrap_or(0);
        rusqlite::Error::FromSqlConversionFailure(at, Type::Text, Box::new(error))
    })
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

/// The hashes of the bytes of all articles, each with its article.
pub(crate) fn fingerprints(connection: &Connection) -> rusqlite::Result<BTreeMap<String, i64>> {
    let mut statement = connection.prepare_cached("SELECT sha256, id FROM articles")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
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

/// The number of another article with this text.
pub(crate) fn other_with_text(
    connection: &Connection,
    id: i64,
    text_sha256: &str,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM articles WHERE text_sha256 = ?1 AND id <> ?2")?
        .query_row(params![text_sha256, id], |row| row.get(0))
        .optional()
}

/// What is kept of an article beside what was read.
#[derive(Debug)]
pub(crate) struct Keeping<'a> {
    pub hashes: &'a Hashes,
    /// The row of the file it came from, and which of its articles it is.
    pub original: Option<i64>,
    pub part: usize,
    pub title_by_hand: bool,
    /// When it was added.
    pub added: &'a str,
}

/// Stores an article without its extraction.
pub(crate) fn insert(
    connection: &Connection,
    article: &Article,
    keeping: &Keeping<'_>,
) -> rusqlite::Result<i64> {
    let dct_by_hand =
        article.dct.as_ref().is_some_and(|dct| matches!(dct.evidence, DctEvidence::User));
    connection.execute(
        "INSERT INTO articles (source, title, text, sha256, text_sha256, added, extracted_by,
           original, part, title_by_hand, dct_by_hand)
         VALUES (?1, '', '', ?2, ?3, ?4, '', ?5, ?6, ?7, ?8)",
        params![
            article.source.0,
            keeping.hashes.bytes,
            keeping.hashes.text,
            keeping.added,
            keeping.original,
            keeping.part as i64,
            keeping.title_by_hand,
            dct_by_hand,
        ],
    )?;
    let id = connection.last_insert_rowid();
    update(connection, id, article, &keeping.hashes.text)?;
    Ok(id)
}

/// Writes what was read of article `id` in place of what was read before.
pub(crate) fn update(
    connection: &Connection,
    id: i64,
    article: &Article,
    text_sha256: &str,
) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE articles SET title = :title, subtitle = :subtitle, byline = :byline, site = :site,
           section = :section, url = :url, language = :language, updated = :updated, text = :text,
           text_sha256 = :text_sha256, read_by = :read_by WHERE id = :id",
        named_params! {
            ":id": id,
            ":title": article.title,
            ":subtitle": article.subtitle,
            ":byline": article.byline,
            ":site": article.site,
            ":section": article.section,
            ":url": article.url,
            ":language": article.language,
            ":updated": article.updated.map(|day| day.to_string()),
            ":text": article.text,
            ":text_sha256": text_sha256,
            ":read_by": READER,
        },
    )?;
    set_dct(connection, id, article.dct.as_ref())?;
    blocks::replace(connection, id, article)
}

/// What reads articles now.
pub(crate) const READER: &str = dateline_extract::READER;

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

/// Remembers that the user gave the publication date of article `id`, or that it is not known.
pub(crate) fn dct_is_by_hand(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.execute("UPDATE articles SET dct_by_hand = 1 WHERE id = ?1", [id])?;
    Ok(())
}

/// Takes an article and all that was found in it away; says whether there was one.
pub(crate) fn delete(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    Ok(connection.execute("DELETE FROM articles WHERE id = ?1", [id])? > 0)
}
