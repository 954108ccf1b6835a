//! A page as it came.

use crate::Address;

/// A page as it came; only a compression for the way is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it was found in the end.
    pub address: Address,
    /// What the server says it is: `text/html; charset=iso-8859-2`.
    pub kind: Option<String>,
    /// Its bytes.
    pub body: Vec<u8>,
}

impl Page {
    /// The page as a file: a web archive (WARC 1.1, ISO 28500) of one record, with the address, what
    /// the server says of it, and the moment `at` (`2025-11-14T09:30:00Z`).
    pub fn record(&self, at: &str) -> Vec<u8> {
        let Self { address, kind, body } = self;
        let kind = kind.as_deref().unwrap_or("application/octet-stream");
        let head = format!(
            "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <{address}#{at}>\r\n\
             WARC-Target-URI: {address}\r\nWARC-Date: {at}\r\nContent-Type: {kind}\r\n\
             Content-Length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body, b"\r\n\r\n"].concat()
    }
}
