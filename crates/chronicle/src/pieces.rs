use crate::rows::{Piece, Role};
use crate::store::events::Marks;
use dateline_extract::Span;
use std::collections::BTreeSet;

/// Cuts an article's text into paragraphs of pieces: the words under one set of marks each. The
/// line feeds between paragraphs are in no piece; empty paragraphs are left out.
pub(crate) fn cut(text: &str, marks: Marks) -> Vec<Vec<Piece>> {
    let marks =
        Marks { timexes: disjoint(marks.timexes), triggers: disjoint(marks.triggers), ..marks };
    let readings = marks.readings.iter().map(|(span, _)| span);
    let mut edges: BTreeSet<usize> = BTreeSet::new();
    let spans = marks.timexes.iter().chain(&marks.triggers);
    for span in spans.chain(readings).chain(marks.sentences.iter().map(|(span, _)| span)) {
        edges.extend([span.start, span.end]);
    }
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            paragraphs.push(paragraph(text, Span::new(start, end), &edges, &marks));
        }
        start = end + 1;
    }
    paragraphs
}

fn paragraph(text: &str, range: Span, edges: &BTreeSet<usize>, marks: &Marks) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let inside = edges.range(range.start + 1..range.end).copied();
    for end in inside.chain([range.end]) {
        let words = Span::new(start, end).of(text);
        if !words.is_empty() {
            pieces.push(piece(words, start, marks));
            start = end;
        }
    }
    pieces
}

fn piece(words: &str, at: usize, marks: &Marks) -> Piece {
    let sentence = marks.sentences.partition_point(|(span, _)| span.start <= at).checked_sub(1);
    let sentence =
        sentence.filter(|&index| marks.sentences.get(index).is_some_and(|(span, _)| at < span.end));
    let events = sentence.and_then(|index| marks.sentences.get(index));
    let events = events.map(|(_, events)| events.clone()).unwrap_or_default();
    let role = match (covers(&marks.triggers, at), covers(&marks.timexes, at)) {
        (true, _) => Role::Trigger,
        (_, true) => Role::Timex,
        _ if sentence.is_some_and(|index| marks.uncovered.contains(&index)) => Role::Dated,
        _ if events.is_empty() => Role::Plain,
        _ => Role::Sentence,
    };
    let sentence = sentence.and_then(|index| u32::try_from(index).ok());
    let before = marks.readings.partition_point(|(span, _)| span.start <= at);
    let reading = before.checked_sub(1).and_then(|index| marks.readings.get(index));
    let why = reading.filter(|(span, _)| at < span.end).map(|(_, why)| why.clone());
    Piece { text: words.to_owned(), role, events, sentence, why }
}

/// The same bytes as spans in order that do not overlap.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

fn covers(spans: &[Span], at: usize) -> bool {
    let before = spans.partition_point(|span| span.start <= at);
    before.checked_sub(1).and_then(|index| spans.get(index)).is_some_and(|span| at < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_become_pieces_that_join_to_the_text() {
        let text = "Früh kam Öl. Sie starb am 7. Mai.\n\nEnde";
        let span = |words: &str| {
            let start = text.find(words).expect(words);
            Span::new(start, start + words.len())
        };
        let marks = Marks {
            sentences: vec![
                (span("Früh kam Öl."), vec![]),
                (span("Sie starb am 7. Mai."), vec![4, 9]),
            ],
            timexes: vec![span("7. Mai"), span("Früh")],
            readings: vec![(span("Früh"), "why".to_owned())],
            triggers: vec![span("starb")],
            uncovered: BTreeSet::from([0]),
        };
        let cut = cut(text, marks);
        let flat: Vec<_> = cut
            .iter()
            .flatten()
            .map(|piece| (piece.text.as_str(), piece.role, piece.events.len(), piece.sentence))
            .collect();
        let expected = [
            ("Früh", Role::Timex, 0, Some(0)),
            (" kam Öl.", Role::Dated, 0, Some(0)),
            (" ", Role::Plain, 0, None),
            ("Sie ", Role::Sentence, 2, Some(1)),
            ("starb", Role::Trigger, 2, Some(1)),
            (" am ", Role::Sentence, 2, Some(1)),
            ("7. Mai", Role::Timex, 2, Some(1)),
            (".", Role::Sentence, 2, Some(1)),
            ("Ende", Role::Plain, 0, None),
        ];
        assert_eq!(flat, expected);
        assert_eq!(cut.len(), 2);
        let read = cut.iter().flatten().filter(|piece| piece.why.is_some());
        assert!(read.map(|piece| piece.text.as_str()).eq(["Früh"]));
    }

    proptest! {
        #[test]
        fn no_word_is_lost_or_doubled_whatever_the_marks(
            text in "[a-zäß“ \n]{0,60}",
            raw in prop::collection::vec((0usize..60, 0usize..20, 0u8..4), 0..8),
        ) {
            let mut marks = Marks {
                sentences: vec![],
                timexes: vec![],
                readings: vec![],
                triggers: vec![],
                uncovered: BTreeSet::new(),
            };
            let floor = |at: usize| {
                (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
            };
            for (start, len, kind) in raw {
                let span = Span::new(floor(start), floor(start + len));
                match kind {
                    0 => marks.sentences.push((span, vec![1])),
                    1 => marks.timexes.push(span),
                    2 => marks.readings.push((span, String::new())),
                    _ => marks.triggers.push(span),
                }
            }
            marks.sentences.sort();
            marks.readings.sort();
            let joined: Vec<String> = cut(&text, marks)
                .iter()
                .map(|paragraph| paragraph.iter().map(|piece| piece.text.as_str()).collect())
                .collect();
            let lines: Vec<&str> =
                text.split('\n').filter(|line| !line.trim().is_empty()).collect();
            prop_assert_eq!(joined, lines);
        }
    }
}
