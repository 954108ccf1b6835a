//! Names near a trigger: who takes part, and where.

use crate::model::Span;
use dateline_nlp::{Analysis, Tag, Token};
use std::ops::Range;

/// The names of one clause.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub participants: Vec<Span>,
    pub place: Option<Span>,
}

/// More names than this in one clause are a list, not participants.
const MOST_PARTICIPANTS: usize = 6;

/// The names in the clause around the token `trigger`.
pub(super) fn names(analysis: &Analysis, sentence: usize, trigger: usize) -> Names {
    let mut names = Names::default();
    for run in name_runs(analysis, clause(analysis, sentence, trigger)) {
        let (first, last) = (&analysis.tokens[run.start], &analysis.tokens[run.end - 1]);
        let span = Span::new(first.span.start, last.span.end);
        let before = run.start.checked_sub(1).map(|at| analysis.tokens[at].lemma.as_str());
        if matches!(before, Some("in" | "at" | "near" | "outside")) && run.start > trigger {
            names.place = names.place.or(Some(span));
        } else if names.participants.len() < MOST_PARTICIPANTS {
            names.participants.push(span);
        }
    }
    names
}

/// The tokens between the borders of clauses on either side of `trigger`.
fn clause(analysis: &Analysis, sentence: usize, trigger: usize) -> Range<usize> {
    let tokens = analysis.sentences[sentence].tokens.clone();
    let border = |at: &usize| is_border(&analysis.tokens[*at]);
    let start = (tokens.start..trigger).rev().find(border).map_or(tokens.start, |at| at + 1);
    let end = (trigger + 1..tokens.end).find(border).unwrap_or(tokens.end);
    start..end
}

fn is_border(token: &Token) -> bool {
    matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
        || matches!(token.lemma.as_str(), ";" | ":" | "—" | "“" | "”" | "\"" | "while" | "because")
}

/// Runs of capitalised words; those that are dates are for `compose` to leave out.
fn name_runs(analysis: &Analysis, clause: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in clause {
        let token = &analysis.tokens[at];
        if token.tag.is_name() == false {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
