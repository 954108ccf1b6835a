//! The folder for the program's own files, and what is kept there beside chronicles: which chronicle
//! was open last, and which folders are watched.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::path::PathResolver;

/// Overrules the folder; for tests, and for a program carried on a stick.
const DATA_VARIABLE: &str = "DATELINE_DATA";

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Settings {
    last: Option<PathBuf>,
    /// Chronicles, and the folder that is watched for each.
    watched: BTreeMap<PathBuf, PathBuf>,
}

/// The folder for the program's own files, made if it is not there.
///
/// # Errors
/// The system names no such folder, or it cannot be made.
pub fn data_folder<R: tauri::Runtime>(paths: &PathResolver<R>) -> tauri::Result<PathBuf> {
    let data = match std::env::var_os(DATA_VARIABLE).filter(|data| !data.is_empty()) {
        Some(data) => std::path::absolute(data)?,
        None => paths.app_data_dir()?,
    };
    std::fs::create_dir_all(&data)?;
    Ok(data)
}

/// The chronicle that was open last; none at the first start, or where that cannot be told.
pub fn last(data: &Path) -> Option<PathBuf> {
    read(data).last
}

/// Remembers `chronicle` for the next start.
///
/// # Errors
/// The file cannot be written.
pub fn remember(data: &Path, chronicle: &Path) -> std::io::Result<()> {
    change(data, |settings| settings.last = Some(chronicle.to_path_buf()))
}

/// Chronicles, and the folder that is watched for each.
pub fn watched(data: &Path) -> BTreeMap<PathBuf, PathBuf> {
    read(data).watched
}

/// Remembers which folders are watched.
///
/// # Errors
/// The file cannot be written.
pub fn remember_watched(data: &Path, watched: &BTreeMap<PathBuf, PathBuf>) -> std::io::Result<()> {
    change(data, |settings| settings.watched.clone_from(watched))
}

/// A file that is not there or broken is no obstacle.
fn read(data: &Path) -> Settings {
    let text = std::fs::read_to_string(file(data)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn change(data: &Path, change: impl FnOnce(&mut Settings)) -> std::io::Result<()> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let mut settings = read(data);
    change(&mut settings);
    let text = serde_json::to_string_pretty(&settings)?;
    // Beside, then renamed: a full disk must not leave half a file.
    let beside = data.join("settings.json.part");
    std::fs::write(&beside, text)?;
    std::fs::rename(beside, file(data))
}

fn file(data: &Path) -> PathBuf {
    data.join("settings.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_chronicle_is_remembered_and_a_broken_file_is_no_obstacle() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(last(data.path()), None);
        remember(data.path(), Path::new("/somewhere/a b.chronicle")).unwrap();
        assert_eq!(last(data.path()), Some("/somewhere/a b.chronicle".into()));
        let watched = BTreeMap::from([("/a b.chronicle".into(), "/inbox".into())]);
        remember_watched(data.path(), &watched).unwrap();
        remember(data.path(), Path::new("/other.chronicle")).unwrap();
        assert_eq!(super::watched(data.path()), watched);
        assert_eq!(last(data.path()), Some("/other.chronicle".into()));
        std::fs::write(file(data.path()), "{\"last\": 3").unwrap();
        assert_eq!(last(data.path()), None);
    }
}
