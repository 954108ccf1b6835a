//! Names and pronouns against a corpus that is not stored here: GUM, read from the folder that the
//! variable `GUM` names or from `../shared/corpora/gum/dep` beside the project. Without it the tests
//! say so and check nothing.
//!
//! `cargo test -p dateline-nlp --test names_gum -- --nocapture --include-ignored` prints the figures
//! of the news and of all documents; `SHOW=1` prints every difference, `GUM_PREFIX=GUM_bio_` picks
//! other documents than all.
//!
//! The gold is made from GUM's mentions, which are whole phrases: the proper nouns around the head of
//! a mention of a person, place or organisation, without titles. It is noisy; figures before and
//! after can be compared with each other and not with those of other corpora.

use dateline_nlp::{Analysis, Analyzer, NameKind, Names};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The least that the news may reach, in percent: F of spans, precision of pronouns.
const BAR_SPANS: f64 = 75.0;
const BAR_PRONOUNS: f64 = 75.0;

const TITLES: &str = "Mr. Mrs. Ms. Dr. Sir President Prime Minister Vice Senator Sen. Rep. Gen. \
                      General Judge Justice Chief Governor Gov. Mayor Secretary Professor Prof. King \
                      Queen Prince Princess Pope Saint Captain Colonel Major Lord Lady Director";

#[derive(Default)]
struct Document {
    text: String,
    words: Vec<Word>,
    mentions: Vec<Mention>,
}

struct Word {
    span: Range<usize>,
    tag: String,
}

/// A mention in GUM: words, number of its entity, kind, the words that are its head.
struct Mention {
    words: Range<usize>,
    entity: u32,
    kind: String,
    heads: Vec<usize>,
}

fn folder() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/gum/dep");
    std::env::var_os("GUM").map_or(beside, PathBuf::from)
}

fn documents(prefix: &str) -> Vec<Document> {
    let Ok(files) = std::fs::read_dir(folder()) else { return Vec::new() };
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(prefix) && name.ends_with(".conllu")
    });
    paths.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("the file was listed");
    paths.iter().map(|path| document(&read(path))).collect()
}

fn document(conllu: &str) -> Document {
    let mut document = Document::default();
    let (mut gap, mut joined_to, mut after) = ("", 0, "");
    let mut open: Vec<(u32, usize, String, Vec<usize>)> = Vec::new();
    for line in conllu.lines() {
        if line.starts_with("# newpar") {
            gap = "\n";
        }
        let fields: Vec<_> = line.split('\t').collect();
        let [id, form, _, _, tag, .., misc] = fields[..] else {
            joined_to = 0;
            continue;
        };
        let space = if misc.contains("SpaceAfter=No") { "" } else { " " };
        if let Some((_, last)) = id.split_once('-') {
            joined_to = last.parse().expect("a number");
            after = space;
            continue;
        }
        let Ok(id) = id.parse::<usize>() else { continue };
        if !document.text.is_empty() {
            document.text.push_str(gap);
        }
        let start = document.text.len();
        document.text.push_str(form);
        let number = document.words.len();
        document.words.push(Word { span: start..document.text.len(), tag: tag.to_owned() });
        gap = if id < joined_to {
            ""
        } else if id == joined_to {
            after
        } else {
            space
        };
        let marks = misc.split('|').find_map(|field| field.strip_prefix("Entity="));
        read_marks(marks.unwrap_or_default(), number, &mut open, &mut document.mentions);
    }
    document
}

/// Reads "(1-person-...(2-place-...)1)" at word number `at`.
fn read_marks(
    mut marks: &str,
    at: usize,
    open: &mut Vec<(u32, usize, String, Vec<usize>)>,
    mentions: &mut Vec<Mention>,
) {
    while !marks.is_empty() {
        if let Some(rest) = marks.strip_prefix('(') {
            let end = rest.find(['(', ')']).unwrap_or(rest.len());
            let fields: Vec<_> = rest[..end].split('-').collect();
            let id: String = fields[0].chars().take_while(char::is_ascii_digit).collect();
            let heads = fields.get(5).map_or("", |heads| heads);
            let heads = heads.split(',').filter_map(|head| head.parse::<usize>().ok());
            let heads = heads.map(|head| at + head - 1).collect();
            let kind = fields.get(1).map_or("", |kind| kind).to_owned();
            open.push((id.parse().unwrap_or(0), at, kind, heads));
            marks = &rest[end..];
            if let Some(rest) = marks.strip_prefix(')') {
                marks = rest;
                let (entity, start, kind, heads) = open.pop().expect("just opened");
                mentions.push(Mention { words: start..at + 1, entity, kind, heads });
            }
            continue;
        }
        let (id, rest) = marks.split_once(')').unwrap_or((marks, ""));
        let id: String = id.chars().take_while(char::is_ascii_digit).collect();
        marks = rest;
        if let Some(place) = open.iter().rposition(|one| one.0.to_string() == id) {
            let (entity, start, kind, heads) = open.remove(place);
            mentions.push(Mention { words: start..at + 1, entity, kind, heads });
        }
    }
}

impl Document {
    fn is_proper(&self, at: usize) -> bool {
        self.words[at].tag.starts_with("NNP")
    }

    fn word(&self, at: usize) -> &str {
        &self.text[self.words[at].span.clone()]
    }

    /// The bytes of the proper nouns around the head of a mention; `None` where it is no name.
    fn name(&self, mention: &Mention) -> Option<Range<usize>> {
        let head = *mention.heads.iter().find(|head| self.is_proper(**head))?;
        let (mut start, mut end) = (head, head + 1);
        let inside = |at: usize| mention.words.contains(&at);
        let joins = |at: usize| matches!(self.word(at), "of" | "&" | "-" | "for");
        while start > 0
            && inside(start - 1)
            && (self.is_proper(start - 1)
                || start > 1 && joins(start - 1) && inside(start - 2) && self.is_proper(start - 2))
        {
            start -= 1;
        }
        while inside(end)
            && (self.is_proper(end) || joins(end) && inside(end + 1) && self.is_proper(end + 1))
        {
            end += 1;
        }
        while start + 1 < end && TITLES.split(' ').any(|title| title == self.word(start)) {
            start += 1;
        }
        Some(self.words[start].span.start..self.words[end - 1].span.end)
    }

    /// Names of people, places and organisations by their bytes, with kind and entity.
    fn names(&self) -> BTreeMap<(usize, usize), (&str, u32)> {
        let named = |mention: &&Mention| {
            ["person", "place", "organization"].contains(&mention.kind.as_str())
        };
        // The innermost of several with one head comes last.
        let mut mentions: Vec<&Mention> = self.mentions.iter().filter(named).collect();
        mentions.sort_by_key(|mention| std::cmp::Reverse(mention.words.len()));
        let entries = mentions.into_iter().filter_map(|mention| {
            let span = self.name(mention)?;
            Some(((span.start, span.end), (mention.kind.as_str(), mention.entity)))
        });
        entries.collect()
    }
}

/// Without article, titles and "'s".
fn bare(text: &str, mut span: Range<usize>) -> Range<usize> {
    loop {
        let name = &text[span.clone()];
        let cut = |end: &str| name.strip_suffix(end).map(str::len);
        if let Some(len) = cut("'s").or_else(|| cut("’s")).or_else(|| cut("'")) {
            span.end = span.start + len;
            continue;
        }
        match name.split_once(' ') {
            Some((first, rest))
                if ["the", "The"].contains(&first) || TITLES.split(' ').any(|t| t == first) =>
            {
                span.start = span.end - rest.len();
            }
            _ => return span,
        }
    }
}

#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    found: usize,
    expected: usize,
}

impl Count {
    fn precision(self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }
    fn recall(self) -> f64 {
        100.0 * self.right as f64 / self.expected.max(1) as f64
    }
    fn f(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.expected).max(1) as f64
    }
    fn print(self, what: &str) {
        let (p, r, f) = (self.precision(), self.recall(), self.f());
        let Self { right, found, expected } = self;
        println!(
            "{what:<28} P {p:5.1} R {r:5.1} F {f:5.1}  ({right} right, {found} found, {expected} expected)"
        );
    }
}

#[derive(Default)]
struct Score {
    spans: [Count; 2],
    typed: [Count; 2],
    links: Count,
    pronouns: BTreeMap<&'static str, Count>,
}

/// Whether a kind of OntoNotes may be this kind of GUM, where a country is a place or an actor.
fn is_kind(kind: &str, gum: &str) -> bool {
    match kind {
        "PERSON" => gum == "person",
        "ORG" => gum == "organization",
        "GPE" => gum != "person",
        _ => gum == "place",
    }
}

fn count(
    found: &BTreeMap<(usize, usize), &str>,
    gold: &BTreeMap<(usize, usize), (&str, u32)>,
) -> [Count; 2] {
    let size = Count { right: 0, found: found.len(), expected: gold.len() };
    let mut counts = [size; 2];
    for (span, kind) in found {
        if let Some((gum, _)) = gold.get(span) {
            counts[0].right += 1;
            counts[1].right += usize::from(is_kind(kind, gum));
        }
    }
    counts
}

fn add(sum: &mut Count, count: Count) {
    sum.right += count.right;
    sum.found += count.found;
    sum.expected += count.expected;
}

fn measure(document: &Document, score: &mut Score) {
    let text = &document.text;
    let parsed = Analyzer::english().analyze(text);
    let names = Names::of(text, &parsed);
    let gold = document.names();
    let span = |tokens: &Range<usize>| {
        let bytes = parsed.tokens[tokens.start].span.start..parsed.tokens[tokens.end - 1].span.end;
        let bytes = bare(text, bytes);
        (bytes.start, bytes.end)
    };
    let kinds = ["PERSON", "ORG", "GPE", "LOC", "FAC"];
    let before = parsed.entities.iter().filter(|entity| kinds.contains(&entity.kind));
    let before: BTreeMap<_, _> = before.map(|entity| (span(&entity.tokens), entity.kind)).collect();
    let after = names
        .entities
        .iter()
        .filter(|name| !matches!(name.kind, NameKind::People | NameKind::Other));
    let after: BTreeMap<_, _> = after
        .flat_map(|name| name.mentions.iter().map(|tokens| (span(tokens), name.kind.as_str())))
        .collect();
    for (at, found) in [&before, &after].into_iter().enumerate() {
        let [spans, typed] = count(found, &gold);
        add(&mut score.spans[at], spans);
        add(&mut score.typed[at], typed);
    }
    if std::env::var_os("SHOW").is_some() {
        for (span, kind) in &after {
            if let Some((gum, _)) = gold.get(span).filter(|(gum, _)| !is_kind(kind, gum)) {
                let was = before.get(span).map_or("", |kind| kind);
                println!("kind: {:?} {kind}, gold {gum}, model {was}", &text[span.0..span.1]);
            }
            if !gold.contains_key(span) {
                println!(
                    "not gold: {kind:<7} {:?}{}",
                    &text[span.0..span.1],
                    if before.contains_key(span) { "" } else { " new" }
                );
            }
        }
        for span in gold.keys().filter(|span| !after.contains_key(span)) {
            println!(
                "missed: {:?}{}",
                &text[span.0..span.1],
                if before.contains_key(span) { " lost" } else { "" }
            );
        }
    }
    measure_links(&names, &gold, &span, score, text);
    measure_pronouns(document, &parsed, &names, score);
}

/// Neighbouring mentions of one entity, of ours and of the corpus's, where both have both.
fn measure_links(
    names: &Names,
    gold: &BTreeMap<(usize, usize), (&str, u32)>,
    span: &dyn Fn(&Range<usize>) -> (usize, usize),
    score: &mut Score,
    text: &str,
) {
    let mut ours: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (number, name) in names.entities.iter().enumerate() {
        for mention in &name.mentions {
            if gold.contains_key(&span(mention)) {
                ours.insert(span(mention), number);
            }
        }
    }
    let pairs = |entity: &dyn Fn(&(usize, usize)) -> usize| {
        let mut last = BTreeMap::new();
        let pair = |span: &(usize, usize)| Some((last.insert(entity(span), *span)?, *span));
        ours.keys().filter_map(pair).collect::<BTreeSet<_>>()
    };
    let found = pairs(&|span| ours[span]);
    let expected = pairs(&|span| gold[span].1 as usize);
    score.links.found += found.len();
    score.links.expected += expected.len();
    score.links.right += found.iter().filter(|(a, b)| gold[a].1 == gold[b].1).count();
    if std::env::var_os("SHOW").is_some() {
        for (a, b) in found.iter().filter(|(a, b)| gold[a].1 != gold[b].1) {
            println!("wrong link: {:?} {:?}", &text[a.0..a.1], &text[b.0..b.1]);
        }
        for (a, b) in expected.difference(&found).filter(|(a, b)| ours[a] != ours[b]) {
            println!("missed link: {:?} {:?}", &text[a.0..a.1], &text[b.0..b.1]);
        }
    }
}

fn class(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Some("he"),
        "she" | "her" | "hers" | "herself" => Some("she"),
        "they" | "them" | "their" | "theirs" | "themselves" => Some("they"),
        "it" | "its" | "itself" => Some("it"),
        _ => None,
    }
}

/// A pronoun is right if the last mention of its name before it is of the entity that GUM has for it. What is
/// expected is every pronoun of an entity that has a name.
fn measure_pronouns(document: &Document, parsed: &Analysis, names: &Names, score: &mut Score) {
    let named: BTreeSet<u32> = document
        .mentions
        .iter()
        .filter(|mention| document.name(mention).is_some())
        .map(|mention| mention.entity)
        .collect();
    for mention in document.mentions.iter().filter(|mention| mention.words.len() == 1) {
        if let Some(class) = class(document.word(mention.words.start))
            && named.contains(&mention.entity)
        {
            score.pronouns.entry(class).or_default().expected += 1;
            let span = &document.words[mention.words.start].span;
            let found = |(token, _): (usize, usize)| parsed.tokens[token].span == *span;
            if std::env::var_os("SHOW").is_some() && !names.antecedents().any(found) {
                let from = document.text[..span.start].char_indices().rev().nth(200);
                let from = from.map_or(0, |(at, _)| at);
                println!("open: {class}: {:?}", &document.text[from..span.end]);
            }
        }
    }
    for (token, name) in names.antecedents() {
        let span = &parsed.tokens[token].span;
        let Some(class) = class(&document.text[span.clone()]) else { continue };
        let count = score.pronouns.entry(class).or_default();
        count.found += 1;
        let inside = |mention: &&Mention, span: &Range<usize>| {
            let words = &document.words[mention.words.clone()];
            words[0].span.start <= span.start && span.end <= words[words.len() - 1].span.end
        };
        let innermost = |span: &Range<usize>| {
            let around = document.mentions.iter().filter(|mention| inside(mention, span));
            around.min_by_key(|mention| mention.words.len())
        };
        let near = names.entities[name].mentions.iter().rfind(|mention| mention.end <= token);
        let tokens = near.unwrap_or(&names.entities[name].canonical);
        let full = parsed.tokens[tokens.start].span.start..parsed.tokens[tokens.end - 1].span.end;
        let gold = innermost(span).filter(|mention| mention.words.len() == 1);
        let right =
            gold.is_some_and(|gold| innermost(&full).is_some_and(|m| m.entity == gold.entity));
        count.right += usize::from(right);
        if !right && std::env::var_os("SHOW").is_some() {
            let from = document.text[..span.start].char_indices().rev().nth(200).map_or(0, |c| c.0);
            println!(
                "wrong: {:?} {:?} {} -> {}: {:?}",
                gold.map(|m| m.entity),
                innermost(&full).map(|m| m.entity),
                class,
                names.entities[name].text,
                &document.text[from..span.end]
            );
        }
    }
}

/// The figures of the documents whose file names begin so; `None` without the corpus.
fn figures(prefix: &str) -> Option<Score> {
    let documents = documents(prefix);
    if documents.is_empty() {
        assert!(std::env::var_os("GUM").is_none(), "no GUM in {}", folder().display());
        println!("skipped: no GUM in {}", folder().display());
        return None;
    }
    let mut score = Score::default();
    documents.iter().for_each(|document| measure(document, &mut score));
    println!("{prefix}: {} documents", documents.len());
    for (at, when) in ["model alone", "whole article"].into_iter().enumerate() {
        score.spans[at].print(&format!("spans, {when}"));
        score.typed[at].print(&format!("spans and kinds, {when}"));
    }
    score.links.print("links");
    let mut all = Count::default();
    for (class, count) in &score.pronouns {
        count.print(&format!("pronouns, {class}"));
        add(&mut all, *count);
    }
    all.print("pronouns, all");
    score.pronouns.insert("all", all);
    Some(score)
}

#[test]
fn names_and_pronouns_of_the_news_in_gum() {
    let Some(score) = figures("GUM_news_") else { return };
    let (before, after) = (score.spans[0].f(), score.spans[1].f());
    assert!(after >= before && after >= BAR_SPANS, "F of spans {after:.1} %, before {before:.1} %");
    let pronouns = score.pronouns["all"].precision();
    assert!(pronouns >= BAR_PRONOUNS, "precision of pronouns {pronouns:.1} %");
}

#[test]
#[ignore = "takes minutes; prints figures"]
fn names_and_pronouns_of_all_of_gum() {
    let prefix = std::env::var("GUM_PREFIX").unwrap_or_else(|_| "GUM_".to_owned());
    figures(&prefix);
}
