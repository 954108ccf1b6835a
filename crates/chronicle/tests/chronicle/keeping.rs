use crate::{BRIDGE, add, day, file, folder, new, options};
use dateline_chronicle::{Again, BlockKind, Chronicle, Filter, Source};
use rusqlite::Connection;

const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>The weir</title>
<meta property="article:published_time" content="2021-03-10T08:00:00+01:00">
<meta property="article:modified_time" content="2021-03-12T08:00:00+01:00"></head><body><article>
<h1>The weir is closed</h1><p class="byline">By Ada Marsh</p>
<p>The weir at Low Fennick broke on Tuesday, and the council closed the road below it at noon.</p>
<p>Forty families left their houses. The engineers will measure the bank on Friday, said Mr Pell.</p>
<p>It was last mended in May 1998, when the old sluice was taken out of the western bank.</p>
</article></body></html>"#;

fn page(chronicle: &mut Chronicle) -> i64 {
    let source = Source("https://fennick.example/weir".to_owned());
    chronicle.add(PAGE.as_bytes(), source, &options(None)).expect("added").article
}

fn count(path: &std::path::Path, table: &str) -> i64 {
    let connection = Connection::open(path).expect("a database");
    connection
        .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        .expect("rows")
}

#[test]
fn what_reading_knows_of_an_article_is_kept_and_told() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = page(&mut chronicle);
    let row = chronicle.articles().expect("articles").remove(0);
    assert_eq!((row.title.as_str(), row.byline.as_str()), ("The weir is closed", "Ada Marsh"));
    assert_eq!(row.updated.as_deref(), Some("2021-03-12"));
    let why = "Its own data say when it appeared (article:published_time).";
    assert_eq!(row.published_from.as_deref(), Some(why));
    assert_eq!(row.original.as_deref(), Some("https://fennick.example/weir"));
    assert!(row.unread.is_none() && row.same_text.is_none());
    let german = "Der Rat trat am Mittag zusammen und hörte vierzig Redner, die meisten davon \
        wütend, bevor er abstimmte. Eine zweite Abstimmung wird in den nächsten Wochen erwartet.";
    add(&mut chronicle, german, None);
    let row = chronicle.articles().expect("articles").remove(1);
    assert_eq!(row.unread.as_deref(), Some("German"));
    assert_eq!(chronicle.article(id).expect("an article").article.id, id);
}

#[test]
fn lines_have_their_kinds_and_what_was_cut_its_place() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let text = "The weir\n\nIt broke on 9 March 2021.\n\nWhat was lost\n\nA mill.";
    let id = add(&mut chronicle, text, None).article;
    let connection = Connection::open(file(&folder)).expect("a database");
    connection
        .execute_batch(
            "INSERT INTO blocks VALUES (1, 1, 'heading'), (1, 2, 'list-item');
             INSERT INTO cuttings VALUES (1, 0, 0, 'Home'), (1, 1, 3, 'Read more');",
        )
        .expect("rows");
    let view = chronicle.article(id).expect("an article");
    let lines: Vec<_> =
        view.blocks.iter().map(|block| (block.kind, !block.pieces.is_empty())).collect();
    let kinds = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem];
    assert_eq!(lines, kinds.map(|kind| (kind, true)));
    let cut: Vec<_> = view.cut.iter().map(|cut| (cut.text.as_str(), cut.above)).collect();
    assert_eq!((cut, view.article.cut), (vec![("Home", 0), ("Read more", 3)], 2));
    // What is found again is found in the same lines.
    chronicle.renew(id, Again::Found).expect("renewed");
    assert_eq!(chronicle.article(id).expect("an article").blocks.len(), view.blocks.len());
}

#[test]
fn the_bytes_of_a_file_are_kept_once_and_go_with_its_last_article() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let lines = [BRIDGE, "The mill burned on 4 May 2020. Nobody was in it."];
    let lines = lines.map(|text| serde_json::json!({ "text": text }).to_string()).join("\n");
    let added =
        chronicle.add_file(lines.as_bytes(), Source("two.jsonl".to_owned()), &options(None));
    let ids: Vec<i64> = added.into_iter().map(|added| added.expect("added").article).collect();
    assert_eq!((ids.len(), count(&file(&folder), "originals")), (2, 1));
    for id in &ids {
        let original = chronicle.original(*id).expect("kept");
        assert_eq!(
            (original.name.as_str(), original.bytes.as_slice()),
            ("two.jsonl", lines.as_bytes())
        );
    }
    let to = folder.path().join("saved.jsonl");
    chronicle.save_original(ids[0], &to).expect("saved");
    assert_eq!(std::fs::read(&to).expect("a file"), lines.as_bytes());
    let own = chronicle.save_original(ids[0], &file(&folder)).expect_err("a chronicle");
    assert_eq!(own.code(), "over-database");
    chronicle.remove(ids[0]).expect("removed");
    assert_eq!(count(&file(&folder), "originals"), 1);
    chronicle.remove(ids[1]).expect("removed");
    assert_eq!(count(&file(&folder), "originals"), 0);
    assert_eq!(chronicle.original(ids[0]).expect_err("gone").code(), "no-such-article");
}

/// Makes the article what a worse reader had read, with words that are not of it.
fn spoil(path: &std::path::Path, read_by: &str) {
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch(&format!(
            "UPDATE articles SET text = 'Read more here.' || char(10) || text, byline = '',
               text_sha256 = 'x', read_by = '{read_by}';
             UPDATE sentences SET start = start + 16, stop = stop + 16;
             UPDATE events SET trigger_start = trigger_start + 16, trigger_stop = trigger_stop + 16,
               timex_start = timex_start + 16, timex_stop = timex_stop + 16;"
        ))
        .expect("spoiled");
}

#[test]
fn an_article_is_read_again_from_its_bytes_and_keeps_its_events_numbers() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let id = page(&mut chronicle);
    let events = |chronicle: &Chronicle| chronicle.events(&Filter::default()).expect("events");
    let (before, text) = (events(&chronicle), chronicle.article(id).expect("an article").blocks);
    assert!(before.len() > 2, "{before:?}");

    spoil(&file(&folder), dateline_extract::READER);
    assert!(chronicle.outdated().expect("articles").is_empty(), "read by this version");
    assert!(chronicle.difference(id, Again::Read).expect("a difference").is_empty());
    assert_eq!(chronicle.article(id).expect("an article").blocks.len(), text.len() + 1);
    let shown = chronicle.renew(id, Again::Read).expect("read again");
    assert!(shown.is_empty(), "{shown:?}");
    assert_eq!(events(&chronicle), before);
    assert_eq!(chronicle.article(id).expect("an article").blocks, text);
    assert_eq!(chronicle.articles().expect("articles")[0].byline, "Ada Marsh");

    spoil(&file(&folder), env!("CARGO_PKG_VERSION"));
    assert_eq!(chronicle.outdated().expect("articles"), [id], "read by another reader");
    chronicle.renew(id, Again::Found).expect("read again");
    assert_eq!(chronicle.article(id).expect("an article").blocks, text);
}

#[test]
fn reading_again_leaves_what_the_user_said() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let mut options = options(None);
    options.title = Some("My weir".to_owned());
    let source = Source("weir.html".to_owned());
    let id = chronicle.add(PAGE.as_bytes(), source, &options).expect("added").article;
    let told = |chronicle: &mut Chronicle| {
        chronicle.renew(id, Again::Read).expect("read again");
        let row = chronicle.articles().expect("articles").remove(0);
        (row.title, row.published)
    };
    assert_eq!(told(&mut chronicle), ("My weir".to_owned(), Some("2021-03-10".to_owned())));
    chronicle.set_published(id, Some(day("2021-03-11"))).expect("set");
    assert_eq!(told(&mut chronicle).1.as_deref(), Some("2021-03-11"));
    chronicle.set_published(id, None).expect("set");
    assert_eq!(told(&mut chronicle).1, None, "the user says that it is not known");
}

#[test]
fn an_article_without_its_bytes_is_not_read_again() {
    let folder = folder();
    crate::opening::first_version(&file(&folder));
    let mut chronicle = Chronicle::open(&file(&folder)).expect("opened");
    assert_eq!(chronicle.articles().expect("articles")[0].original, None);
    assert_eq!(chronicle.original(1).expect_err("not kept").code(), "no-original");
    chronicle.renew(1, Again::Read).expect("found again");
    assert_eq!(chronicle.events(&Filter::default()).expect("events").len(), 1);
}
