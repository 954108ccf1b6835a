//! Passages with a day of their own.

use crate::app::App;
use crate::{MARKS, desktop, folder};

/// A page with all that a header shows, and a letter in it.
const LETTER: &str = r#"<!DOCTYPE html>
<html lang="en"><head><title>A letter from the year of the ferry</title>
<link rel="canonical" href="https://courier.example/harbour/letter-of-the-ferry">
<script type="application/ld+json">{"@type": "NewsArticle",
"headline": "A letter from the year of the ferry", "datePublished": "2024-05-03",
"dateModified": "2024-05-06", "articleSection": "Harbour",
"author": [{"@type": "Person", "name": "Cora Lindqvist"}, {"@type": "Person", "name": "Tom Ashgrove"}],
"publisher": {"@type": "Organization", "name": "The Merrow Courier"}}</script></head>
<body><article><h1>A letter from the year of the ferry</h1>
<p>The harbour museum opened its archive on Thursday. In it lies a letter to the ferryman's sister.</p>
<blockquote><p>The ferry sank yesterday, and eleven men drowned. The town will bury them on Sunday.</p></blockquote>
<p>The museum bought the letter in March 2023. It will be shown from 1 June, said its keeper.</p>
</article></body></html>"#;

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_quoted_letter_gets_a_day_of_its_own() {
    let data = folder();
    let page = data.path().join("letter.html");
    std::fs::write(&page, LETTER).unwrap();
    let app = App::start(data.path(), &[]).await;
    app.click("open-files").await;
    desktop::answer("Add articles", &page);
    app.until("the marks of its events", MARKS).await;
    let particulars = "return document.querySelector(\"[data-testid='particulars']\")?.innerText";
    let particulars = app.until("who wrote it", particulars).await.to_string();
    for expected in ["Cora Lindqvist", "Tom Ashgrove", "The Merrow Courier", "Harbour"] {
        assert!(particulars.contains(expected), "{particulars}");
    }
    let select = "
        const quotation = document.querySelector(\"[data-testid='source-pane'] blockquote\");
        if (quotation) document.getSelection().selectAllChildren(quotation);
        return quotation !== null";
    app.until("the letter, selected", select).await;
    app.find("[data-testid='date-passage']").await;
    app.press("d").await;
    app.fill("passage-input", "4 May 1916").await;
    app.click("passage-save").await;
    let dated = "return document.body.innerText.includes('3 May 1916')
        && document.body.innerText.includes('7 May 1916')
        && document.querySelector(\".own-day [data-testid='passage']\") !== null";
    app.until("its days, counted from that day", dated).await;
    app.ask("document.querySelector(\"[aria-label='Dismiss the message']\")?.click()").await;
    app.keep_picture("passage").await;
    app.click("passage").await;
    app.click("passage-clear").await;
    let cleared = "return !document.body.innerText.includes('1916')";
    app.until("its days, counted from the article's own again", cleared).await;
}
