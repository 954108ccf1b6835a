//! Runs of words that may be names: what the model found, put together where it cut one in two, and
//! proper nouns that it passed over.

use super::NameKind;
use super::article::Article;
use super::tables::Tables;
use crate::Sentence;
use std::ops::Range;

/// Words that may be one name, before titles and the like are taken off.
pub(super) struct Run {
    pub tokens: Range<usize>,
    pub network: Option<NameKind>,
    /// Whether only the capital speaks for a name.
    pub weak: bool,
}

/// The runs of a sentence, with what the model cut in two put together.
pub(super) fn runs(article: &Article, tables: &Tables, sentence: &Sentence) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        // The word that begins a sentence has a capital anyhow; without a tag it joins no name.
        let first = at == sentence.tokens.start && !article.has_tag(at);
        let alone = first && tables.first_name(article.word(at)).is_none();
        let end = if alone { at + 1 } else { sentence.tokens.end };
        let run = run_at(article, tables, at, end);
        let Some(run) = run else {
            at += 1;
            continue;
        };
        at = run.tokens.end.max(at + 1);
        match runs.last_mut() {
            Some(last) if is_one_name(article, tables, last, &run) => {
                last.tokens.end = run.tokens.end;
                last.network = last.network.or(run.network);
            }
            _ => runs.push(run),
        }
    }
    runs
}

/// The run that begins with token number `at`.
fn run_at(article: &Article, tables: &Tables, at: usize, end: usize) -> Option<Run> {
    if let Some((tokens, kind)) = article.network_name(at) {
        // What stands in brackets after a name is another form of it.
        let bracket = |at: &usize| matches!(article.word(*at), "(" | ")");
        let stop = (at..tokens.end.min(end)).find(bracket).unwrap_or(tokens.end.min(end));
        return (stop > at).then_some(Run { tokens: at..stop, network: Some(kind), weak: false });
    }
    let free = |at: usize| {
        at < end
            && article.is_proper(at)
            && !article.is_amount(at)
            && article.network_name(at).is_none()
    };
    if !free(at) {
        let weak = article.may_be_name(at) && tables.known(article.word(at)).is_none();
        return weak.then_some(Run { tokens: at..at + 1, network: None, weak });
    }
    let mut last = at;
    while let Some(next) = next_of_run(article, tables, last, &free) {
        last = next;
    }
    Some(Run { tokens: at..last + 1, network: None, weak: false })
}

/// The proper noun with which a run goes on after token number `last`, past words that join it.
fn next_of_run(
    article: &Article,
    tables: &Tables,
    last: usize,
    free: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let next = last + 1;
    let joined = |at: usize| at < article.len() && article.is_joined(at);
    if free(next) {
        return Some(next);
    }
    if joined(next) && joined(next + 1) && article.is_given_name_tail(next) {
        return Some(next + 1);
    }
    if free(next + 1) && links(article, tables, last, next) {
        return Some(next + 1);
    }
    let of_the = free(next + 2)
        && article.word(next) == "of"
        && article.word(next + 1) == "the"
        && tables.is_org_word(article.word(last));
    of_the.then_some(next + 2)
}

/// Whether token number `next` joins the proper nouns on both sides into one name.
fn links(article: &Article, tables: &Tables, last: usize, next: usize) -> bool {
    match article.word(next) {
        "&" => true,
        "-" | "–" | "'" | "’" => article.is_joined(next) && article.is_joined(next + 1),
        "of" | "for" => tables.is_org_word(article.word(last)),
        _ => false,
    }
}

/// Whether two neighbouring runs, one of which the model passed over, are one name.
fn is_one_name(article: &Article, tables: &Tables, left: &Run, right: &Run) -> bool {
    if left.weak
        || right.weak
        || left.tokens.end != right.tokens.start
        || left.network.is_some() == right.network.is_some()
    {
        return false;
    }
    let both = left.tokens.start..right.tokens.end;
    let title = |tokens: &Range<usize>| tables.title(article.words(tokens)).is_some();
    let known = tables.known(article.words(&left.tokens)).is_some();
    let last = article.word(right.tokens.end - 1);
    let person = [left.network, right.network].contains(&Some(NameKind::Person));
    tables.known(article.words(&both)).is_some()
        || right.network.is_none() && (tables.is_org_word(last) || tables.is_org_suffix(last))
        || person && !known && !title(&left.tokens) && !title(&right.tokens)
}
