//! How much an event matters in its article: where it stands, what it shares with the title, who
//! takes part, and what kind it is.

use super::Article;
use crate::model::{Event, EventKind, Status};

/// Characters of the text after which a sentence counts as deep in the article.
const DEEP: f64 = 3000.0;

/// The importance of `event`, 0 to 1.
pub(super) fn importance(article: &Article<'_>, event: &Event) -> f64 {
    let early = 1.0 - (event.provenance.sentence.start as f64 / DEEP).min(1.0);
    let names = (event.participants.len() as f64 / 3.0).min(1.0);
    let kind = match event.kind {
        EventKind::Other => 0.3,
        EventKind::Statement => 0.5,
        _ => 1.0,
    };
    let told = if event.status == Status::Asserted { 1.0 } else { 0.6 };
    let sum = 0.3 * early
        + 0.25 * shared(article.title, &event.headline)
        + 0.15 * names
        + 0.2 * kind
        + 0.1 * told;
    (sum * 100.0).round() / 100.0
}

/// The share of the title's words of some length that the headline has too.
fn shared(title: &str, headline: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        words.map(str::to_lowercase).collect()
    };
    let (title, headline) = (words(title), words(headline));
    let common = title.iter().filter(|word| headline.contains(word)).count();
    if title.is_empty() { 0.0 } else { common as f64 / title.len() as f64 }
}
