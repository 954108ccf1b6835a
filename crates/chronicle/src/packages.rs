//! The packages of others that are in the two programs, with their licences, from the file that
//! `cargo xtask notices` writes.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use ts_rs::TS;

/// A package, as it is in the programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Package {
    /// Where it came from, and its source can be had: `crates.io` or `npm`.
    pub registry: String,
    /// Its name there.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence as its makers wrote it, an SPDX expression: `MIT OR Apache-2.0`.
    pub licence: String,
    /// The licence in full; where its makers leave a choice, the one that Dateline takes it under.
    pub text: String,
}

/// The file: texts have most of their paragraphs in common, so each paragraph is there once.
#[derive(Deserialize)]
struct File {
    packages: Vec<Row>,
    paragraphs: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    registry: String,
    name: String,
    version: String,
    licence: String,
    /// Places in [`File::paragraphs`].
    text: Vec<usize>,
}

static PACKAGES: LazyLock<Vec<Package>> = LazyLock::new(|| {
    let file: File = serde_json::from_str(include_str!("../data/packages.json"))
        .expect("a test reads the file that is compiled in");
    let whole = |row: Row| {
        let text: Vec<&str> = row.text.iter().map(|&at| file.paragraphs[at].as_str()).collect();
        Package {
            text: text.join("\n\n"),
            registry: row.registry,
            name: row.name,
            version: row.version,
            licence: row.licence,
        }
    };
    file.packages.into_iter().map(whole).collect()
});

/// The packages of others that are linked into the two programs or packed into the window's page,
/// by registry, name and version. Not among them is what only builds or tests the programs.
///
/// ```
/// let packages = dateline_chronicle::packages();
/// assert!(packages.iter().any(|package| package.name == "rusqlite" && package.licence == "MIT"));
/// ```
pub fn packages() -> &'static [Package] {
    &PACKAGES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_a_licence_and_its_text() {
        assert!(packages().len() > 100, "{}", packages().len());
        for package in packages() {
            let Package { registry, name, version, licence, text } = package;
            assert!(["crates.io", "npm"].contains(&registry.as_str()), "{name}: {registry}");
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{name}: {version}");
            assert!(!licence.is_empty() && text.len() > 200, "{name}: {licence}\n{text}");
        }
    }

    #[test]
    fn they_are_in_order_and_none_is_there_twice() {
        let key = |package: &Package| {
            (package.registry.clone(), package.name.clone(), package.version.clone())
        };
        let keys: Vec<_> = packages().iter().map(key).collect();
        assert!(keys.is_sorted_by(|one, next| one < next), "{keys:?}");
    }

    #[test]
    fn paragraphs_are_put_together_as_their_makers_wrote_them() {
        let text = |name| &packages().iter().find(|package| package.name == name).unwrap().text;
        assert!(text("svelte").contains("\n\nPermission is hereby granted, free of charge"));

        // Both licences, since its makers leave no choice.
        assert!(text("encoding_rs").contains("free of charge"));
        assert!(text("encoding_rs").contains("Neither the name of the copyright holder"));
    }
}
