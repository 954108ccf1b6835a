//! `dateline watch`: what arrives in a folder is added, until the command is stopped.

use crate::add::add;
use crate::args::{AddArgs, WatchArgs};
use crate::library::tell;
use crate::{Outcome, now, report};
use anyhow::anyhow;
use dateline_chronicle::{Chronicle, Error};
use dateline_folder::Watch;
use std::thread::sleep;
use std::time::Duration;

/// Between two looks: a file that has not changed for so long is taken to be complete.
const REST: Duration = Duration::from_secs(2);

/// `dateline watch`. It ends with the first error that concerns the library, or with the process:
/// whatever it has told of is in the library.
pub(crate) fn watch(args: &WatchArgs) -> anyhow::Result<Outcome> {
    if !args.folder.is_dir() {
        let folder = args.folder.display();
        return Err(anyhow!("cannot watch `{folder}`: no such folder; check the name"));
    }
    // Refused before anything arrives.
    match Chronicle::open(&args.library) {
        Err(Error::Missing { .. }) => {}
        opened => drop(opened?),
    }
    let (folder, library) = (args.folder.display(), args.library.display());
    tell(&format!("watching {folder}: what arrives is added to {library}; Ctrl+C ends it"));
    let mut watch = Watch::new(&args.folder);
    let mut there = true;
    loop {
        match watch.look() {
            Ok(files) if files.is_empty() => there = true,
            Ok(files) => {
                there = true;
                add(&AddArgs::of(args.library.clone(), files), &now())?;
            }
            Err(error) if there => {
                report(&format!("cannot look into `{folder}`: {error}; waiting for it"));
                there = false;
            }
            Err(_) => {}
        }
        sleep(REST);
    }
}
