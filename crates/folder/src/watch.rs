//! A folder that is looked into again and again. It is looked into and not listened to, since shared
//! and synchronised folders do not say what happens in them, and a file has to be looked at twice
//! anyhow: until it no longer grows, somebody is still writing it.

use crate::find;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The ends of names that programs give to files which are still being written.
const UNFINISHED: [&str; 8] =
    [".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".temp", ".!ut"];

/// What tells a file from the same file after a change.
type Stamp = (u64, Option<SystemTime>);

/// A folder, and what is known of its files.
#[derive(Debug)]
pub struct Watch {
    folder: PathBuf,
    files: BTreeMap<PathBuf, Known>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    stamp: Stamp,
    /// Whether it was handed out as it is now.
    told: bool,
}

impl Watch {
    /// Nothing is looked at yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), files: BTreeMap::new() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks into the folder, and the folders in it. Gives the files that are complete and were not
    /// given yet as they are now, by name: those that two looks found alike, that hold something,
    /// and that no program marks as unfinished by a name of its own.
    ///
    /// # Errors
    /// The folder is not there or cannot be looked into; the next look may find it again.
    pub fn look(&mut self) -> Result<Vec<PathBuf>, Error> {
        if !self.folder.is_dir() {
            return Err(Error::from(ErrorKind::NotADirectory));
        }
        self.folder.read_dir()?;
        let found = BTreeSet::from_iter(find(std::slice::from_ref(&self.folder)).files);
        let mut complete = Vec::new();
        let mut now = BTreeMap::new();
        for path in found.iter().filter(|path| !is_unfinished(path, &found)) {
            let Ok(metadata) = path.metadata() else { continue };
            let stamp = (metadata.len(), metadata.modified().ok());
            let before = self.files.get(path).filter(|known| known.stamp == stamp);
            let alike = before.is_some() && metadata.len() > 0;
            let mut told = before.is_some_and(|known| known.told);
            if alike && !told {
                complete.push(path.clone());
                told = true;
            }
            now.insert(path.clone(), Known { stamp, told });
        }
        self.files = now;
        Ok(complete)
    }
}

/// Whether the name says so, or a file of `all` beside it, which holds what has come so far.
fn is_unfinished(path: &Path, all: &BTreeSet<PathBuf>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let beside = |end: &str| {
        let mut beside = path.as_os_str().to_owned();
        beside.push(end);
        all.contains(Path::new(&beside))
    };
    name.starts_with("~$")
        || UNFINISHED.iter().any(|end| name.ends_with(end))
        || [".part", ".crdownload"].into_iter().any(beside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{create_dir, remove_file, rename, write};

    fn names(watch: &mut Watch) -> Vec<String> {
        let folder = watch.folder().to_owned();
        let found = watch.look().unwrap().into_iter();
        found.map(|path| path.strip_prefix(&folder).unwrap().display().to_string()).collect()
    }

    #[test]
    fn a_file_is_given_once_when_it_no_longer_grows() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        write(file("there.txt"), "one").unwrap();
        let mut watch = Watch::new(folder.path());
        assert_eq!(names(&mut watch), [""; 0]);
        write(file("grows.txt"), "tw").unwrap();
        assert_eq!(names(&mut watch), ["there.txt"]);
        write(file("grows.txt"), "two, and more").unwrap();
        assert_eq!(names(&mut watch), [""; 0]);
        assert_eq!(names(&mut watch), ["grows.txt"]);
        assert_eq!(names(&mut watch), [""; 0]);
        // Another content is another version of it.
        write(file("there.txt"), "one, corrected").unwrap();
        assert_eq!(names(&mut watch), [""; 0]);
        assert_eq!(names(&mut watch), ["there.txt"]);
    }

    #[test]
    fn what_is_unfinished_or_hidden_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        create_dir(file("in")).unwrap();
        // A browser keeps the place under the name that a file will have.
        for name in ["a.pdf", "a.pdf.part", "b.html.crdownload", ".c.txt", "~$d.docx", "in/e.txt"] {
            write(file(name), "x").unwrap();
        }
        write(file("empty.txt"), "").unwrap();
        let mut watch = Watch::new(folder.path());
        names(&mut watch);
        let inner = Path::new("in").join("e.txt").display().to_string();
        assert_eq!(names(&mut watch), [inner]);
        rename(file("a.pdf.part"), file("a.pdf")).unwrap();
        names(&mut watch);
        assert_eq!(names(&mut watch), ["a.pdf"]);
    }

    #[test]
    fn a_folder_may_go_and_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let inbox = folder.path().join("inbox");
        let mut watch = Watch::new(&inbox);
        assert!(watch.look().is_err());
        create_dir(&inbox).unwrap();
        write(inbox.join("a.txt"), "x").unwrap();
        names(&mut watch);
        assert_eq!(names(&mut watch), ["a.txt"]);
        remove_file(inbox.join("a.txt")).unwrap();
        assert_eq!(names(&mut watch), [""; 0]);
    }
}
