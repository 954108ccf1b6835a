//! Journeys through the real program in a real window. They need a display, a session bus and the
//! built program, so a plain `cargo test` leaves them out: `cargo xtask test` runs them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // a test may stop at what it did not expect

mod app;
mod arriving;
mod correcting;
mod desktop;
mod page;
mod passages;
mod renewing;

use app::App;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const ARTICLE: &str = "\
The harbour bridge is open again

The harbour bridge reopened on 3 May 2024. A storm had damaged it on 12 January 2024, and the \
council approved the repairs in February.

The old ferry sailed for the last time on Tuesday. The council will unveil a plaque on 1 June.";

/// Where the marks of the timeline lie in the window: event, how many it stands for, middle.
const MARKS: &str = "
    return [...document.querySelectorAll('[data-event][data-count]')].map((mark) => {
        const box = mark.getBoundingClientRect();
        return [Number(mark.dataset.event), Number(mark.dataset.count),
            box.left + Math.min(box.width, 16) / 2, box.top + box.height / 2];
    })";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Adds [`ARTICLE`] as a person does, with its day of publication.
async fn paste_article(app: &App) {
    app.click("paste-article").await;
    app.fill("paste-text", ARTICLE).await;
    app.fill("paste-date", "2024-05-03").await;
    app.click("paste-add").await;
    app.until("the marks of its events", MARKS).await;
}

async fn open_sample(app: &App) {
    app.click("try-sample").await;
    app.until("the marks of the sample", MARKS).await;
}

/// Opens the first article of which the list says `words`.
async fn open_article(app: &App, words: &str) {
    let opened = format!(
        "const article = [...document.querySelectorAll('[data-article]')]
            .find((article) => article.innerText.includes('{words}'));
        article?.querySelector('button').click();
        return article !== undefined"
    );
    app.until("the article", &opened).await;
}

/// The single dots on the line: event, x, y.
async fn dots(app: &App) -> Vec<(i64, f64, f64)> {
    let marks = app.until("marks", MARKS).await;
    let marks = marks.as_array().unwrap().iter().filter(|mark| mark[1] == 1);
    let point = |mark: &Value| Some((mark[0].as_i64()?, mark[2].as_f64()?, mark[3].as_f64()?));
    marks.filter_map(point).collect()
}

/// Exports through the window's menu and the system's save dialog.
async fn export(app: &App, testid: &str, to: &Path) -> Vec<u8> {
    app.find("[aria-haspopup='menu'][aria-label^='Export']").await.click().await.unwrap();
    app.click(testid).await;
    desktop::answer("Export the timeline", to);
    let name = to.file_name().unwrap().to_str().unwrap();
    let told = format!("return document.body.innerText.includes('to {name}.')");
    app.until("the window's word that it is saved", &told).await;
    std::fs::read(to).unwrap()
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_dot_leads_to_its_sentence_and_a_sentence_to_its_dot() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    app.find("[data-testid='paste-article']").await;
    app.keep_picture("start").await;
    paste_article(&app).await;

    let (event, x, y) = dots(&app).await[0];
    app.click_at(x, y).await;
    let sentence = "[data-testid='source-pane'] [data-sentence][aria-current='true']";
    let marked = format!("return document.querySelector(\"{sentence}\")?.dataset.events");
    let events = app.until("the dot's sentence, marked", &marked).await;
    let events: Vec<i64> =
        events.as_str().unwrap().split(' ').map(|id| id.parse().unwrap()).collect();
    assert!(events.contains(&event), "{event} is not among {events:?}");
    let text = app.find(sentence).await.text().await.unwrap();
    assert!(text.contains("12 January 2024"), "the first dot is the storm, not: {text}");
    app.keep_picture("source").await;

    let other = "[data-testid='source-pane'] [data-sentence]:not([aria-current])";
    let other = app.find(other).await;
    let events = other.attr("data-events").await.unwrap().unwrap();
    other.click().await.unwrap();
    let selected = "return document.querySelector(
        \"[data-testid='event-row'][aria-selected='true']\")?.dataset.event";
    let both = format!(
        "const row = (() => {{ {selected} }})();
        const mark = document.querySelector(\"[data-count][aria-selected='true']\")?.dataset.event;
        return '{events}'.split(' ').includes(row) && row === mark && row"
    );
    app.until("the sentence's event, selected in the list and on the line", &both).await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_file_is_added_through_the_systems_dialog() {
    let data = folder();
    let file = data.path().join("bridge.md");
    std::fs::write(&file, ARTICLE).unwrap();
    let app = App::start(data.path(), &[]).await;
    app.click("open-files").await;
    desktop::answer("Add articles", &file);
    app.until("the marks of its events", MARKS).await;
    let told = "return document.body.innerText.includes('Added 1 article')";
    app.until("the window's word that it is added", told).await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_publication_date_gives_relative_dates_their_place() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    app.keep_picture("timeline").await;
    let unplaced = "
        const note = document.body.innerText.match(/(\\d+) events? without a known date/i);
        return note ? Number(note[1]) : 0";
    let before = app.until("the number of undated events", unplaced).await.as_u64().unwrap();
    open_article(&app, "No date").await;
    app.fill("published-input", "2021-11-20").await;
    app.click("published-save").await;
    let fewer = format!("const now = (() => {{ {unplaced} }})(); return now < {before}");
    app.until("fewer undated events", &fewer).await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn exports_are_written_where_the_save_dialog_says() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    paste_article(&app).await;

    let table = export(&app, "export-csv", &data.path().join("the table.csv")).await;
    let mut table = csv::Reader::from_reader(table.as_slice());
    let names = table.headers().unwrap().clone();
    let column = |name| names.iter().position(|column| column == name).unwrap();
    let (day, sentence) = (column("first_day"), column("sentence"));
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    let reopened = rows.iter().find(|row| row[sentence].contains("reopened on 3 May"));
    assert_eq!(reopened.map(|row| &row[day]), Some("2024-05-03"), "{rows:?}");

    let picture = export(&app, "export-svg", &data.path().join("picture.svg")).await;
    let picture = String::from_utf8(picture).unwrap();
    assert!(picture.contains("<svg") && picture.trim_end().ends_with("</svg>"));
    assert!(picture.contains("harbour bridge reopened"), "{picture}");

    let picture = export(&app, "export-png", &data.path().join("picture.png")).await;
    let picture = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    assert!(picture.info().width >= 1200, "{:?}", picture.info());
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_dark_desktop_gets_a_dark_window() {
    let data = folder();
    let app = App::start(data.path(), &[("GTK_THEME", "Adwaita:dark")]).await;
    open_sample(&app).await;
    // One further in, below the row of unlabelled marks: the picture is for readers.
    let inner = |(_, x, y): &(i64, f64, f64)| *x > 400.0 && *y > 170.0;
    let (_, x, y) = dots(&app).await.into_iter().find(inner).unwrap();
    app.click_at(x, y).await;
    let brightness = "
        const colour = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g);
        return Math.max(...colour.slice(0, 3).map(Number)) < 80";
    app.until("a dark ground", brightness).await;
    app.keep_picture("dark").await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_kind_is_chosen_and_the_card_says_how_sure_its_date_is() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    app.click("filter-kinds").await;
    let choose = "
        const items = [...document.querySelectorAll('[role=menuitemcheckbox]')];
        const court = items.find((item) => item.innerText.startsWith('Court'));
        court?.click();
        return court && Number(court.innerText.match(/\\d+/)[0])";
    let court = app.until("the kind in the menu", choose).await.as_u64().unwrap();
    let fewer = format!("return document.body.innerText.includes('{court} of ')");
    app.until("only events of that kind", &fewer).await;
    app.keep_picture("kinds").await;
    app.press(page::ESCAPE).await;
    let (_, x, y) = dots(&app).await[0];
    app.click_at(x, y).await;
    let card = app.find("[data-testid='event-card']").await.text().await.unwrap();
    assert!(card.contains("Court"), "{card}");
    app.find("[data-testid='certainty']").await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn dated_sentences_without_an_event_are_shown_when_asked_for() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    open_article(&app, "without an event").await;
    app.click("show-uncovered").await;
    let shown = "
        const sentences = [...document.querySelectorAll(\"[data-testid='uncovered']\")];
        const seen = sentences.map((sentence) => getComputedStyle(sentence).boxShadow);
        const first = sentences[0]?.getBoundingClientRect();
        return seen.every((shadow) => shadow !== 'none') && first?.bottom <= innerHeight";
    app.until("the sentences, marked, the first in sight", shown).await;
    app.keep_picture("uncovered").await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn the_wheel_zooms_and_fit_all_shows_everything_again() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    let middle = "
        const canvas = document.querySelector(\"[data-testid='timeline-canvas']\");
        const box = canvas.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]";
    let middle = app.ask(middle).await;
    let (x, y) = (middle[0].as_f64().unwrap(), middle[1].as_f64().unwrap());
    app.click("fit-all").await;
    let all = app.at_rest(MARKS).await;
    desktop::ctrl_wheel("Dateline — Sample story", x, y);
    let changed = |marks: &Value| {
        format!("const now = (() => {{ {MARKS} }})(); return JSON.stringify(now) !== '{marks}'")
    };
    app.until("the marks at other places", &changed(&all)).await;
    app.click("fit-all").await;
    let same =
        format!("const now = (() => {{ {MARKS} }})(); return JSON.stringify(now) === '{all}'");
    app.until("all marks where they were", &same).await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn about_shows_every_licence_and_gives_the_focus_back() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    app.click("about").await;
    app.find("[data-testid='about-version']").await;
    let all = dateline_chronicle::packages().len();
    let counted = format!("return document.body.innerText.includes('{all} packages')");
    app.until("the number of packages", &counted).await;

    app.fill("about-find", "rusqlite").await;
    let opened = "
        const rows = [...document.querySelectorAll('dialog summary')];
        const own = rows.filter((row) => row.innerText.startsWith('rusqlite'));
        own[0]?.focus();
        return own.length === 1 && rows.at(-1) === own[0]";
    app.until("the only package of that name", opened).await;
    app.press(page::ENTER).await;
    let text = app.find("dialog pre").await.text().await.unwrap();
    assert!(text.contains("Permission is hereby granted"), "{text}");

    app.press(page::ESCAPE).await;
    let back = "return !document.querySelector('dialog') && document.activeElement.dataset.testid";
    assert_eq!(app.until("the window without the dialog", back).await, "about");
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn what_was_added_outlives_a_sudden_end_of_the_program() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    paste_article(&app).await;
    let before = dots(&app).await.len();
    drop(app);

    let app = App::start(data.path(), &[]).await;
    app.until("the marks of its events", MARKS).await;
    assert_eq!(dots(&app).await.len(), before);
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_chronicle_that_cannot_be_opened_is_named_and_left_as_it_is() {
    let data = folder();
    let file = data.path().join("letter.chronicle");
    std::fs::write(&file, "Dear all").unwrap();
    let last = serde_json::json!({ "last": file }).to_string();
    std::fs::write(data.path().join("settings.json"), last).unwrap();
    let app = App::start(data.path(), &[]).await;
    let named = "return document.body.innerText.includes('letter.chronicle')";
    app.until("the file's name", named).await;
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "Dear all");
}
