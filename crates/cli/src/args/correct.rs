//! The arguments of what the user says of an event.

use super::showing::{kind, status};
use clap::ArgGroup;
use dateline_chronicle::{EventKind, Status, read_date};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(
    group(ArgGroup::new("what").required(true).multiple(true)),
    after_help = "\
What you say of an event is kept beside what was found, and shown in its place. It stays when the
events of the article are found again, whatever a newer version finds. --date takes EDTF or words:
\"7 October 2023\", \"May to July 2019\", \"about 2016\", \"by 2024\"; \"none\" where it is not known.
An event that is struck out is kept, and listed by `dateline events --struck` alone.

Examples:
  dateline correct story.chronicle 12 --date 'about May 2019'
  dateline correct story.chronicle 12 --headline 'The east span fell' --kind disaster
  dateline correct story.chronicle 12 --strike
  dateline correct story.chronicle 12 --restore
  dateline correct story.chronicle 12 --as-found"
)]
pub(crate) struct CorrectArgs {
    /// The library
    pub library: PathBuf,
    /// The event's number
    pub event: i64,
    /// When it was, or `none`
    #[arg(long, value_name = "DATE|none", value_parser = date_or_none, group = "what")]
    pub date: Option<String>,
    /// Whether it happened
    #[arg(long, value_parser = status(), group = "what")]
    pub status: Option<Status>,
    /// What kind of happening it is
    #[arg(long, value_parser = kind(), group = "what")]
    pub kind: Option<EventKind>,
    /// Its label
    #[arg(long, value_name = "WORDS", group = "what")]
    pub headline: Option<String>,
    /// It is no event: strike it out
    #[arg(long, group = "what")]
    pub strike: bool,
    /// It is one after all
    #[arg(long, group = "what", conflicts_with = "strike")]
    pub restore: bool,
    /// Take back all that was said of it before
    #[arg(long, group = "what")]
    pub as_found: bool,
}

/// A date as a correction has it: empty where it is not known.
fn date_or_none(text: &str) -> Result<String, String> {
    match text {
        "none" => Ok(String::new()),
        _ => read_date(text).map(|date| date.to_string()).ok_or_else(|| {
            "not a date such as 7 October 2023, about 2016 or by 2024, nor `none`".to_owned()
        }),
    }
}
