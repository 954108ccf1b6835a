//! What the user says of events in place of what was found.

use crate::error::shown;
use crate::filter::Where;
use crate::store::{corrections, events};
use crate::why::one_line;
use crate::{Chronicle, Error, EventRow, read_date};
use dateline_extract::{Edtf, EventKind, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the user says of an event; a part that is `None` is as found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Correction {
    /// When: EDTF, or words that [`read_date`] reads; empty where it is not known.
    pub date: Option<String>,
    /// Whether it happened.
    #[ts(type = "EventRow[\"status\"] | null")]
    pub status: Option<Status>,
    /// What kind of happening.
    #[ts(type = "EventRow[\"kind\"] | null")]
    pub kind: Option<EventKind>,
    /// Its label; one that is blank is as found.
    pub headline: Option<String>,
    /// Whether it is no event: it is kept, and shown only where it is asked for.
    pub struck: bool,
}

/// What was found of an event that the user corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Found {
    /// When, as EDTF.
    pub date: Option<String>,
    /// When, as a reader says it.
    pub date_text: String,
    /// What the text says of it.
    #[ts(type = "EventRow[\"status\"]")]
    pub status: Status,
    /// What kind of happening.
    #[ts(type = "EventRow[\"kind\"]")]
    pub kind: EventKind,
    /// The label in the article's own words.
    pub headline: String,
}

/// A date that the user gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// It is not known.
    Unknown,
    /// This one.
    Date(Edtf),
}

impl Correction {
    /// The parts that the user says, as a table names them: `date; headline`.
    pub fn parts(&self) -> String {
        let parts = [
            ("date", self.date.is_some()),
            ("status", self.status.is_some()),
            ("kind", self.kind.is_some()),
            ("headline", self.headline.is_some()),
            ("struck", self.struck),
        ];
        let said = parts.into_iter().filter(|(_, said)| *said).map(|(part, _)| part);
        said.collect::<Vec<_>>().join("; ")
    }
}

impl Chronicle {
    /// The event with this number, also one that was struck out.
    ///
    /// # Errors
    /// Where there is no such event, or the file cannot be read.
    pub fn event(&self, id: i64) -> Result<EventRow, Error> {
        let attempt = "show";
        let clause = Where { sql: "e.id = ?".to_owned(), values: vec![id.into()] };
        let found = events::list(&self.store.connection, &clause);
        let found = found.map_err(self.failed(attempt))?.pop();
        found.ok_or_else(|| self.no_such_event(attempt, id))
    }

    /// Sets all that the user says of an event, in place of what was said before. Finding the events
    /// of its article again leaves it, and the event with it, also where that finds another date, or
    /// the event no more.
    ///
    /// # Errors
    /// Where there is no such event, its date is none, or the file cannot be changed; then nothing is.
    pub fn correct(&mut self, event: i64, correction: &Correction) -> Result<(), Error> {
        let attempt = "correct";
        self.writable(attempt)?;
        let date = correction.date.as_deref().map(given).transpose()?;
        let headline = correction.headline.as_deref().map(one_line);
        let headline = headline.filter(|headline| !headline.is_empty());
        let there = self.change(attempt, |connection| {
            corrections::set(connection, event, correction, date, headline.as_deref())
        })?;
        if there { Ok(()) } else { Err(self.no_such_event(attempt, event)) }
    }

    fn no_such_event(&self, attempt: &'static str, id: i64) -> Error {
        Error::NoSuchEvent { attempt, id, path: shown(&self.path) }
    }
}

fn given(words: &str) -> Result<Given, Error> {
    match words.trim() {
        "" => Ok(Given::Unknown),
        words => read_date(words)
            .map(Given::Date)
            .ok_or_else(|| Error::BadDate { text: one_line(words) }),
    }
}
