//! The licence of one package: which one is taken where there is a choice, and its text.

use spdx::expression::Expression;
use spdx::{LicenseId, Licensee, ParseMode};
use std::fs::{read_dir, read_to_string};
use std::path::PathBuf;

/// The licences that a package may have: each with the words by which a file's name tells that it
/// holds this one. Where a package leaves the choice, the first that it offers is taken. Another
/// licence is for a person to look at, before it is added here.
const KNOWN: &[(&str, &[&str])] = &[
    ("MIT", &["MIT"]),
    ("Zlib", &["ZLIB"]),
    ("ISC", &["ISC"]),
    ("BSD-2-Clause", &["BSD"]),
    ("BSD-3-Clause", &["BSD", "WHATWG"]),
    ("BSL-1.0", &["BOOST", "BSL"]),
    ("Unicode-3.0", &["UNICODE"]),
    ("CC0-1.0", &["CC0"]),
    ("Apache-2.0", &["APACHE"]),
    ("MPL-2.0", &["MPL"]),
];

/// Words in the names of files with licences that are never taken.
const NEVER_TAKEN: &[&str] = &["UNLICENSE", "0BSD", "SPDX"];

/// What the names of files with licences begin with.
const BEGINNINGS: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// Between two files of one package.
const RULE: &str = "----------------------------------------";

/// A package as its registry hands it out.
#[derive(Clone)]
pub struct Source {
    pub folder: PathBuf,
    /// An SPDX expression, as its makers wrote it.
    pub licence: String,
    pub authors: Vec<String>,
}

impl Source {
    /// The paragraphs of the text that goes wherever the package goes.
    ///
    /// # Errors
    /// It has a licence that is not [`KNOWN`], or its files cannot be read.
    pub fn text(&self) -> Result<Vec<String>, String> {
        let taken = taken(&self.licence)?;
        let files = self.files().map_err(|error| format!("{}: {error}", self.folder.display()))?;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let kept = kept(&names, &taken);
        let mut text = Vec::new();
        for (name, content) in &files {
            if !kept.contains(&name.as_str()) {
                continue;
            }
            if !text.is_empty() {
                text.push(RULE.to_owned());
            }
            text.extend(paragraphs(content));
        }
        Ok(if text.is_empty() { self.standard_text(&taken) } else { text })
    }

    /// The files whose names say that they are about the licence, in the order of their names.
    fn files(&self) -> std::io::Result<Vec<(String, String)>> {
        let mut files = Vec::new();
        for entry in read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let upper = name.to_uppercase();
            if BEGINNINGS.iter().any(|beginning| upper.starts_with(beginning))
                && entry.path().is_file()
            {
                files.push((name, read_to_string(entry.path())?));
            }
        }
        files.sort();
        Ok(files)
    }

    /// For a package without such a file.
    fn standard_text(&self, taken: &[LicenseId]) -> Vec<String> {
        let names: Vec<&str> = taken.iter().map(|licence| licence.name).collect();
        let by = match self.authors.as_slice() {
            [] => "names no authors".to_owned(),
            authors => format!("names as its authors: {}", authors.join(", ")),
        };
        let opening = format!(
            "The package has no file with its licence, and {by}. The standard text of {}:",
            names.join(" and ")
        );
        let texts = taken.iter().flat_map(|licence| paragraphs(licence.text()));
        std::iter::once(opening).chain(texts).collect()
    }
}

/// The licences that the programs are under, of those that `expression` offers.
fn taken(expression: &str) -> Result<Vec<LicenseId>, String> {
    let known: Result<Vec<Licensee>, _> =
        KNOWN.iter().map(|(name, _)| Licensee::parse(name)).collect();
    let known = known.map_err(|error| error.to_string())?;
    let unknown = |error: String| {
        format!("the licence `{expression}` is none that is known here ({error}); see KNOWN")
    };
    let parsed = Expression::parse_mode(expression, ParseMode::LAX)
        .map_err(|error| unknown(error.to_string()))?;
    let taken =
        parsed.minimized_requirements(&known).map_err(|error| unknown(error.to_string()))?;
    Ok(taken.iter().filter_map(|licence| licence.license.id()).collect())
}

/// Of the files with these names those that are needed for the licences `taken`: the ones named
/// after them, those of a general name where a licence has no file of its own, and every notice.
fn kept<'a>(names: &[&'a str], taken: &[LicenseId]) -> Vec<&'a str> {
    let holds = |name: &str, licence: &str| {
        let words = KNOWN.iter().find(|(known, _)| *known == licence).map(|(_, words)| *words);
        let name = name.to_uppercase();
        !NEVER_TAKEN.iter().any(|word| name.contains(word))
            && words.unwrap_or_default().iter().any(|word| name.contains(word))
    };
    let all_have_their_own =
        taken.iter().all(|licence| names.iter().any(|name| holds(name, licence.name)));
    let keep = |name: &&&str| {
        let upper = name.to_uppercase();
        if taken.iter().any(|licence| holds(name, licence.name)) {
            return true;
        }
        let of_another = NEVER_TAKEN.iter().any(|word| upper.contains(word))
            || KNOWN.iter().any(|(licence, _)| holds(name, licence));
        let notice = ["NOTICE", "COPYRIGHT", "THIRD"].iter().any(|word| upper.contains(word));
        !of_another && (notice || !all_have_their_own)
    };
    names.iter().filter(keep).copied().collect()
}

/// `text` cut at its empty lines; spaces at the ends of lines are left out.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut within = false;
    for line in text.lines().map(str::trim_end) {
        match found.last_mut() {
            _ if line.is_empty() => within = false,
            Some(paragraph) if within => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            _ => {
                found.push(line.trim_start_matches('\u{feff}').to_owned());
                within = true;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(expression: &str) -> Vec<&'static str> {
        let taken = taken(expression).expect("known licences");
        taken.iter().map(|licence| licence.name).collect()
    }

    #[test]
    fn the_first_known_licence_is_taken_where_there_is_a_choice() {
        let rows: [(&str, &[&str]); 7] = [
            ("MIT OR Apache-2.0", &["MIT"]),
            ("Apache-2.0 / MIT", &["MIT"]),
            ("Unlicense/MIT", &["MIT"]),
            ("Apache-2.0 OR BSL-1.0", &["BSL-1.0"]),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", &["MIT"]),
            ("(Apache-2.0 OR MIT) AND BSD-3-Clause", &["MIT", "BSD-3-Clause"]),
            ("Apache-2.0", &["Apache-2.0"]),
        ];
        for (expression, expected) in rows {
            assert_eq!(names(expression), expected, "{expression}");
        }
        assert!(taken("GPL-3.0-only").is_err_and(|why| why.contains("`GPL-3.0-only`")));
        assert!(taken("").is_err());
    }

    #[test]
    fn only_the_files_of_licences_that_are_taken_are_kept() {
        let rows: [(&[&str], &str, &[&str]); 6] = [
            (&["COPYING", "LICENSE-MIT", "UNLICENSE"], "Unlicense OR MIT", &["LICENSE-MIT"]),
            (&["LICENSE-0BSD", "LICENSE-MIT"], "0BSD OR MIT", &["LICENSE-MIT"]),
            (&["LICENSE"], "MIT", &["LICENSE"]),
            (
                &["LICENSE", "LICENSE-LIBM-MIT"],
                "Apache-2.0 AND MIT",
                &["LICENSE", "LICENSE-LIBM-MIT"],
            ),
            (
                &["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-THIRD-PARTY"],
                "MIT OR Apache-2.0",
                &["LICENSE-MIT", "LICENSE-THIRD-PARTY"],
            ),
            (
                &["COPYRIGHT", "LICENSE-APACHE", "LICENSE-MIT", "LICENSE-WHATWG"],
                "(Apache-2.0 OR MIT) AND BSD-3-Clause",
                &["COPYRIGHT", "LICENSE-MIT", "LICENSE-WHATWG"],
            ),
        ];
        for (files, expression, expected) in rows {
            let taken = taken(expression).expect("known licences");
            assert_eq!(kept(files, &taken), expected, "{files:?} {expression}");
        }
    }

    #[test]
    fn a_text_is_cut_at_its_empty_lines() {
        let text = "\u{feff}MIT License \r\n\r\n  \r\nCopyright A\r\n  and B\r\n\r\n";
        assert_eq!(paragraphs(text), ["MIT License", "Copyright A\n  and B"]);
    }
}
