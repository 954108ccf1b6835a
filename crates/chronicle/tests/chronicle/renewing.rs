use crate::opening::first_version;
use crate::{BRIDGE, add, dump, file, folder, new, options};
use dateline_chronicle::{Again, Chronicle, EventRow, Filter, Source};
use rusqlite::Connection;

fn events(chronicle: &Chronicle) -> Vec<EventRow> {
    chronicle.events(&Filter::default()).expect("events")
}

/// Makes the events those of an older, worse version: one with another date, one missing, one too
/// many, and one of another kind.
fn spoil(folder: &tempfile::TempDir) {
    let connection = Connection::open(file(folder)).expect("a database");
    connection
        .execute_batch(
            "UPDATE articles SET extracted_by = '0.0.9 data 0';
             UPDATE events SET date = '2020', status = 'planned' WHERE id = 1;
             INSERT INTO events (id, article, sentence, trigger_start, trigger_stop, trigger_words,
               status, headline)
             SELECT 99, article, sentence, 0, 3, 'The', 'asserted', 'Nothing' FROM events WHERE id = 1;
             UPDATE events SET kind = 'sport' WHERE id = 2;
             DELETE FROM events WHERE id = 3;",
        )
        .expect("spoiled");
}

#[test]
fn a_difference_is_shown_and_nothing_is_changed_until_it_is_kept() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let mut options = options(Some("2021-11-01"));
    options.title = Some("My title".to_owned());
    let text = format!("{BRIDGE} The ferry sank on 5 May 2022.");
    chronicle.add(text.as_bytes(), Source("a.txt".to_owned()), &options).expect("added");
    let found = events(&chronicle);
    assert_eq!(found.iter().map(|row| row.id).max(), Some(3), "{found:?}");
    assert!(chronicle.outdated().expect("articles").is_empty());
    spoil(&folder);
    assert_eq!(chronicle.outdated().expect("articles"), [1]);

    let before = dump(&file(&folder));
    let shown = chronicle.difference(1, Again::Found).expect("a difference");
    assert_eq!(dump(&file(&folder)), before);
    let ids = |rows: &[EventRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!((ids(&shown.gone), shown.added.len(), shown.changed.len()), (vec![99], 1, 1));
    assert_eq!(shown.detailed, 1, "the one of another kind");
    let change = &shown.changed[0];
    assert_eq!((change.before.id, change.after.id), (1, 1));
    assert_eq!(change.before.date.as_deref(), Some("2020"));
    assert_eq!(change.after.date, found[0].date);

    assert_eq!(chronicle.renew(1, Again::Found).expect("kept"), shown);
    assert!(chronicle.outdated().expect("articles").is_empty());
    let told = |rows: Vec<EventRow>| rows.into_iter().map(|row| (row.date, row.headline, row.kind));
    assert!(told(events(&chronicle)).eq(told(found)));
    let row = chronicle.articles().expect("articles").remove(0);
    assert_eq!((row.title.as_str(), row.published.as_deref()), ("My title", Some("2021-11-01")));
    let again = chronicle.difference(1, Again::Found).expect("a difference");
    assert!(again.is_empty() && again.detailed == 0, "{again:?}");
}

#[test]
fn a_file_of_the_first_version_is_renewed() {
    let folder = folder();
    first_version(&file(&folder));
    let mut chronicle = Chronicle::open(&file(&folder)).expect("opened");
    add(&mut chronicle, BRIDGE, None);
    assert_eq!(chronicle.outdated().expect("articles"), [1]);
    let change = chronicle.renew(1, Again::Found).expect("kept").changed.remove(0);
    assert_eq!((change.after.id, change.before.kind.as_str()), (7, "other"));
    assert_eq!(change.after.headline, "John Carver met Mary Doyle");
    assert_eq!(change.after.kind.as_str(), "meeting");
    assert_eq!(
        chronicle.difference(5, Again::Found).expect_err("no such article").code(),
        "no-such-article"
    );
}
