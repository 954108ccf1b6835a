use super::{Edtf, Span};

/// The TIMEX3 `type` of a temporal expression (TimeML 1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimexKind {
    /// A calendar date of any width: "October 2025", "last week".
    Date,
    /// A time of day: "5 p.m. on Tuesday".
    Time,
    /// A length: "two years".
    Duration,
    /// A recurrence: "every Monday".
    Set,
}

impl TimexKind {
    /// The attribute value of the standard: `DATE`, `TIME`, `DURATION`, `SET`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// How what an expression dates fills its stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// At one point of it: "at 5 p.m.", "on Tuesday".
    Once,
    /// All through it: "throughout 2019", "since May".
    Throughout,
    /// The words do not tell: "in October".
    Unknown,
}

impl Extent {
    /// `once`, `throughout` or `unknown`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Throughout => "throughout",
            Self::Unknown => "unknown",
        }
    }
}

/// A temporal expression in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// The TIMEX3 value string: `2023-W40`, `P3D`, `PRESENT_REF`, `XXXX-10`.
    pub value: String,
    /// The same on a timeline; `None` for durations, sets, and what has no place in the calendar.
    pub date: Option<Edtf>,
    /// Whether it can date a happening: not so lengths, recurrences and "the future".
    pub dates: bool,
    /// How what it dates fills it.
    pub extent: Extent,
    /// The rule of `data/en/timex` that matched.
    pub rule: String,
    /// One sentence for people: what it was counted from and which way.
    pub why: String,
}

/// A sentence and the heading above it that is a date, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Headed {
    pub sentence: usize,
    pub heading: usize,
}
