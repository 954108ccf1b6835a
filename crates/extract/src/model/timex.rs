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

/// The TIMEX3 `mod` of an expression: how the words around it qualify it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modifier {
    /// "more than a year ago", "before 1950".
    Before,
    /// "less than a year ago", "after 1950".
    After,
    /// "by 2024", "until May".
    OnOrBefore,
    /// "since 2008".
    OnOrAfter,
    /// "nearly two years".
    LessThan,
    /// "more than two years".
    MoreThan,
    /// "up to two years".
    EqualOrLess,
    /// "at least two years".
    EqualOrMore,
    /// "early 1990".
    Start,
    /// "mid-November".
    Mid,
    /// "the end of May".
    End,
    /// "around 1690".
    Approx,
}

impl Modifier {
    const ALL: [(Self, &str); 12] = [
        (Self::Before, "BEFORE"),
        (Self::After, "AFTER"),
        (Self::OnOrBefore, "ON_OR_BEFORE"),
        (Self::OnOrAfter, "ON_OR_AFTER"),
        (Self::LessThan, "LESS_THAN"),
        (Self::MoreThan, "MORE_THAN"),
        (Self::EqualOrLess, "EQUAL_OR_LESS"),
        (Self::EqualOrMore, "EQUAL_OR_MORE"),
        (Self::Start, "START"),
        (Self::Mid, "MID"),
        (Self::End, "END"),
        (Self::Approx, "APPROX"),
    ];

    /// The attribute value of the standard: `ON_OR_BEFORE`.
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(one, _)| *one == self).map_or("", |(_, word)| word)
    }

    /// The modifier that a word of the standard stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, one)| *one == word).map(|(modifier, _)| modifier)
    }

    /// Whether it compares a length, or a date that is counted by one.
    pub(crate) fn is_of_lengths(self) -> bool {
        matches!(self, Self::LessThan | Self::MoreThan | Self::EqualOrLess | Self::EqualOrMore)
    }

    /// Whether it sets a bound to a date, and so qualifies no length.
    pub(crate) fn is_of_dates(self) -> bool {
        matches!(self, Self::Before | Self::After | Self::OnOrBefore | Self::OnOrAfter)
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
    /// The place of the words alone on a timeline; `None` for durations, sets, and what has no place in the calendar.
    pub date: Option<Edtf>,
    /// The TIMEX3 `mod`: what the words around it, or its first ones, make of it.
    pub modifier: Option<Modifier>,
    /// Its date as they shape it: `../2024` for "by 2024", `1690~` for "around 1690".
    pub shaped: Option<Edtf>,
    /// How far it lies from a publication date that is not known: `D-1` for "yesterday"; `None` where
    /// that is known, or the words do not count from it. It resolves once the date is set.
    pub offset: Option<String>,
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
