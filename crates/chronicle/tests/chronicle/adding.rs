use crate::{BRIDGE, add, day, dump, file, folder, new, options};
use dateline_chronicle::{Article, Chronicle, Filter, Role, Source, Timestamp};
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeMap;

fn pasted(text: &str) -> Article {
    let source = Source("pasted text".to_owned());
    let (title, text) = ("Pasted".to_owned(), text.to_owned());
    Article { source, title, text, ..Article::default() }
}

fn now() -> Timestamp {
    Timestamp("2026-01-01T00:00:00Z".to_owned())
}

#[test]
fn the_same_bytes_or_the_same_text_change_nothing() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let first = add(&mut chronicle, BRIDGE, None);
    assert!(!first.already && first.events > 0);
    let before = dump(&file(&folder));
    let again = add(&mut chronicle, BRIDGE, Some("2021-11-01"));
    assert!(again.already);
    assert_eq!((again.article, again.events), (first.article, first.events));
    let text = BRIDGE.replace("\n\n", "\r\n\r\n  ");
    assert!(add(&mut chronicle, &text, None).already, "other white space");
    let pasted = chronicle.add_article(pasted(BRIDGE), now()).expect("added");
    assert!(pasted.already, "the same text, pasted");
    assert_eq!(dump(&file(&folder)), before);
}

#[test]
fn what_a_person_says_overrules_the_article() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let mut options = options(Some("2021-11-01"));
    options.title = Some("The fall".to_owned());
    let source = Source("bridge.txt".to_owned());
    chronicle.add(BRIDGE.as_bytes(), source, &options).expect("added");
    let row = chronicle.articles().expect("articles").remove(0);
    assert_eq!(row.title, "The fall");
    assert_eq!(row.source, "bridge.txt");
    assert_eq!(row.published.as_deref(), Some("2021-11-01"));
    assert_eq!(row.published_from.as_deref(), Some("You said so."));
    assert_eq!(row.added, "2025-11-14T09:30:00Z");
    assert_eq!(row.unplaced, 0);
}

#[test]
fn bytes_without_text_are_refused_and_change_nothing() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let before = dump(&file(&folder));
    let source = || Source("a.txt".to_owned());
    for bytes in [&b""[..], b" \n ", b"%PDF-1.7\n\xff\xfe\0\0\0\x01\x02"] {
        let error = chronicle.add(bytes, source(), &options(None)).expect_err("no text");
        assert_eq!(error.code(), "read", "{error}");
        assert!(error.to_string().contains("`a.txt`"), "{error}");
    }
    let error = chronicle.add_article(pasted(" \n"), now()).expect_err("no text");
    assert_eq!(error.code(), "empty");
    assert_eq!(dump(&file(&folder)), before);
}

#[test]
fn setting_the_publication_date_places_events_and_keeps_their_numbers() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = add(&mut chronicle, BRIDGE, None).article;
    let numbers = |chronicle: &Chronicle| -> BTreeMap<(String, Option<String>), i64> {
        let events = chronicle.events(&Filter::default()).expect("events");
        events.into_iter().map(|row| ((row.trigger, row.date_words), row.id)).collect()
    };
    let october = |chronicle: &Chronicle| {
        let events = chronicle.events(&Filter::default()).expect("events");
        events.into_iter().find(|row| row.sentence.contains("October")).expect("October's event")
    };
    let before = numbers(&chronicle);
    let undated = october(&chronicle);
    assert_eq!(undated.date.as_deref(), Some("XXXX-10"));
    assert_eq!(undated.date_text, "October, year unknown");
    assert!(!undated.placed && undated.first_day.is_none());

    chronicle.set_published(id, Some(day("2021-11-14"))).expect("set");
    let dated = october(&chronicle);
    assert_eq!(dated.date.as_deref(), Some("2021-10"));
    assert_eq!(dated.id, undated.id);
    assert_eq!(
        dated.why,
        "“October”, counted back from Sun 14 Nov 2021, the publication date as you gave it."
    );
    assert_eq!(numbers(&chronicle), before);
    assert_eq!(chronicle.articles().expect("articles")[0].unplaced, 0);

    chronicle.set_published(id, None).expect("unset");
    assert_eq!(october(&chronicle), undated);
    let row = chronicle.articles().expect("articles").remove(0);
    assert_eq!((row.published, row.published_from, row.unplaced), (None, None, 1));
}

#[test]
fn removing_takes_everything_and_numbers_are_not_used_again() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let empty = dump(&file(&folder));
    let first = add(&mut chronicle, BRIDGE, None).article;
    let events = chronicle.events(&Filter::default()).expect("events");
    chronicle.remove(first).expect("removed");
    assert_eq!(dump(&file(&folder)), empty);
    let again = add(&mut chronicle, BRIDGE, None);
    assert!(!again.already && again.article > first);
    let last = events.iter().map(|row| row.id).max().expect("an event");
    assert!(chronicle.events(&Filter::default()).expect("events").iter().all(|row| row.id > last));
    let check = "INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')";
    let connection = Connection::open(file(&folder)).expect("a database");
    connection.execute(check, []).expect("the full text agrees with the sentences");
}

#[test]
fn an_article_that_is_not_there_is_an_error() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let code = |error: dateline_chronicle::Error| error.code();
    assert_eq!(chronicle.article(5).map_err(code).err(), Some("no-such-article"));
    assert_eq!(chronicle.set_published(5, None).map_err(code), Err("no-such-article"));
    assert_eq!(chronicle.remove(5).map_err(code), Err("no-such-article"));
}

#[test]
fn an_article_comes_back_cut_into_marked_pieces() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = add(&mut chronicle, BRIDGE, None).article;
    let view = chronicle.article(id).expect("an article");
    let joined: Vec<String> = view
        .blocks
        .iter()
        .map(|block| block.pieces.iter().map(|piece| piece.text.as_str()).collect())
        .collect();
    assert_eq!(joined, BRIDGE.split("\n\n").collect::<Vec<_>>());
    let pieces: Vec<_> = view.blocks.iter().flat_map(|block| &block.pieces).collect();
    for row in chronicle.events(&Filter::default()).expect("events") {
        let own: Vec<_> = pieces.iter().filter(|piece| piece.events.contains(&row.id)).collect();
        let sentence: String = own.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(sentence, row.sentence);
        assert!(own.iter().any(|p| p.role == Role::Trigger && p.text == row.trigger));
        assert!(own.iter().all(|piece| piece.sentence == own[0].sentence));
        assert!(
            own.iter().any(|p| p.role == Role::Timex && Some(&p.text) == row.date_words.as_ref())
        );
    }
}

/// Sentences with characters of one to four bytes, so that bytes and code points part ways.
fn article_text() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "The bridge fell on 9 March 2021.",
        "“Öl” – the 𝔹arge – died in October.",
        "Сегодня opened nothing.",
        "🚢🚢 The ferry opened on 3 May 2022!",
        "Naïve words.",
        "\n",
    ]);
    prop::collection::vec(sentence, 1..8).prop_map(|parts| parts.join(" "))
}

/// What plain SQL says is at the offsets of a table, beside what the table says.
fn offsets_agree(connection: &Connection, sql: &str) -> (i64, i64) {
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    connection.query_row(sql, [], row).expect(sql)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn adding_twice_changes_nothing_whatever_the_bytes(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            article_text().prop_map(String::into_bytes),
            "\\PC{0,120}".prop_map(String::into_bytes),
        ],
        name in "[a-z]{1,5}\\.(txt|md|html)",
    ) {
        let folder = folder();
        let mut chronicle = new(&folder);
        let source = Source(name);
        let first = chronicle.add(&bytes, source.clone(), &options(None));
        let before = dump(&file(&folder));
        match (first, chronicle.add(&bytes, source, &options(None))) {
            (Ok(first), Ok(again)) => {
                prop_assert!(!first.already && again.already);
                prop_assert_eq!(first.article, again.article);
            }
            (first, again) => prop_assert!(first.is_err() && again.is_err()),
        }
        prop_assert_eq!(dump(&file(&folder)), before);
    }

    #[test]
    fn offsets_are_code_points_in_plain_sql(text in article_text()) {
        let folder = folder();
        let mut chronicle = new(&folder);
        prop_assume!(!text.trim().is_empty());
        chronicle.add_article(pasted(&text), now()).expect("added");
        let connection = Connection::open(file(&folder)).expect("a database");
        for (table, start, stop, words) in [
            ("sentences", "start", "stop", "text"),
            ("events", "trigger_start", "trigger_stop", "trigger_words"),
            ("events", "timex_start", "timex_stop", "timex_words"),
        ] {
            let (right, all) = offsets_agree(&connection, &format!(
                "SELECT count(*) FILTER (
                   WHERE substr(a.text, t.{start} + 1, t.{stop} - t.{start}) = t.{words}), count(*)
                 FROM {table} t JOIN articles a ON a.id = t.article WHERE t.{start} IS NOT NULL"
            ));
            prop_assert_eq!(right, all, "{}", table);
        }
    }
}
