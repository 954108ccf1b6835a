//! Words beside a temporal expression that say how it is to be read.

use serde::Deserialize;

/// The lists of `timex/surroundings.toml`, in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surroundings {
    /// Before a date at which the story goes on: "in", "on".
    pub tells: Vec<String>,
    /// Before a date to which a narrative moves on.
    pub moves: Vec<String>,
    /// Before a date that lies in the past whatever the tense.
    pub since: Vec<String>,
    /// The same where the verb does not look ahead: "as of".
    pub so_far: Vec<String>,
    /// Before a date that lies ahead of what the verb tells.
    pub until: Vec<String>,
    /// The same with what makes it the day itself: "not until".
    pub not_until: Vec<String>,
    /// The same, where a day of the past may be meant too.
    pub by: Vec<String>,
    /// Lemmas of verbs whose date is that of what they plan: "schedule".
    pub schedules: Vec<String>,
    /// The same of verbs that plan as participles with one of `until`: "set for May".
    pub fixed: Vec<String>,
    /// Modals that tell of the past where they are denied: "could not be reached".
    pub failed: Vec<String>,
    /// Modals of the future as reported: "said it would".
    pub reported: Vec<String>,
    /// Lemmas of what is announced without a verb: "Council meeting, 9 a.m. Wednesday".
    pub billed: Vec<String>,
    /// Lemmas of verbs that refuse what an infinitive tells: "denied a request to".
    pub refuses: Vec<String>,
    /// What opens a clause that tells in the present tense of what may come: "if", "once".
    pub supposes: Vec<String>,
    /// Lemmas of verbs whose present tense is a timetable's: "reopen".
    pub timetable: Vec<String>,
    /// Adjectives whose infinitive was done where they are told as past: "able".
    pub managed: Vec<String>,
    /// Words that rank the doer of an infinitive that was done: "the third to die".
    pub ranked: Vec<String>,
    /// Between two dates of which the second states the year of both.
    pub joins: Vec<String>,
    /// Between the two ends of a range.
    pub ranges: Vec<String>,
    /// The same after one of `between`.
    pub both: Vec<String>,
    /// Before a range.
    pub between: Vec<String>,
    /// Between what counts from another date and the date that says the same.
    pub other_words: Vec<String>,
    /// Between a clock time and the day after it.
    pub clock_day: Vec<String>,
    /// Between a day and the clock time after it.
    pub day_clock: Vec<String>,
    /// Before a stretch that is filled all through.
    pub throughout: Vec<String>,
    /// Before a point of a stretch.
    pub once: Vec<String>,
    /// Lemmas of verbs that tell since when a thing is there: "dating to 2007".
    pub origins: Vec<String>,
    /// The same of verbs with "back to": "stretch back to 2007".
    pub origins_back: Vec<String>,
    /// Words of the line that says when an article appeared: "updated".
    pub stamps: Vec<String>,
    /// Other words that may stand in it.
    pub stamped: Vec<String>,
    /// Marks that end it where a text follows in the same sentence.
    pub stamp_ends: Vec<String>,
    /// Modals, besides those of the future, that make the doer's participle look ahead.
    pub binding: Vec<String>,
    /// Between "overnight" and the weekday it leads into.
    pub overnight_into: Vec<String>,
    /// Marks of a short message.
    pub message: Vec<String>,
    /// Words of a report on a game; words of a firm's accounts.
    pub game: Vec<String>,
    pub accounts: Vec<String>,
}

impl Surroundings {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }
}

/// Whether `before` ends with one of the phrases of `list`, of which "" stands for no word at all.
pub fn ends_with_one_of(before: &str, list: &[String]) -> bool {
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or("");
    list.iter().any(|phrase| {
        let (others, own) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
        let mut words = words.clone();
        let mut stands =
            |word: &str| words.next().is_some_and(|own| own.eq_ignore_ascii_case(word));
        own.eq_ignore_ascii_case(last) && others.split_whitespace().rev().all(&mut stands)
    })
}
