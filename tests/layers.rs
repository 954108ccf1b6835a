//! Who may import whom: the arrows of ARCHITECTURE.md, where the compiler does not guard them.

#![allow(clippy::unwrap_used)] // a test may stop at what it did not expect

use std::collections::BTreeMap;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// The steps of extraction, which stand side by side.
const STEPS: [&str; 5] = ["read", "timetag", "detect", "compose", "corroborate"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file below `folder` with one of `endings`, and its text.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
            let path = entry.unwrap().path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if endings.contains(&ending.as_str()) {
                let text = read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "nothing to look at in {folder:?}");
    found
}

/// The names in every path of `code` that starts at the crate or at a parent, comments aside:
/// `use crate::{model::Span, detect}` gives `model`, `Span`, `detect`.
fn imported(code: &str) -> Vec<String> {
    let code: Vec<&str> =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut names = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            let mut depth = 0;
            let end = rest.find(|c: char| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                let within = depth > 0 && (c.is_whitespace() || c == ',');
                !(within || c.is_alphanumeric() || "_:{}".contains(c))
            });
            let path = &rest[..end.unwrap_or(rest.len())];
            let parts = path.split(|c: char| !c.is_alphanumeric() && c != '_');
            names.extend(parts.filter(|part| !part.is_empty()).map(String::from));
        }
    }
    names
}

#[test]
fn imports_are_read_off_code_and_not_off_comments() {
    let rows: [(&str, &[&str]); 5] = [
        ("use crate::model::Span;", &["model", "Span"]),
        ("use crate::{model::{Edtf, Span},\n    detect};", &["model", "Edtf", "Span", "detect"]),
        ("// use crate::detect;\n/// [`crate::detect`]\nlet a = 1;", &[]),
        (
            "let a = super::super::compose::date(b, detect);",
            &["super", "compose", "date", "compose", "date"],
        ),
        ("use regex::Regex;", &[]),
    ];
    for (code, expected) in rows {
        assert_eq!(imported(code), expected, "{code}");
    }
}

#[test]
fn no_step_of_extraction_imports_another() {
    let source = root().join("crates/extract/src");
    let mut above = STEPS.to_vec();
    above.push("language");
    let mut floors = vec![("model", above), ("language", STEPS.to_vec())];
    for step in STEPS {
        floors.push((step, STEPS.into_iter().filter(|other| *other != step).collect()));
    }
    let mut looked_at = 0;
    for (floor, forbidden) in floors.iter().filter(|(floor, _)| source.join(floor).is_dir()) {
        for (path, code) in files(&source.join(floor), &["rs"]) {
            looked_at += 1;
            for name in imported(&code) {
                assert!(!forbidden.contains(&name.as_str()), "{path:?} imports `{name}`");
            }
        }
    }
    assert!(looked_at > 10, "only {looked_at} files were looked at");
}

#[test]
fn only_one_file_of_the_ui_knows_tauri() {
    let source = root().join("ui/src");
    let knowing: Vec<PathBuf> = files(&source, &["ts", "js", "svelte"])
        .into_iter()
        .filter(|(_, text)| text.contains("@tauri-apps"))
        .map(|(path, _)| path.strip_prefix(&source).unwrap().to_path_buf())
        .collect();
    assert_eq!(knowing, [Path::new("lib/backend/tauri.ts")]);
}

#[test]
fn the_crates_stand_in_a_straight_line() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("dateline-nlp", [].as_slice()),
        ("dateline-extract", &["dateline-nlp"]),
        ("dateline-timeline", &["dateline-extract"]),
        ("dateline-chronicle", &["dateline-extract", "dateline-timeline"]),
        // Beside the line: what reaches out, which only the shells may do.
        ("dateline-fetch", &[]),
        ("dateline-folder", &["dateline-extract"]),
        (
            "dateline-cli",
            &[
                "dateline-chronicle",
                "dateline-extract",
                "dateline-fetch",
                "dateline-folder",
                "dateline-nlp",
            ],
        ),
        ("dateline-app", &["dateline-chronicle", "dateline-fetch", "dateline-folder"]),
    ]);
    let crates = root().join("crates");
    let members = crates.read_dir().unwrap().map(|entry| entry.unwrap().path());
    for folder in members.chain([root()]) {
        let path = folder.join("Cargo.toml");
        let manifest: toml::Table = read_to_string(&path).unwrap().parse().unwrap();
        let name = manifest["package"]["name"].as_str().unwrap();
        let allowed =
            allowed.get(name).unwrap_or_else(|| panic!("`{name}` has no place in the line"));
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        for dependency in dependencies.into_iter().flat_map(toml::Table::keys) {
            let own = dependency.starts_with("dateline-");
            assert!(!own || allowed.contains(&dependency.as_str()), "{name} -> {dependency}");
        }
    }
}
