//! Wrong usage, and help.

use crate::Folder;

#[test]
fn wrong_usage_is_one_line_and_exit_code_2() {
    let folder = Folder::new();
    for (args, said) in [
        ("add", "the following required arguments were not provided: <LIBRARY> <FILE>..."),
        ("fly", "unrecognized subcommand 'fly'"),
        ("events a --status done", "invalid value 'done' for '--status <STATUS>'"),
        ("events a --kind party", "invalid value 'party' for '--kind <KIND>'"),
        ("events a --from soon", "not a date such as 2025-11-14, 2025-11 or 2025"),
        ("add a b --published soon", "not a day such as 2025-11-14 or 14 November 2025"),
        ("published a 1 soon", "not a day such as 2025-11-14 or 14 November 2025"),
        ("extract --jobs 0", "invalid value '0' for '--jobs <N>'"),
        ("export a --to b.png --width 9", "invalid value '9' for '--width <PX>'"),
    ] {
        let message = folder.bad(args, 2);
        assert!(
            message.contains(said) && message.ends_with("; see `dateline --help`"),
            "{message}"
        );
    }
}

#[test]
fn about_lists_the_version_and_every_work_and_package() {
    let about = Folder::new().good("about");
    assert!(about.starts_with(concat!("dateline ", env!("CARGO_PKG_VERSION"), "\n")), "{about}");
    for work in ["Dateline", "en_core_web_sm", "WordNet", "Inter", "SQLite", "rusqlite", "svelte"] {
        let line = about.lines().find(|line| line.split_whitespace().next() == Some(work));
        assert!(line.is_some(), "{work} is not in\n{about}");
    }
}

#[test]
fn about_prints_every_licence_where_that_is_asked_for() {
    let folder = Folder::new();
    let about = folder.good("about --licences");
    for text in [
        include_str!("../../../../LICENSE"),
        include_str!("../../../nlp/data/en/LICENSE"),
        include_str!("../../../nlp/data/en/LICENSES_SOURCES"),
        include_str!("../../../nlp/data/en/WORDNET-LICENSE.txt"),
        include_str!("../../../timeline/data/font-LICENSE.txt"),
    ] {
        assert!(about.contains(text.trim()), "{text}");
    }
    for package in dateline_chronicle::packages() {
        let dateline_chronicle::Package { name, version, licence, text, .. } = package;
        assert!(about.contains(&format!("\n{name} {version} ({licence})\n")), "{name}");
        assert!(about.contains(text.as_str()), "{name}");
    }
    assert_eq!(folder.good("about --licenses"), about);
}

#[test]
fn help_is_printed_where_it_is_asked_for() {
    let folder = Folder::new();
    let help = folder.good("--help");
    for word in
        ["add", "events", "export", "extract", "timetag", "analyze", "Examples:", "Exit codes:"]
    {
        assert!(help.contains(word), "{help}");
    }
    assert!(folder.good("add --help").contains("dateline add story.chronicle report.html"));
    assert!(folder.good("--version").starts_with("dateline "));
    let run = folder.run_with(&[], b"");
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("Usage: dateline"), "{run:?}");
}
