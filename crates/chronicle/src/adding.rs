//! Adding: a file's bytes become articles with their events, which need no chronicle, and then rows.

use crate::signature::Shingles;
use crate::store::articles::{self, Hashes, Keeping};
use crate::store::originals::{self, Packed};
use crate::store::{events, extraction, same_text};
use crate::{AddOptions, Added, Chronicle, Error, Timestamp, hex, why};
use dateline_extract::{Article, Dct, DctEvidence, Extraction, Language, Source, extract, read};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An article with its events, ready to be kept. Making one is the work of adding an article, and
/// needs no chronicle, so that many can be made at once.
#[derive(Debug)]
pub struct Prepared {
    article: Article,
    found: Extraction,
    hashes: Hashes,
    shingles: Shingles,
    /// The file it came from, shared with the file's other articles, and which of them it is.
    original: Option<Arc<Packed>>,
    part: usize,
    title_by_hand: bool,
}

/// What tells a file from any other, by its bytes.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(bytes)
}

/// What tells a text from any other, white space aside.
pub(crate) fn text_hash(text: &str) -> String {
    hex(why::one_line(text).as_bytes())
}

impl Prepared {
    /// The articles of a file, each with its events, in the file's order. Never an empty list.
    ///
    /// # Errors
    /// One for every part of the file that holds no article.
    pub fn read(bytes: &[u8], source: Source, options: &AddOptions) -> Vec<Result<Self, Error>> {
        let (name, whole) = (source.0.clone(), hex(bytes));
        let articles = read(bytes, source);
        let alone = articles.len() == 1;
        let sha256 = |count: usize| match alone {
            true => whole.clone(),
            // The file's own hash would say that all of it is there when one article is.
            false => hex(format!("{whole}#{count}").as_bytes()),
        };
        let readable = articles.iter().any(Result::is_ok);
        let original = readable.then(|| Packed::new(&name, &whole, bytes)).flatten().map(Arc::new);
        let articles = articles.into_iter().enumerate();
        articles
            .map(|(part, article)| {
                let mut article = article?;
                if let Some(day) = options.published {
                    article.dct = Some(Dct { day, evidence: DctEvidence::User });
                }
                let title = options.title.as_ref().filter(|_| alone);
                if let Some(title) = title {
                    article.title.clone_from(title);
                }
                let prepared = Self::of(article, sha256(part))?;
                let (original, title_by_hand) = (original.clone(), title.is_some());
                Ok(Self { original, part, title_by_hand, ..prepared })
            })
            .collect()
    }

    /// An article with its events; `sha256` is that of the bytes it came from, which are not kept.
    fn of(article: Article, sha256: String) -> Result<Self, Error> {
        if article.text.trim().is_empty() {
            return Err(Error::Empty { name: article.source.0 });
        }
        let hashes = Hashes { bytes: sha256, text: text_hash(&article.text) };
        let shingles = Shingles::of(&article.text);
        let found = extract(&article, Language::english());
        let (original, part, title_by_hand) = (None, 0, false);
        Ok(Self { article, found, hashes, shingles, original, part, title_by_hand })
    }

    /// Where the article came from.
    pub fn source(&self) -> &str {
        &self.article.source.0
    }
}

impl Chronicle {
    /// Reads the article of a file's bytes, finds its events and keeps both. Bytes or a text that the
    /// chronicle has already change nothing. Of a file with several articles only the first is kept:
    /// see [`Chronicle::add_file`].
    ///
    /// # Errors
    /// Where the bytes are no text or hold none, or the file cannot be changed; then nothing is.
    pub fn add(
        &mut self,
        bytes: &[u8],
        source: Source,
        options: &AddOptions,
    ) -> Result<Added, Error> {
        self.writable("add to")?;
        if let Some(known) = self.known(bytes)? {
            return Ok(known);
        }
        let name = source.0.clone();
        let first = Prepared::read(bytes, source, options).into_iter().next();
        self.put(&first.ok_or(Error::Empty { name })??, &options.added)
    }

    /// Adds every article of a file, as [`Chronicle::add`] does one, each in a transaction of its own.
    pub fn add_file(
        &mut self,
        bytes: &[u8],
        source: Source,
        options: &AddOptions,
    ) -> Vec<Result<Added, Error>> {
        match self.writable("add to").and_then(|()| self.known(bytes)) {
            Ok(Some(known)) => return vec![Ok(known)],
            Ok(None) => {}
            Err(error) => return vec![Err(error)],
        }
        let prepared = Prepared::read(bytes, source, options).into_iter();
        prepared.map(|article| self.put(&article?, &options.added)).collect()
    }

    /// The article of a file with these bytes, where the chronicle has it.
    fn known(&self, bytes: &[u8]) -> Result<Option<Added>, Error> {
        let found = articles::with_bytes(&self.store.connection, &hex(bytes));
        found.map_err(self.failed("add to"))?.map(|id| self.already(id)).transpose()
    }

    /// The fingerprints of the files the chronicle has, each with its article: see [`fingerprint`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn fingerprints(&self) -> Result<BTreeMap<String, i64>, Error> {
        articles::fingerprints(&self.store.connection).map_err(self.failed("read"))
    }

    /// Finds the events of an article, such as pasted text, and keeps both, as [`Chronicle::add`].
    ///
    /// # Errors
    /// Where there is no text, or the file cannot be changed; then nothing is.
    // By value: whoever hands an article over has no more use for it.
    #[allow(clippy::needless_pass_by_value)]
    pub fn add_article(&mut self, article: Article, added: Timestamp) -> Result<Added, Error> {
        let sha256 = hex(article.text.as_bytes());
        self.put(&Prepared::of(article, sha256)?, &added)
    }

    /// Keeps an article that was read and searched before, maybe on another thread: all of it or
    /// nothing.
    ///
    /// # Errors
    /// Where the file cannot be changed; then nothing is.
    pub fn put(&mut self, prepared: &Prepared, added: &Timestamp) -> Result<Added, Error> {
        self.writable("add to")?;
        let Prepared { article, found, hashes, .. } = prepared;
        let stored = self.change("add to", |connection| {
            if let Some(id) = articles::same(connection, hashes)? {
                return Ok((id, true));
            }
            let file = prepared.original.as_deref();
            let original = file.map(|file| originals::keep(connection, file)).transpose()?;
            let (part, title_by_hand) = (prepared.part, prepared.title_by_hand);
            let keeping = Keeping { hashes, original, part, title_by_hand, added: &added.0 };
            let id = articles::insert(connection, article, &keeping)?;
            extraction::replace(connection, id, article, found)?;
            same_text::link(connection, id, &prepared.shingles)?;
            Ok((id, false))
        })?;
        match stored {
            (id, true) => self.already(id),
            (id, false) => {
                let same_text = self.same_text(id)?;
                let (events, unread) = (found.events.len(), found.unread);
                Ok(Added { article: id, events, already: false, same_text, unread })
            }
        }
    }

    fn already(&self, id: i64) -> Result<Added, Error> {
        let events = events::count(&self.store.connection, id).map_err(self.failed("read"))?;
        let same_text = self.same_text(id)?;
        Ok(Added { article: id, events, already: true, same_text, unread: None })
    }

    fn same_text(&self, id: i64) -> Result<Option<i64>, Error> {
        same_text::first(&self.store.connection, id).map_err(self.failed("read"))
    }
}
