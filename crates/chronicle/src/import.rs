//! Adding many files at once: read over all cores, kept in their order, one article at a time.

use crate::{AddOptions, Added, Error, Prepared, Source, fingerprint, parallel};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use ts_rs::TS;

/// Files to add.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The files, in the order that their articles are to be kept in.
    pub files: &'a [PathBuf],
    /// What a person says of all of them.
    pub options: &'a AddOptions,
    /// What the chronicle has: see [`Chronicle::fingerprints`](crate::Chronicle::fingerprints).
    pub known: &'a BTreeMap<String, i64>,
    /// How many files are read at once.
    pub workers: usize,
    /// Set to end after the files in hand: what is read is kept.
    pub stop: &'a AtomicBool,
}

/// A file that is done.
#[derive(Debug)]
pub struct Step<'a> {
    /// How many are done, this one too.
    pub done: usize,
    /// The file.
    pub file: &'a Path,
    /// What became of it, or of each article in it.
    pub outcomes: Vec<Outcome>,
}

/// What became of a file, or of an article in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Outcome {
    /// The file's name; where it holds several articles, the article's own.
    pub source: String,
    /// What became of it.
    pub what: What,
    /// The article, where it is in the chronicle now.
    pub added: Option<Added>,
    /// Why it could not be added.
    pub message: Option<String>,
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "bindings.ts", rename_all = "kebab-case")]
pub enum What {
    /// It is new.
    Added,
    /// The chronicle had it before.
    Already,
    /// It holds no text.
    NoText,
    /// It cannot be read.
    Unreadable,
}

/// What a worker made of a file.
enum Made {
    Known(i64),
    Articles(Vec<Result<Prepared, Error>>),
    Failed(String),
}

impl Import<'_> {
    /// Adds the files: `read` gives the bytes of one, on any thread, or why there are none; `keep`
    /// keeps an article; `tell` is told of every file that is done, in their order.
    ///
    /// # Errors
    /// Of `keep`, where it does not concern that article alone; then the rest is left.
    pub fn run(
        &self,
        read: impl Fn(&Path) -> Result<(Vec<u8>, Source), String> + Sync,
        mut keep: impl FnMut(&Prepared) -> Result<Added, Error>,
        mut tell: impl FnMut(Step<'_>),
    ) -> Result<(), Error> {
        let work = |file: &PathBuf| self.make(read(file));
        parallel::in_order(self.files, self.workers, self.stop, work, |at, made| {
            let file = &self.files[at];
            let name = file.display().to_string();
            let outcomes = match made {
                Some(Made::Known(id)) => vec![Outcome::known(name, id)],
                Some(Made::Failed(message)) => vec![Outcome::failed(name, message)],
                Some(Made::Articles(articles)) => Outcome::of_all(&name, articles, &mut keep)?,
                None => {
                    let message =
                        format!("cannot read `{name}`: the program stumbled over it; report it");
                    vec![Outcome::failed(name, message)]
                }
            };
            tell(Step { done: at + 1, file, outcomes });
            Ok(())
        })
    }

    fn make(&self, read: Result<(Vec<u8>, Source), String>) -> Made {
        match read {
            Err(message) => Made::Failed(message),
            Ok((bytes, source)) => match self.known.get(&fingerprint(&bytes)) {
                Some(id) => Made::Known(*id),
                None => Made::Articles(Prepared::read(&bytes, source, self.options)),
            },
        }
    }
}

impl Outcome {
    /// What became of an article from `source`.
    ///
    /// # Errors
    /// One that does not concern this article alone.
    pub fn of(source: String, done: Result<Added, Error>) -> Result<Self, Error> {
        match done {
            Ok(added) => {
                let what = if added.already { What::Already } else { What::Added };
                Ok(Self { source, what, added: Some(added), message: None })
            }
            Err(error) if error.concerns_article() => {
                let what = if error.says_no_text() { What::NoText } else { What::Unreadable };
                Ok(Self { source, what, added: None, message: Some(error.to_string()) })
            }
            Err(error) => Err(error),
        }
    }

    /// What becomes of the articles of the file called `name`, which `keep` keeps.
    ///
    /// # Errors
    /// Of `keep`, where it does not concern that article alone; then the rest is left.
    pub fn of_all(
        name: &str,
        articles: Vec<Result<Prepared, Error>>,
        mut keep: impl FnMut(&Prepared) -> Result<Added, Error>,
    ) -> Result<Vec<Self>, Error> {
        let alone = articles.len() == 1;
        let outcome = |article: Result<Prepared, Error>| {
            let own = article.as_ref().ok().filter(|_| !alone);
            let source = own.map_or(name, Prepared::source).to_owned();
            Self::of(source, article.and_then(|article| keep(&article)))
        };
        articles.into_iter().map(outcome).collect()
    }

    /// A file that could not be read.
    pub fn failed(source: String, message: String) -> Self {
        Self { source, what: What::Unreadable, added: None, message: Some(message) }
    }

    /// A file or page whose article the chronicle has.
    pub fn known(source: String, article: i64) -> Self {
        let added = Added { article, events: 0, already: true, same_text: None, unread: None };
        Self { source, what: What::Already, added: Some(added), message: None }
    }
}

/// How fast work goes, for people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Pace {
    /// Files, or articles, a second.
    pub per_second: f64,
    /// How long the rest takes at that pace, seconds.
    pub seconds_left: f64,
}

impl Pace {
    /// Shorter work is done before its pace can be told.
    const SOONEST: Duration = Duration::from_secs(1);

    /// The pace of `done` of `total` in the time that has passed; none where that is too short.
    // Counts of files are far below what a float holds exactly.
    #[allow(clippy::cast_precision_loss)]
    pub fn of(done: usize, total: usize, passed: Duration) -> Option<Self> {
        if passed < Self::SOONEST || done == 0 {
            return None;
        }
        let per_second = done as f64 / passed.as_secs_f64();
        let seconds_left = total.saturating_sub(done) as f64 / per_second;
        Some(Self { per_second, seconds_left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_told_after_a_second() {
        assert_eq!(Pace::of(50, 100, Duration::from_millis(900)), None);
        let pace = Pace::of(50, 150, Duration::from_secs(2));
        assert_eq!(pace, Some(Pace { per_second: 25.0, seconds_left: 4.0 }));
        assert_eq!(Pace::of(0, 100, Duration::from_secs(9)), None);
    }
}
