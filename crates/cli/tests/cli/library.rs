//! The commands on a library.

use crate::{BRIDGE, Folder, HARBOUR, lines};
use dateline_chronicle::{AddOptions, Chronicle, Source, Timestamp};
use std::fs;

#[test]
fn adding_says_what_became_of_every_file() {
    let folder = Folder::new();
    let out = folder.good("add a.chronicle bridge.txt harbour.md");
    let said: Vec<&str> = out.lines().collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("added bridge.txt: ") && said[0].ends_with(" events"), "{out}");
    assert_eq!(said[1], "added harbour.md: 1 event");
    let before = fs::read(folder.path("a.chronicle")).expect("bytes");
    let again = folder.good("add a.chronicle bridge.txt harbour.md --published 2021-11-01");
    assert_eq!(again, "already in a.chronicle: bridge.txt\nalready in a.chronicle: harbour.md\n");
    assert_eq!(fs::read(folder.path("a.chronicle")).expect("bytes"), before);
    assert_eq!(folder.names(), ["a.chronicle", "bridge.txt", "harbour.md"]);
}

#[test]
fn adding_goes_on_after_a_bad_file() {
    let folder = Folder::new();
    fs::write(folder.path("empty.txt"), " \n").expect("written");
    fs::create_dir(folder.path("notes")).expect("a folder");
    fs::write(folder.path("notes/none.pdf"), "%PDF-1.7").expect("written");
    fs::write(folder.path("notes/.hidden"), "Not for anyone.").expect("written");
    let run = folder.run("add a.chronicle none.txt empty.txt notes bridge.txt");
    assert_eq!(run.code, Some(1));
    let errors: Vec<&str> = run.err.lines().collect();
    assert_eq!(errors[0], "dateline: cannot read `none.txt`: no such file; check the name");
    assert!(errors[1].starts_with("dateline: cannot read `empty.txt`: it is empty"), "{run:?}");
    assert!(errors[2].starts_with("dateline: cannot read `notes/none.pdf`: the PDF"), "{run:?}");
    assert_eq!(errors.len(), 3);
    assert!(run.out.starts_with("added bridge.txt: "), "{run:?}");
    assert_eq!(folder.good("articles a.chronicle --json").lines().count(), 1);
}

#[test]
fn nothing_is_made_where_nothing_is_added() {
    let folder = Folder::new();
    folder.bad("add a.chronicle none.txt", 1);
    assert_eq!(folder.names(), ["bridge.txt", "harbour.md"]);
}

#[test]
fn standard_input_is_an_article_with_what_the_command_line_says() {
    let folder = Folder::new();
    let args =
        ["add", "a.chronicle", "-", "--title", "The fall", "--published", "14 November 2021"];
    let run = folder.run_with(&args, BRIDGE.as_bytes());
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.starts_with("added -: "), "{run:?}");
    let article = lines(&folder.good("articles a.chronicle --json")).remove(0);
    assert_eq!(article["title"], "The fall");
    assert_eq!(article["source"], "standard input");
    assert_eq!(article["published"], "2021-11-14");
    assert_eq!(article["publishedFrom"], "You said so.");
    let added = article["added"].as_str().expect("a moment");
    assert!(added.len() == 20 && added.ends_with('Z'), "{added}");
}

#[test]
fn renewing_shows_what_changes_and_keeps_it_when_told_to() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt harbour.md");
    let fresh = folder.good("events a.chronicle --json");
    let nothing = "nothing to renew: this version has found the events of every article\n";
    assert_eq!(folder.good("renew a.chronicle"), nothing);
    let connection = rusqlite::Connection::open(folder.path("a.chronicle")).expect("a database");
    connection
        .execute_batch(
            "UPDATE articles SET extracted_by = '0.0.9' WHERE id = 2;
             UPDATE events SET date = '1930', status = 'planned' WHERE article = 2;",
        )
        .expect("spoiled");
    drop(connection);
    let spoiled = folder.good("events a.chronicle --json");
    let out = folder.good("renew a.chronicle");
    let rows: Vec<&str> = out.lines().collect();
    assert!(rows[1].starts_with("2        changed  1930 -> 3 May 1931"), "{out}");
    assert!(rows[1].ends_with("(planned -> asserted)"), "{out}");
    let sum = "1 article: 0 added, 0 gone, 1 changed, 0 with other details";
    assert_eq!(rows[2], format!("{sum}; nothing is changed yet, --keep keeps it"));
    assert_eq!(folder.good("events a.chronicle --json"), spoiled);
    let json = lines(&folder.good("renew a.chronicle 2 --json"));
    assert_eq!(json[0]["changed"][0]["after"]["date"], "1931-05-03");

    let out = folder.good("renew a.chronicle --keep");
    assert_eq!(out.lines().last(), Some(format!("{sum}; kept").as_str()));
    assert_eq!(folder.good("events a.chronicle --json"), fresh);
    assert_eq!(folder.good("renew a.chronicle"), nothing);
    assert!(folder.good("renew a.chronicle --all").starts_with("2 articles: 0 added, "));
    assert!(
        folder.good("renew a.chronicle --reread").starts_with("2 articles: 0 added, 0 gone, 0 ")
    );
}

#[test]
fn a_passage_can_be_dated_and_undated() {
    let folder = Folder::new();
    fs::write(folder.path("letter.txt"), "Found today.\n\nThe ship sank yesterday, he wrote.")
        .expect("written");
    folder.good("add a.chronicle letter.txt --published 2021-05-10");
    let out = folder.good("passage a.chronicle 1 14 48 1916-05-04");
    assert_eq!(out, "article 1, 14 to 48: written on 4 May 1916\n");
    let sank = || lines(&folder.good("events a.chronicle --text ship --json")).remove(0);
    assert_eq!(sank()["date"], "1916-05-03");
    folder.good("passage a.chronicle 1 14 48 --clear");
    assert_eq!(sank()["date"], "2021-05-09");
    let message = folder.bad("passage a.chronicle 1 48 14 --clear", 1);
    assert!(message.contains("its text has 48 characters"), "{message}");
}

#[test]
fn the_file_an_article_came_from_comes_back_byte_for_byte() {
    let folder = Folder::new();
    folder.good("add a.chronicle harbour.md");
    let run = folder.command(&["original", "a.chronicle", "1"]).output().expect("run");
    let bytes = fs::read(folder.path("harbour.md")).expect("a file");
    assert!(run.status.success() && run.stdout == bytes, "{run:?}");
    let message = folder.bad("original a.chronicle 7", 1);
    assert!(message.contains("there is no such article"), "{message}");
}

#[test]
fn dated_sentences_without_an_event_are_counted_and_listed() {
    let folder = Folder::new();
    let text = "Monday, 7 June 2021\n\nThe hall burned on 9 March 2021. A map of 1931.";
    fs::write(folder.path("hall.txt"), text).expect("written");
    folder.good("add a.chronicle hall.txt");
    let out = folder.good("articles a.chronicle");
    assert!(out.starts_with("ID  PUBLISHED   EVENTS  NO EVENT  SAME AS  AUTHOR  TITLE"), "{out}");
    assert_eq!(lines(&folder.good("articles a.chronicle --json"))[0]["uncovered"], 1);
    let out = folder.good("articles a.chronicle --coverage");
    let rows: Vec<&str> = out.lines().collect();
    assert!(rows[0].starts_with("ARTICLE  DATE WORDS"), "{out}");
    assert_eq!((rows.len(), rows[1].ends_with("A map of 1931.")), (2, true), "{out}");
    let json = lines(&folder.good("articles a.chronicle --coverage --json"));
    assert_eq!(json[0]["dateWords"], serde_json::json!(["1931"]));
    assert_eq!(json[0]["sentence"], "A map of 1931.");
}

#[test]
fn events_are_listed_in_order_as_a_table_and_as_json() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt harbour.md");
    let out = folder.good("events a.chronicle");
    let rows: Vec<&str> = out.lines().collect();
    assert!(rows[0].starts_with("ID  DATE"), "{out}");
    assert!(rows[1].contains("3 May 1931") && rows[1].contains("asserted"), "{out}");
    assert!(rows.last().is_some_and(|row| row.contains("October, year unknown")), "{out}");
    let events = lines(&folder.good("events a.chronicle --json"));
    assert_eq!(events.len(), rows.len() - 1);
    assert_eq!(events[0]["date"], "1931-05-03");
    assert_eq!(events[0]["dateText"], "3 May 1931");
    assert_eq!(events[0]["sentence"], HARBOUR.trim());
    for (options, expected) in [
        ("--text harb", vec!["1931-05-03"]),
        ("--to 1950", vec!["1931-05-03"]),
        ("--until 1950", vec!["1931-05-03"]),
        ("--from 2021-03 --article 1", vec!["2021-03-09"]),
        ("--article 2 --status asserted", vec!["1931-05-03"]),
        ("--status negated", vec![]),
        ("--kind sport --kind vote", vec![]),
        ("--from 1800 --to 1900", vec![]),
    ] {
        let found = lines(&folder.good(&format!("events a.chronicle --json {options}")));
        let dates: Vec<&str> = found.iter().filter_map(|event| event["date"].as_str()).collect();
        assert_eq!(dates.first(), expected.first(), "{options}");
        assert!(dates.iter().all(|date| expected.contains(date)), "{options}: {dates:?}");
    }
}

#[test]
fn an_article_cannot_steer_the_terminal() {
    let folder = Folder::new();
    let args = ["add", "a.chronicle", "bridge.txt", "--title", "red \u{1b}[31m\nnews"];
    assert_eq!(folder.run_with(&args, b"").code, Some(0));
    let out = folder.good("articles a.chronicle");
    assert!(!out.contains('\u{1b}') && out.contains("red  [31m news"), "{out}");
    assert_eq!(out.lines().count(), 2);
}

#[test]
fn the_publication_date_can_be_set_and_unset() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt");
    let october = || {
        let events = lines(&folder.good("events a.chronicle --json --text october"));
        events.into_iter().next().expect("October's event")
    };
    let undated = october();
    let said = folder.good("published a.chronicle 1 2021-11-14");
    assert!(said.starts_with("article 1: published 14 November 2021; "), "{said}");
    assert!(said.ends_with(", 0 without a known date\n"), "{said}");
    assert_eq!(october()["date"], "2021-10");
    assert_eq!(october()["id"], undated["id"]);
    let said = folder.good("published a.chronicle 1 none");
    assert!(said.starts_with("article 1: published on a day not known; "), "{said}");
    assert_eq!(october(), undated);
}

#[test]
fn articles_can_be_taken_out() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt harbour.md");
    assert_eq!(folder.good("remove a.chronicle 1"), "removed article 1 from a.chronicle\n");
    assert_eq!(folder.good("articles a.chronicle --json").lines().count(), 1);
    assert_eq!(folder.good("events a.chronicle --json --text bridge"), "");
    let message = folder.bad("remove a.chronicle 1", 1);
    assert_eq!(
        message,
        "cannot remove article 1 of `a.chronicle`: there is no such article; list the articles"
    );
}

#[test]
fn an_export_is_a_file_of_the_kind_its_name_says() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt harbour.md");
    let events = folder.good("events a.chronicle --json").lines().count();
    let said = folder.good("export a.chronicle --to events.csv");
    assert_eq!(said, format!("wrote events.csv: {events} events\n"));
    let table = fs::read_to_string(folder.path("events.csv")).expect("text");
    assert!(table.starts_with("\u{feff}event_id,date_edtf,first_day,last_day,status,headline,"));
    let said = folder.good("export a.chronicle --to line.svg --until 1950 --dark");
    assert_eq!(said, "wrote line.svg: 1 event\n");
    assert!(fs::read_to_string(folder.path("line.svg")).expect("text").contains("<svg"));
    let said = folder.good("export a.chronicle --to line.png --width 500");
    assert!(said.ends_with("; 1 without a known date left out\n"), "{said}");
    let dots = fs::read(folder.path("line.png")).expect("bytes");
    assert_eq!(dots[16..20], 1000u32.to_be_bytes());
    let before = fs::read(folder.path("a.chronicle")).expect("bytes");
    fs::rename(folder.path("a.chronicle"), folder.path("a.svg")).expect("renamed");
    let message = folder.bad("export a.svg --to a.svg", 1);
    assert!(message.starts_with("cannot export to `a.svg`: that file is a database"), "{message}");
    assert_eq!(fs::read(folder.path("a.svg")).expect("bytes"), before);
    assert!(folder.bad("export a.svg --to a.pdf", 1).contains(".csv, .png or .svg"));
}

#[test]
fn the_sample_and_a_copy_of_it() {
    let folder = Folder::new();
    let said = folder.good("sample s.chronicle");
    assert!(said.starts_with("created s.chronicle: 9 articles, "), "{said}");
    assert_eq!(folder.good("copy s.chronicle t.chronicle"), "copied s.chronicle to t.chronicle\n");
    assert_eq!(folder.good("events s.chronicle"), folder.good("events t.chronicle"));
    assert!(folder.bad("sample s.chronicle", 1).contains("exists already"));
    assert!(folder.bad("copy s.chronicle t.chronicle", 1).contains("exists already"));
}

#[test]
fn a_library_that_is_refused_is_one_line_and_exit_code_1() {
    let folder = Folder::new();
    fs::create_dir(folder.path("folder")).expect("a folder");
    let before = folder.names();
    for (library, why) in [
        ("none.chronicle", "no such file; check the name"),
        ("bridge.txt", "it is not a chronicle; choose a file that Dateline made"),
        ("folder", "it is a folder; name a file"),
    ] {
        for command in [
            "events",
            "articles",
            "remove 1",
            "published 1 none",
            "copy x.chronicle",
            "export --to x.csv",
        ] {
            let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
            let message = folder.bad(format!("{name} {library} {rest}").trim_end(), 1);
            assert_eq!(message, format!("cannot open `{library}`: {why}"));
        }
    }
    let message = folder.bad("add harbour.md bridge.txt", 1);
    assert!(message.starts_with("cannot open `harbour.md`: it is not a chronicle"), "{message}");
    assert_eq!(fs::read_to_string(folder.path("harbour.md")).expect("text"), HARBOUR);
    assert_eq!(folder.names(), before);
}

#[test]
fn a_read_only_library_is_listed_and_not_changed() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt");
    let path = folder.path("a.chronicle");
    let mut permissions = fs::metadata(&path).expect("a file").permissions();
    let writable = permissions.clone();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("permissions");
    let before = (folder.names(), fs::read(&path).expect("bytes"));
    assert!(folder.good("events a.chronicle").lines().count() > 1);
    for command in [
        "add a.chronicle harbour.md bridge.txt",
        "remove a.chronicle 1",
        "published a.chronicle 1 none",
    ] {
        let message = folder.bad(command, 1);
        assert!(
            message.ends_with("the file is read-only; save a copy and change that"),
            "{message}"
        );
    }
    assert_eq!((folder.names(), fs::read(&path).expect("bytes")), before);
    fs::set_permissions(&path, writable).expect("permissions");
}

fn add_in_process(chronicle: &mut Chronicle, text: &str) {
    let added = Timestamp("2025-11-14T09:30:00Z".to_owned());
    let options = AddOptions { added, published: None, title: None };
    chronicle.add(text.as_bytes(), Source("a.txt".to_owned()), &options).expect("added");
}

/// Neither loses what the other adds, also where one opens the library once more meanwhile.
#[test]
fn two_programs_can_work_on_one_library() {
    let folder = Folder::new();
    let path = folder.path("a.chronicle");
    let mut window = Chronicle::create(&path).expect("a chronicle");
    add_in_process(&mut window, "The mayor died on 1 May 2022.");
    drop(Chronicle::open(&path).expect("opened once more"));
    folder.good("add a.chronicle bridge.txt");
    add_in_process(&mut window, HARBOUR);
    assert_eq!(folder.good("articles a.chronicle --json").lines().count(), 3);
    drop(window);
    assert_eq!(folder.good("articles a.chronicle --json").lines().count(), 3);
    assert_eq!(folder.names(), ["a.chronicle", "bridge.txt", "harbour.md"]);
}

#[test]
fn what_goes_with_saved_pages_is_passed_over_unless_it_is_named() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path("saved/Fair_files")).expect("a folder");
    for (name, bytes) in [
        (
            "saved/Fair.html",
            &b"<html><body><p>The fair opened on 3 May 2021.</p></body></html>"[..],
        ),
        ("saved/Fair_files/frame.html", b"<html><body><p>Buy now.</p></body></html>"),
        ("saved/Fair_files/page.css", b"p { margin: 0 }"),
        ("saved/photo.jpg", b"\xff\xd8\xff\xe0"),
    ] {
        std::fs::write(folder.path(name), bytes).expect("written");
    }
    let run = folder.run("add a.chronicle saved");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run:?}");
    assert!(run.out.contains("added saved/Fair.html"), "{run:?}");
    assert!(run.out.contains("passed over 3 files beside pages, not articles"), "{run:?}");
    let run = folder.run("add a.chronicle saved/photo.jpg");
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.err.contains("`saved/photo.jpg`: it is a picture"), "{run:?}");
}
