//! Watched folders: what arrives in one is added to the chronicle that it is watched for, while that
//! chronicle is open.

use crate::adding::add_files;
use crate::answer::{AddReport, CommandError};
use crate::session::{Session, Shared, turn};
use crate::settings;
use dateline_chronicle::{Outcome, What};
use dateline_folder::Watch;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, State};

/// Between two looks: a file that has not changed for so long is taken to be complete.
const REST: Duration = Duration::from_secs(2);

/// The folders that are watched, each for one chronicle.
pub struct Watching {
    data: PathBuf,
    folders: Mutex<BTreeMap<PathBuf, PathBuf>>,
}

impl Watching {
    /// As it was left; `data` is the folder for the program's own files.
    pub fn start(data: PathBuf) -> Self {
        let folders = Mutex::new(settings::watched(&data));
        Self { data, folders }
    }

    fn folder(&self, chronicle: &Path) -> Option<PathBuf> {
        turn(&self.folders).get(chronicle).cloned()
    }

    fn set(&self, chronicle: PathBuf, folder: Option<PathBuf>) {
        let mut folders = turn(&self.folders);
        match folder {
            Some(folder) => folders.insert(chronicle, folder),
            None => folders.remove(&chronicle),
        };
        if let Err(error) = settings::remember_watched(&self.data, &folders) {
            eprintln!("cannot remember the watched folder for the next start: {error}");
        }
    }
}

/// The folder that is watched for the open chronicle.
#[tauri::command]
pub async fn watched(
    session: State<'_, Session>,
    watching: State<'_, Watching>,
) -> Result<Option<PathBuf>, CommandError> {
    let path = session.ask(|chronicle| Ok(chronicle.path().to_owned())).await?;
    Ok(watching.folder(&path))
}

/// Watches a folder for the open chronicle, in place of the one before; none ends it.
#[tauri::command]
pub async fn watch(
    session: State<'_, Session>,
    watching: State<'_, Watching>,
    folder: Option<PathBuf>,
) -> Result<(), CommandError> {
    let path = session.ask(|chronicle| Ok(chronicle.path().to_owned())).await?;
    watching.set(path, folder);
    Ok(())
}

/// Looks into the watched folder of the chronicle that is open, for as long as the program runs,
/// with events `arrived`.
pub fn run(app: AppHandle) {
    std::thread::spawn(move || {
        let mut inbox = Inbox::default();
        loop {
            std::thread::sleep(REST);
            let Ok(chronicle) = app.state::<Session>().chronicle() else { continue };
            let path = turn(&chronicle).path().to_owned();
            let folder = app.state::<Watching>().folder(&path);
            let report = inbox.look(&chronicle, &path, folder.as_deref());
            if let Some(Err(error)) = report.map(|report| app.emit("arrived", &report)) {
                eprintln!("cannot tell the page what has arrived: {error}");
            }
        }
    });
}

/// The folder that is looked into now.
#[derive(Default)]
struct Inbox {
    watch: Option<(PathBuf, Watch)>,
    /// Whether the page knows that the folder is gone.
    told: bool,
}

impl Inbox {
    /// Adds what has arrived in `folder` to the chronicle at `path`. Answers where there is something
    /// to tell: something new, or a failure.
    fn look(
        &mut self,
        chronicle: &Shared,
        path: &Path,
        folder: Option<&Path>,
    ) -> Option<AddReport> {
        let Some(folder) = folder else {
            self.watch = None;
            return None;
        };
        let same = |(of, watch): &(PathBuf, Watch)| of == path && watch.folder() == folder;
        if !self.watch.as_ref().is_some_and(same) {
            self.watch = Some((path.to_owned(), Watch::new(folder)));
            self.told = false;
        }
        let (_, watch) = self.watch.as_mut()?;
        match watch.look() {
            Ok(files) => {
                self.told = false;
                if files.is_empty() {
                    return None;
                }
                let report = add_files(chronicle, &files, &AtomicBool::new(false), |_| ());
                let mut report = report.unwrap_or_else(|error| failed(path, error.to_string()));
                // What was there before is no news.
                report.outcomes.retain(|outcome| outcome.what != What::Already);
                (!report.outcomes.is_empty()).then_some(report)
            }
            Err(_) if self.told => None,
            Err(error) => {
                self.told = true;
                let message = format!(
                    "cannot look into the watched folder `{}`: {error}; it is looked for again, \
                     until you stop watching it",
                    folder.display()
                );
                Some(failed(folder, message))
            }
        }
    }
}

fn failed(source: &Path, message: String) -> AddReport {
    let outcome = Outcome::failed(source.display().to_string(), message);
    AddReport { outcomes: vec![outcome], stopped: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_chronicle::Chronicle;
    use std::sync::Arc;

    #[test]
    fn what_arrives_is_added_once_to_the_chronicle_it_is_for() {
        let data = tempfile::tempdir().unwrap();
        let inbox = data.path().join("inbox");
        let path = data.path().join("a.chronicle");
        let chronicle = Arc::new(Mutex::new(Chronicle::create(&path).unwrap()));
        let articles = || turn(&chronicle).articles().unwrap().len();
        let mut watch = Inbox::default();
        let mut look = || watch.look(&chronicle, &path, Some(&inbox));

        let gone = look().expect("an absent folder is told of");
        let message = gone.outcomes[0].message.as_deref().unwrap_or_default();
        assert!(message.contains("inbox"), "{gone:?}");
        assert_eq!(look(), None, "once");
        std::fs::create_dir(&inbox).unwrap();
        std::fs::write(inbox.join("a.txt"), "The bridge fell on 9 March 2021.").unwrap();
        assert_eq!((look(), articles()), (None, 0), "it may still be growing");
        let report = look().expect("an article");
        assert_eq!((report.outcomes.len(), articles()), (1, 1), "{report:?}");
        std::fs::write(inbox.join("b.txt"), "The bridge fell on 9 March 2021.").unwrap();
        assert_eq!((look(), look(), articles()), (None, None, 1), "the same text again");

        let other = data.path().join("other.chronicle");
        assert_eq!(watch.look(&chronicle, &other, None), None);
    }

    #[test]
    fn the_folder_is_remembered_for_its_chronicle() {
        let data = tempfile::tempdir().unwrap();
        let watching = Watching::start(data.path().to_owned());
        watching.set("/a.chronicle".into(), Some("/inbox".into()));
        watching.set("/b.chronicle".into(), Some("/other".into()));
        watching.set("/b.chronicle".into(), None);
        let again = Watching::start(data.path().to_owned());
        assert_eq!(again.folder(Path::new("/a.chronicle")), Some("/inbox".into()));
        assert_eq!(again.folder(Path::new("/b.chronicle")), None);
    }
}
