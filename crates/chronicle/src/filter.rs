//! Which events are meant, and the same as a condition of SQL.

use crate::error::Error;
use crate::store::day_number;
use chrono::NaiveDate;
use dateline_extract::{Edtf, EventKind, Status};
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Words of a filter beyond this one are not looked for: a pasted page is no search.
const MAX_WORDS: usize = 32;

/// Which events to answer with; the default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Filter {
    /// Words that the event's sentence holds, each from its beginning: `minist` finds "ministers".
    pub text: Option<String>,
    /// What the text says of it; empty means any.
    #[ts(type = "(\"asserted\" | \"planned\" | \"possible\" | \"negated\")[]")]
    pub statuses: Vec<Status>,
    /// What kind of happening; empty means any.
    #[ts(type = "EventRow[\"kind\"][]")]
    pub kinds: Vec<EventKind>,
    /// One article.
    #[ts(type = "number | null")]
    pub article: Option<i64>,
    /// Possibly on or after this day, month or year (EDTF). Leaves out what has no known place.
    pub from: Option<String>,
    /// Possibly on or before this day, month or year (EDTF). Leaves out what has no known place.
    pub to: Option<String>,
    /// Whether those that the user struck out are among them.
    pub struck: Struck,
}

/// What to do with events that the user struck out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "bindings.ts", rename_all = "lowercase")]
pub enum Struck {
    /// They are left out.
    #[default]
    Without,
    /// They alone are meant.
    Only,
    /// They are among the others.
    With,
}

/// A condition over `chronology e`, with its parameters in order.
#[derive(Debug)]
pub(crate) struct Where {
    /// SQL, never empty.
    pub sql: String,
    /// What its question marks stand for.
    pub values: Vec<Value>,
}

impl Filter {
    /// The filter as one condition.
    pub(crate) fn to_where(&self) -> Result<Where, Error> {
        let mut parts = Vec::new();
        let mut values = Vec::new();
        if let Some(query) = self.text.as_deref().and_then(match_query) {
            parts.push(
                "e.sentence IN (SELECT rowid FROM sentence_words WHERE sentence_words MATCH ?)"
                    .to_owned(),
            );
            values.push(Value::Text(query));
        }
        let mut one_of = |column: &str, words: Vec<&str>| {
            if !words.is_empty() {
                parts.push(format!("e.{column} IN ({})", vec!["?"; words.len()].join(", ")));
                values.extend(words.into_iter().map(|word| Value::Text(word.to_owned())));
            }
        };
        one_of("status", self.statuses.iter().map(|status| status.as_str()).collect());
        one_of("kind", self.kinds.iter().map(|kind| kind.as_str()).collect());
        if let Some(article) = self.article {
            parts.push("e.article = ?".to_owned());
            values.push(article.into());
        }
        let placed = "(e.first_day IS NOT NULL OR e.last_day IS NOT NULL)";
        if let Some(day) = bound(self.from.as_deref(), Edtf::first_day)? {
            parts.push(format!("{placed} AND (e.last_day IS NULL OR e.last_day >= ?)"));
            values.push(day_number(day).into());
        }
        if let Some(day) = bound(self.to.as_deref(), Edtf::last_day)? {
            parts.push(format!("{placed} AND (e.first_day IS NULL OR e.first_day <= ?)"));
            values.push(day_number(day).into());
        }
        parts.push(match self.struck {
            Struck::Without => "NOT e.struck".to_owned(),
            Struck::Only => "e.struck".to_owned(),
            Struck::With => "TRUE".to_owned(),
        });
        Ok(Where { sql: parts.join(" AND "), values })
    }
}

/// The day that an end of the filter stands for; `None` where it is empty.
fn bound(
    text: Option<&str>,
    day: fn(Edtf) -> Option<NaiveDate>,
) -> Result<Option<NaiveDate>, Error> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let found = text.parse().ok().and_then(day);
    found.map(Some).ok_or_else(|| Error::BadDay { text: text.to_owned() })
}

/// A person's words as an FTS5 query: every word quoted, so that none is an operator, and open at
/// its end. `None` where there is no letter or digit to look for.
fn match_query(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c.is_control() || c == '"')
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(MAX_WORDS)
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_and_never_operators() {
        for (text, expected) in [
            ("explosion", Some(r#""explosion"*"#)),
            ("a OR b", Some(r#""a"* "OR"* "b"*"#)),
            (r#"say "cease-fire" NEAR("#, Some(r#""say"* "cease-fire"* "NEAR("*"#)),
            ("null\0byte", Some(r#""null"* "byte"*"#)),
            ("  \t", None),
            ("\"*-—", None),
        ] {
            assert_eq!(match_query(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn an_end_that_is_no_date_is_an_error() {
        for text in ["soon", "XXXX-10", "2023-13", "../2024"] {
            let filter = Filter { from: Some(text.to_owned()), ..Filter::default() };
            assert_eq!(filter.to_where().map_err(|error| error.code()).err(), Some("bad-day"));
        }
        let blank = Filter { from: Some(" ".to_owned()), ..Filter::default() };
        assert_eq!(blank.to_where().map(|clause| clause.sql).ok().as_deref(), Some("NOT e.struck"));
    }
}
