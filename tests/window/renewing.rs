//! Events that are found again, and originals that are read again.

use crate::app::App;
use crate::{MARKS, folder, open_sample};

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn what_another_version_found_is_found_again_when_the_user_keeps_it() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    drop(app);
    let file = data.path().join("Sample story.chronicle");
    let chronicle = rusqlite::Connection::open(&file).unwrap();
    chronicle
        .execute_batch(
            "UPDATE articles SET extracted_by = '0.0.9' WHERE id = 1;
             UPDATE events SET headline = 'Something else' WHERE article = 1;",
        )
        .unwrap();
    drop(chronicle);

    let app = App::start(data.path(), &[]).await;
    app.click("renew").await;
    app.find("[data-testid='renew-sum']").await;
    let before = "return document.querySelector('dialog').innerText.includes('Something else')";
    app.until("what was there before", before).await;
    app.click("renew-keep").await;
    let kept = "return !document.querySelector('dialog')
        && !document.querySelector(\"[data-testid='renew']\")
        && !document.body.innerText.includes('Something else')";
    app.until("the new events, and no more offer", kept).await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn originals_are_read_again_when_the_user_asks_for_it() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    drop(app);
    let file = data.path().join("Sample story.chronicle");
    let chronicle = rusqlite::Connection::open(&file).unwrap();
    // Found by this version, so that nothing is offered by itself.
    let change = "UPDATE events SET headline = 'Something else' WHERE article = 1";
    chronicle.execute_batch(change).unwrap();
    drop(chronicle);

    let app = App::start(data.path(), &[]).await;
    app.until("the marks of its events", MARKS).await;
    assert!(app.ask("return !document.querySelector(\"[data-testid='renew']\")").await == true);
    app.find("[aria-haspopup='menu'][aria-label^='Chronicle']").await.click().await.unwrap();
    app.click("reread-all").await;
    app.find("[data-testid='renew-sum']").await;
    let before = "return document.querySelector('dialog').innerText.includes('Something else')";
    app.until("what was there before", before).await;
    app.click("renew-keep").await;
    let kept = "return !document.querySelector('dialog')
        && !document.body.innerText.includes('Something else')";
    app.until("the events as they were read", kept).await;
}
