use super::Span;
use serde::{Deserialize, Serialize};

/// Grammatical tense of a mention's verb (TimeML `tense`), as far as the words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "signed", "was signed", "had signed".
    Past,
    /// "signs", "is signing", "has signed".
    Present,
    /// "will sign", "is to sign", "is planning to sign".
    Future,
    /// A noun or a bare infinitive shows none.
    None,
}

/// Grammatical aspect of a mention's verb (TimeML `aspect`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// "signs", "signed"; nouns too.
    None,
    /// "has signed".
    Perfective,
    /// "is signing".
    Progressive,
}

/// How the text stands to the happening (TimeML `modality`, in four steps).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// Told as fact, even if only a source claims it.
    Actual,
    /// Scheduled, promised, expected, will.
    Planned,
    /// May, might, could, if.
    Possible,
}

/// TimeML `polarity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// It happened, or is to.
    Positive,
    /// The text says it did not.
    Negative,
}

/// What a participant does in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Does it: "the court" of "the court sentenced him".
    Agent,
    /// Has it done to them: "him".
    Patient,
    /// Takes part otherwise: "in the presence of".
    Other,
}

impl Role {
    /// The word used in files: `agent`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Patient => "patient",
            Self::Other => "other",
        }
    }

    /// The role a file's word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Agent, Self::Patient, Self::Other].into_iter().find(|role| role.as_str() == word)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $word:literal,)*) => {
        /// What kind of happening an event is: a closed set, for readers to filter by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum EventKind { $($(#[$doc])* $kind,)* }

        impl EventKind {
            /// Every kind, in the order a menu shows them.
            pub const ALL: &[EventKind] = &[$(Self::$kind,)*];

            /// The word used in files and on screen: `meeting`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }
        }
    };
}

kinds! {
    /// Talks, summits, conferences.
    Meeting "meeting",
    /// What somebody said or announced.
    Statement "statement",
    /// Violence and war.
    Attack "attack",
    /// Deaths, killings, funerals.
    Death "death",
    /// Deals, treaties, truces.
    Agreement "agreement",
    /// Elections and votes.
    Vote "vote",
    /// Charges, trials, rulings.
    Court "court",
    /// Arrests and detentions.
    Arrest "arrest",
    /// Books, studies, broadcasts.
    Publication "publication",
    /// What begins, opens, is founded.
    Launch "launch",
    /// Who takes or leaves an office.
    Appointment "appointment",
    /// Accidents, weather, disease.
    Disaster "disaster",
    /// Money, trade, firms.
    Business "business",
    /// Games and their results.
    Sport "sport",
    /// Journeys and moves.
    Travel "travel",
    /// All others.
    Other "other",
}

impl EventKind {
    /// The kind a file's word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }
}

/// Who says that something happened, by the words of its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The words that name the source, where there are any.
    pub source: Option<Span>,
    /// Whether the mention stands between quotation marks.
    pub quoted: bool,
}

/// One TimeML EVENT in the text: a word that names a happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The word: "signed", "explosion".
    pub trigger: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// Whether the trigger is a noun ("attack") and not a verb.
    pub nominal: bool,
    /// Whether it is a verb of saying ("said", "announced"): TimeML class REPORTING.
    pub reporting: bool,
    /// Tense of the verb group.
    pub tense: Tense,
    /// Aspect of the verb group.
    pub aspect: Aspect,
    /// Fact, plan or possibility.
    pub modality: Modality,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// What kind of happening it names.
    pub kind: EventKind,
    /// Names in its clause, in order, with what they do.
    pub participants: Vec<(Span, Role)>,
    /// Where, if the clause says.
    pub place: Option<Span>,
    /// Who says so, if not the article itself.
    pub report: Option<Report>,
}
