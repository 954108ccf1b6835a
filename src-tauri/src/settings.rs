//! The folder for the program's own files, and the one thing kept there beside chronicles: which
//! chronicle was open last.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tauri::path::PathResolver;

/// Overrules the folder; for tests, and for a program carried on a stick.
const DATA_VARIABLE: &str = "DATELINE_DATA";

#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
struct Settings {
    last: Option<PathBuf>,
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
    let text = std::fs::read_to_string(file(data)).ok()?;
    serde_json::from_str::<Settings>(&text).ok()?.last
}

/// Remembers `chronicle` for the next start.
///
/// # Errors
/// The file cannot be written.
pub fn remember(data: &Path, chronicle: &Path) -> std::io::Result<()> {
    let settings = Settings { last: Some(chronicle.to_path_buf()) };
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
        std::fs::write(file(data.path()), "{\"last\": 3").unwrap();
        assert_eq!(last(data.path()), None);
    }
}
