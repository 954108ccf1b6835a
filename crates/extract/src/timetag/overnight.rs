//! The day before which a night lies that is told without its own: "sank overnight, police said on Sunday".

use super::find::Match;
use super::resolve;
use crate::language::{Function, Language};
use crate::model::Span;
use chrono::Weekday;
use dateline_nlp::{Analysis, VerbTense};

/// The weekday whose night "overnight" is in sentence number `sentence`: the one it leads into, or that
/// on which somebody said so. `None` where that is the DCT.
pub(super) fn morning(
    analysis: &Analysis,
    sentence: usize,
    matches: &[Match<'_>],
    words: &str,
    language: &Language,
) -> Option<Weekday> {
    let at = matches.iter().position(|one| one.call.function == Function::Overnight)?;
    let weekday = |one: &Match<'_>| {
        let number = match one.call.function {
            Function::Weekday => one.arguments.get(1)?,
            Function::Daypart => one.arguments.get(2)?,
            _ => return None,
        };
        resolve::weekday(number.as_deref()?)
    };
    let into = matches.get(at + 1).filter(|next| {
        let between = words[matches[at].span.end..next.span.start].trim();
        language.surroundings.overnight_into.iter().any(|word| word.eq_ignore_ascii_case(between))
    });
    let start = analysis.sentences[sentence].span.start;
    let groups = &analysis.sentences[sentence].groups;
    let said = |one: &&Match<'_>| {
        let span = Span::new(start + one.span.start, start + one.span.end);
        let verb = analysis.attach(sentence, span.start..span.end);
        verb.map(|verb| &groups[verb]).is_some_and(|verb| {
            verb.tense == VerbTense::Past
                && language.lexicon.is_reporting(&analysis.tokens[verb.head].lemma)
        })
    };
    into.and_then(weekday).or_else(|| matches.iter().filter(said).find_map(weekday))
}
