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
//! 2. `timetag` finds "October" by the rule `month` of `data/en/timex/months.toml`; the past tense
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
pub use language::{
    Call, DataError, Each, Example, Function, Language, Lexicon, Order, Rule, Stance,
};
pub use model::*;
pub use read::{READER, feed_links, is_companion, parse_day, read};
pub use timetag::Published;

use dateline_nlp::{Analysis, Analyzer, Names};

/// Finds every dated event of `article`.
///
/// Relative dates count from the article's DCT, or from the day of the [`Passage`] they stand in;
/// without one they stay unresolved. A text in a
/// language other than English is not read with English rules: see [`Extraction::unread`].
pub fn extract(article: &Article, language: &Language) -> Extraction {
    let unread = foreign::language(&article.text);
    if unread.is_some() {
        return Extraction { unread, ..Extraction::default() };
    }
    let Analyzed { mut analysis, timexes, headed } = analyze(article, language);
    let more = compose::may_tell_more(article, &analysis, (&timexes, &headed), &language.lexicon);
    Analyzer::english().parse(&article.text, &mut analysis, more);
    let names = Names::of(&article.text, &analysis);
    let mentions = detect::detect(&analysis, &language.lexicon);
    let read = compose::Read { analysis: &analysis, names: &names, headed: &headed };
    let (events, told) = compose::compose(article, &read, &timexes, &mentions, language);
    let sentences =
        analysis.sentences.iter().map(|sentence| sentence.span.clone().into()).collect();
    Extraction { sentences, timexes, mentions, events, told, unread: None }
}

/// Finds the temporal expressions of `article` alone; none in a language other than English.
pub fn timetag(article: &Article, language: &Language) -> Vec<Timex> {
    if foreign::language(&article.text).is_some() {
        return Vec::new();
    }
    analyze(article, language).timexes
}

/// What an article proves of its publication date where that is not known: bounds, candidate years.
///
/// ```
/// use dateline_extract::{published, Article, Language, Source};
///
/// let text = "The bank failed on May 5, 2018. Doors closed on Tuesday, March 5.";
/// let source = Source("notes.txt".to_owned());
/// let article = Article { source, text: text.to_owned(), ..Article::default() };
/// let found = published(&article, Language::english());
/// assert_eq!(found.not_before.unwrap().to_string(), "2018-05-05");
/// assert_eq!(found.years, [2019, 2020, 2024, 2025]);
/// ```
pub fn published(article: &Article, language: &Language) -> Published {
    let analyzer = Analyzer::english();
    let mut analysis = analyzer.split(&article.text);
    let found = timetag::find(article, &analysis, language);
    analyzer.parse(&article.text, &mut analysis, found.iter().map(|found| found.sentence));
    timetag::published(article, &analysis, &found, language)
}

/// The temporal expressions of an article whose `analysis` is there already, with every sentence
/// parsed.
pub fn timetag_analyzed(article: &Article, analysis: &Analysis, language: &Language) -> Vec<Timex> {
    let found = timetag::find(article, analysis, language);
    timetag::resolve(article, analysis, &found, language)
}

/// A text as far as it is analysed.
struct Analyzed {
    analysis: Analysis,
    timexes: Vec<Timex>,
    headed: Vec<Headed>,
}

/// Analyses the text of `article`, parsed where it has a temporal expression or stands below one.
fn analyze(article: &Article, language: &Language) -> Analyzed {
    let text = article.text.as_str();
    let analyzer = Analyzer::english();
    let mut analysis = analyzer.split(text);
    let found = timetag::find(article, &analysis, language);
    let headed = timetag::headed(text, &analysis, &found);
    let mut wanted: Vec<usize> = found.iter().map(|found| found.sentence).collect();
    wanted.extend(headed.iter().map(|headed| headed.sentence));
    let before = wanted.iter().flat_map(|&at| Names::context(&analysis, at)).collect::<Vec<_>>();
    analyzer.parse(text, &mut analysis, wanted.into_iter().chain(before));
    let timexes = timetag::resolve(article, &analysis, &found, language);
    Analyzed { analysis, timexes, headed }
}
