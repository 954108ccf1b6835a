//! Mentions that tell more of a dated event in its own sentence: "thwarted an attack on Monday,
//! capturing two boats" dates the attack and the capture too.

use super::{Sentence, headline};
use crate::language::Order;
use crate::model::{Event, EventKind, Mention, Modality, Polarity, Status, Tense, Told};
use dateline_nlp::Label;

/// How often the day of the event is the mention's too where it is the event's own, on EventStoryLine:
/// see `docs/quality.md`.
const CONFIDENCE: f64 = 0.9;

impl Sentence<'_> {
    /// The sentence's mentions that hang from one of its `events`, the first of which is number
    /// `first` of the article, and so share its time.
    pub(super) fn told(&self, events: &[Event], first: usize) -> Vec<Told> {
        let analysis = self.article.analysis;
        let at = |token: usize| analysis.tokens[token].span.start;
        let event_at = |token: usize| {
            let names = |event: &Event| {
                event.trigger.start == at(token)
                    || event.also.iter().any(|span| span.start == at(token))
            };
            events.iter().position(names)
        };
        let mut told = Vec::new();
        for token in self.tokens().filter(|&token| event_at(token).is_none()) {
            let Some(mention) = self.mention_at(token) else { continue };
            let mut above = analysis.ancestors(token);
            let Some(event) = above.find_map(event_at) else { continue };
            let apart = analysis
                .ancestors(token)
                .take_while(|&at| event_at(at).is_none())
                .any(|at| self.is_apart(at));
            let as_sure = mention.polarity == Polarity::Positive
                && (mention.modality == Modality::Actual
                    || events[event].status != Status::Asserted);
            // "confirmed her death", "was convicted of the robbery": of what was before.
            let looks_back = matches!(
                events[event].kind,
                EventKind::Statement | EventKind::Court | EventKind::Arrest
            );
            if let Some(date) = events[event].date
                && !apart
                && (!looks_back || self.token(token).label == Label::Conj)
                && as_sure
            {
                let confidence = (events[event].confidence * CONFIDENCE * 100.0).round() / 100.0;
                let (trigger, label) =
                    (mention.trigger, self.label_beside(&events[event], mention));
                told.push(Told { trigger, event: first + event, date, label, confidence });
            }
        }
        told
    }

    /// What a mention tells that the headline of its `event` does not: a clause of its own in the
    /// past. A noun is part of the event ("stopped the raid"), a participle describes it.
    fn label_beside(&self, event: &Event, mention: &Mention) -> Option<String> {
        let verb = self.token_at(mention.trigger)?;
        let group = self.groups.iter().find(|group| group.head == verb)?;
        if mention.nominal || !group.finite || mention.tense != Tense::Past {
            return None;
        }
        let phrase = headline::phrase(self, mention);
        let said = event.headline.to_lowercase().contains(&phrase.to_lowercase());
        (!said && phrase.contains(' ')).then_some(phrase)
    }

    /// Whether the clause or phrase of the token at `at` has a time of its own: a relative clause,
    /// what is said, what was before or after, what another date stands in.
    fn is_apart(&self, at: usize) -> bool {
        let token = self.token(at);
        let ordered = |at: usize| {
            let order = self.article.lexicon.order(self.norm(at));
            matches!(order, Some(Order::Earlier | Order::Later))
        };
        let marked = self.article.analysis.children(at).iter().copied().any(|child| {
            self.token(child).label == Label::Mark
                && (ordered(child) || matches!(self.norm(child), "if" | "unless"))
        });
        let perfect = self.groups.iter().any(|group| group.head == at && group.perfect);
        matches!(token.label, Label::Relcl)
            || perfect
            || marked
            || matches!(token.label, Label::Prep) && ordered(at)
    }
}
