use crate::{add, file, folder, new};
use dateline_chronicle::{Chronicle, DatedBy, EventKind, Filter, ParticipantRole, Status};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use std::path::Path;
use tempfile::TempDir;

/// Dates of the test's events in the order a list has to show them.
const IN_ORDER: [Option<&str>; 13] = [
    Some("-0489-08"),
    Some("0079-08-24"),
    Some("19XX"),
    Some("201X"),
    Some("2019-11-11"),
    Some("2019-11-11/2019-11-17"),
    Some("2019-11-11/.."),
    Some("2021-03"),
    Some("2021-03-09"),
    Some("../2022"),
    Some("2023~"),
    Some("XXXX-10"),
    None,
];

/// A chronicle with an event for every date of [`IN_ORDER`], stored from last to first. The dates
/// are written into the file, since what the extraction finds is not the matter here.
fn dated(folder: &TempDir) -> Chronicle {
    let mut chronicle = new(folder);
    add(&mut chronicle, "The first words. Überall explosions.", None);
    add(&mut chronicle, "The ministers' cease-fire (said \"NEAR\").", None);
    let connection = Connection::open(file(folder)).expect("a database");
    connection.execute("DELETE FROM events", []).expect("emptied");
    for (index, date) in IN_ORDER.iter().enumerate().rev() {
        store(&connection, index, *date);
    }
    chronicle
}

fn store(connection: &Connection, index: usize, date: Option<&str>) {
    let edtf = date.map(|date| date.parse::<dateline_chronicle::Edtf>().expect(date));
    let number = |day: chrono::NaiveDate| {
        day.signed_duration_since("0001-01-01".parse().expect("a day")).num_days()
    };
    // The first article tells four events, the second the others.
    let article = if [0, 3, 6, 9].contains(&index) { 1 } else { 2 };
    let status = Status::ALL[index % 4].as_str();
    connection
        .execute(
            "INSERT INTO events (article, sentence, trigger_start, trigger_stop, trigger_words,
               date, first_day, last_day, status, headline)
             VALUES (?1, (SELECT min(id) FROM sentences WHERE article = ?1), ?7, ?7 + 1, 'x', ?2, ?3,
               ?4, ?5, ?6)",
            params![
                article,
                date,
                edtf.and_then(|date| date.first_day()).map(number),
                edtf.and_then(|date| date.last_day()).map(number),
                status,
                format!("event {index}"),
                index as i64,
            ],
        )
        .expect("stored");
}

fn dates(chronicle: &Chronicle, filter: &Filter) -> Vec<Option<String>> {
    let events = chronicle.events(filter).expect("events");
    events.into_iter().map(|row| row.date).collect()
}

#[test]
fn events_come_in_the_order_of_a_chronology() {
    let folder = folder();
    let chronicle = dated(&folder);
    let expected: Vec<_> = IN_ORDER.iter().map(|date| date.map(str::to_owned)).collect();
    assert_eq!(dates(&chronicle, &Filter::default()), expected);
}

#[test]
fn a_row_says_the_date_in_every_form() {
    let folder = folder();
    let rows = dated(&folder).events(&Filter::default()).expect("events");
    let row = rows.iter().find(|row| row.date.as_deref() == Some("-0489-08")).expect("a row");
    assert_eq!(row.date_text, "August 490 BCE");
    assert_eq!(row.first_day.as_deref(), Some("-0489-08-01"));
    assert_eq!(row.last_day.as_deref(), Some("-0489-08-31"));
    assert!(row.placed);
    let last = rows.last().expect("a row");
    assert_eq!((last.date_text.as_str(), last.placed), ("no date", false));
}

#[test]
fn days_count_from_the_first_of_the_era_also_in_plain_sql() {
    let folder = folder();
    drop(dated(&folder));
    let connection = Connection::open(file(&folder)).expect("a database");
    let iso: String = connection
        .query_row(
            "SELECT date(first_day + 1721425.5) FROM events WHERE date = '2021-03-09'",
            [],
            |row| row.get(0),
        )
        .expect("a day");
    assert_eq!(iso, "2021-03-09");
}

#[test]
fn a_filter_keeps_what_may_lie_inside() {
    let folder = folder();
    let chronicle = dated(&folder);
    let days = |from: &str, to: &str| Filter {
        from: (!from.is_empty()).then(|| from.to_owned()),
        to: (!to.is_empty()).then(|| to.to_owned()),
        ..Filter::default()
    };
    for (filter, expected) in [
        (
            days("2021-03-09", "2021-03-09"),
            &["2019-11-11/..", "2021-03", "2021-03-09", "../2022"][..],
        ),
        (days("", "0079-08-24"), &["-0489-08", "0079-08-24", "../2022"]),
        (days("2023", ""), &["2019-11-11/..", "2023~"]),
        (days("2021-04", "2021-05"), &["2019-11-11/..", "../2022"]),
        (Filter { article: Some(99), ..Filter::default() }, &[]),
        (
            Filter { statuses: vec![Status::Negated], ..Filter::default() },
            &["201X", "2021-03", "XXXX-10"],
        ),
    ] {
        let found: Vec<_> = dates(&chronicle, &filter).into_iter().flatten().collect();
        assert_eq!(found, expected, "{filter:?}");
    }
    let first = Filter { article: Some(1), ..Filter::default() };
    assert_eq!(dates(&chronicle, &first).len(), 4);
    let two = vec![Status::Asserted, Status::Planned];
    assert_eq!(dates(&chronicle, &Filter { statuses: two, ..Filter::default() }).len(), 7);
}

#[test]
fn an_event_says_what_it_was_who_says_so_and_who_took_part() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let text = "Prosecutors charged Barnaby Quill on 24 February 2022. The council met on 2 March \
        2022, according to two people familiar with the plans.";
    add(&mut chronicle, text, None);
    let rows = chronicle.events(&Filter::default()).expect("events");
    let [charged, met] = &rows[..] else { panic!("two events, not {rows:?}") };
    assert_eq!((charged.kind, charged.attribution.as_ref()), (EventKind::Court, None));
    let roles: Vec<_> =
        charged.participants.iter().map(|who| (who.name.as_str(), who.role)).collect();
    assert!(roles.contains(&("Barnaby Quill", Some(ParticipantRole::Patient))), "{roles:?}");
    let said = met.attribution.as_ref().expect("somebody says so");
    assert_eq!(said.source.as_deref(), Some("two people familiar with the plans"));
    assert!(!said.quoted);
    for (kinds, expected) in [
        (vec![EventKind::Court], vec![charged.id]),
        (vec![EventKind::Court, EventKind::Meeting], vec![charged.id, met.id]),
        (vec![EventKind::Sport], vec![]),
    ] {
        let filter = Filter { kinds, ..Filter::default() };
        let found: Vec<_> =
            chronicle.events(&filter).expect("events").iter().map(|row| row.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
}

#[test]
fn an_event_says_what_it_came_before_or_after_without_a_date() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let text = "The mayor resigned on 2 March 2022 after the trial ended. The council met on 4 March \
        2022, ahead of the vote.";
    let article = add(&mut chronicle, text, None).article;
    let links = |chronicle: &Chronicle| -> Vec<(String, String)> {
        let rows = chronicle.events(&Filter::default()).expect("events");
        let links = rows.into_iter().flat_map(|row| row.order);
        links.map(|link| (link.relation.as_str().to_owned(), link.label)).collect()
    };
    let link = |relation: &str, label: &str| (relation.to_owned(), label.to_owned());
    let expected = [link("after", "The trial ended"), link("before", "The vote")];
    assert_eq!(links(&chronicle), expected);
    // Found again, they stand there once.
    chronicle.set_published(article, Some(crate::day("2022-03-05"))).expect("extracted again");
    assert_eq!(links(&chronicle), expected);
}

#[test]
fn an_event_says_which_sentence_dates_it_and_what_was_at_the_same_time() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let text = "Guards stopped the raid in Genoa on 7 March 2022, and two men fled over the wall. \
        The captain jumped into the harbour.";
    let article = add(&mut chronicle, text, Some("2022-03-08")).article;
    for again in [false, true] {
        let [lead, next] = &chronicle.events(&Filter::default()).expect("events")[..] else {
            panic!("two events");
        };
        assert_eq!((lead.dated_by, lead.date_sentence.as_deref()), (Some(DatedBy::Own), None));
        let told: Vec<_> = lead.told.iter().map(|told| told.label.as_str()).collect();
        assert_eq!(told, ["Two men fled over the wall"]);
        assert!(lead.told.iter().all(|told| Some(told.confidence) < lead.confidence));
        assert_eq!(
            (next.dated_by, next.date.as_deref()),
            (Some(DatedBy::Before), Some("2022-03-07"))
        );
        assert_eq!(next.sentence, "The captain jumped into the harbour.");
        assert_eq!(next.date_sentence.as_ref(), Some(&lead.sentence));
        assert!(next.confidence < lead.confidence);
        assert!(next.why.ends_with("“7 March 2022” states it."), "{}", next.why);
        if !again {
            // Found again, they stand there once.
            chronicle.set_published(article, Some(crate::day("2022-03-09"))).expect("found again");
        }
    }
}

#[test]
fn words_are_found_from_their_beginnings_without_accents_and_case() {
    let folder = folder();
    let chronicle = dated(&folder);
    let all = IN_ORDER.len();
    let second = IN_ORDER.len() - 4;
    for (text, expected) in [
        ("", all),
        ("  ", all),
        ("!!!", all),
        ("the", all),
        ("MINIST", second),
        ("minister's", 0),
        ("cease-fire", second),
        ("fire cease", second),
        ("\"cease fire\"", second),
        ("near(", second),
        ("bridge", 0),
        ("first", 4),
    ] {
        let filter = Filter { text: Some(text.to_owned()), ..Filter::default() };
        assert_eq!(dates(&chronicle, &filter).len(), expected, "{text}");
    }
    let long = Filter { text: Some("the ".repeat(100_000)), ..Filter::default() };
    assert_eq!(dates(&chronicle, &long).len(), all);
}

#[test]
fn the_picture_holds_what_has_a_place() {
    let folder = folder();
    let chronicle = dated(&folder);
    let view = chronicle.fit(&Filter::default(), 900.0).expect("a view");
    let scene = chronicle.scene(&Filter::default(), &view).expect("a scene");
    assert!(!scene.ticks.is_empty());
    let modern = Filter { from: Some("2000".to_owned()), ..Filter::default() };
    assert!(chronicle.fit(&modern, 900.0).expect("a view").first_day > view.first_day);
}

#[test]
fn a_damaged_row_is_an_error_and_no_guess() {
    let folder = folder();
    let chronicle = dated(&folder);
    let connection = Connection::open(file(&folder)).expect("a database");
    connection.execute("UPDATE events SET date = 'soon' WHERE id = 3", []).expect("changed");
    assert_eq!(chronicle.events(&Filter::default()).expect_err("damage").code(), "damaged");
}

#[test]
fn the_sample_tells_its_story() {
    let folder = folder();
    let chronicle = Chronicle::sample(&file(&folder)).expect("the sample");
    let articles = chronicle.articles().expect("articles");
    assert!((6..=10).contains(&articles.len()));
    assert!(articles.iter().any(|row| row.published.is_none()), "one is undated");
    assert!(articles.iter().all(|row| row.events > 0), "{articles:?}");
    let again = Chronicle::sample(Path::new(&file(&folder))).expect_err("it is there");
    assert_eq!(again.code(), "exists");
    assert_eq!(chronicle.articles().expect("articles"), articles);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_words_are_ever_a_syntax_error(
        text in prop_oneof!["\\PC{0,40}", "[\"*():^+{}\\- a-cANDORNT\0\n]{0,40}"],
    ) {
        thread_local! {
            static STORY: (TempDir, Chronicle) = {
                let folder = folder();
                let chronicle = new(&folder);
                (folder, chronicle)
            };
        }
        STORY.with(|(_, chronicle)| {
            let filter = Filter { text: Some(text.clone()), ..Filter::default() };
            prop_assert!(chronicle.events(&filter).is_ok());
            Ok(())
        })?;
    }
}
