//! The language as data: every rule and word list of `data/`, parsed once.
//!
//! A new way of writing a date is a row in `data/en/timex`; a word that names a happening is a row in
//! `data/en/lexicon`. Neither needs a change in Rust.

mod capital;
mod function;
mod lexicon;
mod modifier;
mod numeral;
mod patterns;
mod rule;
mod surroundings;
mod wording;

pub use function::Function;
pub use lexicon::{Lexicon, Order, Stance};
pub use modifier::Modifiers;
pub use patterns::{Patterns, Search};
pub use rule::{Call, Each, Example, Only, Rule};
pub use surroundings::Surroundings;
pub(crate) use surroundings::ends_with_one_of;
pub use wording::Wording;
pub(crate) use wording::filled;

use crate::model::SIGNALS;
use rule::{Names, RuleFile};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Every rule and word list of one language.
#[derive(Debug)]
pub struct Language {
    /// Patterns of temporal expressions, in the order of their files: of two matches of the same
    /// words the earlier rule wins.
    pub rules: Vec<Rule>,
    /// All patterns of the rules at once: which of them match at a place of a sentence.
    pub patterns: Patterns,
    /// Words beside an expression that say how it is to be read.
    pub surroundings: Surroundings,
    /// Words that qualify an expression: "about", "since".
    pub modifiers: Modifiers,
    /// Sentences on how a value came about.
    pub wording: Wording,
    /// Words that name, report, plan or deny happenings.
    pub lexicon: Lexicon,
    /// Weights of the [`SIGNALS`] that an event's confidence is made of, in their order.
    pub confidence: Vec<f64>,
    /// First figures of the SHA-256 of every data file: which data made an event.
    pub version: String,
}

/// A data file that cannot be used: which, where, and why.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct DataError {
    /// Path of the file inside `data/`.
    pub file: String,
    /// What is wrong, with the line or the rule.
    pub reason: String,
}

/// The rule files of English; the more specific first.
const ENGLISH_RULES: &[(&str, &str)] = &[
    ("en/timex/dates.toml", include_str!("../../data/en/timex/dates.toml")),
    ("en/timex/months.toml", include_str!("../../data/en/timex/months.toml")),
    ("en/timex/years.toml", include_str!("../../data/en/timex/years.toml")),
    ("en/timex/periods.toml", include_str!("../../data/en/timex/periods.toml")),
    ("en/timex/weekdays.toml", include_str!("../../data/en/timex/weekdays.toml")),
    ("en/timex/holidays.toml", include_str!("../../data/en/timex/holidays.toml")),
    ("en/timex/relative.toml", include_str!("../../data/en/timex/relative.toml")),
    ("en/timex/told.toml", include_str!("../../data/en/timex/told.toml")),
    ("en/timex/vague.toml", include_str!("../../data/en/timex/vague.toml")),
    ("en/timex/times.toml", include_str!("../../data/en/timex/times.toml")),
    ("en/timex/sets.toml", include_str!("../../data/en/timex/sets.toml")),
    ("en/timex/durations.toml", include_str!("../../data/en/timex/durations.toml")),
    ("en/timex/narrative.toml", include_str!("../../data/en/timex/narrative.toml")),
    ("en/timex/messages.toml", include_str!("../../data/en/timex/messages.toml")),
];

const ENGLISH_NAMES: (&str, &str) =
    ("en/timex/names.toml", include_str!("../../data/en/timex/names.toml"));

const ENGLISH_CONFIDENCE: (&str, &str) =
    ("en/confidence.toml", include_str!("../../data/en/confidence.toml"));

/// The weight of each signal, in their order.
fn weights((file, text): (&str, &str)) -> Result<Vec<f64>, DataError> {
    let error = |reason: String| DataError { file: file.to_owned(), reason };
    let weights: BTreeMap<String, f64> =
        toml::from_str(text).map_err(|why| error(why.to_string()))?;
    let weight = |name: &&str| {
        weights.get(*name).copied().ok_or_else(|| error(format!("no weight for `{name}`")))
    };
    SIGNALS.iter().map(weight).collect()
}
const ENGLISH_SURROUNDINGS: (&str, &str) =
    ("en/timex/surroundings.toml", include_str!("../../data/en/timex/surroundings.toml"));

const ENGLISH_WORDING: (&str, &str) = ("en/why.toml", include_str!("../../data/en/why.toml"));

const ENGLISH_MODIFIERS: (&str, &str) =
    ("en/timex/modifiers.toml", include_str!("../../data/en/timex/modifiers.toml"));

impl Language {
    /// English, from `data/en`, compiled in and parsed on first use.
    ///
    /// # Panics
    /// Never with the data shipped: `tests/rules.rs` parses every file.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Language> = OnceLock::new();
        ENGLISH.get_or_init(|| Self::load().expect("tests/rules.rs parses every data file"))
    }

    /// Parses the data files compiled in.
    ///
    /// # Errors
    /// A [`DataError`] that names the file and the rule or line.
    pub fn load() -> Result<Self, DataError> {
        let in_file = |file: &str| {
            let file = file.to_owned();
            move |reason: String| DataError { file, reason }
        };
        let names = Names::parse(ENGLISH_NAMES.1).map_err(in_file(ENGLISH_NAMES.0))?;
        let mut rules = Vec::new();
        for (file, text) in ENGLISH_RULES {
            let parsed: RuleFile =
                toml::from_str(text).map_err(|error| in_file(file)(error.to_string()))?;
            for source in parsed.rule {
                let name = source.name.clone();
                let rule = Rule::compile(source, &names)
                    .map_err(|reason| in_file(file)(format!("rule `{name}`: {reason}")))?;
                rules.push(rule);
            }
        }
        let patterns = rules.iter().map(|rule| rule.pattern.as_str()).collect::<Vec<_>>();
        let patterns = Patterns::new(&patterns).map_err(in_file("en/timex"))?;
        let surroundings =
            Surroundings::parse(ENGLISH_SURROUNDINGS.1).map_err(in_file(ENGLISH_SURROUNDINGS.0))?;
        let modifiers =
            Modifiers::parse(ENGLISH_MODIFIERS.1).map_err(in_file(ENGLISH_MODIFIERS.0))?;
        let wording = Wording::parse(ENGLISH_WORDING.1).map_err(in_file(ENGLISH_WORDING.0))?;
        let lexicon = Lexicon::english()?;
        let confidence = weights(ENGLISH_CONFIDENCE)?;
        Ok(Self {
            rules,
            patterns,
            surroundings,
            modifiers,
            wording,
            lexicon,
            confidence,
            version: version(),
        })
    }
}

/// Figures of the hash that are kept: enough to tell versions apart, short enough to read.
const VERSION_FIGURES: usize = 12;

fn version() -> String {
    let mut hash = Sha256::new();
    let rules = ENGLISH_RULES.iter().chain([
        &ENGLISH_NAMES,
        &ENGLISH_SURROUNDINGS,
        &ENGLISH_MODIFIERS,
        &ENGLISH_WORDING,
        &ENGLISH_CONFIDENCE,
    ]);
    let feasts = [("feasts.tsv", include_str!("../../data/feasts.tsv"))];
    for (file, text) in rules.chain(lexicon::ENGLISH_FILES).chain(&feasts) {
        hash.update(file);
        hash.update(text);
    }
    let figures = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    figures[..VERSION_FIGURES].to_owned()
}
