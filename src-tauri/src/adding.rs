//! Adding articles: one transaction each, so that a stop between two leaves whole articles.

use crate::answer::{AddReport, Progress};
use crate::session::turn;
use chrono::{DateTime, SecondsFormat, Utc};
use dateline_chronicle::{
    AddOptions, Chronicle, Error, Import, Outcome, Pace, Prepared, Source, Timestamp, parallel,
};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// Adds the files, read over all cores, until `stop` is set; a file that cannot be added hinders no
/// other. `progress` is told before the first file and after each.
pub fn add_files(
    chronicle: &Mutex<Chronicle>,
    paths: &[PathBuf],
    stop: &AtomicBool,
    progress: impl Fn(Progress),
) -> Result<AddReport, Error> {
    let (mut report, start) = (AddReport::default(), Instant::now());
    let known = turn(chronicle).fingerprints()?;
    let options = AddOptions { added: now(), published: None, title: None };
    let workers = parallel::workers(None);
    let import = Import { files: paths, options: &options, known: &known, workers, stop };
    let total = paths.len();
    let told = |done: usize| {
        let current = paths.get(done).and_then(|path| path.file_name()).unwrap_or_default();
        let current = current.to_string_lossy().into_owned();
        progress(Progress { done, total, current, pace: Pace::of(done, total, start.elapsed()) });
    };
    told(0);
    let mut done = 0;
    // Read outside the turn, kept in one turn an article: the page can ask for events between two.
    let ended = import.run(
        read_file,
        |article| turn(chronicle).put(article, &options.added),
        |step| {
            done = step.done;
            report.outcomes.extend(step.outcomes);
            told(done);
        },
    );
    if let Err(error) = ended {
        let source = paths.get(done).map_or_else(String::new, |path| path.display().to_string());
        report.outcomes.push(Outcome::failed(source, error.to_string()));
    }
    report.stopped = done < total;
    Ok(report)
}

fn read_file(path: &Path) -> Result<(Vec<u8>, Source), String> {
    let name = path.display().to_string();
    let bytes = dateline_folder::read(path).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => "there is no such file; it may have been moved".to_owned(),
            ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
            _ => error.to_string(),
        };
        format!("cannot read `{name}`: {why}")
    })?;
    Ok((bytes, Source(name)))
}

/// Adds every article of the bytes that came from `source`.
///
/// # Errors
/// Those of [`Chronicle::put`] that do not concern one article alone.
pub fn add_bytes(
    chronicle: &Mutex<Chronicle>,
    bytes: &[u8],
    source: &str,
    added: &Timestamp,
) -> Result<Vec<Outcome>, Error> {
    let options = AddOptions { added: added.clone(), published: None, title: None };
    let articles = Prepared::read(bytes, Source(source.to_owned()), &options);
    Outcome::of_all(source, articles, |article| turn(chronicle).put(article, added))
}

/// Adds an article that was pasted.
///
/// # Errors
/// Those of [`Chronicle::add`].
pub fn add_text(
    chronicle: &mut Chronicle,
    text: &str,
    options: &AddOptions,
) -> Result<AddReport, Error> {
    let source = "pasted text".to_owned();
    let added = chronicle.add(text.as_bytes(), Source(source.clone()), options)?;
    let outcomes = vec![Outcome::of(source, Ok(added))?];
    Ok(AddReport { outcomes, stopped: false })
}

/// Opens the built-in story at `path`, and writes it first where it is not there.
///
/// # Errors
/// Those of [`Chronicle::open`] and [`Chronicle::sample`].
pub fn open_or_write_sample(path: &Path) -> Result<Chronicle, Error> {
    match Chronicle::open(path) {
        Err(Error::Missing { .. }) => Chronicle::sample(path),
        opened => opened,
    }
}

/// The moment, in UTC to the second.
#[expect(clippy::disallowed_methods, reason = "the shell reads the clock for the libraries")]
pub fn now() -> Timestamp {
    let now = DateTime::<Utc>::from(std::time::SystemTime::now());
    Timestamp(now.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_chronicle::What;
    use std::cell::RefCell;
    use std::sync::atomic::Ordering;

    struct Folder {
        folder: tempfile::TempDir,
        chronicle: Mutex<Chronicle>,
    }

    fn folder() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        let chronicle = Chronicle::create(&folder.path().join("a.chronicle")).unwrap();
        Folder { folder, chronicle: Mutex::new(chronicle) }
    }

    impl Folder {
        fn file(&self, name: &str, text: &str) -> PathBuf {
            let path = self.folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        }
    }

    #[test]
    fn a_file_that_fails_hinders_no_other() {
        let folder = folder();
        let paths = [
            folder.file("one.txt", "The bridge fell on 9 March 2021."),
            folder.folder.path().join("absent.txt"),
            folder.file("same.txt", "The bridge fell on 9 March 2021."),
        ];
        let told = RefCell::new(Vec::new());
        let never = AtomicBool::new(false);
        let report = add_files(&folder.chronicle, &paths, &never, |progress| {
            told.borrow_mut().push((progress.done, progress.current));
        });
        let report = report.unwrap();
        let what: Vec<What> = report.outcomes.iter().map(|outcome| outcome.what).collect();
        assert_eq!(
            (what, report.stopped),
            (vec![What::Added, What::Unreadable, What::Already], false)
        );
        let message = report.outcomes[1].message.as_deref();
        let absent = paths[1].display();
        let why = format!("cannot read `{absent}`: there is no such file; it may have been moved");
        assert_eq!(message, Some(why.as_str()));
        let names = ["one.txt", "absent.txt", "same.txt", ""].map(String::from);
        assert_eq!(told.into_inner(), names.into_iter().enumerate().collect::<Vec<_>>());
    }

    #[test]
    fn a_stop_leaves_whole_articles() {
        let folder = folder();
        let name = |at: usize| (format!("{at}.txt"), format!("Ferry {at} sailed on 9 March 2021."));
        let paths: Vec<PathBuf> =
            (0..200).map(name).map(|(name, text)| folder.file(&name, &text)).collect();
        let stop = AtomicBool::new(false);
        let report = add_files(&folder.chronicle, &paths, &stop, |progress| {
            stop.store(progress.done > 0, Ordering::Relaxed);
        });
        let report = report.unwrap();
        assert!(report.stopped && !report.outcomes.is_empty());
        let articles = turn(&folder.chronicle).articles().unwrap();
        assert!(articles.len() == report.outcomes.len() && articles.len() < 200, "{articles:?}");
        assert!(articles.iter().all(|article| article.events == 1), "whole ones");
    }

    #[test]
    fn the_sample_is_written_once_and_then_opened_as_it_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.chronicle");
        let mut sample = open_or_write_sample(&path).unwrap();
        let articles = sample.articles().unwrap();
        assert!(articles.len() > 5, "{articles:?}");
        sample.remove(articles[0].id).unwrap();
        drop(sample);
        let sample = open_or_write_sample(&path).unwrap();
        assert_eq!(sample.articles().unwrap().len(), articles.len() - 1);
    }
}
