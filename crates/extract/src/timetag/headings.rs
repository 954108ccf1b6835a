//! Lines that are a date and nothing else, and so date what stands below them.

use super::Found;
use crate::model::Headed;
use dateline_nlp::Analysis;

/// Fewer such lines than this are a stamp or a byline; more are the headings of a chronology.
const FEWEST: usize = 2;

/// The sentences without a date of their own in the paragraph below a heading that is a date, in
/// order; none in a text with fewer than two such headings.
pub(crate) fn headed(text: &str, analysis: &Analysis, found: &[Found<'_>]) -> Vec<Headed> {
    let headings: Vec<usize> = found
        .iter()
        .filter(|found| is_heading(text, analysis, found))
        .map(|f| f.sentence)
        .collect();
    if headings.len() < FEWEST {
        return Vec::new();
    }
    let dated = |sentence: usize| found.binary_search_by_key(&sentence, |f| f.sentence).is_ok();
    let mut out = Vec::new();
    for &heading in &headings {
        for sentence in heading + 1..analysis.sentences.len() {
            if sentence > heading + 1 && begins_line(text, analysis, sentence) {
                break;
            }
            if !dated(sentence) {
                out.push(Headed { sentence, heading });
            }
        }
    }
    out
}

/// Whether the text is a chronicle: lines of it are full dates `old` enough, which date what stands below.
pub(super) fn is_chronicle(
    text: &str,
    analysis: &Analysis,
    found: &[Found<'_>],
    old: impl Fn(i32) -> bool,
) -> bool {
    let states_day = |found: &&Found<'_>| {
        let day = |one: &super::find::Match<'_>| one.month_day().1.is_some();
        found.matches.iter().any(|one| one.year().is_some_and(&old) && day(one))
    };
    let headings =
        found.iter().filter(states_day).filter(|found| is_heading(text, analysis, found));
    headings.take(FEWEST).count() == FEWEST
}

/// Whether a sentence is one expression, and stands on a line by itself.
fn is_heading(text: &str, analysis: &Analysis, found: &Found<'_>) -> bool {
    let span = analysis.sentences[found.sentence].span.clone();
    let [only] = &found.matches[..] else { return false };
    let words = text[span].trim_end_matches([':', '.', ' ']);
    only.span.start == 0
        && only.span.end >= words.len()
        && begins_line(text, analysis, found.sentence)
        && (found.sentence + 1 == analysis.sentences.len()
            || begins_line(text, analysis, found.sentence + 1))
}

fn begins_line(text: &str, analysis: &Analysis, sentence: usize) -> bool {
    let before = &text[..analysis.sentences[sentence].span.start];
    before.trim_end_matches(' ').ends_with('\n') || before.trim().is_empty()
}
