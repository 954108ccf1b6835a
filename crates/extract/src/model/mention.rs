use super::Span;

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
    /// Names in its clause, in order.
    pub participants: Vec<Span>,
    /// Where, if the clause says.
    pub place: Option<Span>,
}
