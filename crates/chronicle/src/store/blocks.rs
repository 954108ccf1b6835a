//! What the lines of an article's text are, and what was cut from beside them.

use dateline_extract::{Article, Block, BlockKind, Cutting};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Writes an article's blocks and cuttings in place of those before.
pub(crate) fn replace(connection: &Connection, id: i64, article: &Article) -> rusqlite::Result<()> {
    for table in ["blocks", "cuttings"] {
        connection.execute(&format!("DELETE FROM {table} WHERE article = ?1"), [id])?;
    }
    let mut statement = connection
        .prepare_cached("INSERT INTO blocks (article, line, kind) VALUES (?1, ?2, ?3)")?;
    for (line, block) in article.blocks.iter().enumerate() {
        if block.kind != BlockKind::Paragraph {
            statement.execute(params![id, line as i64, block.kind.name()])?;
        }
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO cuttings (article, ordinal, above, text) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (ordinal, cutting) in article.cut.iter().enumerate() {
        statement.execute(params![id, ordinal as i64, cutting.above as i64, cutting.text])?;
    }
    Ok(())
}

/// The blocks of article `id`, whose text is `text`; what is not stored is a paragraph.
pub(crate) fn list(connection: &Connection, id: i64, text: &str) -> rusqlite::Result<Vec<Block>> {
    let mut statement =
        connection.prepare_cached("SELECT line, kind FROM blocks WHERE article = ?1")?;
    let rows = statement.query_map([id], |row| {
        let kind = BlockKind::named(&row.get::<_, String>(1)?).unwrap_or_default();
        Ok((row.get::<_, u32>(0)? as usize, kind))
    })?;
    let kinds: BTreeMap<usize, BlockKind> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(Block::of(text, (0..).map(|line| kinds.get(&line).copied().unwrap_or_default())))
}

/// What was cut from beside the text of article `id`, in its order.
pub(crate) fn cuttings(connection: &Connection, id: i64) -> rusqlite::Result<Vec<Cutting>> {
    let mut statement = connection
        .prepare_cached("SELECT text, above FROM cuttings WHERE article = ?1 ORDER BY ordinal")?;
    let rows = statement.query_map([id], |row| {
        Ok(Cutting { text: row.get(0)?, above: row.get::<_, u32>(1)? as usize })
    })?;
    rows.collect()
}
