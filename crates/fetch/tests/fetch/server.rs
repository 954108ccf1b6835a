//! A server on this computer, by hand: it answers as it is told, so that also what no server should
//! answer can be tested.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Duration, sleep};

/// What a path is answered with.
pub enum Answer {
    /// These bytes, and then the connection is closed.
    Bytes(Vec<u8>),
    /// The header, and then a byte every 50 ms, for ever.
    Drip,
    /// Zeros for ever, as fast as they are taken.
    Flood,
}

/// A running server; it ends with the runtime of its test.
pub struct Server {
    pub port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub async fn start(answers: impl Fn(u16) -> BTreeMap<&'static str, Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (answers, list) = (Arc::new(answers(port)), Arc::clone(&asked));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answers), Arc::clone(&list)));
            }
        });
        Self { port, asked }
    }

    /// The requests so far, whole, in their order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn serve(
    mut stream: TcpStream,
    answers: Arc<BTreeMap<&'static str, Answer>>,
    asked: Arc<Mutex<Vec<String>>>,
) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    let request = String::from_utf8(request).unwrap();
    let path = request.split(' ').nth(1).unwrap().to_owned();
    asked.lock().unwrap().push(request);
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n";
    // Whoever has enough closes the connection: that ends it here too.
    match answers.get(path.as_str()) {
        Some(Answer::Bytes(bytes)) => drop(stream.write_all(bytes).await),
        Some(Answer::Drip) => {
            let mut open = stream.write_all(head).await;
            while open.is_ok() {
                open = stream.write_all(b"x").await;
                sleep(Duration::from_millis(50)).await;
            }
        }
        Some(Answer::Flood) => {
            let mut open = stream.write_all(head).await;
            while open.is_ok() {
                open = stream.write_all(&[0; 1 << 16]).await;
            }
        }
        None => {
            drop(stream.write_all(b"HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n").await)
        }
    }
}

/// An answer with these lines of header and this body.
pub fn answer(status: &str, header: &[&str], body: &[u8]) -> Answer {
    let mut bytes = format!("HTTP/1.1 {status}\r\nconnection: close\r\n").into_bytes();
    for line in header {
        bytes.extend_from_slice(format!("{line}\r\n").as_bytes());
    }
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    bytes.extend_from_slice(body);
    Answer::Bytes(bytes)
}

/// A page of HTML.
pub fn page(body: &str) -> Answer {
    answer("200 OK", &["content-type: text/html; charset=utf-8"], body.as_bytes())
}

/// An answer that sends on.
pub fn to(address: &str) -> Answer {
    answer("302 Found", &[&format!("location: {address}")], b"")
}
