//! Finding the events of articles again with this version, and what that changes.

use crate::adding::text_hash;
use crate::error::Error;
use crate::filter::Filter;
use crate::rows::{Change, Difference, EventRow};
use crate::signature::Shingles;
use crate::store::articles::{self, Kept, READER};
use crate::store::moving::Moved;
use crate::store::{events, extraction, originals, passages, same_text};
use crate::{Chronicle, Source};
use dateline_extract::{Article, Language, extract, read};
use rusqlite::TransactionBehavior;
use std::collections::BTreeMap;

impl Chronicle {
    /// The articles whose events another version of the program or of its language data found, and
    /// those that another version read from bytes that are kept.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn outdated(&self) -> Result<Vec<i64>, Error> {
        let failed = self.failed("list the articles of");
        extraction::outdated(&self.store.connection).map_err(failed)
    }

    /// What [`Chronicle::renew`] would change. Nothing is.
    ///
    /// # Errors
    /// Those of [`Chronicle::renew`].
    pub fn difference(&mut self, article: i64, again: Again) -> Result<Difference, Error> {
        self.extract_again(article, again, false)
    }

    /// Finds an article's events with this version and keeps them in place of those before. Where
    /// another version read it, or `again` says so, and its bytes are kept, it is read from them
    /// first. A title and a publication date that the user gave stay; an event with the same trigger
    /// and date words keeps its number.
    ///
    /// # Errors
    /// Where there is no such article, or the file cannot be changed; then nothing is.
    pub fn renew(&mut self, article: i64, again: Again) -> Result<Difference, Error> {
        self.extract_again(article, again, true)
    }

    fn extract_again(&mut self, id: i64, again: Again, keep: bool) -> Result<Difference, Error> {
        let attempt = "find the events again of";
        self.writable(attempt)?;
        let failed = self.failed(attempt);
        let Some(kept) = articles::article(&self.store.connection, id).map_err(&failed)? else {
            return Err(self.no_such_article(attempt, id));
        };
        let wanted = again == Again::Read || kept.read_by != READER;
        let read = if wanted { self.read_again(id, &kept).map_err(&failed)? } else { None };
        let article = read.as_ref().unwrap_or(&kept.article);
        let found = extract(article, Language::english());
        let shingles = Shingles::of(&article.text);
        let clause = Filter { article: Some(id), ..Filter::default() }.to_where()?;
        let transaction = self
            .store
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&failed)?;
        let before = events::list(&transaction, &clause).map_err(&failed)?;
        // Another program may have set another publication date meanwhile, or removed the article:
        // what was found is not its any more.
        if articles::article(&transaction, id).map_err(&failed)?.as_ref() != Some(&kept) {
            drop(transaction);
            return self.extract_again(id, again, keep);
        }
        if let Some(article) = &read {
            let moved = Moved::of(&transaction, id, &article.text).map_err(&failed)?;
            moved.apply(&transaction, id).map_err(&failed)?;
            articles::update(&transaction, id, article, &text_hash(&article.text))
                .map_err(&failed)?;
        }
        extraction::replace(&transaction, id, article, &found).map_err(&failed)?;
        same_text::link(&transaction, id, &shingles).map_err(&failed)?;
        let after = events::list(&transaction, &clause).map_err(&failed)?;
        // What is not committed is as if it had never been written.
        if keep {
            transaction.commit().map_err(&failed)?;
        }
        Ok(difference(id, article.title.clone(), article.source.0.clone(), before, after))
    }

    /// The article as this version reads it from the bytes that are kept, with what the user said of
    /// it; none where they are not kept, hold no such article, or hold the text of another one.
    fn read_again(&self, id: i64, kept: &Kept) -> rusqlite::Result<Option<Article>> {
        let connection = &self.store.connection;
        let Some(file) = originals::of(connection, id)? else { return Ok(None) };
        let mut articles = read(&file.bytes, Source(file.name));
        // Of several, a reader that finds more or fewer than before shifts their places.
        let same = |article: &Result<Article, _>| {
            article.as_ref().is_ok_and(|article| article.source == kept.article.source)
        };
        let place = match articles.iter().filter(|article| same(article)).count() {
            1 => articles.iter().position(same),
            _ => Some(file.part).filter(|part| *part < articles.len()),
        };
        let Some(Ok(mut article)) = place.map(|place| articles.swap_remove(place)) else {
            return Ok(None);
        };
        article.source = kept.article.source.clone();
        if kept.title_by_hand {
            article.title.clone_from(&kept.article.title);
        }
        if kept.dct_by_hand {
            article.dct.clone_from(&kept.article.dct);
        }
        let moved = Moved::of(connection, id, &article.text)?;
        let passages = moved.passages(&passages::list(connection, id)?);
        article.passages = passages::in_text(&passages, &article.text);
        let other = articles::other_with_text(connection, id, &text_hash(&article.text))?;
        Ok(Some(article).filter(|article| other.is_none() && !article.text.trim().is_empty()))
    }
}

/// How much is done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Again {
    /// Events are found again; an article that another version read is read again, too.
    #[default]
    Found,
    /// Every article is read again.
    Read,
}

fn difference(
    article: i64,
    article_title: String,
    article_source: String,
    before: Vec<EventRow>,
    after: Vec<EventRow>,
) -> Difference {
    let mut gone: BTreeMap<i64, EventRow> = before.into_iter().map(|row| (row.id, row)).collect();
    let (mut added, mut changed, mut detailed) = (Vec::new(), Vec::new(), 0);
    for after in after {
        match gone.remove(&after.id) {
            None => added.push(after),
            Some(before) if says_another_thing(&before, &after) => {
                changed.push(Change { before, after });
            }
            Some(before) => detailed += u32::from(before != after),
        }
    }
    let gone = gone.into_values().collect();
    Difference { article, article_title, article_source, added, gone, changed, detailed }
}

fn says_another_thing(before: &EventRow, after: &EventRow) -> bool {
    (&before.date, before.status, &before.headline) != (&after.date, after.status, &after.headline)
}
