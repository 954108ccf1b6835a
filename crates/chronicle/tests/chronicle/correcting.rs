use crate::{BRIDGE, add, day, dump, file, folder, new};
use dateline_chronicle::{
    Again, Chronicle, Correction, EventKind, EventRow, ExportOptions, Filter, Status, Struck, View,
};
use rusqlite::Connection;

/// A chronicle of an article published on 1 November 2021 that tells three happenings.
fn bridge(folder: &tempfile::TempDir) -> Chronicle {
    let mut chronicle = new(folder);
    let text = format!("{BRIDGE} The ferry sank on 5 May 2022.");
    add(&mut chronicle, &text, Some("2021-11-01"));
    chronicle
}

fn rows(chronicle: &Chronicle, struck: Struck) -> Vec<EventRow> {
    chronicle.events(&Filter { struck, ..Filter::default() }).expect("events")
}

fn event(chronicle: &Chronicle, id: i64) -> EventRow {
    chronicle.event(id).expect("an event")
}

fn said(date: Option<&str>, headline: Option<&str>) -> Correction {
    Correction {
        date: date.map(str::to_owned),
        headline: headline.map(str::to_owned),
        ..Correction::default()
    }
}

fn strike(chronicle: &mut Chronicle, id: i64) {
    let correction = Correction { struck: true, ..Correction::default() };
    chronicle.correct(id, &correction).expect("struck out");
}

#[test]
fn what_the_user_says_stands_in_place_of_what_was_found_which_is_kept() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    let found = event(&chronicle, 1);
    assert_eq!(
        (found.correction.as_ref(), found.found.as_ref(), found.struck),
        (None, None, false)
    );
    let correction = Correction {
        status: Some(Status::Possible),
        kind: Some(EventKind::Disaster),
        ..said(Some("about March 2021"), Some(" The  span fell "))
    };
    chronicle.correct(1, &correction).expect("corrected");
    let row = event(&chronicle, 1);
    assert_eq!(row.date.as_deref(), Some("2021-03~"));
    assert_eq!(
        (row.date_text.as_str(), row.headline.as_str()),
        ("about March 2021", "The span fell")
    );
    assert_eq!(
        (row.first_day.as_deref(), row.last_day.as_deref()),
        (Some("2021-03-01"), Some("2021-03-31"))
    );
    assert_eq!((row.status, row.kind), (Status::Possible, EventKind::Disaster));
    assert_eq!((row.confidence, row.sentence.as_str()), (Some(1.0), found.sentence.as_str()));
    assert_eq!(row.why, format!("You set it. Found: {}", found.why));
    let kept = row.found.expect("what was found");
    assert_eq!((kept.date, kept.headline, kept.status), (found.date, found.headline, found.status));
    let parts = row.correction.expect("what the user says").parts();
    assert_eq!(
        parts,
        if found.kind == EventKind::Disaster {
            "date; status; headline"
        } else {
            "date; status; kind; headline"
        }
    );

    let possible = Filter { statuses: vec![Status::Possible], ..Filter::default() };
    assert_eq!(chronicle.events(&possible).expect("events").len(), 1);
    let march = |from: &str| Filter {
        from: Some(from.to_owned()),
        to: Some("2021-03-31".to_owned()),
        ..Filter::default()
    };
    assert_eq!(
        chronicle.events(&march("2021-03-20")).expect("events").len(),
        1,
        "somewhere in March"
    );

    chronicle.correct(1, &Correction::default()).expect("as found");
    let again = event(&chronicle, 1);
    assert_eq!((again.date_text, again.correction), (found.date_text, None));
}

#[test]
fn a_date_that_is_not_known_takes_the_event_off_the_line() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    chronicle.correct(1, &said(Some(" "), None)).expect("corrected");
    let row = event(&chronicle, 1);
    assert_eq!((row.date, row.date_text.as_str(), row.placed), (None, "no date", false));
    assert_eq!(chronicle.articles().expect("articles")[0].unplaced, 1);
}

#[test]
fn what_is_said_as_it_was_found_is_no_correction() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    let found = event(&chronicle, 1);
    let correction = Correction {
        status: Some(found.status),
        kind: Some(found.kind),
        ..said(found.date.as_deref(), Some(&found.headline))
    };
    chronicle.correct(1, &correction).expect("nothing new");
    assert_eq!(event(&chronicle, 1).correction, None);
}

#[test]
fn an_event_that_is_struck_out_is_kept_and_shown_only_where_it_is_asked_for() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    let all = rows(&chronicle, Struck::Without).len();
    strike(&mut chronicle, 1);
    let ids = |rows: Vec<EventRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(rows(&chronicle, Struck::Without).len(), all - 1);
    assert_eq!(rows(&chronicle, Struck::With).len(), all);
    assert_eq!(ids(rows(&chronicle, Struck::Only)), [1]);
    assert_eq!(chronicle.articles().expect("articles")[0].events as usize, all - 1);
    let view = chronicle.fit(&Filter::default(), 1000.0).expect("a view");
    let scene = chronicle.scene(&Filter::default(), &View { height_px: 400.0, ..view });
    assert!(scene.expect("a scene").dots.iter().all(|dot| dot.event != 1));
    let table = folder.path().join("events.csv");
    chronicle.export(&Filter::default(), &table, &ExportOptions::default()).expect("a table");
    assert_eq!(std::fs::read_to_string(&table).expect("a table").matches("\r\n").count(), all);
    chronicle.correct(1, &Correction::default()).expect("restored");
    assert_eq!(rows(&chronicle, Struck::Without).len(), all);
}

#[test]
fn a_wrong_date_or_number_changes_nothing() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    let before = dump(&file(&folder));
    let error = chronicle.correct(1, &said(Some("soon"), None)).expect_err("no date");
    assert_eq!(error.code(), "bad-date");
    assert!(error.to_string().starts_with("cannot date an event by `soon`: not a date"), "{error}");
    let error = chronicle.correct(77, &Correction::default()).expect_err("no event");
    assert_eq!(error.code(), "no-such-event");
    assert_eq!(chronicle.event(77).expect_err("no event").code(), "no-such-event");
    assert_eq!(dump(&file(&folder)), before);
}

/// As if an older version had found the events: other dates, other words for dates, and one event that
/// this version does not find.
fn spoil(folder: &tempfile::TempDir) {
    let connection = Connection::open(file(folder)).expect("a database");
    connection
        .execute_batch(
            "UPDATE articles SET extracted_by = '0.0.9 data 0';
             UPDATE events SET date = '2020', headline = 'Something' WHERE id = 1;
             UPDATE events SET timex_start = timex_start + 1 WHERE id = 2;
             INSERT INTO events (id, article, sentence, trigger_start, trigger_stop, trigger_words,
               status, headline)
             SELECT 99, article, sentence, 0, 3, 'The', 'asserted', 'Nothing' FROM events WHERE id = 1;
             INSERT INTO events (id, article, sentence, trigger_start, trigger_stop, trigger_words,
               status, headline)
             SELECT 98, article, sentence, 4, 10, 'bridge', 'asserted', 'A bridge' FROM events WHERE id = 1;",
        )
        .expect("spoiled");
}

#[test]
fn finding_events_again_leaves_what_the_user_said() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    let found = rows(&chronicle, Struck::Without).len();
    spoil(&folder);
    chronicle
        .correct(1, &said(Some("2021-03-10"), Some("The bridge came down")))
        .expect("corrected");
    strike(&mut chronicle, 2);
    strike(&mut chronicle, 98);
    chronicle.correct(99, &said(Some("2019"), Some("A crack was found"))).expect("corrected");

    let difference = chronicle.difference(1, Again::Found).expect("a difference");
    assert!(difference.is_empty(), "{difference:?}");
    chronicle.renew(1, Again::Found).expect("kept");
    let row = event(&chronicle, 1);
    assert_eq!(
        (row.date.as_deref(), row.headline.as_str()),
        (Some("2021-03-10"), "The bridge came down")
    );
    assert_eq!(row.found.expect("found").date.as_deref(), Some("2021-03-09"), "by this version");
    let mut struck: Vec<_> = rows(&chronicle, Struck::Only).into_iter().map(|row| row.id).collect();
    struck.sort_unstable();
    assert_eq!(struck, [2, 98], "neither comes back, by other date words either");
    let own = event(&chronicle, 99);
    assert_eq!((own.date.as_deref(), own.headline.as_str()), (Some("2019"), "A crack was found"));
    assert!(own.sentence.starts_with("The bridge fell"), "it leads to its sentence");
    assert_eq!(rows(&chronicle, Struck::With).len(), found + 2, "none is there twice");

    chronicle.set_published(1, Some(day("2023-11-01"))).expect("dated anew");
    assert_eq!(event(&chronicle, 1).date.as_deref(), Some("2021-03-10"));
    chronicle.renew(1, Again::Read).expect("read again");
    assert_eq!(event(&chronicle, 99).headline, "A crack was found");
    assert!(chronicle.article(1).is_ok());
}

#[test]
fn what_was_said_goes_with_its_article() {
    let folder = folder();
    let mut chronicle = bridge(&folder);
    strike(&mut chronicle, 1);
    chronicle.remove(1).expect("removed");
    assert!(dump(&file(&folder)).iter().all(|line| !line.starts_with("corrections")));
}
