use crate::{BRIDGE, add, file, folder, new, state};
use dateline_chronicle::csv::{COLUMNS, unguard};
use dateline_chronicle::{Chronicle, ExportOptions, Filter, Theme, View};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn story(folder: &TempDir) -> Chronicle {
    let mut chronicle = new(folder);
    add(&mut chronicle, BRIDGE, None);
    chronicle
}

fn export(chronicle: &Chronicle, to: &Path) -> dateline_chronicle::Exported {
    chronicle.export(&Filter::default(), to, &ExportOptions::default()).expect("exported")
}

#[test]
fn a_table_reads_back_as_the_list_of_events() {
    let folder = folder();
    let chronicle = story(&folder);
    let to = folder.path().join("events.csv");
    let exported = export(&chronicle, &to);
    let events = chronicle.events(&Filter::default()).expect("events");
    assert_eq!((exported.events, exported.unplaced), (events.len(), 1));
    let bytes = fs::read(&to).expect("bytes");
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    assert_eq!(reader.headers().expect("a header"), COLUMNS.as_slice());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), events.len());
    for (row, event) in rows.iter().zip(&events) {
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let cells: Vec<&str> = row.iter().map(unguard).collect();
        let expected: [&str; COLUMNS.len()] = [
            &event.id.to_string(),
            &text(&event.date),
            &text(&event.first_day),
            &text(&event.last_day),
            event.status.as_str(),
            &event.headline,
            &event.participants.iter().map(|who| who.name.as_str()).collect::<Vec<_>>().join("; "),
            &text(&event.place),
            &text(&event.date_words),
            &event.sentence,
            &event.article_title,
            &event.article_source,
            "",
            &text(&event.rule),
            event.kind.as_str(),
            &event.attribution.clone().and_then(|said| said.source).unwrap_or_default(),
            event.attribution.as_ref().map_or("", |said| if said.quoted { "yes" } else { "no" }),
            &event.confidence.map_or_else(String::new, |confidence| format!("{confidence:.2}")),
            &event.why,
            "",
            "",
            "",
            "",
            "",
        ];
        assert_eq!(cells, expected);
    }
}

#[test]
fn a_picture_bears_the_name_and_says_what_is_left_out() {
    let folder = folder();
    let chronicle = story(&folder);
    let to = folder.path().join("events.svg");
    let exported = export(&chronicle, &to);
    assert_eq!(exported.unplaced, 1);
    assert!(exported.events >= 1);
    let svg = fs::read_to_string(&to).expect("text");
    assert!(svg.contains(">story<"), "{svg}");
    assert!(svg.contains("; 1 without a known date left out"), "{svg}");
    let view = View { first_day: 0.0, last_day: 10.0, width_px: 1.0, height_px: 1.0 };
    let options = ExportOptions { view: Some(view), theme: Theme::Dark, ..Default::default() };
    let none = chronicle.export(&Filter::default(), &to, &options).expect("exported");
    assert_eq!(none.events, 0);
    let dark = fs::read_to_string(&to).expect("text");
    let outside = format!(
        "0 events; 1 without a known date and {} before or after left out",
        exported.events
    );
    assert!(dark.contains(&outside), "{dark}");
}

#[test]
fn a_picture_in_dots_has_twice_the_width() {
    let folder = folder();
    let to = folder.path().join("events.png");
    let options = ExportOptions { width_px: 700.0, ..Default::default() };
    story(&folder).export(&Filter::default(), &to, &options).expect("exported");
    let bytes = fs::read(&to).expect("bytes");
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(bytes[16..20], 1400u32.to_be_bytes());
}

#[test]
fn an_export_replaces_a_file_but_never_a_database() {
    let folder = folder();
    let chronicle = story(&folder);
    let to = folder.path().join("events.csv");
    fs::write(&to, "old").expect("written");
    export(&chronicle, &to);
    assert!(fs::read(&to).expect("bytes").starts_with("\u{feff}event_id".as_bytes()));

    let other = folder.path().join("other.svg");
    drop(Chronicle::create(&other).expect("a chronicle"));
    let linked = folder.path().join("linked.png");
    fs::hard_link(file(&folder), &linked).expect("a link");
    let a_folder = folder.path().join("folder.csv");
    fs::create_dir(&a_folder).expect("a folder");
    let before = state(folder.path());
    for (to, code) in [
        (other, "over-database"),
        (linked, "over-database"),
        (a_folder, "folder"),
        (folder.path().join("a.pdf"), "format"),
        (folder.path().join("no folder/a.csv"), "io"),
    ] {
        let error = chronicle
            .export(&Filter::default(), &to, &ExportOptions::default())
            .expect_err("refused");
        assert_eq!(error.code(), code, "{error}");
        assert_eq!(state(folder.path()), before, "{error}");
    }
}

#[test]
fn an_own_file_that_looks_like_a_picture_is_not_written_over() {
    let folder = folder();
    let path = folder.path().join("story.svg");
    let chronicle = Chronicle::create(&path).expect("a chronicle");
    let to = folder.path().join(".").join("story.svg");
    let error = chronicle.export(&Filter::default(), &to, &ExportOptions::default());
    assert_eq!(error.expect_err("refused").code(), "over-database");
}

#[test]
fn a_copy_is_a_chronicle_of_its_own_and_replaces_nothing() {
    let folder = folder();
    let chronicle = story(&folder);
    let to = folder.path().join("copy.chronicle");
    chronicle.save_copy(&to).expect("copied");
    let mut copy = Chronicle::open(&to).expect("opened");
    let all = Filter::default();
    assert_eq!(copy.events(&all).expect("events"), chronicle.events(&all).expect("events"));
    copy.remove(1).expect("removed");
    assert!(!chronicle.events(&all).expect("events").is_empty());
    assert_eq!(chronicle.save_copy(&to).expect_err("it is there").code(), "exists");
    assert_eq!(chronicle.save_copy(&file(&folder)).expect_err("itself").code(), "exists");
    drop((copy, chronicle));
    assert_eq!(state(folder.path()).len(), 2);
}
