//! Articles that come by themselves or from far: dropped folders, addresses, watched folders.

use crate::app::App;
use crate::desktop::{self, DragSource};
use crate::{ARTICLE, MARKS, folder};
use std::path::Path;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// One file of every format, and what a browser saves beside a page.
const FORMATS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/formats");

/// The sources of the articles in the list.
const SOURCES: &str = "
    return [...document.querySelectorAll('[data-article]')].map((article) => article.innerText)";

/// The window's title, as the session of `data` has it.
const TITLE: &str = "Dateline — My timeline";

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_folder_with_every_format_is_dropped_on_the_window() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    app.find("[data-testid='paste-article']").await;
    let source = DragSource::start(&[&format!("file://{FORMATS}")]);
    let over = async {
        app.find(".overlay").await;
    };
    source.drop_on(TITLE, over).await;
    let told = "
        const told = document.body.innerText.match(/Added (\\d+) articles/);
        return told && Number(told[1])";
    let added = app.until("the window's word that they are added", told).await;
    // tests/formats.rs says what each of them holds.
    assert_eq!(added, 20, "{:?}", app.ask("return document.body.innerText").await);
    app.until("their events", MARKS).await;
    app.until("their names", SOURCES).await;
    app.keep_picture("dropped").await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn an_address_is_fetched_after_the_window_has_said_who_will_be_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let (asked, mut requests) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).await.unwrap();
            let line = String::from_utf8_lossy(&request[..length]).lines().next().map(String::from);
            asked.send(line.unwrap_or_default()).unwrap();
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/plain";
            let length = ARTICLE.len();
            let answer = format!("{head}\r\ncontent-length: {length}\r\n\r\n{ARTICLE}");
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });

    let data = folder();
    let app = App::start(data.path(), &[]).await;
    app.click("from-address").await;
    let address = format!("http://{host}/bridge");
    app.fill("address", &address).await;
    let hint = app.find("[data-testid='address-hint']").await.text().await.unwrap();
    assert!(hint.contains(&format!("Dateline will ask {host} for this page")), "{hint}");
    app.keep_picture("address").await;
    app.click("fetch").await;
    // This computer is asked only when that is allowed; so far nothing was.
    let refused = app.find("dialog [role='alert']").await.text().await.unwrap();
    assert!(refused.contains("this computer"), "{refused}");
    assert!(requests.try_recv().is_err(), "asked before it was allowed");
    app.click("allow-local").await;
    app.click("fetch").await;
    app.until("the marks of its events", MARKS).await;
    assert_eq!(requests.recv().await.unwrap(), "GET /bridge HTTP/1.1");
    assert!(requests.try_recv().is_err(), "asked once");
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn an_address_dropped_on_the_window_is_asked_about_first() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    app.find("[data-testid='paste-article']").await;
    let source = DragSource::start(&["https://example.org/news/bridge"]);
    source.drop_on(TITLE, async {}).await;
    let address = "return document.querySelector(\"[data-testid='address']\")?.value";
    let address = app.until("the dialog", address).await;
    assert_eq!(address, "https://example.org/news/bridge");
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn what_arrives_in_a_watched_folder_is_added_also_after_the_next_start() {
    let data = folder();
    let inbox = data.path().join("inbox");
    std::fs::create_dir(&inbox).unwrap();
    let app = App::start(data.path(), &[]).await;
    app.click("watch-folder").await;
    desktop::answer("Watch a folder", &inbox);
    let shown = "return document.querySelector(\"[data-testid='watching']\")?.innerText";
    let shown = app.until("the window's word that it watches", shown).await;
    assert!(shown.as_str().unwrap().contains("inbox"), "{shown}");
    write(&inbox, "bridge.txt", ARTICLE);
    app.until("the marks of its events", MARKS).await;
    app.keep_picture("watching").await;
    drop(app);

    let app = App::start(data.path(), &[]).await;
    app.find("[data-testid='watching']").await;
    write(&inbox, "ferry.txt", "The ferry sank on 2 June 1931. Nobody was on it.");
    let both = "return document.querySelectorAll('[data-article]').length === 2";
    app.until("the other article too", both).await;
    app.click("stop-watching").await;
    let stopped = "return !document.querySelector(\"[data-testid='watching']\")";
    app.until("no watched folder", stopped).await;
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}
