//! The SQLite file: opening it without harm, its schema, and rows <-> types. No rule of the domain
//! lives here.

pub(crate) mod articles;
pub(crate) mod blocks;
pub(crate) mod corrections;
pub(crate) mod coverage;
pub(crate) mod events;
pub(crate) mod extraction;
pub(crate) mod moving;
mod order;
pub(crate) mod originals;
pub(crate) mod passages;
mod probe;
pub(crate) mod same_text;
mod told;

use crate::error::{Error, shown};
use chrono::{Datelike, NaiveDate};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// `Dtln`, in the header of every chronicle (SQLite's `application_id`).
pub(crate) const APPLICATION_ID: i32 = 0x4474_6C6E;

/// The schema's steps in order; `PRAGMA user_version` counts those a file has had.
const MIGRATIONS: [&str; 7] = [
    include_str!("../../migrations/0001_first.sql"),
    include_str!("../../migrations/0002_what_it_was.sql"),
    include_str!("../../migrations/0003_what_is_known.sql"),
    include_str!("../../migrations/0004_order.sql"),
    include_str!("../../migrations/0005_dateline.sql"),
    include_str!("../../migrations/0006_told.sql"),
    include_str!("../../migrations/0007_corrections.sql"),
];

/// How long to wait for another program's lock: its longest transaction is one article.
const LOCK_WAIT: Duration = Duration::from_millis(if cfg!(test) { 50 } else { 2000 });

/// An open chronicle file.
#[derive(Debug)]
pub(crate) struct Store {
    pub connection: Connection,
    pub read_only: bool,
}

/// The newest schema this program knows.
pub(crate) fn supported() -> i64 {
    MIGRATIONS.len() as i64
}

/// Days since 0001-01-01, which is day 0.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - 1
}

/// Opens the chronicle at `path`. A file that is refused is not written to, and nothing is left
/// beside it; one that may not be written is opened for reading.
pub(crate) fn open(path: &Path) -> Result<Store, Error> {
    probe::check(path)?;
    let failed = |source| Error::sqlite("open", path, source);
    if !probe::marked_read_only(path) {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        match writable(connection) {
            Ok(Some(connection)) => return Ok(Store { connection, read_only: false }),
            Ok(None) => {}
            // The folder may not be written, so there is no place for the `-wal`.
            Err(error)
                if matches!(
                    error.sqlite_error_code(),
                    Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)
                ) => {}
            Err(error) => return Err(failed(error)),
        }
    }
    let connection = probe::connect_reading(path)?;
    prepare(&connection).map_err(failed)?;
    let found = user_version(&connection).map_err(failed)?;
    if found < supported() {
        return Err(Error::ReadOnly { attempt: "bring up to date", path: shown(path) });
    }
    Ok(Store { connection, read_only: true })
}

/// A connection ready for writing; `None` where the system forbids it and SQLite fell back to
/// reading.
fn writable(mut connection: Connection) -> rusqlite::Result<Option<Connection>> {
    if connection.is_readonly("main")? {
        return Ok(None);
    }
    prepare(&connection)?;
    migrate(&mut connection)?;
    Ok(Some(connection))
}

/// Makes an empty chronicle at `path`, where no file may be.
pub(crate) fn create(path: &Path) -> Result<Store, Error> {
    if path.is_dir() {
        return Err(Error::Folder { attempt: "create", path: shown(path) });
    }
    // Claims the name: of two programs that create the same file, one gets this error.
    std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|source| {
        match source.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists { path: shown(path) },
            _ => Error::io("create", path, source),
        }
    })?;
    fill(path).inspect_err(|_| {
        // The file is ours and empty; the error that is reported is the one that counts.
        let _ = std::fs::remove_file(path);
    })
}

fn fill(path: &Path) -> Result<Store, Error> {
    let failed = |source| Error::sqlite("create", path, source);
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    prepare(&connection).map_err(failed)?;
    migrate(&mut connection).map_err(failed)?;
    use_wal(&connection).map_err(failed)?;
    Ok(Store { connection, read_only: false })
}

/// Readers do not wait for a writer. Set once: the header keeps it.
fn use_wal(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "wal")
}

/// Writes a whole copy to the empty file named `to`.
pub(crate) fn copy_into(connection: &Connection, to: &str) -> rusqlite::Result<()> {
    connection.execute("VACUUM INTO ?1", [to])?;
    use_wal(&Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?)
}

/// Opens a connection; the path is made absolute, since SQLite gives some relative names, such as
/// `:memory:`, a meaning of their own.
pub(crate) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    let absolute = std::path::absolute(path).map_err(|source| Error::io("open", path, source))?;
    Connection::open_with_flags(absolute, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|source| Error::sqlite("open", path, source))
}

/// Settings of a connection; those of the file are in its header. A chronicle may come from a
/// stranger: its schema may call no function that reaches outside.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(LOCK_WAIT)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "foreign_keys", true)
}

fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Applies the steps the file has not had, all or none.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    if user_version(connection)? >= supported() {
        return Ok(());
    }
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let had = usize::try_from(user_version(&transaction)?).unwrap_or(MIGRATIONS.len());
    for step in MIGRATIONS.iter().skip(had) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", supported())?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use crate::{AddOptions, Chronicle, Filter, Source, Timestamp};
    use rusqlite::Connection;

    #[test]
    fn while_another_program_writes_reading_works_and_writing_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.chronicle");
        let mut chronicle = Chronicle::create(&path).expect("a chronicle");
        let added = Timestamp("2025-11-14T09:30:00Z".to_owned());
        let options = AddOptions { added, published: None, title: None };
        let mut add = |words: &str| {
            let source = Source("a.txt".to_owned());
            chronicle.add(words.as_bytes(), source, &options).map_err(|error| error.to_string())
        };
        let other = Connection::open(&path).expect("a database");
        other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
        let message = add("The bridge fell.").expect_err("locked");
        assert!(message.ends_with("another program is writing to it; try again when it is done"));
        let reader = Chronicle::open(&path).expect("opened");
        assert_eq!(reader.articles().expect("articles").len(), 0);
        other.execute_batch("COMMIT").expect("no lock");
        assert!(add("The bridge fell.").is_ok());
        assert!(reader.events(&Filter::default()).is_ok());
    }

    #[test]
    fn a_file_that_is_locked_whole_cannot_be_opened_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.chronicle");
        drop(Chronicle::create(&path).expect("a chronicle"));
        let other = Connection::open(&path).expect("a database");
        other
            .execute_batch("PRAGMA locking_mode = exclusive; BEGIN IMMEDIATE; COMMIT")
            .expect("a lock");
        let error = Chronicle::open(&path).expect_err("locked");
        assert_eq!(error.code(), "locked", "{error}");
        drop(other);
        assert!(Chronicle::open(&path).is_ok());
    }
}
