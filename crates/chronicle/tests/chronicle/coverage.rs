use crate::{add, file, folder, new};
use dateline_chronicle::{Chronicle, Role};

/// Tells an event in its first and last sentences only; the second has no date, the fourth a length
/// of time, the fifth a word for now.
const HALL: &str = "The hall burned on 9 March 2021. Nobody was hurt.\n\n\
    Monday, 7 June 2021, and no rain.\n\nThe repairs take three weeks. The hall is now closed. \
    It reopened on 5 July 2021.";

/// What a chronicle says of dates that made no event: date words and sentence.
fn uncovered(chronicle: &Chronicle) -> Vec<(String, String)> {
    let found = chronicle.uncovered(None).expect("sentences");
    found.into_iter().map(|row| (row.date_words.join("|"), row.sentence)).collect()
}

#[test]
fn dated_sentences_without_an_event_are_counted_and_listed() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = add(&mut chronicle, HALL, None).article;
    let sentence = "Monday, 7 June 2021, and no rain.";
    let expected = [("Monday, 7 June 2021".to_owned(), sentence.to_owned())];
    assert_eq!(uncovered(&chronicle), expected);
    assert_eq!(chronicle.articles().expect("articles")[0].uncovered, 1);
    assert_eq!(chronicle.uncovered(Some(id + 1)).expect("sentences"), []);
    let view = chronicle.article(id).expect("an article");
    let pieces: Vec<_> = view.blocks.iter().flat_map(|block| &block.pieces).collect();
    let dated: Vec<_> = pieces.iter().filter(|piece| piece.role == Role::Dated).collect();
    let text: String = dated.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(text, sentence);
    assert!(dated.iter().all(|piece| piece.events.is_empty()));
}

#[test]
fn the_line_that_gives_the_publication_date_is_missing_no_event() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let text = "The hall burns\n\nPublished: 7 June 2021\n\nThe hall burned on Monday. \
        Monday, 7 June 2021, and no rain.";
    let id = add(&mut chronicle, text, None).article;
    let article = chronicle.article(id).expect("an article").article;
    assert_eq!(article.published.as_deref(), Some("2021-06-07"));
    let left = ("Monday, 7 June 2021".to_owned(), "Monday, 7 June 2021, and no rain.".to_owned());
    assert_eq!(uncovered(&chronicle), [left]);
}

#[test]
fn a_sentence_whose_date_words_date_an_event_of_another_is_covered() {
    let folder = folder();
    let mut chronicle = new(&folder);
    add(&mut chronicle, HALL, None);
    let connection = rusqlite::Connection::open(file(&folder)).expect("a database");
    let moved = "UPDATE events SET timex_start = (SELECT start FROM sentences WHERE ordinal = 2)
        WHERE id = (SELECT max(id) FROM events)";
    assert_eq!(connection.execute(moved, []).expect("moved"), 1);
    assert_eq!(uncovered(&chronicle), []);
    connection.execute("DELETE FROM events", []).expect("emptied");
    assert_eq!(uncovered(&chronicle).len(), 3);
}
