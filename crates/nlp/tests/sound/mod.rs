//! What holds of every text whatsoever, stated once: for the tests here, for `tests/robust.rs` and
//! for the fuzzer (`tests/fuzz`). Each function panics where it does not hold.

use dateline_nlp::{Analysis, Analyzer, Names, Sentence, Word, WordSplitter};
use std::ops::Range;

/// `spans` lie in `text` on characters, in order, and none is empty.
fn in_order<'a>(text: &str, spans: impl IntoIterator<Item = &'a Range<usize>>) {
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start && span.start < span.end, "{span:?} after {end} in {text:?}");
        assert!(text.get(span.clone()).is_some(), "{span:?} cuts a character of {text:?}");
        end = span.end;
    }
}

/// Sentences are trimmed pieces of one line, and every word of `text` lies in one of them.
fn sentences(text: &str, spans: &[Range<usize>]) {
    in_order(text, spans);
    let mut end = 0;
    for span in spans {
        let sentence = &text[span.clone()];
        assert_eq!(sentence, sentence.trim(), "{text:?}");
        assert!(!sentence.contains(['\n', '\r']), "{text:?}");
        assert!(text[end..span.start].trim().is_empty(), "lost before {span:?} in {text:?}");
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "lost after {end} in {text:?}");
}

/// Every token belongs to one sentence, in order.
fn token_ranges(text: &str, sentences: &[Sentence], tokens: usize) {
    let mut next = 0;
    for sentence in sentences {
        assert_eq!(sentence.tokens.start, next, "{text:?}");
        assert!(!sentence.tokens.is_empty(), "{sentence:?} in {text:?}");
        next = sentence.tokens.end;
    }
    assert_eq!(next, tokens, "{text:?}");
}

/// The sentences and words of `text` are sound, and the same twice.
pub fn analysis(text: &str) {
    let analyzer = Analyzer::english();
    let found = analyzer.split(text);
    let spans: Vec<_> = found.sentences.iter().map(|sentence| sentence.span.clone()).collect();
    assert_eq!(spans, analyzer.sentences(text), "{text:?}");
    sentences(text, &spans);
    in_order(text, found.tokens.iter().map(|token| &token.span));
    token_ranges(text, &found.sentences, found.tokens.len());
    for sentence in &found.sentences {
        assert!(sentence.tokens.contains(&sentence.body) && !sentence.parsed, "{text:?}");
        let mut end = sentence.span.start;
        for token in &found.tokens[sentence.tokens.clone()] {
            assert!(token.span.end <= sentence.span.end, "{token:?} in {text:?}");
            assert!(text[end..token.span.start].trim().is_empty(), "no token for it: {text:?}");
            end = token.span.end;
        }
        assert_eq!(end, sentence.span.end, "{text:?}");
    }
    assert_eq!(found, analyzer.split(text), "{text:?}");
}

fn verb_groups(text: &str, found: &Analysis, number: usize) {
    let sentence = &found.sentences[number];
    let groups = &sentence.groups;
    let mut last = None;
    for (at, group) in groups.iter().enumerate() {
        assert!(sentence.tokens.start <= group.tokens.start, "{group:?} in {text:?}");
        assert!(group.tokens.end <= sentence.tokens.end, "{group:?} in {text:?}");
        assert!(group.tokens.contains(&group.head), "{group:?} in {text:?}");
        assert!(last < Some(group.head), "{group:?} in {text:?}");
        assert!(group.modal.is_none_or(|modal| sentence.tokens.contains(&modal)), "{text:?}");
        let governed = |governor| governor != at && governor < groups.len();
        assert!(group.governor.is_none_or(governed), "{group:?} in {text:?}");
        last = Some(group.head);
    }
    let first = found.tokens[sentence.tokens.start].span.clone();
    let last = found.tokens[sentence.tokens.end - 1].span.clone();
    for phrase in [first, last, sentence.span.clone()] {
        let attached = found.attach(number, phrase);
        assert!(attached.is_none_or(|group| group < groups.len()), "{text:?}");
    }
}

/// The names of `text` are sound: their mentions lie in it and overlap nowhere.
fn names(text: &str, parsed: &Analysis) {
    let names = Names::of(text, parsed);
    let mut taken = vec![false; parsed.tokens.len()];
    for name in &names.entities {
        assert!(!name.mentions.is_empty(), "{name:?} in {text:?}");
        for mention in &name.mentions {
            assert!(!taken[mention.clone()].contains(&true), "{name:?} in {text:?}");
            taken[mention.clone()].fill(true);
        }
    }
    for (token, name) in names.antecedents() {
        assert!(token < taken.len() && name < names.entities.len(), "{text:?}");
    }
}

/// The words of `text` as the networks want them: they and the single spaces after them are the text.
pub fn words(text: &str) {
    let words = WordSplitter::english().split(text);
    in_order(text, words.iter().map(|word| &word.span));
    let mut end = 0;
    for word in &words {
        assert_eq!(word.span.start, end, "{word:?} in {text:?}");
        assert_eq!(
            word.space_after,
            text[word.span.end..].starts_with(' '),
            "{word:?} in {text:?}"
        );
        end = word.span.end + usize::from(word.space_after);
    }
    // One space before the first word belongs to none.
    assert!(end == text.len() || words.is_empty() && text.trim().is_empty(), "{text:?}");
    assert!(words.iter().all(|Word { norm, .. }| !norm.is_empty()), "{text:?}");
    assert_eq!(words, WordSplitter::english().split(text), "{text:?}");
}

/// The parse of `text` is sound, and the same twice.
pub fn parse(text: &str) {
    let parsed = Analyzer::english().analyze(text);
    parsed_text(text, &parsed);
    names(text, &parsed);
    assert_eq!(parsed, Analyzer::english().analyze(text), "{text:?}");
}

/// `parsed` is a sound parse of all of `text`.
pub fn parsed_text(text: &str, parsed: &Analysis) {
    in_order(text, parsed.sentences.iter().map(|sentence| &sentence.span));
    in_order(text, parsed.tokens.iter().map(|token| &token.span));
    token_ranges(text, &parsed.sentences, parsed.tokens.len());
    for (number, sentence) in parsed.sentences.iter().enumerate() {
        assert!(sentence.parsed, "{text:?}");
        for at in sentence.tokens.clone() {
            let token = &parsed.tokens[at];
            assert!(sentence.span.start <= token.span.start, "{token:?} in {text:?}");
            assert!(token.span.end <= sentence.span.end, "{token:?} in {text:?}");
            assert!(sentence.tokens.contains(&token.head), "{token:?} in {text:?}");
            assert!(!text[token.span.clone()].trim().is_empty(), "{token:?} in {text:?}");
            let child = |&child: &usize| parsed.tokens[child].head == at && child != at;
            assert!(parsed.children(at).iter().all(child), "{token:?} in {text:?}");
        }
        verb_groups(text, parsed, number);
    }
    heads_reach_roots(text, parsed);
    let mut marks = vec![None; parsed.tokens.len()];
    for (number, entity) in parsed.entities.iter().enumerate() {
        let covered = &parsed.tokens[entity.tokens.clone()];
        assert_eq!(entity.span.start, covered[0].span.start, "{entity:?} in {text:?}");
        assert_eq!(entity.span.end, covered[covered.len() - 1].span.end, "{entity:?} in {text:?}");
        let of = parsed.sentences.partition_point(|s| s.tokens.end <= entity.tokens.start);
        let sentence = &parsed.sentences[of];
        assert!(entity.tokens.end <= sentence.tokens.end, "{entity:?} in {text:?}");
        assert!(marks[entity.tokens.clone()].iter().all(Option::is_none), "overlap in {text:?}");
        marks[entity.tokens.clone()].fill(Some(number));
    }
    in_order(text, parsed.entities.iter().map(|entity| &entity.span));
    assert!(parsed.tokens.iter().map(|token| token.entity).eq(marks), "{text:?}");
}

/// The heads above every token end in a root: they go in no circle.
fn heads_reach_roots(text: &str, parsed: &Analysis) {
    let mut done = vec![false; parsed.tokens.len()];
    let mut path = Vec::new();
    for at in 0..parsed.tokens.len() {
        let mut head = at;
        while !done[head] {
            assert!(path.len() <= parsed.tokens.len(), "a circle above {at} in {text:?}");
            path.push(head);
            let next = parsed.tokens[head].head;
            if next == head {
                break;
            }
            head = next;
        }
        for on_path in path.drain(..) {
            done[on_path] = true;
        }
    }
}
