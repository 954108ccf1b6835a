//! `dateline add`: files and folders are read over all cores and kept one article at a time.

use crate::args::AddArgs;
use crate::library::{concerns_article, count, read, tell};
use crate::{Outcome, parallel, report};
use dateline_chronicle::{
    AddOptions, Added, Chronicle, Error, Prepared, Timestamp, fingerprint, is_companion,
};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What a worker made of a file.
enum Read {
    /// The library has it.
    Known,
    Articles(Vec<Result<Prepared, Error>>),
    Failed(anyhow::Error),
}

/// `dateline add`.
pub(crate) fn add(args: &AddArgs, added: &Timestamp) -> anyhow::Result<Outcome> {
    // A library that is refused is refused before any article is read. A new one is made when
    // there is something to put into it.
    let mut library = match Chronicle::open(&args.library) {
        Err(Error::Missing { .. }) => None,
        opened => Some(opened?),
    };
    let known = library.as_ref().map(Chronicle::fingerprints).transpose()?.unwrap_or_default();
    let Found { files, passed_over } = Found::of(&args.files);
    let options =
        AddOptions { added: added.clone(), published: args.published, title: args.title.clone() };
    let mut outcome = Outcome::Done;
    let mut progress = Progress::new(files.len());
    let work = |file: &PathBuf| prepare(file, &options, &known);
    parallel::in_order(&files, parallel::workers(args.jobs), work, |at, answer| {
        let file = &files[at];
        progress.next();
        match answer {
            Some(Read::Known) => already(args, file),
            Some(Read::Articles(articles)) => {
                let alone = articles.len() == 1;
                for article in articles {
                    let done = put(&mut library, &args.library, article, added);
                    tell_of(args, file, alone, done, &mut outcome)?;
                }
            }
            Some(Read::Failed(error)) => {
                report(&error.to_string());
                outcome = Outcome::SomeFailed;
            }
            None => {
                let name = file.display();
                report(&format!("cannot read `{name}`: the program stumbled over it; report it"));
                outcome = Outcome::SomeFailed;
            }
        }
        Ok(())
    })?;
    if passed_over > 0 {
        tell(&format!("passed over {} beside pages, not articles", count(passed_over, "file")));
    }
    Ok(outcome)
}

fn prepare(file: &Path, options: &AddOptions, known: &BTreeSet<String>) -> Read {
    match read(file) {
        Ok((bytes, _)) if known.contains(&fingerprint(&bytes)) => Read::Known,
        Ok((bytes, source)) => Read::Articles(Prepared::read(&bytes, source, options)),
        Err(error) => Read::Failed(error),
    }
}

/// Keeps an article; answers with what became of it, and where it came from.
fn put(
    library: &mut Option<Chronicle>,
    path: &Path,
    article: Result<Prepared, Error>,
    added: &Timestamp,
) -> Result<(Added, String), Error> {
    let article = article?;
    let chronicle = match library {
        Some(chronicle) => chronicle,
        None => library.insert(Chronicle::create(path)?),
    };
    Ok((chronicle.put(&article, added)?, article.source().to_owned()))
}

fn tell_of(
    args: &AddArgs,
    file: &Path,
    alone: bool,
    done: Result<(Added, String), Error>,
    outcome: &mut Outcome,
) -> anyhow::Result<()> {
    match done {
        Ok((Added { already: true, .. }, _)) if alone => already(args, file),
        Ok((Added { already: true, .. }, source)) => already(args, Path::new(&source)),
        Ok((added, source)) => {
            let name = if alone { file.display().to_string() } else { source };
            let events = count(added.events, "event");
            match added.unread {
                Some(language) => {
                    tell(&format!("added {name}: dates are not read in {language} yet"))
                }
                None => tell(&format!("added {name}: {events}")),
            }
        }
        Err(error) => {
            let error = anyhow::Error::from(error);
            if !concerns_article(&error) {
                return Err(error);
            }
            report(&error.to_string());
            *outcome = Outcome::SomeFailed;
        }
    }
    Ok(())
}

fn already(args: &AddArgs, file: &Path) {
    tell(&format!("already in {}: {}", args.library.display(), file.display()));
}

/// The files to read.
struct Found {
    /// Those named, and those in the folders named, by name; links are not followed, and what begins
    /// with a dot is left out.
    files: Vec<PathBuf>,
    /// Files in the folders that only go with pages.
    passed_over: usize,
}

impl Found {
    fn of(named: &[PathBuf]) -> Self {
        let mut found = Self { files: Vec::new(), passed_over: 0 };
        let mut left: Vec<(PathBuf, bool)> =
            named.iter().rev().map(|path| (path.clone(), true)).collect();
        while let Some((path, is_named)) = left.pop() {
            let entries = match path.is_dir() {
                true => path.read_dir().ok(),
                false => None,
            };
            let companion =
                || is_companion(&path.to_string_lossy(), |page| Path::new(page).is_file());
            match entries {
                Some(entries) => {
                    let mut inner: Vec<PathBuf> =
                        entries.flatten().filter(is_shown).map(|entry| entry.path()).collect();
                    inner.sort();
                    left.extend(inner.into_iter().rev().map(|path| (path, false)));
                }
                None if !is_named && companion() => found.passed_over += 1,
                None => found.files.push(path),
            }
        }
        found
    }
}

fn is_shown(entry: &std::fs::DirEntry) -> bool {
    let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
    !link && !entry.file_name().to_string_lossy().starts_with('.')
}

/// How far the work has come, on a terminal.
struct Progress {
    done: usize,
    total: usize,
    start: Instant,
}

/// Fewer files are done before a person could read how far they are.
const WORTH_TELLING: usize = 20;

impl Progress {
    fn new(total: usize) -> Self {
        Self { done: 0, total, start: Instant::now() }
    }

    fn next(&mut self) {
        self.done += 1;
        if self.total < WORTH_TELLING || !stderr().is_terminal() {
            return;
        }
        let seconds = self.start.elapsed().as_secs_f64().max(0.001);
        // Counts of files are far below what a float holds exactly.
        #[allow(clippy::cast_precision_loss)]
        let rate = self.done as f64 / seconds;
        #[allow(clippy::cast_precision_loss)]
        let left = (self.total - self.done) as f64 / rate;
        let (done, total) = (self.done, self.total);
        let line = format!("{done} of {total} files, {rate:.0} a second, {left:.0} s left");
        let _ = write!(stderr(), "\r{line:60}\r");
    }
}
