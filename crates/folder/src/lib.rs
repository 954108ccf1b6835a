//! The files of folders: those that are there, and those that arrive.

mod watch;

pub use watch::Watch;

use std::collections::BTreeSet;
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

/// What browsers put behind a page's name to name the folder of its pictures and styles, in the
/// languages that Windows takes for the two belonging together.
const BESIDE_PAGE: [&str; 22] = [
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_bestanden",
    "_file",
    "_archivos",
    "-filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_ficheiros",
    "_arquivos",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
];

/// The files named, and those in the folders named, by name; links are not followed, and what begins
/// with a dot is left out, and so is the folder that a browser saves beside a page. A folder that cannot be looked into stands for itself: whoever reads it
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
        let inner: BTreeSet<PathBuf> =
            entries.flatten().filter(is_shown).map(|entry| entry.path()).collect();
        left.extend(inner.iter().rev().filter(|path| !is_beside_page(path, &inner)).cloned());
    }
    files
}

fn is_shown(entry: &DirEntry) -> bool {
    let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    !link && !entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether it holds what belongs to a page of `all`, and no article.
fn is_beside_page(path: &Path, all: &BTreeSet<PathBuf>) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let page = |end: &str| name.strip_suffix(end).map(|page| path.with_file_name(page));
    let saved = |page: PathBuf| {
        ["html", "htm", "xhtml"].iter().any(|ending| {
            let mut page = page.clone().into_os_string();
            page.push(".");
            page.push(ending);
            all.contains(Path::new(&page))
        })
    };
    path.is_dir() && BESIDE_PAGE.iter().filter_map(|end| page(end)).any(saved)
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
        let found = files(&named);
        let found: Vec<_> =
            found.iter().map(|path| path.strip_prefix(folder.path()).unwrap()).collect();
        let expected = ["absent", "a/deep/er.txt", "a_files/alone.txt", "b.html", "c.v2.htm"];
        assert_eq!(found, expected.map(Path::new));
    }
}
