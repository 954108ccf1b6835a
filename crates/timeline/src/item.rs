//! What is drawn.

use dateline_extract::{Edtf, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One event to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its number; marks and labels carry it.
    pub event: i64,
    /// When. An item without a known place in the calendar is not drawn.
    pub date: Edtf,
    /// What, in a few words.
    pub label: String,
    /// Asserted, planned, possible or negated.
    pub status: Status,
    /// The date as a reader says it ("7 October 2023"), for tooltips; may be empty.
    pub words: String,
    /// How likely the date is the event's, 0 to 1: what is doubtful is drawn faintly.
    pub confidence: f64,
    /// How much it matters, 0 to 1: where there is little room, what matters more goes first.
    pub importance: f64,
}

impl Item {
    /// Stands for a confidence that nobody knows: nothing says that the date is doubtful.
    pub const UNKNOWN_CONFIDENCE: f64 = 1.0;
    /// Stands for an importance that nobody knows: the middle.
    pub const UNKNOWN_IMPORTANCE: f64 = 0.5;
}

/// A confidence in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "bindings.ts", rename_all = "lowercase")]
pub enum Certainty {
    /// Of such dates at least 85 in a hundred are right.
    Sure,
    /// At least 60 in a hundred.
    Likely,
    /// Fewer.
    Doubtful,
}

impl Certainty {
    /// The word for a confidence from 0 to 1.
    pub fn of(confidence: f64) -> Self {
        match confidence {
            confidence if confidence >= 0.85 => Self::Sure,
            confidence if confidence >= 0.6 => Self::Likely,
            _ => Self::Doubtful,
        }
    }

    /// The word used in files and on screen: `sure`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Doubtful => "doubtful",
        }
    }
}
