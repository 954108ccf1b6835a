//! `dateline add`: files and folders are read over all cores and kept one article at a time.

use crate::args::AddArgs;
use crate::library::{count, read, tell};
use crate::{Outcome, report};
use dateline_chronicle::{
    self as chronicle, AddOptions, Chronicle, Error, Import, Pace, Timestamp, What, parallel,
};
use std::io::{IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// `dateline add`.
pub(crate) fn add(args: &AddArgs, added: &Timestamp) -> anyhow::Result<Outcome> {
    // A library that is refused is refused before any article is read. A new one is made when
    // there is something to put into it.
    let mut library = match Chronicle::open(&args.library) {
        Err(Error::Missing { .. }) => None,
        opened => Some(opened?),
    };
    let known = library.as_ref().map(Chronicle::fingerprints).transpose()?.unwrap_or_default();
    let files = files(&args.files);
    let options =
        AddOptions { added: added.clone(), published: args.published, title: args.title.clone() };
    let progress = Progress::new(files.len());
    let mut outcome = Outcome::Done;
    let import = Import {
        files: &files,
        options: &options,
        known: &known,
        workers: parallel::workers(args.jobs),
        stop: &AtomicBool::new(false),
    };
    import.run(
        |file| read(file).map_err(|error| error.to_string()),
        |article| {
            let chronicle = match &mut library {
                Some(chronicle) => chronicle,
                None => library.insert(Chronicle::create(&args.library)?),
            };
            chronicle.put(article, added)
        },
        |step| {
            progress.tell(step.done);
            for done in step.outcomes {
                outcome = outcome.max(tell_of(&args.library, &done));
            }
        },
    )?;
    Ok(outcome)
}

/// Prints what became of a file or of an article in it.
fn tell_of(library: &Path, done: &chronicle::Outcome) -> Outcome {
    let name = &done.source;
    match (done.what, &done.added) {
        (What::Already, _) => tell(&format!("already in {}: {name}", library.display())),
        (What::Added, Some(added)) => {
            let events = count(added.events, "event");
            let line = match (added.unread, added.same_text) {
                (Some(language), _) => format!("dates are not read in {language} yet"),
                (None, Some(first)) => format!("{events}, same text as article {first}"),
                (None, None) => events,
            };
            tell(&format!("added {name}: {line}"));
        }
        _ => {
            report(done.message.as_deref().unwrap_or_default());
            return Outcome::SomeFailed;
        }
    }
    Outcome::Done
}

/// The files named, and those in the folders named, by name; links are not followed, and what begins
/// with a dot is left out.
fn files(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut left: Vec<PathBuf> = named.iter().rev().cloned().collect();
    while let Some(path) = left.pop() {
        let entries = match path.is_dir() {
            true => path.read_dir().ok(),
            false => None,
        };
        let Some(entries) = entries else {
            files.push(path);
            continue;
        };
        let shown = |entry: &std::fs::DirEntry| {
            let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            !link && !entry.file_name().to_string_lossy().starts_with('.')
        };
        let mut inner: Vec<PathBuf> =
            entries.flatten().filter(shown).map(|entry| entry.path()).collect();
        inner.sort();
        left.extend(inner.into_iter().rev());
    }
    files
}

/// How far the work has come, on a terminal.
struct Progress {
    total: usize,
    start: Instant,
}

/// Fewer files are done before a person could read how far they are.
const WORTH_TELLING: usize = 20;

impl Progress {
    fn new(total: usize) -> Self {
        Self { total, start: Instant::now() }
    }

    fn tell(&self, done: usize) {
        let total = self.total;
        if total < WORTH_TELLING || !stderr().is_terminal() {
            return;
        }
        let pace = Pace::of(done, total, self.start.elapsed()).map(|pace| {
            format!(", {:.0} a second, {:.0} s left", pace.per_second, pace.seconds_left)
        });
        let line = format!("{done} of {total} files{}", pace.unwrap_or_default());
        let _ = write!(stderr(), "\r{line:60}\r");
    }
}
