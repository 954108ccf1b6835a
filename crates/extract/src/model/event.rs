use super::{Edtf, EventKind, Mention, Role, Span, Timex};
use serde::{Deserialize, Serialize};

/// What the text says of an event, for the reader; follows from modality, polarity and tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It happened or is happening, even if only a source says so.
    Asserted,
    /// Scheduled, expected, promised.
    Planned,
    /// It may, might or could.
    Possible,
    /// The text says it did not happen.
    Negated,
}

impl Status {
    /// Every status, in the order a legend shows them.
    pub const ALL: [Status; 4] = [Self::Asserted, Self::Planned, Self::Possible, Self::Negated];

    /// The word used in files and on screen: `asserted`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Negated => "negated",
        }
    }

    /// The status a file's word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// Names of the signals that an event's confidence is computed from.
pub const SIGNALS: [&str; 14] = [
    "bias",
    "prenominal",
    "clause",
    "noun",
    "leaning",
    "shared",
    "alone",
    "vague",
    "duration",
    "unplaced",
    "distance",
    "nonfinite",
    "other-kind",
    "long-sentence",
];

/// How an event came by its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatedBy {
    /// Words of its own sentence date it.
    Own,
    /// The heading above it is a date.
    Heading,
    /// Its sentence goes on telling what a dated one before it tells.
    Before,
}

impl DatedBy {
    /// The word used in files: `own`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Heading => "heading",
            Self::Before => "before",
        }
    }

    /// What a file's word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Own, Self::Heading, Self::Before].into_iter().find(|by| by.as_str() == word)
    }
}

/// Which words and which rule made an event: what the window answers "why this date?" with.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The sentence that says so.
    pub sentence: Span,
    /// The date words the event's date was read from; may lie in a neighbouring sentence.
    pub timex: Option<Span>,
    /// TIMEX3 value of those words.
    pub value: Option<String>,
    /// Name of the rule that read the date words.
    pub rule: Option<String>,
    /// One sentence on how they were read: what they were counted from, and which way.
    pub why: Option<String>,
    /// Where the date words stand to it.
    pub dated_by: DatedBy,
    /// What the confidence was computed from, named by [`SIGNALS`], each 0 to 1.
    pub signals: [f64; SIGNALS.len()],
}

/// Who or what takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The name: as its article gives it in full.
    pub name: String,
    /// What it does in the event.
    pub role: Role,
}

/// Who says that an event happened, where the article does not say so itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// Who, in the article's words: "two people familiar with the plans"; `None` where it does not
    /// say who ("reportedly").
    pub source: Option<String>,
    /// Whether the event is told in the source's own words, between quotation marks.
    pub quoted: bool,
}

/// Where an event stands to another happening in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The event came before the other.
    Before,
    /// The event came after the other.
    After,
}

impl Relation {
    /// The word used in files and on screen: `before`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The relation a file's word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Before, Self::After].into_iter().find(|relation| relation.as_str() == word)
    }
}

/// Another happening that the sentence puts before or after an event without giving it a date:
/// "before the vote".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLink {
    /// Where the event stands to it.
    pub relation: Relation,
    /// The word that names it; the trigger of another event where it has a date after all.
    pub trigger: Span,
    /// The words that say so: "before", "ahead of".
    pub words: Span,
    /// What it is, in the article's words.
    pub label: String,
}

/// What goes on the timeline: a happening with its date and status.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The word that names it best.
    pub trigger: Span,
    /// Other words that name the same happening.
    pub also: Vec<Span>,
    /// When, as finely as the text allows; `None` where the text ties it to a time that has no
    /// known place in the calendar ("on Tuesday" in an undated article).
    pub date: Option<Edtf>,
    /// Asserted, planned, possible or negated.
    pub status: Status,
    /// A short label in the article's own words, without the date words.
    pub headline: String,
    /// What kind of happening.
    pub kind: EventKind,
    /// Who or what takes part, in text order.
    pub participants: Vec<Participant>,
    /// Where, as written.
    pub place: Option<String>,
    /// Who says so; `None` where the article itself does.
    pub attribution: Option<Attribution>,
    /// What its sentence puts before or after it without a date, in text order.
    pub order: Vec<OrderLink>,
    /// How likely the date is the event's, 0 to 1: calibrated, see `docs/quality.md`.
    pub confidence: f64,
    /// How much it matters in its article, 0 to 1: what a picture with little room shows first.
    pub importance: f64,
    /// What made it.
    pub provenance: Provenance,
}

/// A mention that makes no event of its own and shares the time of one, in its sentence ("the attack"
/// and "capturing" of "thwarted the attack on Monday, capturing two boats") or in one that goes on
/// telling it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The word that names it.
    pub trigger: Span,
    /// Index of the event.
    pub event: usize,
    /// The event's date.
    pub date: Edtf,
    /// What is told, in the article's words, where it is a clause of its own that the event's headline does
    /// not say.
    pub label: Option<String>,
    /// How likely that is its date too, 0 to 1: below that of the event.
    pub confidence: f64,
}

/// Everything extraction finds in one article, kept whole. Spans are bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Sentences in order, without surrounding white space.
    pub sentences: Vec<Span>,
    /// Temporal expressions in order.
    pub timexes: Vec<Timex>,
    /// Words that name happenings, in order.
    pub mentions: Vec<Mention>,
    /// The events, in text order.
    pub events: Vec<Event>,
    /// Mentions that share the time of an event, in text order.
    pub told: Vec<Told>,
    /// The language of the text, in English, where its dates are not read: then the rest is empty.
    pub unread: Option<&'static str>,
}
