//! The sample story through the whole program, to files: golden pictures, PNG, CSV.
//!
//! `UPDATE=1 cargo test -p dateline-tests` rewrites the golden files; read their diff and look at them.

use dateline_chronicle::{Chronicle, ExportOptions, Filter};
use dateline_extract::{Edtf, Status};
use dateline_tests::root;
use dateline_timeline::svg::{SvgOptions, Theme, write};
use dateline_timeline::{Item, View, fit, layout};
use std::fs;

/// Compares a picture with its golden file; a change is read in the diff and seen in a browser.
fn golden(name: &str, svg: &str) {
    let path = root().join("tests/images").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(root().join("tests/images")).expect("a folder");
        fs::write(&path, svg).expect("written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let line = kept.lines().zip(svg.lines()).position(|(kept, new)| kept != new);
    assert!(
        kept == svg,
        "{name} has changed (first in line {:?}); look at it, then UPDATE=1 cargo test -p dateline-tests",
        line.map(|line| line + 1)
    );
}

fn items(rows: &[(&str, Status, &str)]) -> Vec<Item> {
    let item = |(event, (date, status, label)): (usize, &(&str, Status, &str))| Item {
        event: i64::try_from(event).expect("few") + 1,
        date: date.parse::<Edtf>().expect("a date"),
        label: (*label).to_owned(),
        status: *status,
        words: (*date).to_owned(),
        confidence: 1.0,
        importance: 0.5,
    };
    rows.iter().enumerate().map(item).collect()
}

#[test]
fn kinds_of_dates_are_drawn_as_the_golden_picture() {
    let mut items = items(&[
        ("2023-10-07", Status::Asserted, "An exact day"),
        ("2023-10-21", Status::Planned, "A planned day"),
        ("2023-11-05", Status::Possible, "A possible day"),
        ("2023-11-11", Status::Negated, "A day on which nothing happened"),
        ("2023-10", Status::Asserted, "Some day in October"),
        ("2023-08-03/2023-10-12", Status::Asserted, "From August to October"),
        ("2023-12-01/..", Status::Asserted, "Since December"),
        ("../2023-08-15", Status::Possible, "Until August"),
        ("2023-09-15~", Status::Asserted, "About the middle of September"),
        ("2023-09-01", Status::Asserted, "A doubtful day"),
        ("2023-12", Status::Planned, "Planned for December, but doubtful"),
    ]);
    for doubtful in &mut items[9..] {
        doubtful.confidence = 0.4;
    }
    let view = View { height_px: f64::INFINITY, ..fit(&items, 1000.0) };
    let scene = layout(&items, &view);
    for (name, theme) in [("kinds.svg", Theme::Light), ("kinds-dark.svg", Theme::Dark)] {
        let options = SvgOptions { theme, title: "Kinds of dates", note: "11 events" };
        golden(name, &write(&scene, &options));
    }
}

#[test]
fn centuries_are_drawn_as_the_golden_picture() {
    let items = items(&[
        ("-0489", Status::Asserted, "The battle of Marathon"),
        ("0476", Status::Asserted, "The last emperor of the west falls"),
        ("12XX", Status::Asserted, "The Mongol century"),
        ("1492-10-12", Status::Asserted, "Landfall in the Bahamas"),
        ("196X", Status::Asserted, "The decade of the space race"),
    ]);
    let scene = layout(&items, &View { height_px: f64::INFINITY, ..fit(&items, 1000.0) });
    let options = SvgOptions { theme: Theme::Light, title: "", note: "" };
    golden("centuries.svg", &write(&scene, &options));
}

#[test]
fn the_sample_teaches_what_it_promises() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut sample =
        Chronicle::sample(&folder.path().join("sample.chronicle")).expect("the sample");
    let articles = sample.articles().expect("articles");
    assert_eq!(articles.len(), 9);
    let undated: Vec<_> = articles.iter().filter(|row| row.published.is_none()).collect();
    assert_eq!(undated.len(), 1, "one article has no publication date");
    let events = sample.events(&Filter::default()).expect("events");
    for status in Status::ALL {
        assert!(events.iter().any(|event| event.status == status), "no event is {status:?}");
    }
    let date = |date: &str| events.iter().any(|event| event.date.as_deref() == Some(date));
    assert!(date("1987~"), "an approximate date");
    assert!(date("2019-12-17") && date("2019-12-19"), "a conflict of dates");
    let collapse = |article: i64| {
        events
            .iter()
            .any(|event| event.article == article && event.date.as_deref() == Some("2021-03-09"))
    };
    assert!(collapse(articles[0].id) && collapse(articles[1].id), "two reports of the same day");

    // What the undated article says relative to its day is placed as soon as the day is known.
    let (id, unplaced) = (undated[0].id, undated[0].unplaced);
    assert!(unplaced >= 5, "{unplaced} events wait for a date");
    let day = "2021-08-05".parse().expect("a day");
    sample.set_published(id, Some(day)).expect("set");
    let dated = sample.articles().expect("articles").into_iter().find(|row| row.id == id);
    // "that night" and "a week later" follow dates that are known to the month only.
    assert!(dated.expect("still there").unplaced <= 2);
}

#[test]
fn the_sample_is_handed_on_as_table_and_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = Chronicle::sample(&folder.path().join("sample.chronicle")).expect("the sample");
    let count = sample.events(&Filter::default()).expect("events").len();
    let export = |name: &str| {
        let path = folder.path().join(name);
        sample.export(&Filter::default(), &path, &ExportOptions::default()).expect(name);
        fs::read(&path).expect(name)
    };
    let table = export("sample.csv");
    let table = table.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let rows: Result<Vec<_>, _> = csv::Reader::from_reader(table).into_records().collect();
    assert_eq!(rows.expect("rows").len(), count);

    let svg = String::from_utf8(export("sample.svg")).expect("text");
    assert!(svg.contains("The eastern span of the Merrow Bridge"), "real text");
    let png =
        png::Decoder::new(std::io::Cursor::new(export("sample.png"))).read_info().expect("a PNG");
    assert!(png.info().width >= 1000 && png.info().height >= 500);
}
