use crate::{add, day, folder, new};
use dateline_chronicle::{Again, Chronicle, EventRow, Filter};

/// A report that quotes an old letter.
const REPORT: &str = "The archive opened the box on 5 May 2021.\n\nÉlan’s letter lay on top. \
    “The ship sank yesterday. The captain died on Friday.”\n\nThe museum closed on Friday.";

fn event(chronicle: &Chronicle, trigger: &str) -> EventRow {
    let events = chronicle.events(&Filter::default()).expect("events");
    events.into_iter().find(|row| row.trigger == trigger).expect(trigger)
}

fn letter() -> [usize; 2] {
    let start = REPORT[..REPORT.find('“').expect("a letter")].chars().count();
    let stop = REPORT[..REPORT.find('”').expect("its end")].chars().count() + 1;
    [start, stop]
}

#[test]
fn a_passage_counts_from_its_own_day_and_the_rest_from_the_articles() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = add(&mut chronicle, REPORT, Some("2021-05-10")).article;
    let before = event(&chronicle, "sank");
    chronicle.set_passage(id, letter(), Some(day("1916-05-04"))).expect("set");
    let sank = event(&chronicle, "sank");
    assert_eq!((sank.id, sank.date.as_deref()), (before.id, Some("1916-05-03")));
    assert_eq!(event(&chronicle, "died").date.as_deref(), Some("1916-04-28"));
    assert_eq!(event(&chronicle, "closed").date.as_deref(), Some("2021-05-07"));
    let view = chronicle.article(id).expect("an article");
    let passage = &view.passages[0];
    assert_eq!((passage.day.as_str(), passage.first <= passage.last), ("1916-05-04", true));
    let words: String = view
        .blocks
        .iter()
        .flat_map(|block| &block.pieces)
        .filter(|piece| {
            piece.sentence.is_some_and(|at| (passage.first..=passage.last).contains(&at))
        })
        .map(|piece| piece.text.as_str())
        .collect();
    assert!(
        words.contains("sank") && words.contains("died") && !words.contains("museum"),
        "{words}"
    );

    let again = chronicle.renew(id, Again::Read).expect("read again");
    assert!(again.is_empty(), "what the user said stays: {again:?}");
    chronicle.set_published(id, Some(day("2021-05-11"))).expect("set");
    assert_eq!(event(&chronicle, "sank").date.as_deref(), Some("1916-05-03"));

    let sentences = (passage.first, passage.last);
    chronicle.set_passage_of_sentences(id, sentences, Some(day("1917-05-04"))).expect("set");
    assert_eq!(event(&chronicle, "sank").date.as_deref(), Some("1917-05-03"));
    assert_eq!(chronicle.article(id).expect("an article").passages.len(), 1, "in place of it");
    chronicle.set_passage_of_sentences(id, sentences, None).expect("taken away");
    assert_eq!(event(&chronicle, "sank").date.as_deref(), Some("2021-05-10"));
    assert!(chronicle.article(id).expect("an article").passages.is_empty());
}

#[test]
fn a_passage_that_is_none_is_refused() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = add(&mut chronicle, REPORT, None).article;
    for range in [[5, 5], [9, 3], [0, 10_000]] {
        let error = chronicle.set_passage(id, range, Some(day("1916-05-04"))).expect_err("none");
        assert_eq!(error.code(), "no-such-passage", "{error}");
    }
    let error = chronicle.set_passage(9, [0, 4], None).expect_err("no article");
    assert_eq!(error.code(), "no-such-article");
}
