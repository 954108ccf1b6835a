//! What the sentences after a dated one go on telling of its day: "The gate burned on Monday. (…) Forty
//! people fled." It makes no event of its own, and stands beside the dated one. Only news of one day are
//! read so: see [`super::continued`].

use super::continued::{DatedSentences, REACH, may_tell_more, news_day};
use super::told::{Dated, Datings, LOOSE};
use super::{Article, Sentence};
use crate::model::{
    Aspect, Event, EventKind, Headed, Mention, Modality, Polarity, Status, Tense, Told,
};
use chrono::NaiveDate;
use dateline_nlp::Label;

/// How often what a sentence after a dated one tells has its day, on EventStoryLine: see
/// `docs/quality.md`. Less for each sentence between.
const CONFIDENCE: f64 = 0.85;
const EACH_SENTENCE: f64 = 0.98;

/// The dated event that a sentence goes on telling.
struct Lead<'e> {
    event: &'e Event,
    /// Its number in the article.
    index: usize,
    sentence: usize,
}

impl Article<'_> {
    /// What the sentences of an article that no date word dates tell of the day of a dated one; `dated`
    /// are its sentences with events, in order.
    pub(super) fn told_on(&self, headed: &[Headed], dated: &DatedSentences) -> Vec<Told> {
        let Some(day) = news_day(self.whole, self.timexes) else { return Vec::new() };
        let mut told = Vec::new();
        for at in may_tell_more(self.whole, self.analysis, (self.timexes, headed), self.lexicon) {
            let place = dated.binary_search_by_key(&at, |(sentence, _)| *sentence);
            let Err(place) = place else { continue };
            // Statements on another day do not end what was told before them.
            let says = |event: &Event| event.kind == EventKind::Statement;
            let before = dated[..place].iter().rposition(|(_, events)| !events.iter().all(says));
            let after = (place == 0).then_some(0);
            let lead = before.or(after).and_then(|place| self.lead(dated, place, day));
            if let Some(lead) = lead.filter(|lead| lead.sentence.abs_diff(at) <= REACH) {
                told.extend(Sentence::new(self, at).goes_on_with(&lead));
            }
        }
        told
    }

    /// The event that the sentence number `place` of `dated` is about, where it tells of `day`.
    fn lead<'e>(
        &self,
        dated: &'e DatedSentences,
        place: usize,
        day: NaiveDate,
    ) -> Option<Lead<'e>> {
        let (sentence, events) = dated.get(place)?;
        let lead = Sentence::new(self, *sentence);
        let aside = |at: usize| matches!(lead.token(at).label, Label::Relcl | Label::Acl);
        let event = lead.carrier_but(aside, events, day)?;
        let mention = lead.mention_at(lead.token_at(event.trigger)?)?;
        // "Shares have fallen today", "the tapes released today" tell of what was before, too.
        let plain = mention.tense != Tense::Present && mention.aspect == Aspect::None;
        let now = event.provenance.value.as_deref() == Some("PRESENT_REF");
        if !plain || now || event.kind == EventKind::Publication {
            return None;
        }
        let before: usize = dated[..place].iter().map(|(_, events)| events.len()).sum();
        let own = events.iter().position(|own| own.trigger == event.trigger)?;
        Some(Lead { event, index: before + own, sentence: *sentence })
    }
}

impl Sentence<'_> {
    /// What the sentence, which has no date words, tells of the day of `lead`.
    fn goes_on_with(&self, lead: &Lead<'_>) -> Vec<Told> {
        let Some(date) = lead.event.date.filter(|_| !self.is_stamp()) else { return Vec::new() };
        let heads = self.groups.iter().map(|group| group.head);
        let heads = heads.filter(|&head| self.goes_on_at(head));
        let dated = |token: usize| {
            let kind = self.mention_at(token)?.kind;
            // Before the first date, only what is of its kind.
            let same =
                self.index > lead.sentence || kind == lead.event.kind && kind != EventKind::Other;
            same.then_some(Dated { token, event: lead.index, kind, date: Some(date), timex: None })
        };
        let dated = Datings::new(self, heads.filter_map(dated).collect());
        let between = self.index.abs_diff(lead.sentence).saturating_sub(1);
        let between = i32::try_from(between).unwrap_or(i32::MAX);
        let sure = lead.event.confidence * CONFIDENCE * EACH_SENTENCE.powi(between);
        let mut told = Vec::new();
        for token in self.tokens() {
            let Some(mention) = self.mention_at(token) else { continue };
            let goes_on = dated.words.iter().any(|dated| dated.token == token);
            let share = if goes_on || self.is_same(mention, token, lead) {
                1.0
            } else {
                let fact =
                    mention.polarity == Polarity::Positive && mention.modality == Modality::Actual;
                match self.hangs(token, &dated) {
                    Some((_, share)) if fact && share > LOOSE => share,
                    _ => continue,
                }
            };
            let label = self.label_beside(&lead.event.headline, mention);
            let confidence = (sure * share * 100.0).round() / 100.0;
            let (trigger, event) = (mention.trigger, lead.index);
            told.push(Told { trigger, event, date, label, confidence });
        }
        told
    }

    /// Whether the verb at `verb` carries the sentence, or what somebody says in it, and tells as fact
    /// what came to pass.
    fn goes_on_at(&self, verb: usize) -> bool {
        let analysis = self.article.analysis;
        let Some(mention) = self.mention_at(verb) else { return false };
        let first = analysis
            .ancestors(verb)
            .find(|&at| self.token(at).label != Label::Conj)
            .unwrap_or(verb);
        let head = self.token(first).head;
        // "has admitted it and paid": the second shares the time of the first.
        let perfect = self.groups.iter().any(|group| group.head == first && group.perfect);
        let reported = mention.report.as_ref();
        let root = self.token(first).label == Label::Root;
        let said = self.token(first).label == Label::Ccomp
            && self.token(head).label == Label::Root
            && reported.is_some_and(|report| !report.quoted)
            && analysis.child(head, |label| label == Label::Neg).is_none();
        (root && reported.is_none() || said)
            && mention.kind != EventKind::Statement
            && !mention.reporting
            && !perfect
            && self.lemma(verb) != "be"
            && analysis.subject(verb).is_some_and(|at| !matches!(self.norm(at), "i" | "we" | "you"))
            && self.is_plain_past(verb, mention)
            && !self.article.lexicon.undoes(analysis, verb)
    }

    /// Whether the mention names the event of `lead` again: "the raid".
    fn is_same(&self, mention: &Mention, token: usize, lead: &Lead<'_>) -> bool {
        let analysis = self.article.analysis;
        let definite = analysis.child(token, |label| label == Label::Det);
        let definite =
            definite.is_some_and(|at| matches!(self.norm(at), "the" | "this" | "that" | "these"));
        mention.nominal
            && definite
            && lead.event.status == Status::Asserted
            && lead.event.kind == mention.kind
            && mention.kind != EventKind::Other
    }
}
