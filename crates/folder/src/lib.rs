//! The files of folders: those that are there, and those that arrive.

mod watch;

pub use watch::Watch;

use std::fs::DirEntry;
use std::path::PathBuf;

/// The files named, and those in the folders named, by name; links are not followed, and what begins
/// with a dot is left out. A folder that cannot be looked into stands for itself: whoever reads it
/// finds out why.
pub fn files(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut left: Vec<PathBuf> = named.iter().rev().cloned().collect();
    while let Some(path) = left.pop() {
        let entries = match path.is_dir() {
            true => path.read_dir().ok(),
            false => None,
        };
        let Some(entries) = entries else {
            files.push(path);
            continue;
        };
        let mut inner: Vec<PathBuf> =
            entries.flatten().filter(is_shown).map(|entry| entry.path()).collect();
        inner.sort();
        left.extend(inner.into_iter().rev());
    }
    files
}

fn is_shown(entry: &DirEntry) -> bool {
    let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    !link && !entry.file_name().to_string_lossy().starts_with('.')
}
