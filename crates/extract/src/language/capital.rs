//! Names that look like temporal expressions: "Kevin Weeks", "the Winter Meetings".

use crate::model::Span;
use serde::Deserialize;

/// Where the capital of the last word of an expression makes it a name: "Weeks".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Capital {
    /// Wherever it does not open the sentence.
    #[serde(rename = "name")]
    Name,
    /// Before another capital: "the Winter Meetings".
    #[serde(rename = "name before another")]
    NameBeforeAnother,
}

impl Capital {
    /// Whether the words at `span` of `sentence` are a name.
    pub(super) fn names(self, sentence: &str, span: Span) -> bool {
        let words = span.of(sentence);
        let last = words.rfind(' ').map_or(0, |space| space + 1);
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        let shouted = || !words[last..].contains(char::is_lowercase);
        let opens = || !sentence[..span.start + last].contains(char::is_alphanumeric);
        let another = || capital(sentence[span.end..].trim_start_matches(' '));
        capital(&words[last..])
            && !shouted()
            && !opens()
            && !is_title(sentence)
            && (self == Self::Name || another())
    }
}

/// Letters from which on a word of a title has a capital.
const TITLED_LETTERS: usize = 5;

/// Whether all longer words of a sentence have capitals, and no full stop ends it: "Working Long Hours
/// Makes Us Drink More".
fn is_title(sentence: &str) -> bool {
    let small = |word: &str| {
        word.starts_with(char::is_lowercase)
            && !word.contains("://")
            && word.chars().take_while(|c| c.is_alphabetic()).count() >= TITLED_LETTERS
    };
    !sentence.trim_end().ends_with('.') && !sentence.split_whitespace().any(small)
}
