//! Pages of the web, one at a time, each because a person asked for it. This is the only code of the
//! project that opens a connection.
//!
//! A page is kept as it came: no script of it runs and nothing that it names is loaded. A request
//! says what is wanted and which program asks, and nothing of the person: no cookies, no referrer.
//! It goes straight to the host, past any proxy, since only then is it known who is asked: an address
//! of the local network (a router, a printer, a service of this computer) is refused, whether it is
//! written out, is what a name stands for, or is where a page sends on to.
//!
//! ```no_run
//! # async fn example() -> Result<(), dateline_fetch::Error> {
//! use dateline_fetch::{Address, Fetcher, Limits};
//! let address = Address::parse("https://example.org/bridge")?;
//! let page = Fetcher::new(Limits::default(), None)?.page(&address).await?;
//! let file = page.record("2025-11-14T09:30:00Z");
//! # Ok(())
//! # }
//! ```

mod address;
mod error;
mod feed;
mod local;
mod page;
mod resolve;

pub use address::{Address, is_address};
pub use error::Error;
pub use feed::{MOST_PAGES, Wanted};
pub use page::Page;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, redirect};
use resolve::{Refused, Resolver};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout};

/// How far a request may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How often a page may send on to another.
    pub redirects: usize,
    /// The largest page, in bytes after decompression.
    pub bytes: u64,
    /// The longest time from the first request for a page to its last byte.
    pub time: Duration,
    /// The rest between two pages of one host.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            redirects: 10,
            bytes: 32 << 20,
            time: Duration::from_secs(60),
            pause: Duration::from_secs(1),
        }
    }
}

/// The longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(15);
/// The longest silence within an answer.
const SILENCE: Duration = Duration::from_secs(30);
/// What the program says of itself.
const USER_AGENT: &str = concat!("Dateline/", env!("CARGO_PKG_VERSION"));
/// Pages first, but whatever there is.
const WANTED: &str = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8";

/// Fetches pages, and rests between two of the same host.
#[derive(Debug)]
pub struct Fetcher {
    client: Client,
    limits: Limits,
    /// The host that may be one of the local network.
    local: Option<String>,
    hosts: Mutex<BTreeMap<String, Host>>,
}

/// What is known of a host that was asked.
#[derive(Clone, Copy, Debug)]
struct Host {
    /// When it may be asked again.
    free: Instant,
    /// Whether it wants no more questions.
    busy: bool,
}

impl Fetcher {
    /// `local`: an address whose host may be one of the local network, because the person who named
    /// it says so. No page leads to another such host.
    ///
    /// # Errors
    /// [`Error::Secure`] where the system's certificates cannot be read.
    pub fn new(limits: Limits, local: Option<&Address>) -> Result<Self, Error> {
        let local = local.map(|address| address.host().to_owned());
        // Another part of the program may have chosen one already: then that is taken.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .default_headers(HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(WANTED))]))
            // Every address that a page sends on to is looked at first: see `follow`.
            .redirect(redirect::Policy::none())
            .referer(false)
            .no_proxy()
            .dns_resolver(Arc::new(Resolver { local: local.clone() }))
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .build()
            .map_err(|error| Error::Secure { why: error::innermost(&error) })?;
        Ok(Self { client, limits, local, hosts: Mutex::default() })
    }

    /// Fetches one page, through whatever it sends on to. Dropping the future ends the connection.
    ///
    /// # Errors
    /// Whatever keeps the page from being there, whole and within the limits.
    pub async fn page(&self, address: &Address) -> Result<Page, Error> {
        let host = address.host();
        let known = self.hosts().get(host).copied();
        if let Some(Host { free, busy }) = known {
            if busy {
                return Err(Error::Busy { address: address.to_string(), host: host.to_owned() });
            }
            sleep_until(free).await;
        }
        let seconds = self.limits.time.as_secs();
        let page = timeout(self.limits.time, self.follow(address)).await;
        let page = page.unwrap_or(Err(Error::TooSlow { address: address.to_string(), seconds }));
        let busy = matches!(page, Err(Error::Busy { .. }));
        let free = Instant::now() + self.limits.pause;
        self.hosts().insert(host.to_owned(), Host { free, busy });
        page
    }

    fn hosts(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Host>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn follow(&self, first: &Address) -> Result<Page, Error> {
        let mut address = first.clone();
        for hop in 0..=self.limits.redirects {
            let refused = |what| Error::local(first, &address, hop > 0, what);
            // A name is looked at when it is resolved.
            if let Some(what) = address.ip().and_then(|ip| self.refuses(&address, ip)) {
                return Err(refused(what));
            }
            let asked = self.client.get(address.url().clone()).send().await;
            let response = asked.map_err(|error| match error::within::<Refused>(&error) {
                Some(Refused { what }) => refused(what),
                None => Error::of(&error, &address),
            })?;
            // What was asked in the end; nothing of its answer is used.
            let peer = response.remote_addr().map(|peer| peer.ip());
            if let Some(what) = peer.and_then(|ip| self.refuses(&address, ip)) {
                return Err(refused(what));
            }
            if let Some(next) = sent_on(&response) {
                address = address.join(&next)?;
                continue;
            }
            return self.read(address, response).await;
        }
        Err(Error::Redirects { address: first.to_string(), most: self.limits.redirects })
    }

    /// Why a connection to `ip` for `address` is refused, if it is.
    fn refuses(&self, address: &Address, ip: std::net::IpAddr) -> Option<&'static str> {
        local::what(ip).filter(|_| self.local.as_deref() != Some(address.host()))
    }

    async fn read(&self, address: Address, mut response: Response) -> Result<Page, Error> {
        let status = response.status();
        let text = || address.to_string();
        let wait = response.headers().contains_key(RETRY_AFTER);
        if status == StatusCode::TOO_MANY_REQUESTS
            || status == StatusCode::SERVICE_UNAVAILABLE && wait
        {
            return Err(Error::Busy { address: text(), host: address.host().to_owned() });
        }
        if !status.is_success() {
            return Err(Error::Status { address: text(), status: status.to_string() });
        }
        let most = self.limits.bytes;
        let too_large = || Error::TooLarge { address: text(), most_mib: most >> 20 };
        if response.content_length().is_some_and(|length| length > most) {
            return Err(too_large());
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.map(str::to_owned);
        let mut body = Vec::new();
        while let Some(part) =
            response.chunk().await.map_err(|error| Error::of(&error, &address))?
        {
            if (body.len() + part.len()) as u64 > most {
                return Err(too_large());
            }
            body.extend_from_slice(&part);
        }
        Ok(Page { address, kind, body })
    }
}

/// Where an answer sends on to.
fn sent_on(response: &Response) -> Option<String> {
    let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection());
    // Some servers write it in raw UTF-8, as browsers take it.
    location.map(|location| String::from_utf8_lossy(location.as_bytes()).into_owned())
}
