//! Wrong usage, and help.

use crate::Folder;

#[test]
fn wrong_usage_is_one_line_and_exit_code_2() {
    let folder = Folder::new();
    for (args, said) in [
        ("add", "the following required arguments were not provided: <LIBRARY> <FILE>..."),
        ("fly", "unrecognized subcommand 'fly'"),
        ("events a --status done", "invalid value 'done' for '--status <STATUS>'"),
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
fn about_shows_the_version_and_every_notice() {
    let about = Folder::new().good("about");
    assert!(about.starts_with(concat!("dateline ", env!("CARGO_PKG_VERSION"), "\n")), "{about}");
    for text in [
        include_str!("../../../../LICENSE"),
        include_str!("../../../nlp/data/en/LICENSE"),
        include_str!("../../../nlp/data/en/LICENSES_SOURCES"),
        include_str!("../../../nlp/data/en/WORDNET-LICENSE.txt"),
        include_str!("../../../timeline/data/font-LICENSE.txt"),
    ] {
        assert!(about.contains(text.trim()), "{text}");
    }
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
