//! An address as a person gives it.

use crate::Error;
use reqwest::Url;
use std::fmt;
use std::net::IpAddr;

/// An address that may be asked: of the web, without a name and password in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

/// Whether a word is meant as an address of the web and not as a file's name.
pub fn is_address(word: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|start| word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

impl Address {
    /// Reads an address: `https://example.org/bridge`. What follows `#` is a place in the page, and
    /// left out.
    ///
    /// # Errors
    /// [`Error::NoAddress`], [`Error::Scheme`] and [`Error::Password`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        Url::parse(text).map_err(|_| Error::NoAddress { text: text.to_owned() }).and_then(Self::of)
    }

    /// The address that a link on this page leads to.
    ///
    /// # Errors
    /// As [`Address::parse`].
    pub fn join(&self, link: &str) -> Result<Self, Error> {
        let joined = self.0.join(link.trim());
        joined.map_err(|_| Error::NoAddress { text: link.to_owned() }).and_then(Self::of)
    }

    /// The host's name, or its number.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    pub(crate) fn url(&self) -> &Url {
        &self.0
    }

    /// The host's number, where the address has one and no name.
    pub(crate) fn ip(&self) -> Option<IpAddr> {
        self.host().trim_matches(['[', ']']).parse().ok()
    }

    fn of(mut url: Url) -> Result<Self, Error> {
        url.set_fragment(None);
        let text = || url.to_string();
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Error::Scheme { address: text(), scheme: url.scheme().to_owned() });
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::Password { host: url.host_str().unwrap_or_default().to_owned() });
        }
        Ok(Self(url))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_file_and_read_as_browsers_do() {
        for (word, expected) in [
            ("https://example.org/", true),
            ("HTTP://example.org", true),
            ("http:/a", false),
            ("pages/http.html", false),
            ("ftp://example.org/", false),
            ("é", false),
        ] {
            assert_eq!(is_address(word), expected, "{word}");
        }
        for (text, address, ip) in [
            (" https://Example.ORG/a b#c ", "https://example.org/a%20b", None),
            ("http://bücher.example/", "http://xn--bcher-kva.example/", None),
            // Numbers in the shapes that a system's resolver would also take.
            ("http://0x7f.1/", "http://127.0.0.1/", Some("127.0.0.1")),
            ("http://2130706433/", "http://127.0.0.1/", Some("127.0.0.1")),
            ("http://[::1]:80/", "http://[::1]/", Some("::1")),
        ] {
            let read = Address::parse(text).unwrap();
            assert_eq!(read.to_string(), address, "{text}");
            assert_eq!(read.ip(), ip.map(|ip| ip.parse().unwrap()), "{text}");
        }
        let page = Address::parse("https://example.org/a/b").unwrap();
        assert_eq!(page.join("../c?d#e").unwrap().to_string(), "https://example.org/c?d");
    }

    #[test]
    fn what_is_no_address_of_the_web_is_refused() {
        for (text, code) in [
            ("", "no-address"),
            ("example.org", "no-address"),
            ("http://", "no-address"),
            ("ftp://example.org/", "scheme"),
            ("file:///etc/passwd", "scheme"),
            ("data:text/html,x", "scheme"),
            ("javascript:alert(1)", "scheme"),
            ("https://me:secret@example.org/", "password"),
            ("https://me@example.org/", "password"),
        ] {
            let error = Address::parse(text).unwrap_err();
            assert_eq!(error.code(), code, "{text}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
