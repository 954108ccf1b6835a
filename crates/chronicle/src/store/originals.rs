//! The bytes of files as they were added, packed with gzip: one copy of each file.
//!
//! They are handed back to the user or to the reader, and nothing here looks into them.

use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};
use std::io::Read;

/// A file of more bytes is not kept.
const MOST: usize = 64 << 20;

/// A file's bytes, packed, and what tells it from others.
#[derive(Debug)]
pub(crate) struct Packed {
    name: String,
    sha256: String,
    size: usize,
    packed: Vec<u8>,
}

impl Packed {
    /// The bytes of the file `name`; none where they are too many to keep.
    pub fn new(name: &str, sha256: &str, bytes: &[u8]) -> Option<Self> {
        let mut packed = Vec::new();
        let mut encoder = GzEncoder::new(bytes, Compression::default());
        let fits = bytes.len() <= MOST;
        // Reading from memory does not fail.
        let done = fits && encoder.read_to_end(&mut packed).is_ok();
        let (name, sha256) = (name.to_owned(), sha256.to_owned());
        done.then_some(Self { name, sha256, size: bytes.len(), packed })
    }
}

/// A file as it was added.
#[derive(Debug)]
pub(crate) struct Unpacked {
    pub name: String,
    pub bytes: Vec<u8>,
    /// Which of its articles was asked for, from 0.
    pub part: usize,
}

/// Keeps a file unless it is there; gives its row.
pub(crate) fn keep(connection: &Connection, file: &Packed) -> rusqlite::Result<i64> {
    connection.execute(
        "INSERT INTO originals (name, sha256, size, packed) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (sha256) DO NOTHING",
        params![file.name, file.sha256, file.size as i64, file.packed],
    )?;
    connection
        .prepare_cached("SELECT id FROM originals WHERE sha256 = ?1")?
        .query_row([&file.sha256], |row| row.get(0))
}

/// The file that article `id` came from, where it was kept.
pub(crate) fn of(connection: &Connection, id: i64) -> rusqlite::Result<Option<Unpacked>> {
    connection
        .prepare_cached(
            "SELECT o.name, a.part, o.packed FROM articles a JOIN originals o ON o.id = a.original
             WHERE a.id = ?1",
        )?
        .query_row([id], |row| {
            let packed = row.get_ref(2)?.as_blob()?;
            let failed = |error: std::io::Error| {
                rusqlite::Error::FromSqlConversionFailure(2, Type::Blob, Box::new(error))
            };
            let mut bytes = Vec::new();
            // A chronicle may come from a stranger: it unpacks to no more than was ever packed.
            GzDecoder::new(packed).take(MOST as u64).read_to_end(&mut bytes).map_err(failed)?;
            Ok(Unpacked { name: row.get(0)?, part: row.get::<_, u32>(1)? as usize, bytes })
        })
        .optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_too_large_to_keep_is_left_out() {
        assert!(Packed::new("a", "b", &vec![0; MOST + 1]).is_none());
        let packed = Packed::new("a", "b", &vec![0; 1 << 20]).expect("kept");
        assert!((packed.size, packed.packed.len() < 5000) == (1 << 20, true), "{packed:?}");
    }
}
