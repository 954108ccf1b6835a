//! Article in, dated events out: bytes to [`Article`], [`Article`] to [`Extraction`].
//!
//! The crate opens no file, reads no clock and keeps no state: the same article gives the same
//! events. Text never fails; a sentence that nothing matches gives no event. What cannot be dated is
//! not dated: without a publication date "in October" is `XXXX-10`.
//!
//! One sentence on its way, published on 14 November 2025:
//!
//! > In October, Israel and Hamas agreed to a cease-fire.
//!
//! 1. `dateline_nlp` splits it into tokens and finds the verb group "agreed", past tense.
//! 2. `timetag` finds "October" by the rule `month` of `data/en/timex/dates.toml`; the past tense
//!    points back from the publication date: value `2025-10`.
//! 3. `detect` finds the mentions "agreed" and "cease-fire".
//! 4. `compose` hangs the date from "agreed", gives the status asserted, and makes the headline
//!    "Israel and Hamas agreed to a cease-fire".
//!
//! ```
//! use dateline_extract::{extract, read, Language, Source};
//!
//! let page = b"Published Nov. 14, 2025\n\nIn October, Israel and Hamas agreed to a cease-fire.";
//! let article = read(page, Source("notes.txt".to_owned())).remove(0).unwrap();
//! let found = extract(&article, Language::english());
//! let event = &found.events[0];
//! assert_eq!(event.date.unwrap().to_string(), "2025-10");
//! assert_eq!(event.headline, "Israel and Hamas agreed to a cease-fire");
//! ```

mod compose;
mod detect;
mod error;
mod foreign;
mod language;
mod model;
mod read;
mod timetag;

pub use error::Error;
pub use language::{Call, DataError, Example, Language, Lexicon, Rule};
pub use model::*;
pub use read::{parse_day, read};

use chrono::NaiveDate;
use dateline_nlp::{Analysis, Analyzer, Names};

/// Finds every dated event of `article`.
///
/// Relative dates count from the article's DCT; without one they stay unresolved. A text in a
/// language other than English is not read with English rules: see [`Extraction::unread`].
pub fn extract(article: &Article, language: &Language) -> Extraction {
    let (text, dct) = (article.text.as_str(), article.dct_day());
    let unread = foreign::language(text);
    if unread.is_some() {
        return Extraction { unread, ..Extraction::default() };
    }
    let (analysis, timexes) = analyze(text, dct, language);
    let names = Names::of(text, &analysis);
    let mentions = detect::detect(&analysis, &language.lexicon);
    let events = compose::compose(article, &analysis, &names, &timexes, &mentions, language);
    let sentences =
        analysis.sentences.iter().map(|sentence| sentence.span.clone().into()).collect();
    Extraction { sentences, timexes, mentions, events, unread: None }
}

/// Finds the temporal expressions of `article` alone.
pub fn timetag(article: &Article, language: &Language) -> Vec<Timex> {
    analyze(&article.text, article.dct_day(), language).1
}

/// The analysis of `text`, parsed where it has a temporal expression, and these.
fn analyze(text: &str, dct: Option<NaiveDate>, language: &Language) -> (Analysis, Vec<Timex>) {
    let analyzer = Analyzer::english();
    let mut analysis = analyzer.split(text);
    let found = timetag::find(text, &analysis, language);
    let dated: Vec<usize> = found.iter().map(|found| found.sentence).collect();
    let before = dated.iter().flat_map(|&at| Names::context(&analysis, at)).collect::<Vec<_>>();
    analyzer.parse(text, &mut analysis, dated.into_iter().chain(before));
    let timexes = timetag::resolve(text, &analysis, &found, dct, language);
    (analysis, timexes)
}
