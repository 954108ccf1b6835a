//! The filter `analyze`: an article's sentences, words, heads and names as JSON Lines.

use crate::jsonl::{read, write};
use crate::lines::Answer;
use dateline_extract::{CodePoints, Span};
use dateline_nlp::{Analysis, Analyzer, Gender, Name, Names};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Answered<'a> {
    id: Value,
    sentences: Vec<SentenceOut<'a>>,
    entities: Vec<EntityOut>,
    names: Vec<NameOut<'a>>,
}

#[derive(Serialize)]
struct SentenceOut<'a> {
    start: usize,
    end: usize,
    tokens: Vec<TokenOut<'a>>,
}

#[derive(Serialize)]
struct TokenOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    tag: &'static str,
    pos: &'static str,
    lemma: &'a str,
    /// Index among the tokens of the sentence.
    head: usize,
    label: &'static str,
    /// IOB: "B-GPE" begins one, "I-GPE" goes on with it.
    entity: Option<String>,
}

#[derive(Serialize)]
struct EntityOut {
    start: usize,
    end: usize,
    kind: &'static str,
}

#[derive(Serialize)]
struct NameOut<'a> {
    text: &'a str,
    kind: Option<&'static str>,
    gender: Option<&'static str>,
    mentions: Vec<[usize; 2]>,
    pronouns: Vec<[usize; 2]>,
}

/// The sentences, tokens, entities and names of the article on one line.
pub(crate) fn analyze_line(line: &[u8]) -> Answer {
    let (id, article) = read(line)?;
    let text = article.text.as_str();
    let analysis = Analyzer::english().analyze(text);
    let points = CodePoints::new(text);
    let range = |span: &std::ops::Range<usize>| points.range(text, Span::from(span.clone()));
    let token = |at: usize, first: usize| {
        let token = &analysis.tokens[at];
        let [start, end] = range(&token.span);
        let (tag, pos, label) = (token.tag.name(), token.pos, token.label.name());
        let (text, head) = (&text[token.span.clone()], token.head - first);
        let entity = mark(&analysis, at);
        TokenOut { start, end, text, tag, pos, lemma: &token.lemma, head, label, entity }
    };
    let sentences = analysis.sentences.iter().map(|sentence| {
        let [start, end] = range(&sentence.span);
        let tokens = sentence.tokens.clone();
        let tokens = tokens.map(|at| token(at, sentence.tokens.start)).collect();
        SentenceOut { start, end, tokens }
    });
    let entities = analysis.entities.iter().map(|entity| {
        let [start, end] = range(&entity.span);
        EntityOut { start, end, kind: entity.kind }
    });
    let found = Names::of(text, &analysis);
    let words = |tokens: std::ops::Range<usize>| {
        let tokens = &analysis.tokens[tokens];
        range(&(tokens[0].span.start..tokens[tokens.len() - 1].span.end))
    };
    let mut names: Vec<NameOut> = found.entities.iter().map(|name| name_out(name, words)).collect();
    for (token, name) in found.antecedents() {
        names[name].pronouns.push(words(token..token + 1));
    }
    let (sentences, entities) = (sentences.collect(), entities.collect());
    write(&Answered { id, sentences, entities, names })
}

/// A name without its pronouns; `place` says where tokens stand.
fn name_out(name: &Name, place: impl Fn(std::ops::Range<usize>) -> [usize; 2]) -> NameOut<'_> {
    let kind = Some(name.kind.as_str()).filter(|kind| !kind.is_empty());
    let gender = match name.gender {
        Gender::Male => Some("m"),
        Gender::Female => Some("f"),
        Gender::Unknown => None,
    };
    let mentions = name.mentions.iter().cloned().map(place).collect();
    NameOut { text: &name.text, kind, gender, mentions, pronouns: Vec::new() }
}

/// The IOB mark of token number `at`.
fn mark(analysis: &Analysis, at: usize) -> Option<String> {
    let entity = &analysis.entities[analysis.tokens[at].entity?];
    let place = if entity.tokens.start == at { 'B' } else { 'I' };
    Some(format!("{place}-{}", entity.kind))
}
