//! The licences of Dateline and of what others made that is compiled into it, from the files that
//! lie beside the data.

use serde::Serialize;
use ts_rs::TS;

/// A work, its licence, and the text that must go wherever the work goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Notice {
    /// Name of the work.
    pub work: &'static str,
    /// What Dateline uses it for; one sentence.
    pub used_for: &'static str,
    /// Short name of the licence.
    pub licence: &'static str,
    /// The licence or notice in full, as its makers wrote it.
    pub text: &'static str,
}

const NOTICES: &[Notice] = &[
    Notice {
        work: "Dateline",
        used_for: "The program itself.",
        licence: "MIT",
        text: include_str!("../../../LICENSE"),
    },
    Notice {
        work: "en_core_web_sm",
        used_for: "Weights and tables of spaCy's English model: tags, heads, names, lemmas.",
        licence: "MIT",
        text: include_str!("../../nlp/data/en/LICENSE"),
    },
    Notice {
        work: "Sources of en_core_web_sm",
        used_for: "What the English model was trained on.",
        licence: "as listed",
        text: include_str!("../../nlp/data/en/LICENSES_SOURCES"),
    },
    Notice {
        work: "WordNet",
        used_for: "Word lists behind the lemmas of the English model.",
        licence: "WordNet licence",
        text: include_str!("../../nlp/data/en/WORDNET-LICENSE.txt"),
    },
    Notice {
        work: "Inter",
        used_for: "The typeface of pictures and of the window.",
        licence: "SIL Open Font License 1.1",
        text: include_str!("../../timeline/data/font-LICENSE.txt"),
    },
    Notice {
        work: "SQLite",
        used_for: "The database that a chronicle is.",
        licence: "public domain",
        text: include_str!("../data/notices/sqlite.txt"),
    },
    Notice {
        work: "The Rust standard library",
        used_for: "Part of every program written in Rust.",
        licence: "MIT OR Apache-2.0",
        text: include_str!("../data/notices/rust-library.txt"),
    },
];

/// The licence of Dateline, then the notices of the works compiled into it; those of packages are
/// [`packages()`](crate::packages()).
///
/// ```
/// let notices = dateline_chronicle::notices();
/// assert_eq!((notices[0].work, notices[0].licence), ("Dateline", "MIT"));
/// ```
pub fn notices() -> &'static [Notice] {
    NOTICES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_the_one_its_entry_names() {
        let makers = [
            ("Dateline", "The Dateline authors"),
            ("en_core_web_sm", "ExplosionAI GmbH"),
            ("Sources of en_core_web_sm", "# OntoNotes 5"),
            ("WordNet", "Princeton University"),
            ("Inter", "The Inter Project Authors"),
            ("SQLite", "The author disclaims copyright"),
            ("The Rust standard library", "The Rust Project Developers"),
        ];
        assert_eq!(makers.map(|(work, _)| work).as_slice(), works());
        for (notice, (work, maker)) in notices().iter().zip(makers) {
            assert!(notice.text.contains(maker), "{work}");
            assert!(notice.used_for.ends_with('.'), "{work}");
        }
    }

    fn works() -> Vec<&'static str> {
        notices().iter().map(|notice| notice.work).collect()
    }
}
