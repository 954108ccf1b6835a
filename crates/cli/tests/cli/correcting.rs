//! What a person says of events.

use crate::{Folder, lines};

#[test]
fn an_event_is_corrected_struck_out_and_taken_back() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt");
    let before = lines(&folder.good("events a.chronicle --json"));
    let id = before[0]["id"].as_i64().expect("a number");
    let args = ["correct", "a.chronicle", &id.to_string(), "--date", "about May 2019"];
    let run = folder.run_with(&args, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.starts_with(&format!("event {id}, corrected: about May 2019: ")), "{run:?}");
    let out = folder.good(&format!("correct a.chronicle {id} --kind disaster --status possible"));
    assert!(out.contains("about May 2019"), "what was said before stays: {out}");
    let events = lines(&folder.good("events a.chronicle --json"));
    let event = events.iter().find(|event| event["id"] == id).expect("the event");
    assert_eq!((&event["date"], &event["status"]), (&"2019-05~".into(), &"possible".into()));
    assert_eq!(event["found"]["date"], before[0]["date"]);
    assert_eq!(event["correction"]["date"], "2019-05~");

    assert!(folder.good(&format!("correct a.chronicle {id} --strike")).contains("struck out"));
    assert_eq!(lines(&folder.good("events a.chronicle --json")).len(), before.len() - 1);
    assert_eq!(lines(&folder.good("events a.chronicle --struck --json")).len(), 1);
    assert!(folder.good(&format!("correct a.chronicle {id} --restore")).contains("corrected"));
    assert!(folder.good(&format!("correct a.chronicle {id} --as-found")).contains("as found"));
    assert_eq!(lines(&folder.good("events a.chronicle --json")), before);
}

#[test]
fn what_is_no_correction_is_refused() {
    let folder = Folder::new();
    folder.good("add a.chronicle bridge.txt");
    for args in ["1", "1 --date soon", "1 --strike --restore", "1 --status never", "1 --kind party"]
    {
        folder.bad(&format!("correct a.chronicle {args}"), 2);
    }
    let error = folder.bad("correct a.chronicle 77 --strike", 1);
    assert!(error.contains("event 77 of `a.chronicle`: there is no such event"), "{error}");
    let out = folder.good("correct a.chronicle 1 --date none");
    assert!(out.starts_with("event 1, corrected: no date: "), "{out}");
}
