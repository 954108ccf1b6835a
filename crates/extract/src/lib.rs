//! Article in, dated events out.
mod error;
mod language;
mod model;
mod read;

pub use error::Error;
pub use language::Language;
pub use model::*;
pub use read::{parse_day, read_article};

/// Finds every dated event of `article`.
pub fn extract(_article: &Article, _language: &Language) -> Extraction {
    Extraction::default()
}

/// Finds the temporal expressions of `article` alone.
pub fn timetag(_article: &Article, _language: &Language) -> Vec<Timex> {
    Vec::new()
}
