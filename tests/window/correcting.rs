//! What the user says of events.

use crate::app::App;
use crate::page::{CTRL, DELETE};
use crate::{folder, open_sample, paste_article};

const FIRST_ROW: &str = "document.querySelector(\"[data-testid='event-row']\")";

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn an_event_is_corrected_struck_out_and_restored() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    paste_article(&app).await;
    app.until("the first event", &format!("{FIRST_ROW}?.click(); return {FIRST_ROW} !== null"))
        .await;
    app.find("[data-testid='event-card']").await;
    app.press("e").await;
    app.fill("correct-headline", "The great storm struck the bridge").await;
    app.fill("correct-date", "about January 2024").await;
    let read = "return document.querySelector(\"[data-testid='correct-hint']\").innerText
        .includes('2024-01~')";
    app.until("the date as it is read", read).await;
    app.click("correct-save").await;
    let card = "document.querySelector(\"[data-testid='event-card']\")?.innerText ?? ''";
    let corrected = format!(
        "const card = {card};
        return card.includes('The great storm struck the bridge')
            && card.includes('about January 2024') && card.includes('the date (found: 12 January 2024)')"
    );
    app.until("the event as the user says it is", &corrected).await;
    app.ask("document.querySelector(\"[aria-label='Dismiss the message']\")?.click()").await;
    app.keep_picture("corrected").await;

    let count = "return document.querySelectorAll(\"[data-testid='event-row']\").length";
    let before = app.ask(count).await.as_u64().unwrap();
    app.press(DELETE).await;
    let fewer = format!("{count} === {}", before - 1);
    app.until("one event less", &fewer).await;
    app.click("filter-struck").await;
    app.until("the one that was struck out", &format!("{count} === 1")).await;
    app.until("its card", &format!("{FIRST_ROW}?.click(); return {card}.includes('Struck out')"))
        .await;
    app.click("strike-event").await;
    app.until("all events again", &format!("{count} === {before}")).await;
}

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn ctrl_z_takes_the_last_correction_back() {
    let data = folder();
    let app = App::start(data.path(), &[]).await;
    open_sample(&app).await;
    app.until("the first event", &format!("{FIRST_ROW}?.click(); return {FIRST_ROW} !== null"))
        .await;
    let headline = "document.querySelector(\"[data-testid='event-card'] h2\")?.innerText";
    let found = app.until("its label", &format!("return {headline}")).await;
    app.press("e").await;
    app.fill("correct-headline", "Something else").await;
    app.click("correct-save").await;
    app.until("the new label", &format!("return {headline} === 'Something else'")).await;
    app.press(&format!("{CTRL}z")).await;
    app.until("the label that was found", &format!("return {headline} === {found}")).await;
}
