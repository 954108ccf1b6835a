//! The arguments of what shows a library: events, articles, exports; and what chooses events.

use super::edtf;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use dateline_chronicle::{EventKind, Filter, Status, Struck};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Events without a known place in the calendar come last; --from and --to leave them out.

Examples:
  dateline events story.chronicle
  dateline events story.chronicle --text bridge --from 2019 --to 2021-06
  dateline events story.chronicle --status planned --status possible
  dateline events story.chronicle --kind court --kind arrest
  dateline events story.chronicle --json | jq -r '[.date, .headline] | @tsv'")]
pub(crate) struct EventsArgs {
    /// The library
    pub library: PathBuf,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Only events that may lie on or before this day, month or year
    #[arg(long, visible_alias = "until", value_name = "DATE", value_parser = edtf)]
    pub to: Option<String>,
    /// Print JSON Lines, one event a line, instead of a table
    #[arg(long)]
    pub json: bool,
}

/// Options that choose events.
#[derive(Debug, clap::Args)]
pub(crate) struct FilterArgs {
    /// Only events whose sentence holds these words, or words that begin like them
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// Only events of this status; may be given several times
    #[arg(long = "status", value_name = "STATUS", value_parser = status())]
    pub statuses: Vec<Status>,
    /// Only events of this kind; may be given several times
    #[arg(long = "kind", value_name = "KIND", value_parser = kind())]
    pub kinds: Vec<EventKind>,
    /// Only events of the article with this number
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<i64>,
    /// Only events that may lie on or after this day, month or year
    #[arg(long, value_name = "DATE", value_parser = edtf)]
    pub from: Option<String>,
    /// Only events that were struck out, which are left out otherwise
    #[arg(long)]
    pub struck: bool,
}

impl FilterArgs {
    /// The chronicle's filter, with the end of the time.
    pub fn filter(&self, to: Option<&String>) -> Filter {
        Filter {
            text: self.text.clone(),
            statuses: self.statuses.clone(),
            kinds: self.kinds.clone(),
            article: self.article,
            from: self.from.clone(),
            to: to.cloned(),
            struck: if self.struck { Struck::Only } else { Struck::Without },
        }
    }
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
NO EVENT counts the sentences with a date that made no event; --coverage lists them, so that you can
see whether something was missed. SAME AS names the earlier article with nearly the same text.
--json prints all that is known of an article.

Examples:
  dateline articles story.chronicle
  dateline articles story.chronicle --coverage
  dateline articles story.chronicle --json")]
pub(crate) struct ArticlesArgs {
    /// The library
    pub library: PathBuf,
    /// List the sentences with a date that made no event
    #[arg(long)]
    pub coverage: bool,
    /// Print JSON Lines, one article or sentence a line, instead of a table
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The ending of FILE decides: .csv is a table for a spreadsheet, with every event; .svg and .png are
pictures of the events that have a place in the calendar, and say how many were left out.

Examples:
  dateline export story.chronicle --to events.csv
  dateline export story.chronicle --to timeline.svg --dark
  dateline export story.chronicle --to 2021.png --width 1600 --from 2021 --until 2021")]
pub(crate) struct ExportArgs {
    /// The library
    pub library: PathBuf,
    /// The file to write: .csv, .png or .svg; replaced if it exists
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Only events that may lie on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = edtf)]
    pub until: Option<String>,
    /// Width of a picture; a PNG has twice as many dots
    #[arg(long, value_name = "PX", default_value_t = 1200,
          value_parser = clap::value_parser!(u32).range(200..=10_000))]
    pub width: u32,
    /// Draw a picture light on dark
    #[arg(long)]
    pub dark: bool,
}

pub(super) fn status() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.map(Status::as_str)).map(|word| {
        Status::from_word(&word).expect("the parser lets only words of the list through")
    })
}

pub(super) fn kind() -> impl TypedValueParser<Value = EventKind> {
    PossibleValuesParser::new(EventKind::ALL.iter().map(|kind| kind.as_str())).map(|word| {
        EventKind::from_word(&word).expect("the parser lets only words of the list through")
    })
}
