//! Finding the events of articles again with this version, and what that changes.

use crate::error::Error;
use crate::rows::{Change, Difference, EventRow, Filter};
use crate::store::{articles, events, extraction};
use crate::{Chronicle, Language, extract};
use rusqlite::TransactionBehavior;
use std::collections::BTreeMap;

impl Chronicle {
    /// The articles whose events another version of the program or of its language data found.
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
    pub fn difference(&mut self, article: i64) -> Result<Difference, Error> {
        self.extract_again(article, false)
    }

    /// Finds an article's events with this version and keeps them in place of those before. Title,
    /// publication date and text stay; an event with the same trigger and date words keeps its
    /// number.
    ///
    /// # Errors
    /// Where there is no such article, or the file cannot be changed; then nothing is.
    pub fn renew(&mut self, article: i64) -> Result<Difference, Error> {
        self.extract_again(article, true)
    }

    fn extract_again(&mut self, id: i64, keep: bool) -> Result<Difference, Error> {
        let attempt = "find the events again of";
        self.writable(attempt)?;
        let failed = self.failed(attempt);
        let read = articles::article(&self.store.connection, id).map_err(&failed)?;
        let Some(article) = read else {
            return Err(self.no_such_article(attempt, id));
        };
        let found = extract(&article, Language::english());
        let clause = Filter { article: Some(id), ..Filter::default() }.to_where()?;
        let transaction = self
            .store
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(&failed)?;
        let before = events::list(&transaction, &clause).map_err(&failed)?;
        // Another program may have set another publication date meanwhile, or removed the article:
        // what was found is not its any more.
        if articles::article(&transaction, id).map_err(&failed)?.as_ref() != Some(&article) {
            drop(transaction);
            return self.extract_again(id, keep);
        }
        extraction::replace(&transaction, id, &article, &found).map_err(&failed)?;
        let after = events::list(&transaction, &clause).map_err(&failed)?;
        // What is not committed is as if it had never been written.
        if keep {
            transaction.commit().map_err(&failed)?;
        }
        Ok(difference(id, article.title, article.source.0, before, after))
    }
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
