//! Adding articles: one transaction each, so that a stop between two leaves whole articles.

use crate::answer::{AddReport, Failed, Progress};
use crate::session::turn;
use chrono::{DateTime, SecondsFormat, Utc};
use dateline_chronicle::{AddOptions, Added, Chronicle, Error, Prepared, Source, Timestamp};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Adds the files one by one, until `stop` is set; a file that cannot be added hinders no other.
/// `progress` is told before each file, and at the end.
pub fn add_files(
    chronicle: &Mutex<Chronicle>,
    paths: &[PathBuf],
    stop: &AtomicBool,
    progress: impl Fn(Progress),
) -> AddReport {
    let mut report = AddReport::default();
    let total = paths.len();
    for (done, path) in paths.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            report.stopped = true;
            break;
        }
        let current = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        progress(Progress { done, total, current });
        let source = path.display().to_string();
        match add_file(chronicle, path) {
            Ok(articles) => report.note_all(&source, articles),
            Err(message) => report.failed.push(Failed { source, message }),
        }
    }
    progress(Progress { done: total, total, current: String::new() });
    report
}

fn add_file(
    chronicle: &Mutex<Chronicle>,
    path: &Path,
) -> Result<Vec<Result<Added, Error>>, String> {
    let bytes = std::fs::read(path)
        .map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    Ok(add_bytes(chronicle, &bytes, path.display().to_string(), now()))
}

/// Adds every article of a file's bytes.
pub fn add_bytes(
    chronicle: &Mutex<Chronicle>,
    bytes: &[u8],
    source: String,
    added: Timestamp,
) -> Vec<Result<Added, Error>> {
    let options = AddOptions { added, published: None, title: None };
    // Read outside the turn, kept in one turn an article: the page can ask for events between two.
    let articles = Prepared::read(bytes, Source(source), &options).into_iter();
    articles.map(|article| turn(chronicle).put(&article?, &options.added)).collect()
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
    let mut report = AddReport::default();
    report.note(chronicle.add(text.as_bytes(), Source("pasted text".into()), options)?);
    Ok(report)
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

impl AddReport {
    /// Takes in what became of the articles of one file.
    pub fn note_all(&mut self, source: &str, articles: Vec<Result<Added, Error>>) {
        for article in articles {
            match article {
                Ok(added) => self.note(added),
                Err(error) => {
                    self.failed
                        .push(Failed { source: source.to_owned(), message: error.to_string() });
                }
            }
        }
    }

    fn note(&mut self, added: Added) {
        self.already += usize::from(added.already);
        self.added.push(added);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

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
        let report = add_files(&folder.chronicle, &paths, &AtomicBool::new(false), |progress| {
            told.borrow_mut().push((progress.done, progress.current));
        });
        assert_eq!((report.added.len(), report.already, report.stopped), (2, 1, false));
        assert_eq!(report.failed.len(), 1);
        assert!(report.failed[0].message.contains("absent.txt"), "{:?}", report.failed);
        let names = ["one.txt", "absent.txt", "same.txt", ""].map(String::from);
        assert_eq!(told.into_inner(), names.into_iter().enumerate().collect::<Vec<_>>());
    }

    #[test]
    fn a_stop_leaves_whole_articles() {
        let folder = folder();
        let paths = [
            folder.file("one.txt", "The bridge fell on 9 March 2021."),
            folder.file("two.txt", "The ferry sailed on 10 March 2021."),
        ];
        let stop = AtomicBool::new(false);
        let report = add_files(&folder.chronicle, &paths, &stop, |progress| {
            stop.store(progress.current == "one.txt", Ordering::Relaxed);
        });
        assert!(report.stopped);
        assert_eq!(report.added.len(), 1);
        assert_eq!(turn(&folder.chronicle).articles().unwrap().len(), 1);
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
