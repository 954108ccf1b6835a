//! Names become addresses, once for every connection, and what is looked at is what is connected
//! to: a name that stands for something else the next moment gains nothing by it.

use crate::local;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::SocketAddr;
use tokio::net::lookup_host;

/// The system's resolver, without addresses of the local network.
#[derive(Debug)]
pub struct Resolver {
    /// The name that may stand for one.
    pub local: Option<String>,
}

/// A name stands for an address of the local network.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{what}")]
pub struct Refused {
    /// What that address is.
    pub what: &'static str,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.local.as_deref() == Some(name.as_str());
        Box::pin(async move {
            // The port is the connection's to choose.
            let found: Vec<SocketAddr> = lookup_host((name.as_str(), 0)).await?.collect();
            // One is enough: a public name has no business with the local network.
            match found.iter().find_map(|address| local::what(address.ip())) {
                Some(what) if !allowed => Err(Refused { what }.into()),
                _ => Ok(Box::new(found.into_iter()) as Addrs),
            }
        })
    }
}
