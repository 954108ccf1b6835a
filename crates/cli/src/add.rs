//! `dateline add`: files and folders are read over all cores and kept one article at a time; what is
//! named by its address comes after them.

use crate::args::AddArgs;
use crate::library::{count, read, tell};
use crate::{Outcome, by_address, report};
use dateline_chronicle::{
    self as chronicle, AddOptions, Added, Chronicle, Error, Import, Pace, Prepared, Timestamp,
    What, parallel,
};
use dateline_fetch::is_address;
use dateline_folder::{Found, find};
use std::io::{IsTerminal, Write, stderr};
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// `dateline add`.
pub(crate) fn add(args: &AddArgs, added: &Timestamp) -> anyhow::Result<Outcome> {
    let mut library = Library::open(&args.library)?;
    let known = library.chronicle.as_ref().map(Chronicle::fingerprints);
    let known = known.transpose()?.unwrap_or_default();
    let (addresses, named): (Vec<_>, Vec<_>) =
        args.files.iter().cloned().partition(|word| is_address(&word.to_string_lossy()));
    let Found { files, passed_over } = find(&named);
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
        |article| library.put(article, added),
        |step| {
            progress.tell(step.done);
            for done in step.outcomes {
                outcome = outcome.max(tell_of(&args.library, &done));
            }
        },
    )?;
    if passed_over > 0 {
        tell(&format!("passed over {} beside pages, not articles", count(passed_over, "file")));
    }
    for address in addresses {
        let end = by_address::add(args, &address.to_string_lossy(), &mut library, &options)?;
        outcome = outcome.max(end);
    }
    Ok(outcome)
}

/// A library that is made when there is something to put into it.
pub(crate) struct Library<'a> {
    path: &'a Path,
    pub chronicle: Option<Chronicle>,
}

impl<'a> Library<'a> {
    /// One that is refused is refused before any article is read.
    fn open(path: &'a Path) -> Result<Self, Error> {
        let chronicle = match Chronicle::open(path) {
            Err(Error::Missing { .. }) => None,
            opened => Some(opened?),
        };
        Ok(Self { path, chronicle })
    }

    pub fn put(&mut self, article: &Prepared, added: &Timestamp) -> Result<Added, Error> {
        let chronicle = match &mut self.chronicle {
            Some(chronicle) => chronicle,
            None => self.chronicle.insert(Chronicle::create(self.path)?),
        };
        chronicle.put(article, added)
    }
}

/// Prints what became of a file or of an article in it.
pub(crate) fn tell_of(library: &Path, done: &chronicle::Outcome) -> Outcome {
    let name = &done.source;
    match (done.what, &done.added) {
        (What::Already, _) => tell(&format!("already in {}: {name}", library.display())),
        (What::Added, Some(added)) => {
            let found = match added.unread {
                Some(language) => format!("dates are not read in {language} yet"),
                None => count(added.events, "event"),
            };
            let same = added.same_text.map(|first| format!(", same text as article {first}"));
            tell(&format!("added {name}: {found}{}", same.unwrap_or_default()));
        }
        _ => {
            report(done.message.as_deref().unwrap_or_default());
            return Outcome::SomeFailed;
        }
    }
    Outcome::Done
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
