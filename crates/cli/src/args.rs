//! The command line and its help.

mod correct;
mod filters;
mod showing;
mod watch;

pub(crate) use correct::CorrectArgs;
pub(crate) use filters::{AnalyzeArgs, ExtractArgs, ReadArgs, TimetagArgs};
pub(crate) use showing::{ArticlesArgs, EventsArgs, ExportArgs};
pub(crate) use watch::WatchArgs;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use dateline_chronicle::Edtf;
use dateline_extract::parse_day;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Articles become a timeline; every event leads back to its sentence.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    arg_required_else_help = true,
    after_help = "\
A library is one file, by custom NAME.chronicle; `add` makes it.

Examples:
  dateline add story.chronicle *.html       read articles, find their events, keep both
  dateline events story.chronicle           list the events in order of time
  dateline export story.chronicle --to timeline.png
  dateline extract < articles.jsonl > events.jsonl

Exit codes: 0 done, 1 something failed, 2 wrong usage."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add articles to a library
    Add(AddArgs),
    /// Add the articles that arrive in a folder, until stopped
    Watch(WatchArgs),
    /// List the events of a library in order of time
    Events(EventsArgs),
    /// List the articles of a library
    Articles(ArticlesArgs),
    /// Set the publication date of an article and date its events anew
    Published(PublishedArgs),
    /// Say what an event is, or that it is none, in place of what was found
    Correct(CorrectArgs),
    /// Say on which day a passage of an article was written, and date its events anew
    Passage(PassageArgs),
    /// Print the file that an article came from, as it was added
    Original(OriginalArgs),
    /// Find the events of a library again with this version, and show what that changes
    Renew(RenewArgs),
    /// Take articles out of a library, with their events
    Remove(RemoveArgs),
    /// Write the events of a library as a table or a picture
    Export(ExportArgs),
    /// Make a library of the built-in sample story
    Sample(SampleArgs),
    /// Write a copy of a library
    Copy(CopyArgs),
    /// Show what is read out of files: text, publication date, title, author; without a library
    Read(ReadArgs),
    /// Find the events of articles, JSON Lines in and out, without a library
    Extract(ExtractArgs),
    /// Find the time expressions of articles, JSON Lines in and out, without a library
    Timetag(TimetagArgs),
    /// Find the sentences, words and names of articles and how they hang together, JSON Lines in and
    /// out, without a library
    Analyze(AnalyzeArgs),
    /// Print the version, the licence, and the notices of what others made
    About(AboutArgs),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Title and publication date are read from the article where it states them.
An article that the library has already, by its bytes or by its text, changes nothing.
A file that cannot be read is reported; the others are added, and the exit code is 1.
What a file is, its bytes tell: web pages (HTML, MHTML), text, Markdown, PDF, DOCX, ODT, RTF, EPUB,
mail and mailboxes, RSS and Atom, JSON Lines, WARC, and ZIP or gzip of these. A folder stands for
all files in it. Stopped in the middle, the same command goes on where it was.
An address that begins with http:// or https:// is fetched: that page and nothing it names, without
cookies, past any proxy. The page is kept as it came. Of a feed the entries are added as it carries
them, or with --whole-feed their pages, one after the other, at most 100 at once.

Examples:
  dateline add story.chronicle report.html notes.md
  dateline add story.chronicle clippings/
  dateline add story.chronicle https://example.org/2025/11/bridge
  dateline add story.chronicle letter.txt --published 2025-11-14
  pbpaste | dateline add story.chronicle - --title 'The letter'")]
pub(crate) struct AddArgs {
    /// The library; made if it does not exist
    pub library: PathBuf,
    /// Articles, files of many, folders of either, and addresses; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Fetch the pages that the entries of a feed lead to, in place of the entries
    #[arg(long)]
    pub whole_feed: bool,
    /// Allow an address whose host is of the local network
    #[arg(long)]
    pub allow_local: bool,
    /// Day of publication of all FILEs, whatever they say
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<NaiveDate>,
    /// Title of all FILEs of one article, whatever they say
    #[arg(long)]
    pub title: Option<String>,
    /// Files worked on at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Words like \"last Tuesday\" and \"in March\" count from the publication date. `dateline articles`
shows which articles have none.

Examples:
  dateline published story.chronicle 5 2021-08-05
  dateline published story.chronicle 5 none")]
pub(crate) struct PublishedArgs {
    /// The library
    pub library: PathBuf,
    /// The article's number
    pub article: i64,
    /// The day, or `none` where it is not known
    #[arg(value_name = "DATE|none", value_parser = day_or_none)]
    pub day: Published,
}

/// A publication date as the command line gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Published(pub Option<NaiveDate>);

#[derive(Debug, clap::Args)]
#[command(after_help = "\
A quoted letter or a page of an archive has a day of its own, and \"yesterday\" in it counts from that
day. START and STOP count the characters of the article's text (Unicode code points, as in the file's
`text`) from 0, STOP exclusive. A new day replaces those of passages within; --clear takes away every
passage that overlaps.

Examples:
  dateline passage story.chronicle 5 1204 1890 1916-05-04
  dateline passage story.chronicle 5 1204 1890 --clear")]
pub(crate) struct PassageArgs {
    /// The library
    pub library: PathBuf,
    /// The article's number
    pub article: i64,
    /// Its first character
    pub start: usize,
    /// One past its last character
    pub stop: usize,
    /// The day it was written
    #[arg(value_name = "DATE", value_parser = day, required_unless_present = "clear")]
    pub day: Option<NaiveDate>,
    /// It has no day of its own
    #[arg(long, conflicts_with = "day")]
    pub clear: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
A newer version finds more, and errs less. Without ARTICLEs, those are looked at whose events another
version has found, or which it has read: these are read again from the file that was kept of them,
and so are all with --reread. Nothing is changed without --keep. What you have set yourself stays:
titles, publication dates, passages, corrections of events. An event with the same words keeps its number.

Examples:
  dateline renew story.chronicle
  dateline renew story.chronicle --keep
  dateline renew story.chronicle --reread --keep
  dateline renew story.chronicle 3 5 --json")]
pub(crate) struct RenewArgs {
    /// The library
    pub library: PathBuf,
    /// The articles' numbers
    #[arg(value_name = "ARTICLE")]
    pub articles: Vec<i64>,
    /// Keep what is found
    #[arg(long)]
    pub keep: bool,
    /// Look at every article, also those of this version
    #[arg(long, conflicts_with = "articles")]
    pub all: bool,
    /// Read the articles again from the files that were kept of them; without ARTICLEs, all of them
    #[arg(long)]
    pub reread: bool,
    /// Print JSON Lines, one article a line, instead of a table
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The bytes are those that were added: of an archive the whole archive. Files of more than 64 MiB, and
those that an earlier version added, are not kept.

Examples:
  dateline original story.chronicle 5 > page.html")]
pub(crate) struct OriginalArgs {
    /// The library
    pub library: PathBuf,
    /// The article's number
    pub article: i64,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline remove story.chronicle 5
  dateline remove story.chronicle 2 3")]
pub(crate) struct RemoveArgs {
    /// The library
    pub library: PathBuf,
    /// The articles' numbers
    #[arg(required = true, value_name = "ARTICLE")]
    pub articles: Vec<i64>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline sample sample.chronicle && dateline events sample.chronicle")]
pub(crate) struct SampleArgs {
    /// The library to make; must not exist
    pub library: PathBuf,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The copy is whole and compact, also while another program writes to the library.

Examples:
  dateline copy story.chronicle backup/story.chronicle")]
pub(crate) struct CopyArgs {
    /// The library
    pub library: PathBuf,
    /// The copy to make; must not exist
    pub to: PathBuf,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline about
  dateline about --licences | less")]
pub(crate) struct AboutArgs {
    /// Print every licence in full
    #[arg(long, alias = "licenses")]
    pub licences: bool,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    parse_day(text).ok_or_else(|| "not a day such as 2025-11-14 or 14 November 2025".to_owned())
}

fn day_or_none(text: &str) -> Result<Published, String> {
    match text {
        "none" => Ok(Published(None)),
        _ => day(text).map(|day| Published(Some(day))),
    }
}

/// A day, month or year in EDTF, or a day as people write it.
fn edtf(text: &str) -> Result<String, String> {
    match text.parse::<Edtf>() {
        Ok(date) if date.first_day().is_some() && date.last_day().is_some() => Ok(text.to_owned()),
        _ => parse_day(text)
            .map(|day| Edtf::day(day).to_string())
            .ok_or_else(|| "not a date such as 2025-11-14, 2025-11 or 2025".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound_and_every_command_has_examples() {
        let mut command = Args::command();
        command.clone().debug_assert();
        for sub in command.get_subcommands_mut() {
            let help = sub.render_long_help().to_string();
            assert!(help.contains("Examples:"), "{help}");
        }
    }
}
