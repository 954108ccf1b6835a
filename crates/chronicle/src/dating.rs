//! The days that the dates of an article count from, as the user gives them.

use crate::store::{articles, extraction, passages};
use crate::{Chronicle, Dct, DctEvidence, Error};
use chrono::NaiveDate;
use dateline_extract::{Language, extract};

impl Chronicle {
    /// Sets an article's publication date, or none, and finds its events again: all at once or not
    /// at all. An event with the same trigger and date words keeps its number.
    ///
    /// # Errors
    /// Where there is no such article, or the file cannot be changed; then nothing is.
    pub fn set_published(&mut self, article: i64, day: Option<NaiveDate>) -> Result<(), Error> {
        let dct = day.map(|day| Dct { day, evidence: DctEvidence::User });
        self.date_anew("set the publication date of", article, |connection| {
            articles::set_dct(connection, article, dct.as_ref())?;
            articles::dct_is_by_hand(connection, article)
        })
    }

    /// Says of a stretch of an article's text on which day it was written, as the user knows of a
    /// quoted letter, and finds the article's events again: all at once or not at all. `range` is in
    /// Unicode code points, the end exclusive. Days of passages within it are replaced; without a
    /// day, passages that overlap it are taken away.
    ///
    /// # Errors
    /// Where there is no such article or no such stretch, or the file cannot be changed; then nothing
    /// is.
    pub fn set_passage(
        &mut self,
        article: i64,
        range: [usize; 2],
        day: Option<NaiveDate>,
    ) -> Result<(), Error> {
        let attempt = "date a passage of";
        let kept = articles::article(&self.store.connection, article);
        let Some(kept) = kept.map_err(self.failed(attempt))? else {
            return Err(self.no_such_article(attempt, article));
        };
        let [start, stop] = range;
        let length = kept.article.text.chars().count();
        if start >= stop || stop > length {
            return Err(Error::NoSuchPassage { id: article, start, stop, length });
        }
        self.date_anew(attempt, article, |connection| {
            passages::set(connection, article, range, day)
        })
    }

    /// The same of the stretch from the first to the last of these sentences, counted from 0.
    ///
    /// # Errors
    /// Those of [`Chronicle::set_passage`].
    pub fn set_passage_of_sentences(
        &mut self,
        article: i64,
        (first, last): (u32, u32),
        day: Option<NaiveDate>,
    ) -> Result<(), Error> {
        let attempt = "date a passage of";
        let connection = &self.store.connection;
        let range = passages::of_sentences(connection, article, first, last);
        match range.map_err(self.failed(attempt))? {
            Some(range) => self.set_passage(article, range, day),
            None => Err(self.no_such_article(attempt, article)),
        }
    }

    /// Does `change` to what the dates of an article count from, and finds its events again.
    fn date_anew(
        &mut self,
        attempt: &'static str,
        article: i64,
        change: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        self.writable(attempt)?;
        let there = self.change(attempt, |connection| {
            change(connection)?;
            let Some(kept) = articles::article(connection, article)? else { return Ok(false) };
            let found = extract(&kept.article, Language::english());
            extraction::replace(connection, article, &kept.article, &found)?;
            Ok(true)
        })?;
        if there { Ok(()) } else { Err(self.no_such_article(attempt, article)) }
    }
}
