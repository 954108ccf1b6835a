//! What a chronicle answers with: plain values for the window and the command line.

use crate::correcting::{Correction, Found};
use chrono::NaiveDate;
use dateline_extract::{BlockKind, DatedBy, EventKind, Status};
use dateline_timeline::Certainty;
use serde::Serialize;
use ts_rs::TS;

/// A moment as RFC 3339 in UTC, such as `2025-11-14T09:30:00Z`. A shell reads the clock; the
/// libraries do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp(pub String);

/// What a person says of bytes that are added.
#[derive(Clone, Debug)]
pub struct AddOptions {
    /// Now.
    pub added: Timestamp,
    /// The day of publication; overrules what the article says.
    pub published: Option<NaiveDate>,
    /// The title; overrules what the article says.
    pub title: Option<String>,
}

/// What became of an article that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Added {
    /// Its number.
    #[ts(type = "number")]
    pub article: i64,
    /// How many events it tells.
    pub events: usize,
    /// Whether the chronicle had it before, by its bytes or by its text; then nothing was changed.
    pub already: bool,
    /// The earlier article that has nearly the same text.
    #[ts(type = "number | null")]
    pub same_text: Option<i64>,
    /// The language of its text, in English, where dates are not read in it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    pub unread: Option<&'static str>,
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct ArticleRow {
    /// Its number, never used again.
    #[ts(type = "number")]
    pub id: i64,
    /// Its title; may be empty.
    pub title: String,
    /// The line below the title; may be empty, as all up to `language`.
    pub subtitle: String,
    /// Who wrote it, as the article names them.
    pub byline: String,
    /// The outlet.
    pub site: String,
    /// The part of the outlet.
    pub section: String,
    /// The address that it states for itself.
    pub url: String,
    /// The BCP 47 tag of the language that it states.
    pub language: String,
    /// The language of its text, in English, where dates are not read in it yet.
    pub unread: Option<String>,
    /// Where its bytes came from.
    pub source: String,
    /// Day of publication, ISO; none where it is not known.
    pub published: Option<String>,
    /// What says so, as a sentence: `The mail says when it was sent (Date).`
    pub published_from: Option<String>,
    /// Day of the last change, ISO, where it states one apart from the publication.
    pub updated: Option<String>,
    /// When it was added, RFC 3339 in UTC.
    pub added: String,
    /// The name of the file it came from, where the file's bytes are kept.
    pub original: Option<String>,
    /// The earlier article that has nearly the same text; then it is no source of its own.
    pub same_text: Option<SameText>,
    /// How many events it tells.
    pub events: u32,
    /// How many of them have no known place in the calendar.
    pub unplaced: u32,
    /// How many of its sentences have date words but made no event.
    pub uncovered: u32,
    /// How many lines were cut from beside its text.
    pub cut: u32,
}

/// An article that has nearly the same text as a later one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct SameText {
    /// Its number: of all articles of that text the earliest.
    #[ts(type = "number")]
    pub article: i64,
    /// Its title.
    pub title: String,
    /// Where its bytes came from.
    pub source: String,
    /// The part of the three-word sequences that the later one shares with an earlier, 0 to 1.
    pub likeness: f64,
}

/// A sentence with date words that made no event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Uncovered {
    /// The article it stands in.
    pub article: i64,
    /// The article's title.
    pub article_title: String,
    /// Where the article came from.
    pub article_source: String,
    /// Which of the article's sentences, from 0.
    pub ordinal: u32,
    /// The sentence.
    pub sentence: String,
    /// Its date words, as written.
    pub date_words: Vec<String>,
}

/// An event in a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct EventRow {
    /// Its number; the same after the article is extracted again.
    #[ts(type = "number")]
    pub id: i64,
    /// The article that tells it.
    #[ts(type = "number")]
    pub article: i64,
    /// The article's title.
    pub article_title: String,
    /// Where the article came from.
    pub article_source: String,
    /// When, as EDTF.
    pub date: Option<String>,
    /// When, as a reader says it: `7 October 2023`, `October, year unknown`, `no date`.
    pub date_text: String,
    /// The date words as written.
    pub date_words: Option<String>,
    /// The earliest day it may mean, ISO.
    pub first_day: Option<String>,
    /// The latest day it may mean, ISO.
    pub last_day: Option<String>,
    /// Whether it has a known place in the calendar.
    pub placed: bool,
    /// What the text says of it.
    #[ts(type = "\"asserted\" | \"planned\" | \"possible\" | \"negated\"")]
    pub status: Status,
    /// What kind of happening; `other` also where it is not known.
    #[ts(
        type = "\"meeting\" | \"statement\" | \"attack\" | \"death\" | \"agreement\" | \"vote\" | \"court\" | \"arrest\" | \"publication\" | \"launch\" | \"appointment\" | \"disaster\" | \"business\" | \"sport\" | \"travel\" | \"other\""
    )]
    pub kind: EventKind,
    /// A short label in the article's own words.
    pub headline: String,
    /// Who or what takes part, in text order.
    pub participants: Vec<Participant>,
    /// Where, as written.
    pub place: Option<String>,
    /// Who says so; none where the article itself does, or where it is not known.
    pub attribution: Option<Attribution>,
    /// What it came before or after without a date, in text order.
    pub order: Vec<OrderLink>,
    /// What else is told of it, at the same time, in text order.
    pub told: Vec<Told>,
    /// How likely the date is the event's, 0 to 1; none where it is not known.
    pub confidence: Option<f64>,
    /// The same in a word.
    pub certainty: Option<Certainty>,
    /// How much it matters in its article, 0 to 1; none where it is not known.
    pub importance: Option<f64>,
    /// The sentence that tells it.
    pub sentence: String,
    /// Where the date words stand to it; none where that is not known.
    #[ts(type = "\"own\" | \"heading\" | \"before\" | null")]
    pub dated_by: Option<DatedBy>,
    /// The sentence with the date words, where that is another.
    pub date_sentence: Option<String>,
    /// The word that names it.
    pub trigger: String,
    /// The rule that read the date words.
    pub rule: Option<String>,
    /// Why this date, as a sentence.
    pub why: String,
    /// Whether the user says that it is no event.
    pub struck: bool,
    /// What the user says of it, in place of what was found; the fields above say the same.
    pub correction: Option<Correction>,
    /// What was found of it, where the user says otherwise.
    pub found: Option<Found>,
}

/// Who or what takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Participant {
    /// The name: as the article gives it in full.
    pub name: String,
    /// Does it, has it done to them, or takes part otherwise; none where it is not known.
    #[ts(type = "\"agent\" | \"patient\" | \"other\" | null")]
    pub role: Option<dateline_extract::Role>,
}

/// Another happening that an event came before or after, which has no date of its own there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct OrderLink {
    /// Where the event stands to it.
    #[ts(type = "\"before\" | \"after\"")]
    pub relation: dateline_extract::Relation,
    /// What it is, in the article's words.
    pub label: String,
}

/// What is told along with an event and happened at the same time.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Told {
    /// What, in the article's words.
    pub label: String,
    /// How likely the event's date is its date too, 0 to 1.
    pub confidence: f64,
}

/// Who says that an event happened, where the article does not say so itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Attribution {
    /// Who, in the article's words; none where it names nobody ("reportedly").
    pub source: Option<String>,
    /// Whether it is told in the source's own words.
    pub quoted: bool,
}

/// An article cut into marked pieces, so that no offset crosses to the window.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct ArticleView {
    /// The article.
    pub article: ArticleRow,
    /// The lines of its text that have words, in order.
    pub blocks: Vec<BlockView>,
    /// What was cut from beside the text, in order.
    pub cut: Vec<CutView>,
    /// Stretches that the user says were written on a day of their own.
    pub passages: Vec<PassageView>,
}

/// A stretch of an article with a day of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct PassageView {
    /// The first sentence of it: see [`Piece::sentence`].
    pub first: u32,
    /// The last sentence of it.
    pub last: u32,
    /// When it was written, ISO.
    pub day: String,
}

/// A line of an article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct BlockView {
    /// What it is.
    #[ts(
        type = "\"paragraph\" | \"heading\" | \"list-item\" | \"table-row\" | \"quotation\" | \"caption\""
    )]
    pub kind: BlockKind,
    /// Its pieces; their texts, joined, are the line.
    pub pieces: Vec<Piece>,
}

/// A line that the source shows beside the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct CutView {
    /// Its words.
    pub text: String,
    /// How many of the blocks stand above it.
    pub above: usize,
}

/// A stretch of an article's text under the same marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Piece {
    /// The words; never empty.
    pub text: String,
    /// What they are.
    pub role: Role,
    /// The events that the piece's sentence tells.
    #[ts(type = "number[]")]
    pub events: Vec<i64>,
    /// The sentence's ordinal in the article, the same for all its pieces; none between sentences.
    pub sentence: Option<u32>,
    /// Of date words: how they were read, as a sentence; none where that is not known.
    pub why: Option<String>,
}

/// What a [`Piece`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "bindings.ts", rename_all = "lowercase")]
pub enum Role {
    /// Text of no event.
    Plain,
    /// Text of a sentence with date words that made no event.
    Dated,
    /// Text of a sentence that tells an event.
    Sentence,
    /// Date words that an event is dated by, maybe of a neighbouring sentence.
    Timex,
    /// A word that names an event.
    Trigger,
}

/// What finding an article's events again changes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Difference {
    /// The article.
    #[ts(type = "number")]
    pub article: i64,
    /// The article's title.
    pub article_title: String,
    /// Where the article came from.
    pub article_source: String,
    /// Events that were not there before.
    pub added: Vec<EventRow>,
    /// Events that are not there any more.
    pub gone: Vec<EventRow>,
    /// Events with another date, status or headline.
    pub changed: Vec<Change>,
    /// How many other events have other details, such as their kind.
    pub detailed: u32,
}

impl Difference {
    /// Whether a reader would see the same dates and headlines as before.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

/// An event before and after its article was extracted again.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Change {
    /// As it was.
    pub before: EventRow,
    /// As it is found now.
    pub after: EventRow,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "bindings.ts", rename_all = "camelCase")]
pub struct Exported {
    /// The file.
    pub path: String,
    /// How many events are in it.
    pub events: usize,
    /// How many events have no known place in the calendar: rows of a CSV, left out of a picture.
    pub unplaced: usize,
}
