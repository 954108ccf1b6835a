use crate::{BRIDGE, add, file, folder, new, state};
use dateline_chronicle::{
    Again, Chronicle, DatedBy, EventKind, ExportOptions, Filter, ParticipantRole, Source,
};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn set_read_only(path: &Path, read_only: bool) {
    let mut permissions = fs::metadata(path).expect("a file").permissions();
    permissions.set_readonly(read_only);
    fs::set_permissions(path, permissions).expect("permissions");
}

/// Another program's database, in the journal mode that leaves files behind most easily.
fn other_database(path: &Path) {
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch("PRAGMA journal_mode = wal; CREATE TABLE notes (a); PRAGMA user_version = 1")
        .expect("a table");
}

fn newer(path: &Path) {
    drop(Chronicle::create(path).expect("a chronicle"));
    let connection = Connection::open(path).expect("a database");
    connection.execute_batch("PRAGMA user_version = 99").expect("a version");
}

fn cut_short(path: &Path) {
    drop(Chronicle::create(path).expect("a chronicle"));
    let bytes = fs::read(path).expect("bytes");
    fs::write(path, &bytes[..60]).expect("written");
}

#[test]
fn what_is_no_chronicle_is_refused_and_stays_as_it_was() {
    type Make = fn(&Path);
    let cases: [(&str, &str, Make); 7] = [
        ("words", "not-a-chronicle", |path| fs::write(path, "just words\n".repeat(99)).expect("w")),
        ("short words", "not-a-chronicle", |path| fs::write(path, "hello").expect("written")),
        ("nothing", "not-a-chronicle", |path| fs::write(path, "").expect("written")),
        ("another program's", "not-a-chronicle", other_database),
        ("a newer one", "too-new", newer),
        ("half of one", "not-a-chronicle", cut_short),
        ("a folder", "folder", |path| fs::create_dir(path).expect("a folder")),
    ];
    for (name, code, make) in cases {
        let folder = folder();
        let path = file(&folder);
        make(&path);
        let before = state(folder.path());
        for open in [Chronicle::open, Chronicle::open_or_create] {
            let error = open(&path).expect_err(name);
            assert_eq!(error.code(), code, "{name}: {error}");
            let message = error.to_string();
            assert!(message.starts_with("cannot open `") && !message.contains('\n'), "{message}");
        }
        let error = Chronicle::create(&path).expect_err(name);
        assert!(["exists", "folder"].contains(&error.code()), "{name}: {error}");
        assert_eq!(state(folder.path()), before, "{name}");
    }
}

#[test]
fn a_newer_file_says_so() {
    let folder = folder();
    newer(&file(&folder));
    let message = Chronicle::open(&file(&folder)).expect_err("newer").to_string();
    let path = file(&folder).display().to_string();
    assert_eq!(
        message,
        format!(
            "cannot open `{path}`: written by a newer version (schema 99, this program knows 7); \
             update the program"
        )
    );
}

/// A file as the first version of the program wrote it.
pub(crate) fn first_version(path: &Path) {
    let connection = Connection::open(path).expect("a database");
    connection.execute_batch(include_str!("../../migrations/0001_first.sql")).expect("a schema");
    connection
        .execute_batch(
            "PRAGMA application_id = 0x44746C6E; PRAGMA user_version = 1; PRAGMA journal_mode = wal;
             INSERT INTO articles (source, title, text, sha256, text_sha256, added, extracted_by)
             VALUES ('a.txt', '', 'John Carver met Mary Doyle on 9 March 2021.', 'a', 'b',
               '2025-11-14T09:30:00Z', '0.0.9 data 0');
             INSERT INTO sentences (article, ordinal, start, stop, text)
             VALUES (1, 0, 0, 43, 'John Carver met Mary Doyle on 9 March 2021.');
             INSERT INTO events (id, article, sentence, trigger_start, trigger_stop, trigger_words,
               timex_start, timex_stop, timex_words, value, date, first_day, last_day, status,
               headline)
             VALUES (7, 1, 1, 12, 15, 'met', 30, 42, '9 March 2021', '2021-03-09', '2021-03-09',
               737857, 737857, 'asserted', 'John Carver met');
             INSERT INTO participants (event, ordinal, name) VALUES (7, 0, 'John Carver');",
        )
        .expect("an article");
}

/// The same file as the second version of the program left it.
fn second_version(path: &Path) {
    first_version(path);
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch(include_str!("../../migrations/0002_what_it_was.sql"))
        .expect("a step");
    connection
        .execute_batch(
            "PRAGMA user_version = 2;
             UPDATE events SET kind = 'meeting', source = 'a clerk', quoted = 1, confidence = 0.5,
               importance = 0.25;
             UPDATE participants SET role = 'agent';
             INSERT INTO timexes (article, start, stop, kind, value, date, rule)
             VALUES (1, 30, 42, 'DATE', '2021-03-09', '2021-03-09', 'day-month-year');
             INSERT INTO event_triggers (event, ordinal, start, stop) VALUES (7, 0, 12, 15);",
        )
        .expect("rows");
}

/// The same file as the fourth version of the program left it.
fn fourth_version(path: &Path) {
    second_version(path);
    let connection = Connection::open(path).expect("a database");
    for step in [
        include_str!("../../migrations/0003_what_is_known.sql"),
        include_str!("../../migrations/0004_order.sql"),
    ] {
        connection.execute_batch(step).expect("a step");
    }
    connection
        .execute_batch(
            "PRAGMA user_version = 4;
             INSERT INTO event_order (event, ordinal, relation, start, stop, words_start,
               words_stop, label) VALUES (7, 0, 'before', 16, 20, 12, 15, 'The vote');",
        )
        .expect("a row");
}

/// Every row of the tables that a file has, as far as `columns` of each go; none: all it has.
fn rows(path: &Path, columns: &BTreeMap<String, usize>) -> Vec<String> {
    let connection = Connection::open(path).expect("a database");
    let mut lines = Vec::new();
    for (table, count) in columns {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).expect(table);
        let mut rows = statement.query([]).expect(table);
        while let Some(row) = rows.next().expect(table) {
            let cells = (0..*count).map(|at| row.get::<_, rusqlite::types::Value>(at));
            lines.push(format!("{table} {:?}", cells.collect::<Result<Vec<_>, _>>()));
        }
    }
    lines
}

/// The tables that an earlier schema has, each with the number of its columns.
fn tables(path: &Path) -> BTreeMap<String, usize> {
    let connection = Connection::open(path).expect("a database");
    let mut statement = connection
        .prepare(
            "SELECT m.name, count(*) FROM sqlite_schema m JOIN pragma_table_info(m.name)
             WHERE m.type = 'table' AND m.name NOT LIKE 'sentence_words_%' GROUP BY m.name",
        )
        .expect("tables");
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)));
    found.expect("tables").collect::<Result<_, _>>().expect("tables")
}

#[test]
fn bringing_a_file_up_to_date_keeps_every_cell() {
    type Make = fn(&Path);
    for (schema, make) in [(1, first_version as Make), (2, second_version), (4, fourth_version)] {
        let folder = folder();
        let path = file(&folder);
        make(&path);
        let tables = tables(&path);
        assert!(tables.len() > 7, "{tables:?}");
        let before = rows(&path, &tables);
        drop(Chronicle::open(&path).expect("opened"));
        assert_eq!(rows(&path, &tables), before, "schema {schema}");
        let mut chronicle = Chronicle::open(&path).expect("opened again");
        let event = chronicle.events(&Filter::default()).expect("events").remove(0);
        assert_eq!(event.why, "“9 March 2021”, read by an earlier version, which did not say how.");
        assert_eq!((event.dated_by, event.told.as_slice()), (None, &[] as &[_]));
        let pieces = chronicle.article(1).expect("an article").blocks.remove(0).pieces;
        assert!(pieces.iter().all(|piece| piece.why.is_none()));
        chronicle.renew(1, Again::Found).expect("renewed");
        let event = chronicle.events(&Filter::default()).expect("events").remove(0);
        assert_eq!((event.id, event.why.as_str()), (7, "“9 March 2021” states it."));
        assert_eq!(event.dated_by, Some(DatedBy::Own));
    }
}

#[test]
fn a_file_of_the_first_version_is_brought_up_to_date() {
    let folder = folder();
    first_version(&file(&folder));
    set_read_only(&file(&folder), true);
    let error = Chronicle::open(&file(&folder)).expect_err("old and read-only");
    assert_eq!(error.code(), "read-only");
    set_read_only(&file(&folder), false);

    let mut chronicle = Chronicle::open(&file(&folder)).expect("opened");
    let event = chronicle.events(&Filter::default()).expect("events").remove(0);
    assert_eq!(
        (event.id, event.kind, event.headline.as_str()),
        (7, EventKind::Other, "John Carver met")
    );
    assert_eq!((event.attribution, event.confidence, event.importance), (None, None, None));
    assert_eq!((event.certainty, event.participants[0].role), (None, None));
    let view = chronicle.fit(&Filter::default(), 900.0).expect("a view");
    assert_eq!(chronicle.scene(&Filter::default(), &view).expect("a scene").dots.len(), 1);

    chronicle.set_published(1, Some(crate::day("2021-03-10"))).expect("extracted again");
    let event = chronicle.events(&Filter::default()).expect("events").remove(0);
    assert_eq!((event.id, event.kind), (7, EventKind::Meeting));
    assert!(event.confidence.is_some() && event.importance.is_some() && event.certainty.is_some());
    assert_eq!(event.participants[0].role, Some(ParticipantRole::Agent));
    add(&mut chronicle, BRIDGE, None);
    let connection = Connection::open(file(&folder)).expect("a database");
    let version: i64 =
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("a version");
    assert_eq!(version, 7);
}

#[test]
fn a_missing_file_is_not_made_by_opening_it() {
    let folder = folder();
    assert_eq!(Chronicle::open(&file(&folder)).expect_err("missing").code(), "missing");
    assert!(state(folder.path()).is_empty());
    let nowhere = folder.path().join("no/such/folder/a.chronicle");
    assert_eq!(Chronicle::create(&nowhere).expect_err("no folder").code(), "io");
    assert!(state(folder.path()).is_empty());
}

#[test]
fn a_read_only_file_can_be_read_and_nothing_is_left_beside_it() {
    let folder = folder();
    let events = add(&mut new(&folder), BRIDGE, None).events;
    set_read_only(&file(&folder), true);
    let before = state(folder.path());

    let mut chronicle = Chronicle::open(&file(&folder)).expect("opened for reading");
    assert!(chronicle.is_read_only());
    assert_eq!(chronicle.events(&Filter::default()).expect("events").len(), events);
    assert_eq!(chronicle.article(1).expect("an article").article.id, 1);
    let words = Filter { text: Some("bridge".to_owned()), ..Filter::default() };
    assert!(!chronicle.events(&words).expect("events").is_empty());
    let error = chronicle
        .add(b"Words.", Source("a.txt".to_owned()), &crate::options(None))
        .expect_err("read-only");
    assert_eq!(error.code(), "read-only");
    assert_eq!(chronicle.set_published(1, None).expect_err("read-only").code(), "read-only");
    let message = chronicle.remove(1).expect_err("read-only").to_string();
    assert!(message.ends_with("the file is read-only; save a copy and change that"), "{message}");
    assert_eq!(state(folder.path()), before);
    drop(chronicle);
    assert_eq!(state(folder.path()), before);
    set_read_only(&file(&folder), false);
}

#[test]
fn a_read_only_file_shows_what_another_program_has_just_written() {
    let folder = folder();
    let mut writer = new(&folder);
    set_read_only(&file(&folder), true);
    add(&mut writer, BRIDGE, None);
    let reader = Chronicle::open(&file(&folder)).expect("opened for reading");
    assert_eq!(reader.articles().expect("articles").len(), 1);
    set_read_only(&file(&folder), false);
}

#[test]
fn reading_changes_no_byte_and_leaves_nothing_behind() {
    let folder = folder();
    add(&mut new(&folder), BRIDGE, None);
    let before = state(folder.path());
    let chronicle = Chronicle::open(&file(&folder)).expect("opened");
    chronicle.events(&Filter::default()).expect("events");
    let target = tempfile::tempdir().expect("a folder");
    chronicle
        .export(&Filter::default(), &target.path().join("a.csv"), &ExportOptions::default())
        .expect("exported");
    drop(chronicle);
    assert_eq!(state(folder.path()), before);
}

#[test]
fn a_file_that_is_open_can_be_opened_again() {
    let folder = folder();
    let mut first = new(&folder);
    add(&mut first, BRIDGE, None);
    drop(Chronicle::open(&file(&folder)).expect("opened again"));
    add(&mut first, "The mayor died on 1 May 2022.", None);
    let second = Chronicle::open(&file(&folder)).expect("opened again");
    assert_eq!(second.articles().expect("articles").len(), 2);
}

#[cfg(unix)]
#[test]
fn any_file_name_will_do() {
    let folder = folder();
    for name in ["a?b#c%20d é.chronicle", "file:x.chronicle", ":memory:"] {
        let path = folder.path().join(name);
        add(&mut Chronicle::create(&path).expect(name), BRIDGE, None);
        set_read_only(&path, true);
        let chronicle = Chronicle::open(&path).expect(name);
        assert_eq!(chronicle.articles().expect(name).len(), 1, "{name}");
    }
    assert_eq!(state(folder.path()).len(), 3);
}

#[test]
fn the_header_names_the_program_and_the_schema() {
    let folder = folder();
    drop(new(&folder));
    let bytes = fs::read(file(&folder)).expect("bytes");
    assert_eq!(&bytes[68..72], b"Dtln");
    assert_eq!(&bytes[60..64], [0, 0, 0, 7]);
    let connection = Connection::open(file(&folder)).expect("a database");
    let ask = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0));
    assert_eq!(ask("PRAGMA journal_mode").as_deref(), Ok("wal"));
    assert_eq!(ask("PRAGMA integrity_check").as_deref(), Ok("ok"));
}
