//! Every match of the rules in one sentence: the longest first, overlaps removed.

use crate::language::{Language, Rule};
use crate::model::Span;

/// A match of a rule in a sentence.
#[derive(Debug)]
pub(super) struct Match<'a> {
    /// Bytes of the sentence.
    pub span: Span,
    pub rule: &'a Rule,
    /// The normal values of the rule's arguments; `None` for captures that took no part.
    pub arguments: Vec<Option<String>>,
}

impl Match<'_> {
    /// The year it states, if it is a full date or a month with its year.
    pub fn year(&self) -> Option<i32> {
        matches!(
            self.rule.value.function.as_str(),
            "day" | "month" | "dated" | "year" | "season" | "quarter" | "days"
        )
        .then(|| self.arguments.first()?.as_deref()?.parse().ok())?
    }
}

/// The expressions of one sentence, in order and without overlap.
pub(super) fn find<'a>(sentence: &str, language: &'a Language) -> Vec<Match<'a>> {
    let mut matches = Vec::new();
    for (order, rule) in language.rules.iter().enumerate() {
        for captures in rule.regex.captures_iter(sentence) {
            // A group called `timex` marks the expression where the pattern needs its surroundings.
            let Some(whole) = captures.name("timex").or_else(|| captures.get(0)) else { continue };
            let span = Span::new(whole.start(), whole.end());
            if span.is_empty() || !stands_alone(sentence, span) || rule.is_refused(sentence, span) {
                continue;
            }
            if let Some(arguments) = rule.arguments(&captures) {
                matches.push((order, Match { span, rule, arguments }));
            }
        }
    }
    matches.sort_by_key(|(order, found)| {
        (std::cmp::Reverse(found.span.len()), *order, found.span.start)
    });
    let mut kept: Vec<Match<'a>> = Vec::new();
    for (_, found) in matches {
        if !kept.iter().any(|other| other.span.overlaps(found.span)) {
            kept.push(found);
        }
    }
    kept.sort_by_key(|found| found.span.start);
    kept
}

/// Whether the words at `span` are whole words and numbers: not the "May" of "Maya", the "2011" of
/// "$2011" or of "2,011.5", the "week" of "mid-week".
fn stands_alone(sentence: &str, span: Span) -> bool {
    let words = span.of(sentence);
    let mut before = sentence[..span.start].chars().rev();
    let mut after = sentence[span.end..].chars();
    let (b1, b2) = (before.next(), before.next());
    let (a1, a2) = (after.next(), after.next());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let alnum = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let first_is_digit = words.starts_with(|c: char| c.is_ascii_digit());
    let last_is_digit = words.ends_with(|c: char| c.is_ascii_digit());
    let lower = words.starts_with(char::is_lowercase);
    let joined_before = alnum(b1)
        || matches!(b1, Some('$' | '€' | '£' | '#' | '@' | '_'))
        || (first_is_digit && matches!(b1, Some(',' | '.' | ':' | '/')) && digit(b2))
        || (matches!(b1, Some('-' | '/')) && alnum(b2) && (lower || !digit(b2) && first_is_digit));
    let joined_after = alnum(a1)
        || matches!(a1, Some('%' | '_'))
        || (last_is_digit && matches!(a1, Some(',' | '.' | ':' | '/')) && digit(a2))
        || (a1 == Some('-') && alnum(a2) && lower);
    !joined_before && !joined_after
}
