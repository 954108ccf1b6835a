//! The sentences that say how a value came about.

use serde::Deserialize;

/// The sentences of `why.toml`; words in braces stand for what [`filled`] is given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Of a length.
    pub length: String,
    /// Of a recurrence.
    pub recurs: String,
    /// Of what the words state in full.
    pub stated: String,
    /// Of a year shared with a neighbour.
    pub shared: String,
    /// Of what counts from a happening.
    pub event: String,
    /// Of what counts from another date, and is stated beside it.
    pub beside: String,
    /// Of what counts from the date told last.
    pub told: String,
    /// The same where none was told.
    pub untold: String,
    /// Of what counts from an unknown publication date.
    pub undated: String,
    /// Of what lies in the year that a paragraph tells of.
    pub story: String,
    /// Of what counts from a day.
    pub counted: String,
    /// Of a happening whose sentence goes on telling a dated one before it.
    pub continued: String,
    /// The form of a day, as `chrono` formats it.
    pub day: String,
    /// Which way it counts.
    pub way: Way,
    /// From what.
    pub source: DaySource,
    /// Of an unknown publication date.
    pub published: PublishedWording,
}

/// Which way an expression counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    pub plain: String,
    pub back: String,
    pub forward: String,
    pub nearest: String,
}

/// What the day is that an expression counts from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaySource {
    pub unknown: String,
    pub user: String,
    pub metadata: String,
    pub address: String,
    pub byline: String,
    pub passage: String,
}

/// What is said of an unknown publication date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedWording {
    pub past: String,
    pub weekdays: String,
    pub named: String,
}

impl Wording {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
}

/// A sentence with its names in braces replaced, each once, so that no text of an article is read as
/// a name.
pub fn filled(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut parts = sentence.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let named = part.split_once('}');
        let value = named.and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(one, _)| *one == name)?;
            Some((*value, rest))
        });
        match value {
            Some((value, rest)) => out.extend([value, rest]),
            None => out.extend(["{", part]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn names_are_replaced_once() {
        let values = [("words", "{day} of {x}"), ("day", "Monday")];
        assert_eq!(filled("“{words}”, {day} {y} {", &values), "“{day} of {x}”, Monday {y} {");
    }
}
