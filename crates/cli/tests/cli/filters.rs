//! The filters without a library.

use crate::{Folder, HARBOUR, lines};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};

// By value: `json!` makes one in the call.
#[allow(clippy::needless_pass_by_value)]
fn article(id: Value, text: &str, dct: Value) -> String {
    json!({"id": id, "title": "T", "dct": dct, "text": text}).to_string()
}

/// The code points `[start, end)` of a text.
fn points(text: &str, range: &Value) -> String {
    let at = |index: usize| range[index].as_u64().expect("an offset") as usize;
    text.chars().skip(at(0)).take(at(1) - at(0)).collect()
}

#[test]
fn extract_writes_a_line_for_every_article() {
    let folder = Folder::new();
    let text = "“Naïve” 𝔹oats – 🚢 – wait. The bridge fell on 9 March 2021.";
    let input = [
        format!("\u{feff}{}\r", article(json!("a"), text, json!("2021-11-14"))),
        String::new(),
        article(json!(7), "Nothing is told here.", Value::Null),
        json!({"text": HARBOUR, "id": "no dct", "more": [1]}).to_string(),
    ];
    let run = folder.run_with(&["extract", "--jobs", "3"], input.join("\n").as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let answers = lines(&run.out);
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!("a"), &json!(7), &json!("no dct")]);
    assert_eq!(answers[1]["events"], json!([]));
    let event = &answers[0]["events"][0];
    assert_eq!(points(text, &event["trigger"]), "fell");
    assert_eq!(points(text, &event["sentence"]), "The bridge fell on 9 March 2021.");
    assert!(points(text, &event["timex"]).contains("9 March 2021"));
    assert_eq!((&event["date"], &event["status"]), (&json!("2021-03-09"), &json!("asserted")));
    let first = run.out.lines().next().expect("a line");
    let keys = [
        "{\"id\":",
        "\"events\":[{\"trigger\":",
        "\"also\":",
        "\"sentence\":",
        "\"date\":",
        "\"status\":",
        "\"headline\":",
        "\"timex\":",
        "\"dated_by\":",
        "\"kind\":",
        "\"participants\":",
        "\"place\":",
        "\"attribution\":",
        "\"confidence\":",
        "\"importance\":",
        "\"order\":",
        "\"told\":",
    ];
    let at: Vec<_> = keys.iter().map(|key| first.find(key)).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{first}");
}

#[test]
fn timetag_writes_the_time_expressions() {
    let folder = Folder::new();
    let text = "“Öl” came on 9 March 2021.";
    let input = article(json!("a"), text, Value::Null);
    let run = folder.run_with(&["timetag"], input.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let timex = lines(&run.out).remove(0)["timexes"][0].take();
    assert_eq!((&timex["type"], &timex["value"]), (&json!("DATE"), &json!("2021-03-09")));
    let words = points(text, &json!([timex["start"], timex["end"]]));
    assert_eq!(words, timex["text"].as_str().expect("words"));
    assert!(words.ends_with("9 March 2021"));
}

#[test]
fn a_passage_has_a_day_of_its_own() {
    let folder = Folder::new();
    let text = "“Öl” came today. He wrote: “It burned yesterday.”";
    let input = |passages: Value| {
        json!({"id": 1, "text": text, "dct": "2021-03-10", "passages": passages}).to_string()
    };
    let given = input(json!([{"start": 27, "end": 49, "dct": "4 May 1916"}]));
    let run = folder.run_with(&["timetag"], given.as_bytes());
    let timexes = lines(&run.out).remove(0)["timexes"].take();
    assert_eq!(timexes[0]["value"], "2021-03-10", "{run:?}");
    assert_eq!(timexes[1]["value"], "1916-05-03", "{run:?}");
    let run = folder.run_with(&["extract"], given.as_bytes());
    assert_eq!(lines(&run.out)[0]["events"][1]["date"], "1916-05-03", "{run:?}");
    for (passage, said) in [
        (json!({"start": 40, "end": 99, "dct": "1916-05-04"}), "no stretch of the text: 40 to 99"),
        (json!({"start": 9, "end": 3, "dct": "1916-05-04"}), "no stretch of the text: 9 to 3"),
        (json!({"start": 3, "end": 9, "dct": "May"}), "`passages[0].dct` is no day: `May`"),
        (json!({"start": 3, "end": 9}), "missing field `dct`"),
    ] {
        let run = folder.run_with(&["timetag"], input(json!([passage])).as_bytes());
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.err.contains(said), "{run:?}");
    }
}

#[test]
fn analyze_writes_sentences_words_and_names() {
    let folder = Folder::new();
    let text = "“Naïve” 🚢 – no.\n\nShe left New York on Monday.";
    let odd = "\0 שלום \u{202e}\u{1c}\r\n\u{2028}…";
    let input = [
        article(json!("a"), text, json!("2021-11-14")),
        article(json!(2), "", Value::Null),
        article(json!(3), odd, Value::Null),
    ];
    let run = folder.run_with(&["analyze", "--jobs", "2"], input.join("\n").as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let answers = lines(&run.out);
    assert_eq!(answers[1], json!({"id": 2, "sentences": [], "entities": [], "names": []}));
    assert_eq!(answers[2]["id"], 3);

    let span = |value: &Value| points(text, &json!([value["start"], value["end"]]));
    let sentences = answers[0]["sentences"].as_array().expect("sentences");
    let spans: Vec<_> = sentences.iter().map(span).collect();
    assert_eq!(spans, ["“Naïve” 🚢 – no.", "She left New York on Monday."]);
    let tokens = sentences[1]["tokens"].as_array().expect("tokens");
    assert!(tokens.iter().all(|token| token["text"] == span(token)));
    let column = |key: &str| tokens.iter().map(|token| token[key].clone()).collect::<Value>();
    assert_eq!(column("head"), json!([1, 1, 3, 1, 1, 4, 1]));
    assert_eq!(column("tag"), json!(["PRP", "VBD", "NNP", "NNP", "IN", "NNP", "."]));
    let labels = ["nsubj", "ROOT", "compound", "dobj", "prep", "pobj", "punct"];
    assert_eq!(column("label"), json!(labels));
    assert_eq!(column("lemma"), json!(["she", "leave", "New", "York", "on", "Monday", "."]));
    let marks = json!([null, null, "B-GPE", "I-GPE", null, "B-DATE", null]);
    assert_eq!(column("entity"), marks);
    assert_eq!(tokens[1]["pos"], "VERB");
    let entities = answers[0]["entities"].as_array().expect("entities");
    let last = &entities[entities.len() - 2..];
    let names: Vec<_> = last.iter().map(|entity| (span(entity), &entity["kind"])).collect();
    let expected = [("New York".to_owned(), &json!("GPE")), ("Monday".to_owned(), &json!("DATE"))];
    assert_eq!(names, expected);
    let place = answers[0]["names"].as_array().and_then(|names| names.last()).expect("a name");
    let york = json!({"text": "New York", "kind": "GPE", "gender": null, "mentions": [[26, 34]], "pronouns": []});
    assert_eq!(place, &york);
    let keys = "{\"start\":17,\"end\":20,\"text\":\"She\",\"tag\":\"PRP\",\"pos\":\"PRON\",\
        \"lemma\":\"she\",\"head\":1,\"label\":\"nsubj\",\"entity\":null}";
    assert!(run.out.contains(keys), "{}", run.out);
}

#[test]
fn a_line_that_is_no_article_is_named_and_the_rest_comes_out() {
    let folder = Folder::new();
    let good = article(json!("good"), HARBOUR, json!("2021-11-14"));
    let cases: [(&[u8], &str); 9] = [
        (b"{", "not an article: EOF while parsing an object at column 1"),
        (b"\"words\"", "not an article: invalid type: string \"words\""),
        (b"{\"id\": 1}", "not an article: missing field `text`"),
        (b"{\"text\": \"a\"}", "not an article: missing field `id`"),
        (b"{\"id\": null, \"text\": \"a\"}", "not an article: `id` must be a string or a number"),
        (b"{\"id\": 1, \"text\": 5}", "not an article: invalid type: integer `5`"),
        (b"{\"id\": 1, \"text\": \"\xff\"}", "not an article: invalid unicode code point"),
        (b"{\"id\": 1, \"dct\": \"soon\", \"text\": \"a\"}", "`dct` is no day: `soon`; write it"),
        (b"{\"id\": 1, \"dct\": \"\", \"text\": \"a\"}", "`dct` is no day: ``; write it"),
    ];
    for command in ["extract", "timetag", "analyze"] {
        for (line, said) in cases {
            let input = [b"\n", good.as_bytes(), line, good.as_bytes()].join(&b'\n');
            let run = folder.run_with(&[command], &input);
            assert_eq!(run.code, Some(1), "{run:?}");
            assert_eq!(run.out.lines().count(), 2, "{run:?}");
            assert!(run.err.starts_with(&format!("dateline: line 4: {said}")), "{run:?}");
            assert_eq!(run.err.lines().count(), 1, "{run:?}");
        }
    }
}

#[test]
fn a_day_is_read_as_people_write_it() {
    let folder = Folder::new();
    for dct in ["2021-11-14", "2021-11-14T09:30:00Z", "14 November 2021", "November 14, 2021"] {
        let input = article(json!(1), "The council opened it in October.", json!(dct));
        let run = folder.run_with(&["timetag"], input.as_bytes());
        let timex = lines(&run.out).remove(0)["timexes"][0].take();
        assert_eq!(timex["value"], "2021-10", "{dct}: {run:?}");
    }
}

#[test]
fn the_order_of_many_articles_is_kept_on_many_cores() {
    let folder = Folder::new();
    let input: String = (0..500)
        .map(|n| article(json!(n), &HARBOUR.repeat(1 + n * 7 % 13), Value::Null) + "\n")
        .collect();
    let one = folder.run_with(&["extract", "--jobs", "1"], input.as_bytes());
    let many = folder.run_with(&["extract", "--jobs", "8"], input.as_bytes());
    assert_eq!(one.out, many.out);
    let ids: Vec<u64> =
        lines(&many.out).iter().map(|answer| answer["id"].as_u64().expect("a number")).collect();
    assert_eq!(ids, (0..500).collect::<Vec<u64>>());
}

#[test]
fn no_input_is_no_output() {
    let folder = Folder::new();
    assert_eq!(folder.good("extract"), "");
    assert_eq!(folder.good("timetag"), "");
    assert_eq!(folder.good("analyze"), "");
}

/// The first answer comes while the input is still open, and a reader that leaves is no error.
#[test]
fn a_reader_that_leaves_ends_the_program_quietly() {
    let folder = Folder::new();
    let mut child = folder.command(&["extract"]).spawn().expect("the program");
    let mut stdin = child.stdin.take().expect("a pipe");
    let line = article(json!(1), HARBOUR, Value::Null) + "\n";
    stdin.write_all(line.as_bytes()).expect("written");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut first = String::new();
    out.read_line(&mut first).expect("a line");
    assert!(first.starts_with("{\"id\":1,"), "{first}");
    drop(out);
    // Enough to fill every buffer on the way; the program leaves before it has read it all.
    let writer = std::thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {});
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("written");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
