//! The line that says when an article appeared or was changed: "16:23, Thu, Nov 2 | UPDATED: 16:32".

use super::Found;
use crate::language::Surroundings;
use crate::model::Span;
use dateline_nlp::{Analysis, Tag};

/// The byte of the text up to which the sentence of `found` is such a line: all of it, or what stands
/// before the mark that ends it ("Update July 3rd, 8:05AM ET: The firm has answered"). `None` where it
/// begins with none.
pub(super) fn end(analysis: &Analysis, found: &Found<'_>, words: &Surroundings) -> Option<usize> {
    let sentence = &analysis.sentences[found.sentence];
    let start = sentence.span.start;
    let mut dates = found.matches.iter().map(|one| one.span).peekable();
    let (mut stamped, mut dated, mut ended) = (false, false, true);
    for token in &analysis.tokens[sentence.tokens.clone()] {
        let span = Span::new(token.span.start - start, token.span.end - start);
        while dates.next_if(|date| date.end <= span.start).is_some() {}
        let has = |list: &[String]| list.iter().any(|word| word == token.norm());
        if dates.peek().is_some_and(|date| date.overlaps(span)) {
            (dated, ended) = (true, false);
        } else if has(&words.stamps) {
            (stamped, ended) = (true, false);
        } else if has(&words.stamp_ends) {
            ended = true;
        } else if token.tag != Tag::Cd && !is_figure(token.norm()) && !has(&words.stamped) {
            // A text follows.
            return (stamped && dated && ended).then_some(token.span.start);
        } else {
            ended = false;
        }
    }
    (stamped && dated).then_some(sentence.span.end)
}

/// Whether a word is a mark or a figure: ",", "16:23".
fn is_figure(word: &str) -> bool {
    !word.chars().any(char::is_alphabetic)
}
