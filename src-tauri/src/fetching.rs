//! Adding what a person names by its address: the only part of the window that asks anyone outside,
//! and only when told to.

use crate::adding::{add_bytes, now};
use crate::answer::{AddReport, CommandError, Progress};
use crate::session::{Session, Shared, teller, turn};
use dateline_chronicle::{Outcome, feed_links};
use dateline_fetch::{Address, Fetcher, Limits, Page, Wanted};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{State, WebviewWindow};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// What is to be fetched.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    pub address: String,
    /// Whether its host may be one of the local network.
    pub allow_local: bool,
    /// Whether the pages that a feed leads to are fetched too, in place of its entries.
    pub whole_feed: bool,
}

/// Fetches what is at an address and adds it, with events `progress`, until done or stopped.
#[tauri::command]
pub async fn add_address(
    session: State<'_, Session>,
    window: WebviewWindow,
    wish: Wish,
) -> Result<AddReport, CommandError> {
    let (chronicle, stop) = (session.chronicle()?, Arc::clone(&session.stop));
    stop.store(false, Ordering::Relaxed);
    add(&chronicle, &wish, &stop, teller(window)).await
}

async fn add(
    chronicle: &Shared,
    wish: &Wish,
    stop: &AtomicBool,
    tell: impl Fn(Progress),
) -> Result<AddReport, CommandError> {
    let mut report = AddReport::default();
    let address = Address::parse(&wish.address)?;
    let fetcher = Fetcher::new(Limits::default(), wish.allow_local.then_some(&address))?;
    tell(Progress { done: 0, total: 1, current: address.to_string(), pace: None });
    let Some(page) = unless(stop, fetcher.page(&address)).await else {
        report.stopped = true;
        return Ok(report);
    };
    let page = page?;
    let links = if wish.whole_feed { feed_links(&page.body) } else { None };
    let Some(links) = links else {
        report.outcomes = keep(chronicle, &page).await?;
        return Ok(report);
    };

    let sources = sources(chronicle).await?;
    let Wanted { pages, known, wrong, left_out } =
        Wanted::of(&page.address, &links, |source| sources.contains_key(source));
    let failed = |source: &Address, why: String| Outcome::failed(source.to_string(), why);
    report.outcomes.extend(known.into_iter().map(|source| {
        let article = sources[&source];
        Outcome::known(source, article)
    }));
    report.outcomes.extend(wrong.iter().map(|error| failed(&address, error.to_string())));
    let total = pages.len();
    for (done, page) in pages.iter().enumerate() {
        tell(Progress { done, total, current: page.to_string(), pace: None });
        match unless(stop, fetcher.page(page)).await {
            None => {
                report.stopped = true;
                return Ok(report);
            }
            Some(Ok(page)) => report.outcomes.extend(keep(chronicle, &page).await?),
            Some(Err(error)) => report.outcomes.push(failed(page, error.to_string())),
        }
    }
    if left_out > 0 {
        let message = format!(
            "{left_out} more pages of `{address}` were left for the next time; fetch it again"
        );
        report.outcomes.push(failed(&address, message));
    }
    Ok(report)
}

/// Where the articles of the chronicle came from.
async fn sources(chronicle: &Shared) -> Result<BTreeMap<String, i64>, CommandError> {
    let chronicle = Arc::clone(chronicle);
    let articles = spawn_blocking(move || turn(&chronicle).articles()).await??;
    Ok(articles.into_iter().map(|article| (article.source, article.id)).collect())
}

async fn keep(chronicle: &Shared, page: &Page) -> Result<Vec<Outcome>, CommandError> {
    let (chronicle, source, added) = (Arc::clone(chronicle), page.address.to_string(), now());
    let file = page.record(&added.0);
    Ok(spawn_blocking(move || add_bytes(&chronicle, &file, &source, &added)).await??)
}

/// Between two looks at whether the user has had enough.
const GLANCE: Duration = Duration::from_millis(100);

/// What `work` comes to, unless `stop` is set before.
async fn unless<T>(stop: &AtomicBool, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    while !stop.load(Ordering::Relaxed) {
        if let Ok(done) = timeout(GLANCE, &mut work).await {
            return Some(done);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_chronicle::{Chronicle, What};
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::sync::Mutex;

    /// Answers every request with the same page; a path `/silence` with none. The port.
    fn serve(page: &'static str) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let mut silent = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = [0; 4096];
                let length = stream.read(&mut request).unwrap();
                if request[..length].starts_with(b"GET /silence") {
                    silent.push(stream);
                    continue;
                }
                let length = page.len();
                let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/html";
                let answer = format!("{head}\r\ncontent-length: {length}\r\n\r\n{page}");
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        port
    }

    fn wish(port: u16, path: &str, allow_local: bool, whole_feed: bool) -> Wish {
        let address = format!("http://127.0.0.1:{port}{path}");
        Wish { address, allow_local, whole_feed }
    }

    fn chronicle() -> (tempfile::TempDir, Shared) {
        let folder = tempfile::tempdir().unwrap();
        let chronicle = Chronicle::create(&folder.path().join("a.chronicle")).unwrap();
        (folder, Arc::new(Mutex::new(chronicle)))
    }

    #[tokio::test]
    async fn a_page_is_added_with_its_address_once_it_is_allowed() {
        let port = serve("<p>The bridge fell on 9 March 2021, and the ferry sailed again.</p>");
        let (_folder, chronicle) = chronicle();
        let stop = AtomicBool::new(false);
        let refused = add(&chronicle, &wish(port, "/a", false, false), &stop, |_| ()).await;
        assert_eq!(refused.unwrap_err().code, "local");
        for what in [What::Added, What::Already] {
            let wish = wish(port, "/a", true, true);
            let report = add(&chronicle, &wish, &stop, |_| ()).await.unwrap();
            let became: Vec<What> = report.outcomes.iter().map(|outcome| outcome.what).collect();
            assert_eq!(became, [what], "{report:?}");
        }
        let articles = turn(&chronicle).articles().unwrap();
        assert_eq!(articles[0].source, format!("http://127.0.0.1:{port}/a"));
    }

    #[tokio::test]
    async fn the_pages_of_a_feed_can_be_stopped_between_and_within() {
        let port = serve(
            "<rss><channel><item><link>/silence</link></item><item><link>/b</link></item></channel></rss>",
        );
        let (_folder, chronicle) = chronicle();
        let stop = AtomicBool::new(false);
        let tell = |progress: Progress| {
            stop.store(progress.current.ends_with("/silence"), Ordering::Relaxed);
        };
        let report = add(&chronicle, &wish(port, "/feed", true, true), &stop, tell).await.unwrap();
        assert!(report.stopped && report.outcomes.is_empty(), "{report:?}");
    }
}
