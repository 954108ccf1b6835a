//! What the commands answer with, beside the chronicle's own types.

use dateline_chronicle::{ArticleRow, Chronicle, Error, Notice, Outcome, Pace, Package};
use serde::Serialize;
use std::path::Path;
use tokio::task::JoinError;

/// What is open.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// None only where no chronicle could be opened; then `problem` says why.
    pub chronicle: Option<OpenChronicle>,
    pub problem: Option<CommandError>,
}

/// The file that is open.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenChronicle {
    pub path: String,
    /// The file's name without its ending.
    pub name: String,
    pub articles: Vec<ArticleRow>,
    pub events: u32,
    /// Events without a known place in the calendar.
    pub unplaced: u32,
    /// Articles whose events another version of the program found, where that can be mended.
    pub outdated: usize,
    /// Whether it is the built-in story.
    pub sample: bool,
}

impl OpenChronicle {
    /// `chronicle` as the page shows it; `sample` is the path of the built-in story.
    ///
    /// # Errors
    /// The chronicle cannot be read.
    pub fn of(chronicle: &Chronicle, sample: &Path) -> Result<Self, Error> {
        let articles = chronicle.articles()?;
        Ok(Self {
            path: chronicle.path().display().to_string(),
            name: chronicle.name(),
            events: articles.iter().map(|article| article.events).sum(),
            unplaced: articles.iter().map(|article| article.unplaced).sum(),
            outdated: if chronicle.is_read_only() { 0 } else { chronicle.outdated()?.len() },
            sample: chronicle.path() == sample,
            articles,
        })
    }
}

/// What became of articles that were added.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddReport {
    /// File by file, and article by article in a file of several.
    pub outcomes: Vec<Outcome>,
    /// Whether the user stopped it before the last file.
    pub stopped: bool,
}

/// A date that a person typed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TypedDate {
    /// EDTF.
    pub date: String,
    /// As a reader says it.
    pub date_text: String,
}

/// What finding events again came to.
#[derive(Serialize)]
pub struct Renewed {
    pub state: AppState,
    /// Articles that are left as before, since the user stopped it.
    pub left: usize,
}

/// How far work on many files or articles has come; the payload of the event `progress`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
    /// What is in hand; empty at the end.
    pub current: String,
    pub pace: Option<Pace>,
}

/// What the program says of itself.
#[derive(Serialize)]
pub struct About {
    pub version: &'static str,
    pub notices: &'static [Notice],
    pub packages: &'static [Package],
}

/// What every command fails with: the page looks at `code`, a person reads `message`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommandError {
    pub code: &'static str,
    pub message: String,
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

impl From<dateline_fetch::Error> for CommandError {
    fn from(error: dateline_fetch::Error) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}

impl From<JoinError> for CommandError {
    /// Work on another thread that did not come to its end: the program itself is at fault.
    fn from(error: JoinError) -> Self {
        let message = format!("the program failed inside, and nothing was changed: {error}");
        Self { code: "internal", message }
    }
}
