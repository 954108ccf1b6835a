//! The files of folders: those that are there, and those that arrive.

mod watch;

pub use watch::Watch;

use dateline_extract::is_companion;
use std::fs::{DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What is found where files and folders are named.
#[derive(Debug, Default)]
pub struct Found {
    /// The files named, and those in the folders named, by name; links are not followed, and what
    /// begins with a dot is left out. A folder that cannot be looked into stands for itself: whoever
    /// reads it finds out why.
    pub files: Vec<PathBuf>,
    /// Files in the folders that only go with pages, by [`is_companion`].
    pub passed_over: usize,
}

/// Looks into the folders among `named`, and the folders in them.
pub fn find(named: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut left: Vec<(PathBuf, bool)> =
        named.iter().rev().map(|path| (path.clone(), true)).collect();
    while let Some((path, is_named)) = left.pop() {
        let entries = match path.is_dir() {
            true => path.read_dir().ok(),
            false => None,
        };
        let companion = || is_companion(&path.to_string_lossy(), |page| Path::new(page).is_file());
        match entries {
            Some(entries) => {
                let mut inner: Vec<PathBuf> =
                    entries.flatten().filter(is_shown).map(|entry| entry.path()).collect();
                inner.sort();
                left.extend(inner.into_iter().rev().map(|path| (path, false)));
            }
            None if !is_named && companion() => found.passed_over += 1,
            None => found.files.push(path),
        }
    }
    found
}

/// The longest file that is read: what all of a packed file may unpack to. A longer one would fill the
/// memory before anything could be said of it.
pub const MOST_BYTES: u64 = 512 << 20;

/// The bytes of a file.
///
/// # Errors
/// What the system says, and `FileTooLarge` where there are more than [`MOST_BYTES`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.len() > MOST_BYTES {
        return Err(too_large());
    }
    read_all(file)
}

/// The bytes of what has no length to be asked for, such as standard input, with the same bound.
///
/// # Errors
/// Those of [`read`].
pub fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> io::Error {
    let message = format!("it is larger than {} MiB; split it", MOST_BYTES >> 20);
    io::Error::new(io::ErrorKind::FileTooLarge, message)
}

fn is_shown(entry: &DirEntry) -> bool {
    let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    !link && !entry.file_name().to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{create_dir_all, write};

    #[test]
    fn a_folder_stands_for_the_files_in_it_that_may_be_articles() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.html",
            "b_files/style.css",
            "c.v2.htm",
            "c.v2-Dateien/frame.html",
            "a/deep/er.txt",
            "a_files/alone.txt",
            ".hidden/x.txt",
            ".x",
        ] {
            let path = folder.path().join(name);
            create_dir_all(path.parent().unwrap()).unwrap();
            write(path, "x").unwrap();
        }
        let named = [folder.path().join("absent"), folder.path().to_owned()];
        let Found { files, passed_over } = find(&named);
        let found: Vec<_> =
            files.iter().map(|path| path.strip_prefix(folder.path()).unwrap()).collect();
        let expected = ["absent", "a/deep/er.txt", "a_files/alone.txt", "b.html", "c.v2.htm"];
        assert_eq!((found, passed_over), (expected.map(Path::new).to_vec(), 2));
    }

    #[test]
    fn a_file_that_would_fill_the_memory_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.txt");
        write(&path, "short").unwrap();
        assert_eq!(read(&path).unwrap(), b"short");
        File::options().write(true).open(&path).unwrap().set_len(MOST_BYTES + 1).unwrap();
        let error = read(&path).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(error.to_string(), "it is larger than 512 MiB; split it");
        assert_eq!(read(&folder.path().join("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
