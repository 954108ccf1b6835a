//! Why a page is not there.

use crate::Address;
use std::error::Error as StdError;

/// Why a page was not fetched. The message is one line that says what was asked for, what happened
/// and what to do; [`Error::code`] is for programs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// What is no address at all.
    #[error("cannot fetch `{text}`: it is no address; write it like https://example.org/page")]
    NoAddress {
        /// What was given.
        text: String,
    },
    /// An address that is not of the web.
    #[error(
        "cannot fetch `{address}`: it begins with `{scheme}:`; only http and https are asked, other \
         files are opened from the disk"
    )]
    Scheme {
        /// The address.
        address: String,
        /// What it begins with.
        scheme: String,
    },
    /// An address with a name and password in it.
    #[error(
        "cannot fetch a page of `{host}`: its address has a name or password in it; leave it out, \
         or save the page in your browser and add the file"
    )]
    Password {
        /// The host; the rest is secret.
        host: String,
    },
    /// An address of the local network.
    #[error(
        "cannot fetch `{address}`: `{host}` is in the local network ({what}); allow that if you mean \
         it"
    )]
    Local {
        /// The address.
        address: String,
        /// Its host.
        host: String,
        /// What kind of address it has.
        what: &'static str,
    },
    /// A page that sends on to the local network.
    #[error(
        "cannot fetch `{address}`: it sends on to `{to}`, {what} of the local network, which no \
         page may lead to"
    )]
    LocalRedirect {
        /// The address that was asked for.
        address: String,
        /// Where it leads.
        to: String,
        /// What kind of address that is.
        what: &'static str,
    },
    /// Pages that send on to each other.
    #[error(
        "cannot fetch `{address}`: it sends on more than {most} times; open it in a browser, save \
         the page and add the file"
    )]
    Redirects {
        /// The address.
        address: String,
        /// How often is enough.
        most: usize,
    },
    /// An answer without the page.
    #[error("cannot fetch `{address}`: the answer is {status}; check the address in a browser")]
    Status {
        /// The address.
        address: String,
        /// The server's number and words.
        status: String,
    },
    /// A host that wants no more questions for now.
    #[error("cannot fetch `{address}`: `{host}` asks to be left alone for now; try again later")]
    Busy {
        /// The address.
        address: String,
        /// Its host.
        host: String,
    },
    /// A page of more bytes than one may have.
    #[error(
        "cannot fetch `{address}`: it is larger than {most_mib} MiB; save it in a browser and add \
         the file"
    )]
    TooLarge {
        /// The address.
        address: String,
        /// The most, in MiB.
        most_mib: u64,
    },
    /// A page that takes longer than one may.
    #[error("cannot fetch `{address}`: it is not there after {seconds} s; try again later")]
    TooSlow {
        /// The address.
        address: String,
        /// The longest time, in seconds.
        seconds: u64,
    },
    /// No connection.
    #[error("cannot fetch `{address}`: no connection ({why}); check the address and the network")]
    Connect {
        /// The address.
        address: String,
        /// The system's words.
        why: String,
    },
    /// An answer that breaks off or makes no sense.
    #[error("cannot fetch `{address}`: the answer is broken ({why}); try again later")]
    Broken {
        /// The address.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// No secure connection is possible at all.
    #[error(
        "cannot fetch any page: no secure connections ({why}); install the system's certificates"
    )]
    Secure {
        /// The system's words.
        why: String,
    },
}

impl Error {
    /// A word for programs that stays the same when the message changes: `too-slow`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoAddress { .. } => "no-address",
            Self::Scheme { .. } => "scheme",
            Self::Password { .. } => "password",
            Self::Local { .. } => "local",
            Self::LocalRedirect { .. } => "local-redirect",
            Self::Redirects { .. } => "redirects",
            Self::Status { .. } => "status",
            Self::Busy { .. } => "busy",
            Self::TooLarge { .. } => "too-large",
            Self::TooSlow { .. } => "too-slow",
            Self::Connect { .. } => "connect",
            Self::Broken { .. } => "broken",
            Self::Secure { .. } => "secure",
        }
    }

    pub(crate) fn local(first: &Address, at: &Address, sent_on: bool, what: &'static str) -> Self {
        let address = first.to_string();
        match sent_on {
            true => Self::LocalRedirect { address, to: at.to_string(), what },
            false => Self::Local { address, host: at.host().to_owned(), what },
        }
    }

    /// What the client's error for `address` means to a person.
    pub(crate) fn of(error: &reqwest::Error, address: &Address) -> Self {
        let (address, why) = (address.to_string(), innermost(error));
        match () {
            () if error.is_connect() => Self::Connect { address, why },
            () if error.is_timeout() => {
                Self::TooSlow { address, seconds: crate::SILENCE.as_secs() }
            }
            () => Self::Broken { address, why },
        }
    }
}

/// The words of the first cause.
pub(crate) fn innermost(error: &reqwest::Error) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}

/// The cause of type `T`.
pub(crate) fn within<T: StdError + 'static>(error: &reqwest::Error) -> Option<&T> {
    causes(error).find_map(|cause| cause.downcast_ref())
}

type Cause<'a> = &'a (dyn StdError + 'static);

fn causes<'a>(error: Cause<'a>) -> impl Iterator<Item = Cause<'a>> {
    std::iter::successors(Some(error), |error: &Cause<'a>| (*error).source())
}
