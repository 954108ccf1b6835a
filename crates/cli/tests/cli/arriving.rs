//! Articles that come by address and into a watched folder.

use crate::{BRIDGE, Folder, HARBOUR, lines};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Child;

/// Serves pages on this computer as long as the test runs; the port.
fn serve(pages: impl Fn(u16) -> BTreeMap<&'static str, String>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let pages = pages(port);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).expect("a request");
                request.push(byte[0]);
            }
            let request = String::from_utf8(request).expect("text");
            let path = request.split(' ').nth(1).expect("a path");
            let (status, body) = match pages.get(path) {
                Some(body) => ("200 OK", body.as_str()),
                None => ("404 Not Found", ""),
            };
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
            );
            stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
        }
    });
    port
}

fn news(port: u16) -> BTreeMap<&'static str, String> {
    let feed = format!(
        "<?xml version='1.0'?><rss><channel><item><title>Bridge</title>\
         <link>http://127.0.0.1:{port}/bridge</link><description>It fell in 2021.</description></item>\
         <item><link>/gone</link></item></channel></rss>"
    );
    let page = format!("<html><body><article><p>{BRIDGE}</p></article></body></html>");
    BTreeMap::from([("/feed", feed), ("/bridge", page), ("/note.txt", HARBOUR.to_owned())])
}

fn sources(folder: &Folder) -> Vec<String> {
    let articles = lines(&folder.good("articles a.chronicle --json"));
    articles.iter().map(|article| article["source"].as_str().expect("text").to_owned()).collect()
}

#[test]
fn a_page_is_fetched_once_it_is_allowed_and_added_once() {
    let (folder, port) = (Folder::new(), serve(news));
    let address = format!("http://127.0.0.1:{port}/note.txt");
    let refused = folder.bad(&format!("add a.chronicle {address}"), 1);
    assert!(refused.contains("this computer") && refused.ends_with("--allow-local"), "{refused}");
    let added = folder.good(&format!("add a.chronicle {address} --allow-local"));
    assert_eq!(added, format!("added {address}: 1 event\n"));
    let again = folder.good(&format!("add a.chronicle {address} --allow-local"));
    assert_eq!(again, format!("already in a.chronicle: {address}\n"));
    assert_eq!(sources(&folder), [address]);
    let gone = folder.bad(&format!("add a.chronicle http://127.0.0.1:{port}/no --allow-local"), 1);
    assert!(gone.contains("404 Not Found"), "{gone}");
    let wrong = folder.bad("add a.chronicle https://me:secret@example.org/", 1);
    assert!(wrong.contains("password") && !wrong.contains("secret"), "{wrong}");
}

#[test]
fn a_feed_gives_its_entries_or_their_pages() {
    let (folder, port) = (Folder::new(), serve(news));
    let (feed, page) =
        (format!("http://127.0.0.1:{port}/feed"), format!("http://127.0.0.1:{port}/bridge"));
    folder.good(&format!("add entries.chronicle {feed} --allow-local"));
    let events = lines(&folder.good("events entries.chronicle --json"));
    assert_eq!(events[0]["sentence"], "It fell in 2021.");

    let run = folder.run(&format!("add a.chronicle {feed} --allow-local --whole-feed"));
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.starts_with(&format!("added {page}: ")), "{run:?}");
    assert!(run.err.contains("/gone`: the answer is 404 Not Found"), "{run:?}");
    assert_eq!(sources(&folder), [page.as_str()]);
    let again = folder.run(&format!("add a.chronicle {feed} --allow-local --whole-feed"));
    assert_eq!(again.out, format!("already in a.chronicle: {page}\n"), "{again:?}");
}

/// A running program, ended whatever becomes of the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn what_arrives_in_a_watched_folder_is_added_once() {
    let folder = Folder::new();
    let missing = folder.bad("watch a.chronicle inbox", 1);
    assert!(missing.starts_with("cannot watch `inbox`: no such folder"), "{missing}");
    fs::create_dir(folder.path("inbox")).expect("a folder");
    fs::write(folder.path("inbox/harbour.txt"), HARBOUR).expect("written");
    let mut child =
        folder.command(&["watch", "a.chronicle", "inbox"]).spawn().expect("the program");
    let (out, err) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let running = Running(child);
    let mut said = BufReader::new(out).lines().map(|line| line.expect("a line"));
    let mut next = || said.next().expect("another line");
    assert!(next().starts_with("watching inbox: "));
    assert_eq!(next(), "added inbox/harbour.txt: 1 event");
    fs::write(folder.path("inbox/half.txt.part"), "The bridge f").expect("written");
    fs::write(folder.path("inbox/copy.txt"), HARBOUR).expect("written");
    fs::write(folder.path("inbox/broken.pdf"), "%PDF-1.7").expect("written");
    fs::write(folder.path("inbox/zbridge.txt"), BRIDGE).expect("written");
    // A machine at work may write the four between two looks; their order is then another.
    let mut told = [next(), next()];
    told.sort();
    assert!(told[0].starts_with("added inbox/zbridge.txt: "), "{told:?}");
    assert_eq!(told[1], "already in a.chronicle: inbox/copy.txt");
    drop(running);
    let mut errors = String::new();
    BufReader::new(err).read_to_string(&mut errors).expect("text");
    assert!(errors.contains("inbox/broken.pdf"), "{errors}");
    assert_eq!(sources(&folder), ["inbox/harbour.txt", "inbox/zbridge.txt"]);
}
