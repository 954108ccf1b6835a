//! Titles in quotation marks, whose words date nothing: “Saturday Night Live”.

use super::find::Match;
use crate::language::{Function, Lexicon};
use crate::model::Span;

/// Bytes of the longest title.
const LONGEST: usize = 100;

/// Letters of the longest word that a title may write small: "of", "from".
const SMALL_WORD: usize = 4;

/// Removes the matches that stand in a title; what states its year is rather the text of a plaque.
pub(super) fn remove(sentence: &str, matches: &mut Vec<Match<'_>>, lexicon: &Lexicon) {
    if matches.is_empty() || !sentence.contains(['“', '"', '‘']) {
        return;
    }
    let titles = quoted(sentence);
    matches.retain(|found| {
        let title = titles
            .iter()
            .find(|title| title.start <= found.span.start && found.span.end <= title.end);
        found.year().is_some()
            || title.is_none_or(|title| !is_title(sentence, *title, found, lexicon))
    });
}

/// What stands in quotation marks.
fn quoted(sentence: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open = None;
    for (at, c) in sentence.char_indices() {
        match (c, open) {
            ('“' | '"' | '‘', None) => open = Some((at + c.len_utf8(), c)),
            ('”', Some((start, '“'))) | ('"', Some((start, '"'))) | ('’', Some((start, '‘'))) =>
            {
                spans.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    spans
}

/// Whether all words of a quotation are written large, as those of a title are, and not only those of
/// the date in it, which may be written so anyway: “Black Friday”, “Monday”. The name of a happening is
/// none: “Winter Offensive”.
fn is_title(sentence: &str, quoted: Span, found: &Match<'_>, lexicon: &Lexicon) -> bool {
    let text = quoted.of(sentence);
    let large = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let small = |word: &str| word.len() <= SMALL_WORD;
    let words = |text: &str| {
        let words = text.split(|c: char| c.is_whitespace() || c == '-');
        words
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
    };
    let all = words(text);
    let happens = all.last().is_some_and(|word| lexicon.is_eventive(&word.to_lowercase()));
    let titled = !happens
        && text.len() <= LONGEST
        && all.first().is_some_and(|word| large(word))
        && all.last().is_some_and(|word| large(word))
        && all.iter().all(|word| large(word) || small(word))
        && !text.trim_end_matches([',', '!', '?']).ends_with('.');
    let beside = [Span::new(quoted.start, found.span.start), Span::new(found.span.end, quoted.end)];
    let named = beside.iter().any(|part| words(part.of(sentence)).iter().any(|word| large(word)));
    // “The Day After Tomorrow” is written small where it is a day.
    let counts = found.call.function == Function::Shift;
    let written = words(found.span.of(sentence));
    titled && (named || counts && written.len() > 1 && written.iter().all(|word| large(word)))
}
