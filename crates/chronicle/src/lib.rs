//! The user's file. In go articles, out come rows, pictures and tables; in between stands one SQLite
//! file, a *chronicle*, that is only ever changed by whole articles.
//!
//! The window and the command line talk to [`Chronicle`] and to nothing below it. It reads no clock:
//! a shell hands in the [`Timestamp`].
//!
//! ```
//! use dateline_chronicle::{AddOptions, Chronicle, Filter, Source, Timestamp};
//! # fn main() -> Result<(), dateline_chronicle::Error> {
//! # let folder = tempfile::tempdir().expect("a folder");
//! let mut chronicle = Chronicle::create(&folder.path().join("story.chronicle"))?;
//! let now = Timestamp("2025-11-14T09:30:00Z".to_owned());
//! let options = AddOptions { added: now, published: None, title: None };
//! let bytes = b"The bridge fell on 9 March 2021. Eleven people died.";
//! let added = chronicle.add(bytes, Source("bridge.txt".to_owned()), &options)?;
//! assert_eq!(chronicle.events(&Filter::default())?.len(), added.events);
//! assert!(chronicle.add(bytes, Source("bridge.txt".to_owned()), &options)?.already);
//! # Ok(())
//! # }
//! ```

mod adding;
mod correcting;
pub mod csv;
mod date_text;
mod date_words;
mod dating;
mod error;
mod export;
mod filter;
mod import;
mod notices;
mod packages;
pub mod parallel;
mod pieces;
mod renew;
mod rows;
mod sample;
mod signature;
mod store;
mod why;

pub use adding::{Prepared, fingerprint};
pub use correcting::{Correction, Found};
pub use date_text::date_text;
pub use date_words::read_date;
pub use dateline_extract::{
    Article, BlockKind, DatedBy, Dct, DctEvidence, Edtf, EventKind, Role as ParticipantRole,
    Source, Status, feed_links,
};
pub use dateline_timeline::svg::Theme;
pub use dateline_timeline::{Certainty, Scene, View};
pub use error::Error;
pub use export::{ExportOptions, Format};
pub use filter::{Filter, Struck};
pub use import::{Import, Outcome, Pace, Step, What};
pub use notices::{Notice, notices};
pub use packages::{Package, packages};
pub use renew::Again;
pub use rows::{
    AddOptions, Added, ArticleRow, ArticleView, Attribution, BlockView, Change, CutView,
    Difference, EventRow, Exported, OrderLink, Participant, PassageView, Piece, Role, SameText,
    Timestamp, Told, Uncovered,
};

use dateline_timeline::{Item, fit, layout, opening};
use error::shown;
use rusqlite::TransactionBehavior;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::{Store, articles, coverage, events, originals, passages};

/// A file as it was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The path, URL or name its bytes came from.
    pub name: String,
    /// The bytes. The program shows, opens and runs none of it.
    pub bytes: Vec<u8>,
}

/// The user's file, open.
#[derive(Debug)]
pub struct Chronicle {
    path: PathBuf,
    store: Store,
}

impl Chronicle {
    /// Opens the chronicle at `path`. A file that may not be written is opened for reading; see
    /// [`Chronicle::is_read_only`].
    ///
    /// # Errors
    /// Where there is no file, or one that is no chronicle, is newer than this program, or is
    /// locked. The file is left as it was.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self { path: path.to_owned(), store: store::open(path)? })
    }

    /// Makes an empty chronicle at `path`.
    ///
    /// # Errors
    /// Where there is a file already, or none can be made.
    pub fn create(path: &Path) -> Result<Self, Error> {
        Ok(Self { path: path.to_owned(), store: store::create(path)? })
    }

    /// Opens the chronicle at `path`, or makes it where there is no file.
    ///
    /// # Errors
    /// Those of [`Chronicle::open`] and [`Chronicle::create`].
    pub fn open_or_create(path: &Path) -> Result<Self, Error> {
        match Self::open(path) {
            Err(Error::Missing { .. }) => Self::create(path),
            opened => opened,
        }
    }

    /// Makes a chronicle of the built-in sample story at `path`.
    ///
    /// # Errors
    /// Those of [`Chronicle::create`] and [`Chronicle::add`]; then no file is left.
    pub fn sample(path: &Path) -> Result<Self, Error> {
        let mut chronicle = Self::create(path)?;
        let added = Timestamp(sample::ADDED.to_owned());
        let options = AddOptions { added, published: None, title: None };
        for (name, bytes) in sample::ARTICLES {
            if let Err(error) = chronicle.add(bytes, Source(name.to_owned()), &options) {
                drop(chronicle);
                // The file is ours; the error that is reported is the one that counts.
                let _ = std::fs::remove_file(path);
                return Err(error);
            }
        }
        Ok(chronicle)
    }

    /// Where the file is, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's name without its ending: what stands over a picture.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// Whether the file can be read but not changed.
    pub fn is_read_only(&self) -> bool {
        self.store.read_only
    }

    /// All articles in the order they were added.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleRow>, Error> {
        articles::list(&self.store.connection).map_err(self.failed("list the articles of"))
    }

    /// An article's text with its events marked.
    ///
    /// # Errors
    /// Where there is no such article, or the file cannot be read.
    pub fn article(&self, id: i64) -> Result<ArticleView, Error> {
        let attempt = "show";
        let failed = self.failed(attempt);
        let connection = &self.store.connection;
        let row = articles::row(connection, id).map_err(&failed)?;
        let article = articles::article(connection, id).map_err(&failed)?;
        let (Some(row), Some(article)) = (row, article) else {
            return Err(self.no_such_article(attempt, id));
        };
        let article = article.article;
        let marks = events::marks(connection, id, &article.text).map_err(&failed)?;
        let kinds = article.blocks.iter().map(|block| block.kind);
        let lines = pieces::cut(&article.text, marks).into_iter().zip(kinds);
        let blocks = lines.map(|(pieces, kind)| BlockView { kind, pieces }).collect();
        let cut = article.cut.into_iter();
        let cut = cut.map(|cut| CutView { text: cut.text, above: cut.above }).collect();
        let stored = passages::list(connection, id).map_err(&failed)?;
        let passages = stored.into_iter().filter_map(|(range, day)| {
            let found = passages::sentences(connection, id, range).transpose()?;
            Some(found.map(|(first, last)| PassageView { first, last, day: day.to_string() }))
        });
        let passages = passages.collect::<rusqlite::Result<_>>().map_err(&failed)?;
        Ok(ArticleView { article: row, blocks, cut, passages })
    }

    /// The sentences with date words that made no event, of one article or of all, in text order:
    /// what a reader should look at to be sure that nothing was missed. Lengths of time, recurrences
    /// and words such as "now" are no dates.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn uncovered(&self, article: Option<i64>) -> Result<Vec<Uncovered>, Error> {
        let failed = self.failed("list the sentences of");
        coverage::list(&self.store.connection, article).map_err(failed)
    }

    /// The events that meet `filter`, by first day (where the start is open, by the end), the more
    /// exact first, then as the articles tell them; those without a known place come last.
    ///
    /// # Errors
    /// Where the filter holds a day that is none, or the file cannot be read.
    pub fn events(&self, filter: &Filter) -> Result<Vec<EventRow>, Error> {
        let clause = filter.to_where()?;
        events::list(&self.store.connection, &clause).map_err(self.failed("list the events of"))
    }

    pub(crate) fn items(&self, filter: &Filter) -> Result<(Vec<Item>, usize), Error> {
        let clause = filter.to_where()?;
        events::items(&self.store.connection, &clause).map_err(self.failed("draw the events of"))
    }

    /// The bytes of the file that an article came from, as it was added, and its name.
    ///
    /// # Errors
    /// Where there is no such article, its file was not kept, or the chronicle cannot be read.
    pub fn original(&self, article: i64) -> Result<Original, Error> {
        let attempt = "save the original of";
        let found = originals::of(&self.store.connection, article).map_err(self.failed(attempt))?;
        if let Some(file) = found {
            return Ok(Original { name: file.name, bytes: file.bytes });
        }
        let row = articles::row(&self.store.connection, article).map_err(self.failed(attempt))?;
        Err(match row {
            Some(_) => Error::NoOriginal { id: article, path: shown(&self.path) },
            None => self.no_such_article(attempt, article),
        })
    }

    /// Writes those bytes to the file `to`, in place of what was there; a database is refused.
    ///
    /// # Errors
    /// Those of [`Chronicle::original`], and where the file cannot be written; then what was there
    /// stays.
    pub fn save_original(&self, article: i64, to: &Path) -> Result<(), Error> {
        let original = self.original(article)?;
        export::refuse_database(self, to)?;
        export::replace(to, &original.bytes)
    }

    /// Takes an article and its events out.
    ///
    /// # Errors
    /// Where there is no such article, or the file cannot be changed; then nothing is.
    pub fn remove(&mut self, article: i64) -> Result<(), Error> {
        let attempt = "remove";
        self.writable(attempt)?;
        match self.change(attempt, |connection| articles::delete(connection, article))? {
            true => Ok(()),
            false => Err(self.no_such_article(attempt, article)),
        }
    }

    /// The view that shows every event that meets `filter` and has a known place.
    ///
    /// # Errors
    /// Those of [`Chronicle::events`].
    pub fn fit(&self, filter: &Filter, width_px: f64) -> Result<View, Error> {
        Ok(fit(&self.items(filter)?.0, width_px))
    }

    /// The view to open with: all of those events, or most of them where a few far ones would press
    /// the rest together (see [`dateline_timeline::opening`]).
    ///
    /// # Errors
    /// Those of [`Chronicle::events`].
    pub fn opening(&self, filter: &Filter, width_px: f64) -> Result<View, Error> {
        Ok(opening(&self.items(filter)?.0, width_px))
    }

    /// The drawing of the events that meet `filter` through `view`.
    ///
    /// # Errors
    /// Those of [`Chronicle::events`].
    pub fn scene(&self, filter: &Filter, view: &View) -> Result<Scene, Error> {
        Ok(layout(&self.items(filter)?.0, view))
    }

    /// Writes the events that meet `filter` to a file that ends in `.csv`, `.png` or `.svg`, in
    /// place of what was there; a file that is a database is refused.
    ///
    /// # Errors
    /// Those of [`Chronicle::events`], and where the file cannot be drawn or written; then what was
    /// there stays.
    pub fn export(
        &self,
        filter: &Filter,
        to: &Path,
        options: &ExportOptions,
    ) -> Result<Exported, Error> {
        export::export(self, filter, to, options)
    }

    /// Writes a copy of the whole chronicle to a file that is not there yet.
    ///
    /// # Errors
    /// Where there is a file of that name, or it cannot be written.
    // A file that is there is never replaced: a chronicle that is open elsewhere would be lost.
    pub fn save_copy(&self, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Exists { path: shown(to) });
        }
        let failed = |source| Error::io("save a copy as", to, source);
        let file = export::beside(to).map_err(failed)?;
        let Some(name) = file.path().to_str() else {
            return Err(failed(std::io::Error::other("the folder's name is not Unicode")));
        };
        store::copy_into(&self.store.connection, name)
            .map_err(|source| Error::sqlite("save a copy as", to, source))?;
        file.persist_noclobber(to).map_err(|error| failed(error.error))?;
        Ok(())
    }

    fn change<T>(
        &mut self,
        attempt: &'static str,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let failed = self.failed(attempt);
        let transaction = self
            .store
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&failed)?;
        let done = work(&transaction).map_err(&failed)?;
        transaction.commit().map_err(&failed)?;
        Ok(done)
    }

    fn writable(&self, attempt: &'static str) -> Result<(), Error> {
        match self.store.read_only {
            true => Err(Error::ReadOnly { attempt, path: shown(&self.path) }),
            false => Ok(()),
        }
    }

    /// Says of SQLite's answer what was attempted, on what.
    fn failed(&self, attempt: &'static str) -> impl Fn(rusqlite::Error) -> Error + use<> {
        let path = self.path.clone();
        move |source| Error::sqlite(attempt, &path, source)
    }

    fn no_such_article(&self, attempt: &'static str, id: i64) -> Error {
        Error::NoSuchArticle { attempt, id, path: shown(&self.path) }
    }
}

fn hex(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
