//! How sure a date is the event's: a logistic model of a few signals, with weights from
//! `data/<language>/confidence.toml`.

use super::Sentence;
use super::date::{Dated, Tie};
use crate::model::{Edtf, EventKind, SIGNALS, TimexKind};

/// The signals of one dated mention, in the order of [`SIGNALS`].
pub(super) fn signals(sentence: &Sentence<'_>, dated: &Dated<'_>) -> [f64; SIGNALS.len()] {
    let is = |yes: bool| f64::from(u8::from(yes));
    let mention = dated.mention;
    let trigger = sentence.token_at(mention.trigger);
    let date = sentence.tokens_of(dated.timex.span);
    let distance = trigger.map_or(0, |at| at.abs_diff(date.start).min(at.abs_diff(date.end)));
    let group = sentence.groups.iter().find(|group| Some(group.head) == trigger);
    let value = dated.timex.value.as_str();
    let share = |count: usize, of: f64| (count as f64 / of).min(1.0);
    [
        1.0,
        is(dated.tie == Tie::Prenominal),
        is(dated.tie == Tie::Clause),
        is(dated.tie == Tie::Noun),
        is(dated.tie == Tie::Leaning),
        is(dated.tie == Tie::Shared),
        is(matches!(dated.tie, Tie::Alone | Tie::Heading)),
        is(matches!(value, "PRESENT_REF" | "PAST_REF" | "FUTURE_REF")),
        is(dated.timex.kind == TimexKind::Duration),
        is(!dated.date.is_some_and(Edtf::is_placed)),
        share(distance, 20.0),
        is(group.is_some_and(|group| !group.finite)),
        is(mention.kind == EventKind::Other),
        share(sentence.tokens().len(), 60.0),
    ]
}

/// The probability that `weights` give to `signals`.
pub(super) fn probability(signals: &[f64], weights: &[f64]) -> f64 {
    let sum: f64 = signals.iter().zip(weights).map(|(signal, weight)| signal * weight).sum();
    let probability = 1.0 / (1.0 + (-sum).exp());
    // Two figures are all that the sample supports, and the same on every machine.
    (probability * 100.0).round() / 100.0
}
