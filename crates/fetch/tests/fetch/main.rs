//! Pages fetched from a server that the test starts on this computer.
#![allow(clippy::unwrap_used)] // a test may stop at what it did not expect

mod server;

use dateline_extract::{Article, Source, feed_links, read};
use dateline_fetch::{Address, Error, Fetcher, Limits, Page};
use flate2::Compression;
use flate2::write::GzEncoder;
use server::{Answer, Server, answer, page, to};
use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

const ARTICLE: &str = "<html><head><title>Bridge closed</title>\
    <meta property='article:published_time' content='2021-03-09T08:00:00+01:00'></head><body><article>\
    <h1>Bridge closed</h1><p>The bridge over the Merrow closed on Tuesday, after engineers had found \
    cracks in two of its piers. The council will decide in April how it is to be repaired.</p>\
    </article></body></html>";

const LIMITS: Limits =
    Limits { redirects: 5, bytes: 1 << 20, time: Duration::from_secs(20), pause: Duration::ZERO };

fn address(server: &Server, path: &str) -> Address {
    Address::parse(&format!("http://127.0.0.1:{}{path}", server.port)).unwrap()
}

/// Fetches a path, the server's host being allowed.
async fn fetch(server: &Server, path: &str, limits: Limits) -> Result<Page, Error> {
    let address = address(server, path);
    Fetcher::new(limits, Some(&address)).unwrap().page(&address).await
}

fn articles(page: &Page) -> Vec<Article> {
    let file = page.record("2025-11-14T09:30:00Z");
    read(&file, Source("a fetched page".into())).into_iter().map(Result::unwrap).collect()
}

#[tokio::test]
async fn a_page_comes_as_it_is_and_keeps_its_address() {
    let server = Server::start(|_| BTreeMap::from([("/bridge?id=3", page(ARTICLE))])).await;
    let page = fetch(&server, "/bridge?id=3#top", LIMITS).await.unwrap();
    assert_eq!(page.body, ARTICLE.as_bytes());
    assert_eq!(page.kind.as_deref(), Some("text/html; charset=utf-8"));
    let [article] = &articles(&page)[..] else { panic!("one article") };
    assert_eq!(article.source.0, address(&server, "/bridge?id=3").to_string());
    assert_eq!(article.title, "Bridge closed");
    assert_eq!(article.dct_day().unwrap().to_string(), "2021-03-09");
    assert!(article.text.contains("cracks in two of its piers"), "{}", article.text);
}

#[tokio::test]
async fn a_request_says_what_is_wanted_and_nothing_of_the_person() {
    let server = Server::start(|_| {
        let cookie = answer("302 Found", &["set-cookie: who=me", "location: /end?secret=1"], b"");
        BTreeMap::from([
            ("/cookie", cookie),
            ("/end?secret=1", to("/page")),
            ("/page", page(ARTICLE)),
        ])
    })
    .await;
    fetch(&server, "/cookie", LIMITS).await.unwrap();
    let asked = server.asked();
    assert_eq!(asked.len(), 3, "{asked:?}");
    for request in asked {
        let names: Vec<String> = request
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .map(|(name, _)| name.to_ascii_lowercase())
            .collect();
        assert_eq!(names, ["accept", "user-agent", "accept-encoding", "host"], "{request}");
        assert!(request.contains(concat!("Dateline/", env!("CARGO_PKG_VERSION"))), "{request}");
    }
}

#[tokio::test]
async fn pages_that_send_on_are_followed_but_not_for_ever() {
    let server = Server::start(|_| {
        BTreeMap::from([
            ("/old", answer("301 Moved Permanently", &["location: new?x=1#part"], b"")),
            ("/new?x=1", page(ARTICLE)),
            ("/round", to("/and-round")),
            ("/and-round", to("/round")),
        ])
    })
    .await;
    let page = fetch(&server, "/old", LIMITS).await.unwrap();
    assert_eq!(page.address, address(&server, "/new?x=1"));
    let error = fetch(&server, "/round", LIMITS).await.unwrap_err();
    assert_eq!(error.code(), "redirects");
    assert_eq!(server.asked().len(), 2 + 1 + LIMITS.redirects);
}

#[tokio::test]
async fn the_local_network_is_refused_before_anything_is_asked() {
    let server = Server::start(|_| BTreeMap::from([("/", page(ARTICLE))])).await;
    let port = server.port;
    // The last one is a name; the system says what it stands for.
    for host in ["127.0.0.1", "0x7f000001", "[::ffff:127.0.0.1]", "0.0.0.0", "[::1]", "localhost"] {
        let address = Address::parse(&format!("http://{host}:{port}/")).unwrap();
        let error = Fetcher::new(LIMITS, None).unwrap().page(&address).await.unwrap_err();
        assert_eq!(error.code(), "local", "{host}: {error}");
        assert!(error.to_string().contains("this computer"), "{error}");
    }
    assert_eq!(server.asked(), Vec::<String>::new());
    let named = Address::parse(&format!("http://localhost:{port}/")).unwrap();
    let fetcher = Fetcher::new(LIMITS, Some(&named)).unwrap();
    fetcher.page(&named).await.expect("a name that is allowed");
}

#[tokio::test]
async fn no_page_leads_to_another_host_of_the_local_network() {
    let inner = Server::start(|_| BTreeMap::from([("/", page(ARTICLE))])).await;
    let port = inner.port;
    let server = Server::start(move |_| {
        BTreeMap::from([
            ("/number", to(&format!("http://127.0.0.2:{port}/"))),
            ("/name", to(&format!("http://localhost:{port}/"))),
            ("/metadata", to("http://169.254.169.254/latest")),
        ])
    })
    .await;
    for path in ["/number", "/name", "/metadata"] {
        let error = fetch(&server, path, LIMITS).await.unwrap_err();
        assert_eq!(error.code(), "local-redirect", "{path}: {error}");
    }
    assert_eq!(inner.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn a_page_cannot_send_on_to_what_is_not_of_the_web() {
    let server = Server::start(|_| {
        BTreeMap::from([
            ("/file", to("file:///etc/passwd")),
            ("/script", to("javascript:alert(1)")),
            ("/password", to("http://me:secret@127.0.0.1/")),
        ])
    })
    .await;
    for (path, code) in [("/file", "scheme"), ("/script", "scheme"), ("/password", "password")] {
        assert_eq!(fetch(&server, path, LIMITS).await.unwrap_err().code(), code, "{path}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_given_up_whether_it_says_so_or_not() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&vec![b'a'; 8 << 20]).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 1 << 16, "small on the way");
    let server = Server::start(|_| {
        let honest = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n".to_vec();
        let gzip = &["content-type: text/plain", "content-encoding: gzip"];
        BTreeMap::from([
            ("/honest", Answer::Bytes(honest)),
            ("/endless", Answer::Flood),
            ("/packed", answer("200 OK", gzip, &packed)),
        ])
    })
    .await;
    for path in ["/honest", "/endless", "/packed"] {
        let error = fetch(&server, path, LIMITS).await.unwrap_err();
        assert_eq!(error.code(), "too-large", "{path}: {error}");
    }
}

#[tokio::test]
async fn what_is_too_slow_is_given_up() {
    let server = Server::start(|_| BTreeMap::from([("/drip", Answer::Drip)])).await;
    let start = Instant::now();
    let limits = Limits { time: Duration::from_secs(1), ..LIMITS };
    let error = fetch(&server, "/drip", limits).await.unwrap_err();
    assert_eq!(error.code(), "too-slow", "{error}");
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[tokio::test]
async fn what_is_no_page_says_why() {
    let server = Server::start(|_| {
        BTreeMap::from([
            ("/gone", answer("410 Gone", &[], b"It was here once.")),
            ("/cut", Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf".to_vec())),
            ("/noise", Answer::Bytes(b"\x16\x03\x01 this is no HTTP\r\n\r\n".to_vec())),
        ])
    })
    .await;
    for (path, code, says) in [
        ("/absent", "status", "404 Not Found"),
        ("/gone", "status", "410 Gone"),
        ("/cut", "broken", "the answer is broken"),
        ("/noise", "broken", "the answer is broken"),
    ] {
        let error = fetch(&server, path, LIMITS).await.unwrap_err();
        assert_eq!(error.code(), code, "{path}: {error}");
        assert!(error.to_string().contains(says), "{path}: {error}");
    }
    // Plain HTTP where TLS is expected, and nobody at all.
    let secure = Address::parse(&format!("https://127.0.0.1:{}/", server.port)).unwrap();
    let error = Fetcher::new(LIMITS, Some(&secure)).unwrap().page(&secure).await.unwrap_err();
    assert_eq!(error.code(), "connect", "{error}");
    let absent = Address::parse("http://127.0.0.1:1/").unwrap();
    let error = Fetcher::new(LIMITS, Some(&absent)).unwrap().page(&absent).await.unwrap_err();
    assert_eq!(error.code(), "connect", "{error}");
}

#[tokio::test]
async fn compression_is_undone_and_the_servers_encoding_counts() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(ARTICLE.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    // What is ISO 8859-2 for "Most w Łodzi" declares another encoding in the page itself.
    let polish = b"<html><head><meta charset='windows-1252'><title>Most w \xa3odzi</title></head>\
        <body><p>Most w \xa3odzi zamkni\xeato we wtorek rano, a tramwaje je\xbfd\xb1 objazdem.</p></body></html>";
    let server = Server::start(|_| {
        let gzip = &["content-type: text/html", "content-encoding: gzip"];
        BTreeMap::from([
            ("/packed", answer("200 OK", gzip, &packed)),
            (
                "/polish",
                answer("200 OK", &["content-type: text/html; charset=\"ISO-8859-2\""], polish),
            ),
        ])
    })
    .await;
    assert_eq!(fetch(&server, "/packed", LIMITS).await.unwrap().body, ARTICLE.as_bytes());
    let page = fetch(&server, "/polish", LIMITS).await.unwrap();
    assert_eq!(page.body, polish);
    let article = &articles(&page)[0];
    assert!(article.text.contains("Most w Łodzi zamknięto we wtorek"), "{}", article.text);
}

#[tokio::test]
async fn a_feed_gives_its_entries_and_leads_to_their_pages() {
    let server = Server::start(|port| {
        let feed = format!(
            "<?xml version='1.0'?><rss><channel><title>News</title>\
             <item><title>Bridge closed</title><link>http://127.0.0.1:{port}/bridge</link>\
             <description>The bridge closed on 9 March 2021.</description></item>\
             <item><title>Ferry sails</title><link>/ferry</link></item></channel></rss>"
        );
        let xml = &["content-type: application/rss+xml"];
        BTreeMap::from([
            ("/feed", answer("200 OK", xml, feed.as_bytes())),
            ("/bridge", page(ARTICLE)),
            ("/ferry", page(ARTICLE)),
        ])
    })
    .await;
    let address = address(&server, "/feed");
    let fetcher = Fetcher::new(LIMITS, Some(&address)).unwrap();
    let feed = fetcher.page(&address).await.unwrap();
    let entries = articles(&feed);
    assert_eq!(entries.len(), 1, "the other entry has no words of its own");
    assert_eq!(entries[0].text, "The bridge closed on 9 March 2021.");
    assert_eq!(entries[0].source.0, format!("http://127.0.0.1:{}/bridge", server.port));
    let links = feed_links(&feed.body).unwrap();
    assert_eq!(links.len(), 2);
    for link in links {
        let page = fetcher.page(&address.join(&link).unwrap()).await.unwrap();
        assert_eq!(page.body, ARTICLE.as_bytes());
    }
}

#[tokio::test]
async fn a_host_is_given_rest_and_left_alone_when_it_says_so() {
    let server = Server::start(|_| {
        BTreeMap::from([
            ("/a", page(ARTICLE)),
            ("/busy", answer("429 Too Many Requests", &[], b"")),
        ])
    })
    .await;
    let pause = Duration::from_millis(300);
    let home = address(&server, "/a");
    let fetcher = Fetcher::new(Limits { pause, ..LIMITS }, Some(&home)).unwrap();
    let start = Instant::now();
    fetcher.page(&home).await.unwrap();
    assert!(start.elapsed() < pause, "the first waits for nothing");
    fetcher.page(&home).await.unwrap();
    assert!(start.elapsed() >= pause);
    for path in ["/busy", "/a"] {
        let error = fetcher.page(&address(&server, path)).await.unwrap_err();
        assert_eq!(error.code(), "busy", "{path}");
    }
    assert_eq!(server.asked().len(), 3, "after that it was not asked again");
}
