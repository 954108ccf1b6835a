//! Article in, dated events out.
mod language;
mod model;

pub use language::Language;
pub use model::*;

/// Finds every dated event of `article`.
pub fn extract(_article: &Article, _language: &Language) -> Extraction {
    Extraction::default()
}

/// Finds the temporal expressions of `article` alone.
pub fn timetag(_article: &Article, _language: &Language) -> Vec<Timex> {
    Vec::new()
}
