//! `cargo xtask notices`: which packages of others are in the two programs, and under what
//! licences. What it writes is compiled into the programs; `cargo xtask test` compares it with what
//! they are built from.

mod licence;

use crate::command::Cmd;
use crate::frontend;
use licence::Source;
use serde_json::{Value, from_str};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

/// What is written, and compiled in by `crates/chronicle/src/packages.rs`.
const FILE: &str = "crates/chronicle/data/packages.json";

/// Written by the ui's build: the npm packages in the page.
const PAGE: &str = "ui/node_modules/.packages-in-page.json";

/// The systems that bundles are made for (tauri.conf.json). One list for all of them: a program for
/// one system also names the few packages that only the others have.
const PLATFORMS: &str = "--target x86_64-unknown-linux-gnu --target aarch64-unknown-linux-gnu \
    --target x86_64-pc-windows-msvc --target aarch64-pc-windows-msvc \
    --target x86_64-apple-darwin --target aarch64-apple-darwin";

/// The registries, as the file names them.
const CRATES: &str = "crates.io";
const NPM: &str = "npm";

/// A package by registry, name and version: what the file is sorted and compared by.
type Key = (String, String, String);

/// Writes the file anew.
///
/// # Errors
/// Cargo or npm does not answer, or a package has no licence that is known here.
pub fn write() -> Result<bool, String> {
    frontend::install()?;
    if !frontend::build().run()? {
        return Err("the ui could not be built; the message stands above".into());
    }
    let mut wanted = shipped_crates(PLATFORMS)?;
    wanted.append(&mut shipped_npm()?);
    let sources = [crate_sources()?, npm_sources(&wanted)?].concat();
    let mut paragraphs: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for key in &wanted {
        let source = sources.iter().find(|(found, _)| found == key).map(|(_, source)| source);
        let (registry, name, version) = key;
        let source = source.ok_or_else(|| format!("no source of {name} {version}"))?;
        let text = source.text().map_err(|why| format!("{name} {version}: {why}"))?;
        let mut places = Vec::new();
        for paragraph in text {
            let place = paragraphs.iter().position(|known| *known == paragraph);
            places.push(place.unwrap_or_else(|| {
                paragraphs.push(paragraph);
                paragraphs.len() - 1
            }));
        }
        let [registry, name, version, licence] =
            [registry, name, version, &source.licence].map(|word| json(word));
        rows.push(format!(
            r#"{{"registry":{registry},"name":{name},"version":{version},"licence":{licence},"text":{places:?}}}"#
        ));
    }
    let paragraphs: Vec<String> = paragraphs.iter().map(|paragraph| json(paragraph)).collect();
    let text = format!(
        "{{\n\"packages\":[\n{}\n],\n\"paragraphs\":[\n{}\n]\n}}\n",
        rows.join(",\n"),
        paragraphs.join(",\n")
    );
    std::fs::write(crate::root().join(FILE), &text).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE}: {} packages, {} bytes", rows.len(), text.len());
    Ok(true)
}

/// Whether the file names the packages that the programs are built from. Needs the ui's build, and
/// no network: where the packages of other systems are not at hand, it looks at this system's.
///
/// # Errors
/// Cargo does not answer, the file cannot be read, or it is out of date; the message says in what.
pub fn check() -> Result<(), String> {
    let everywhere = shipped_crates(&format!("--offline {PLATFORMS}"));
    let here = everywhere.is_err();
    let mut shipped = match everywhere {
        Ok(shipped) => shipped,
        Err(_) => {
            println!("packages of other systems are not at hand: only this system's are compared");
            shipped_crates("--offline")?
        }
    };
    shipped.append(&mut shipped_npm()?);
    let file = parse(FILE)?;
    let mut listed = BTreeSet::new();
    for package in array(&file["packages"]) {
        listed.insert(key(text(&package["registry"]), package)?);
    }
    match difference(&listed, &shipped, here) {
        None => {
            println!("{FILE} names all {} packages", shipped.len());
            Ok(())
        }
        Some(difference) => Err(format!(
            "{FILE} is out of date:\n{difference}\
             Run `cargo xtask notices`, look at the licences it adds, and commit the file."
        )),
    }
}

/// What `listed` lacks, and, where `shipped` is `partial`, not what it has too many; none if it is
/// as it should be.
fn difference(listed: &BTreeSet<Key>, shipped: &BTreeSet<Key>, partial: bool) -> Option<String> {
    let mut lines = String::new();
    let mut say = |what: &str, (registry, name, version): &Key| {
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "  {what}: {name} {version} ({registry})");
    };
    shipped.difference(listed).for_each(|key| say("missing", key));
    if !partial {
        listed.difference(shipped).for_each(|key| say("no longer shipped", key));
    }
    (!lines.is_empty()).then_some(lines)
}

/// The crates that are linked into the two programs: no tools that only build or test them, and no
/// procedural macros, which run in the compiler.
fn shipped_crates(options: &str) -> Result<BTreeSet<Key>, String> {
    let line = "cargo tree --locked --package dateline-app --package dateline-cli \
                --edges normal,no-proc-macro --no-dedupe --prefix none --format {p} ";
    let command = Cmd::new(&format!("{line}{options}"));
    let tree = command.output().ok_or_else(|| format!("`{command}` failed"))?;
    Ok(tree.lines().filter_map(linked_crate).collect())
}

/// `serde v1.0.229` -> the package; none for our own, which stand with their folder.
fn linked_crate(line: &str) -> Option<Key> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    words.next().is_none().then(|| (CRATES.into(), name.into(), version.into()))
}

/// The npm packages whose code is in the page.
fn shipped_npm() -> Result<BTreeSet<Key>, String> {
    let names = parse(PAGE)?;
    let lock = parse("ui/package-lock.json")?;
    let locked = |name: &str| {
        let version = text(&lock["packages"][format!("node_modules/{name}")]["version"]);
        (NPM.to_owned(), name.to_owned(), version)
    };
    Ok(array(&names).iter().map(|name| locked(&text(name))).collect())
}

/// Every crate that Cargo knows of, with where it lies.
fn crate_sources() -> Result<Vec<(Key, Source)>, String> {
    let command = Cmd::new("cargo metadata --locked --format-version 1");
    let metadata = command.output().ok_or_else(|| format!("`{command}` failed"))?;
    let metadata: Value = from_str(&metadata).map_err(|error| format!("`{command}`: {error}"))?;
    array(&metadata["packages"])
        .iter()
        .map(|package| {
            let manifest = PathBuf::from(text(&package["manifest_path"]));
            let folder = manifest.parent().map(Path::to_path_buf).unwrap_or_default();
            let authors = array(&package["authors"]).iter().map(text).collect();
            let licence = text(&package["license"]);
            Ok((key(CRATES.into(), package)?, Source { folder, licence, authors }))
        })
        .collect()
}

/// Those of `wanted` that come from npm, with where they lie.
fn npm_sources(wanted: &BTreeSet<Key>) -> Result<Vec<(Key, Source)>, String> {
    let from_npm = wanted.iter().filter(|(registry, ..)| registry == NPM);
    from_npm
        .map(|(_, name, _)| {
            let folder = format!("ui/node_modules/{name}");
            let package = parse(&format!("{folder}/package.json"))?;
            let source = Source {
                folder: crate::root().join(folder),
                licence: text(&package["license"]),
                authors: vec![],
            };
            Ok((key(NPM.into(), &package)?, source))
        })
        .collect()
}

fn key(registry: String, package: &Value) -> Result<Key, String> {
    match (text(&package["name"]), text(&package["version"])) {
        (name, version) if !name.is_empty() && !version.is_empty() => Ok((registry, name, version)),
        _ => Err(format!("no name and version in {package}")),
    }
}

fn parse(path: &str) -> Result<Value, String> {
    let text = read_to_string(crate::root().join(path)).map_err(|error| format!("{path}: {error}"));
    from_str(&text?).map_err(|error| format!("{path}: {error}"))
}

/// As JSON writes a string.
fn json(text: &str) -> String {
    Value::from(text).to_string()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_crates_are_no_packages_of_others() {
        let serde = (CRATES.to_owned(), "serde".to_owned(), "1.0.229".to_owned());
        assert_eq!(linked_crate("serde v1.0.229"), Some(serde));
        assert_eq!(linked_crate("dateline-nlp v0.1.0 (/home/me/dateline/crates/nlp)"), None);
        assert_eq!(linked_crate(""), None);
    }

    #[test]
    fn a_difference_names_what_is_missing_and_what_is_too_much() {
        let set = |versions: &[&str]| -> BTreeSet<Key> {
            let package = |version: &&str| (NPM.into(), "clsx".into(), (*version).into());
            versions.iter().map(package).collect()
        };
        assert_eq!(difference(&set(&["1"]), &set(&["1"]), false), None);
        assert_eq!(
            difference(&set(&["1"]), &set(&["2"]), false).as_deref(),
            Some("  missing: clsx 2 (npm)\n  no longer shipped: clsx 1 (npm)\n")
        );
        assert_eq!(difference(&set(&["1", "2"]), &set(&["2"]), true), None);
    }
}
