//! What the window has open, shared by all commands.

use crate::adding::add_files;
use crate::answer::{AddReport, AppState, CommandError, OpenChronicle, Progress};
use crate::{settings, window};
use dateline_chronicle::{Again, Chronicle, Error, Pace};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tauri::{Emitter, WebviewWindow};
use tokio::task::spawn_blocking;

/// A chronicle that commands take turns at.
pub type Shared = Arc<Mutex<Chronicle>>;

/// The state of the program.
pub struct Session {
    data: PathBuf,
    /// The open chronicle, or why there is none.
    open: Mutex<Result<Shared, CommandError>>,
    /// Set to end work on many files or articles after those in hand.
    pub stop: Arc<AtomicBool>,
}

impl Session {
    /// Opens the chronicle `asked` for, else the last one, else one of the program's own in the
    /// folder `data`. Where that fails the session starts without and says why when asked.
    pub fn start(data: PathBuf, asked: Option<PathBuf>) -> Self {
        let open = match asked.or_else(|| settings::last(&data)) {
            Some(path) => Chronicle::open(&path),
            None => Chronicle::open_or_create(&own(&data)),
        };
        let open = open.map(|chronicle| Arc::new(Mutex::new(chronicle)));
        let open = Mutex::new(open.map_err(CommandError::from));
        Self { data, open, stop: Arc::default() }
    }

    /// Lets go of the open chronicle. What SQLite keeps in a file beside it then moves into the
    /// chronicle itself, which a person may copy as one file; a process that just ends leaves both.
    pub fn close(&self) {
        let message = "the program is closing".to_owned();
        *turn(&self.open) = Err(CommandError { code: "closing", message });
    }

    /// The folder for the program's own files.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The program's own chronicle, for work that has no file of its own.
    pub fn own(&self) -> PathBuf {
        own(&self.data)
    }

    /// Where the built-in story is kept.
    pub fn sample(&self) -> PathBuf {
        self.data.join("Sample story.chronicle")
    }

    /// The open chronicle's name.
    pub fn name(&self) -> Option<String> {
        self.chronicle().ok().map(|chronicle| turn(&chronicle).name())
    }

    /// The open chronicle.
    ///
    /// # Errors
    /// Why there is none.
    pub fn chronicle(&self) -> Result<Shared, CommandError> {
        turn(&self.open).clone()
    }

    /// What is open, for the page.
    ///
    /// # Errors
    /// The chronicle cannot be read.
    pub async fn state(&self) -> Result<AppState, CommandError> {
        let problem = self.chronicle().err();
        if problem.is_some() {
            return Ok(AppState { chronicle: None, problem });
        }
        let sample = self.sample();
        let open = self.ask(move |chronicle| OpenChronicle::of(chronicle, &sample)).await?;
        Ok(AppState { chronicle: Some(open), problem: None })
    }

    /// Does `work` on the open chronicle, off the thread that draws.
    ///
    /// # Errors
    /// None is open, or the work's own.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Chronicle) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, CommandError> {
        let chronicle = self.chronicle()?;
        Ok(spawn_blocking(move || work(&mut turn(&chronicle))).await??)
    }

    /// As [`Session::ask`], for work that changes what the page shows.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Chronicle) -> Result<T, Error> + Send + 'static,
    ) -> Result<AppState, CommandError> {
        self.ask(work).await?;
        self.state().await
    }

    /// Adds files to the chronicle that is open now, even where another is opened
    /// meanwhile.
    ///
    /// # Errors
    /// None is open.
    pub async fn add_files(
        &self,
        window: WebviewWindow,
        paths: Vec<PathBuf>,
    ) -> Result<AddReport, CommandError> {
        let (chronicle, stop) = (self.chronicle()?, Arc::clone(&self.stop));
        stop.store(false, Ordering::Relaxed);
        let tell = teller(window);
        Ok(spawn_blocking(move || add_files(&chronicle, &paths, &stop, tell)).await??)
    }

    /// Does `work` on every article whose events another version found, or with `reread` on every
    /// one, until done or stopped; says how many are left.
    ///
    /// # Errors
    /// None is open, or the first of the work's own.
    pub async fn each_again<T: Send + 'static>(
        &self,
        window: WebviewWindow,
        reread: bool,
        work: impl Fn(&mut Chronicle, i64, Again) -> Result<T, Error> + Send + 'static,
    ) -> Result<(Vec<T>, usize), CommandError> {
        let (chronicle, stop) = (self.chronicle()?, Arc::clone(&self.stop));
        stop.store(false, Ordering::Relaxed);
        let (tell, start) = (teller(window), Instant::now());
        let work = move || {
            let (articles, again) = articles_again(&turn(&chronicle), reread)?;
            let (total, mut found) = (articles.len(), Vec::new());
            for (done, id) in articles.into_iter().enumerate() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let pace = Pace::of(done, total, start.elapsed());
                tell(Progress { done, total, current: String::new(), pace });
                found.push(work(&mut turn(&chronicle), id, again)?);
            }
            let left = total - found.len();
            Ok((found, left))
        };
        let done: Result<_, Error> = spawn_blocking(work).await?;
        Ok(done?)
    }

    /// Opens another chronicle in this one's place. Where that fails, this one stays.
    ///
    /// # Errors
    /// The other's.
    pub async fn switch(
        &self,
        window: &WebviewWindow,
        other: impl FnOnce() -> Result<Chronicle, Error> + Send + 'static,
    ) -> Result<AppState, CommandError> {
        let other = spawn_blocking(other).await??;
        window::entitle(window, &other.name());
        if let Err(error) = settings::remember(&self.data, other.path()) {
            eprintln!("cannot remember the chronicle for the next start: {error}");
        }
        *turn(&self.open) = Ok(Arc::new(Mutex::new(other)));
        self.state().await
    }
}

/// Tells the page how far work is.
pub fn teller(window: WebviewWindow) -> impl Fn(Progress) + Send {
    move |progress| {
        if let Err(error) = window.emit("progress", progress) {
            eprintln!("cannot tell the page how far it is: {error}");
        }
    }
}

/// The articles to be looked at again, and how much is done again.
fn articles_again(chronicle: &Chronicle, reread: bool) -> Result<(Vec<i64>, Again), Error> {
    if !reread {
        return Ok((chronicle.outdated()?, Again::Found));
    }
    let articles = chronicle.articles()?;
    Ok((articles.into_iter().map(|article| article.id).collect(), Again::Read))
}

fn own(data: &Path) -> PathBuf {
    data.join("My timeline.chronicle")
}

/// Waits for its turn. A command that failed inside has left nothing half done, since the
/// chronicle writes in transactions: the next one may go on.
pub fn turn<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adding;
    use dateline_chronicle::AddOptions;

    fn start(data: &Path, asked: Option<&Path>) -> Session {
        Session::start(data.to_path_buf(), asked.map(Path::to_path_buf))
    }

    #[test]
    fn the_first_start_makes_a_chronicle_and_the_next_opens_the_last_one() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(start(data.path(), None).name().as_deref(), Some("My timeline"));
        let other = data.path().join("other.chronicle");
        drop(Chronicle::create(&other).unwrap());
        settings::remember(data.path(), &other).unwrap();
        assert_eq!(start(data.path(), None).name().as_deref(), Some("other"));
        let asked = data.path().join("My timeline.chronicle");
        assert_eq!(start(data.path(), Some(&asked)).name().as_deref(), Some("My timeline"));
    }

    #[test]
    fn a_chronicle_that_cannot_be_opened_leaves_a_reason_and_stays_untouched() {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("letter.chronicle");
        std::fs::write(&file, "Dear all").unwrap();
        let session = start(data.path(), Some(&file));
        let problem = session.chronicle().unwrap_err();
        assert_eq!(problem.code, "not-a-chronicle");
        assert!(problem.message.contains("letter.chronicle"), "{}", problem.message);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "Dear all");
    }

    #[test]
    fn read_again_are_all_articles_and_found_again_only_those_of_another_version() {
        let data = tempfile::tempdir().unwrap();
        let session = start(data.path(), None);
        let options = AddOptions { added: adding::now(), published: None, title: None };
        let chronicle = session.chronicle().unwrap();
        let mut chronicle = turn(&chronicle);
        adding::add_text(&mut chronicle, "It fell on 9 March 2021.", &options).unwrap();
        assert_eq!(articles_again(&chronicle, false).unwrap(), (vec![], Again::Found));
        assert_eq!(articles_again(&chronicle, true).unwrap(), (vec![1], Again::Read));
    }

    #[test]
    fn closing_leaves_one_file() {
        let data = tempfile::tempdir().unwrap();
        let session = start(data.path(), None);
        let names = || {
            let files = std::fs::read_dir(data.path()).unwrap();
            let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let options = AddOptions { added: adding::now(), published: None, title: None };
        let chronicle = session.chronicle().unwrap();
        adding::add_text(&mut turn(&chronicle), "It fell on 9 March 2021.", &options).unwrap();
        drop(chronicle);
        assert!(names().len() > 1, "the file beside is what this is about: {:?}", names());
        session.close();
        assert_eq!(names(), ["My timeline.chronicle"]);
    }
}
