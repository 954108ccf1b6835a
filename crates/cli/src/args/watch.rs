//! The arguments of `dateline watch`.

use super::AddArgs;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Adds every file of the folder and of the folders in it as `dateline add` does: those that are there,
and those that arrive, as soon as they no longer change. Downloads that are not complete yet are left
alone. What the library has already changes nothing. Ctrl+C ends the command.

Examples:
  dateline watch story.chronicle ~/Downloads/articles
  dateline watch mail.chronicle /srv/mail/incoming")]
pub(crate) struct WatchArgs {
    /// The library; made if it does not exist
    pub library: PathBuf,
    /// The folder
    pub folder: PathBuf,
}

impl AddArgs {
    /// Only a library and files, everything else as it is by default.
    pub fn of(library: PathBuf, files: Vec<PathBuf>) -> Self {
        let (published, title, jobs) = (None, None, None);
        let (allow_local, whole_feed) = (false, false);
        Self { library, files, published, title, jobs, allow_local, whole_feed }
    }
}
