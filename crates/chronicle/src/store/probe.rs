//! Looking at a file without touching it.
//!
//! Everything goes through SQLite and not through `std::fs::File`: closing a plain handle drops all
//! POSIX locks that this process holds on the file, also those of a chronicle that is open in it
//! (sqlite.org/howtocorrupt.html, section 2.2).

use super::{APPLICATION_ID, connect, supported};
use crate::error::{Error, shown};
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Refuses what is no chronicle of this version or an earlier one.
pub(super) fn check(path: &Path) -> Result<(), Error> {
    let not = |why| Error::NotAChronicle { path: shown(path), why };
    let metadata = std::fs::metadata(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing { path: shown(path) },
        _ => Error::io("open", path, source),
    })?;
    if metadata.is_dir() {
        return Err(Error::Folder { attempt: "open", path: shown(path) });
    }
    if !metadata.is_file() {
        return Err(not("it is not a regular file"));
    }
    if metadata.len() == 0 {
        return Err(not("it is empty"));
    }
    let connection = connect_immutable(path)?;
    let header = |name: &str| {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
            .map_err(|source| Error::sqlite("open", path, source))
    };
    if header("application_id")? != i64::from(APPLICATION_ID) {
        return Err(not("it is a database of another program"));
    }
    match header("user_version")? {
        0 => Err(not("it is a database of another program")),
        found if found > supported() => {
            Err(Error::TooNew { path: shown(path), found, supported: supported() })
        }
        _ => Ok(()),
    }
}

/// Whether the file bears the mark that it is not to be written. The superuser may write all the
/// same, so this is asked before SQLite tries.
pub(super) fn marked_read_only(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
}

/// A connection for a file that may not be written. SQLite is told that nobody changes the file,
/// or it would leave a `-wal` and a `-shm` beside it; but where another program is at work, it has
/// to read that program's `-wal`.
pub(super) fn connect_reading(path: &Path) -> Result<Connection, Error> {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    if std::fs::metadata(PathBuf::from(wal)).is_ok_and(|metadata| metadata.len() > 0) {
        return connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    connect_immutable(path)
}

fn connect_immutable(path: &Path) -> Result<Connection, Error> {
    let absolute = std::path::absolute(path).map_err(|source| Error::io("open", path, source))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(format!("{}?immutable=1", uri(&absolute)), flags)
        .map_err(|source| Error::sqlite("open", path, source))
}

/// An absolute path as a `file:` URI, every byte but plain ones escaped.
fn uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    // A Windows path begins with a drive and not with a slash.
    if !path.as_os_str().as_encoded_bytes().starts_with(b"/") {
        uri.push_str("///");
    }
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'.' | b'-' | b'_' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
