//! The sentence after a dated one that goes on telling it, without a date: "The gate burned on Monday.
//! The keeper jumped into the river." Only news are read so, and only the next sentence, in an article
//! that names one day alone: where there are two, or farther off, it may tell of another.

use super::date::{Dated, Tie, is_day, may_date};
use super::{Article, Sentence};
use crate::language::{Lexicon, filled};
use crate::model::{
    self, Aspect, Edtf, Event, EventKind, Headed, Mention, Modality, Polarity, Status, Tense, Timex,
};
use chrono::NaiveDate;
use dateline_nlp::{Analysis, Label, Token};
use std::ops::Range;

/// Days before its publication of which an article still tells news.
const NEWS: i64 = 7;
/// Sentences after a dated one that may tell more of its day.
pub(super) const REACH: usize = 5;
/// Sentences before the first dated one that may tell what it dates.
const REACH_BACK: usize = 2;
/// How likely the day of the dated event is that of what goes on telling it. Measured was more, on few
/// events: see `docs/quality.md`.
const CONFIDENCE: f64 = 0.8;

/// The sentences of one article with events that have date words, in order, each with its events.
pub(super) type DatedSentences = [(usize, Vec<Event>)];

/// The sentences that may go on with the dated one before them, by what can be told without a parse.
fn may_go_on(
    article: &model::Article,
    analysis: &Analysis,
    (timexes, headed): (&[Timex], &[Headed]),
    lexicon: &Lexicon,
) -> Vec<usize> {
    if news_day(article, timexes).is_none() {
        return Vec::new();
    }
    let leads = with_date_words(analysis, timexes);
    let dated = |at: &usize| is_dated(&leads, headed, *at);
    let (count, span) = (analysis.sentences.len(), |at: usize| &analysis.sentences[at].span);
    let after = leads.iter().map(|lead| lead + 1).filter(|at| *at < count && !dated(at));
    let plain = after.filter(|&at| !is_speech(&article.text, span(at - 1).start, span(at)));
    plain
        .filter(|&at| tells_on(analysis, at - 1, lexicon) && tells_on(analysis, at, lexicon))
        .collect()
}

/// Whether sentence number `at` is dated: by words of its own, `leads` being the sentences that have
/// some, or by the heading above it.
fn is_dated(leads: &[usize], headed: &[Headed], at: usize) -> bool {
    leads.binary_search(&at).is_ok()
        || headed.binary_search_by_key(&at, |headed| headed.sentence).is_ok()
}

/// The sentences within reach of a dated one that may tell more of its day, by what can be told without
/// a parse: which to parse. Those that may go on with the one before them are among them.
pub(crate) fn may_tell_more(
    article: &model::Article,
    analysis: &Analysis,
    (timexes, headed): (&[Timex], &[Headed]),
    lexicon: &Lexicon,
) -> Vec<usize> {
    if news_day(article, timexes).is_none() {
        return Vec::new();
    }
    let leads = with_date_words(analysis, timexes);
    let span = |at: usize| &analysis.sentences[at].span;
    let undated = |&at: &usize| !is_dated(&leads, headed, at);
    let within = |at: &usize| {
        // The first dated sentence may come after what it dates.
        let before = leads.partition_point(|lead| lead < at);
        match before.checked_sub(1) {
            Some(place) => {
                at - leads[place] <= REACH
                    && !is_speech(&article.text, span(leads[place]).start, span(*at))
            }
            None => {
                leads.first().is_some_and(|lead| lead - at <= REACH_BACK)
                    && !is_speech(&article.text, span(*at).start, span(*at))
            }
        }
    };
    let all = 0..analysis.sentences.len();
    all.filter(undated).filter(within).filter(|&at| tells_on(analysis, at, lexicon)).collect()
}

/// Whether a quotation that began at `from` or later is open where a sentence begins or ends.
fn is_speech(text: &str, from: usize, sentence: &Range<usize>) -> bool {
    let open = |to: usize| {
        let words = &text[from..to];
        let of = |mark: char| words.matches(mark).count();
        of('“') != of('”') || of('"') % 2 != 0
    };
    open(sentence.start) || open(sentence.end)
}

/// The sentences with words that date something, in order.
fn with_date_words(analysis: &Analysis, timexes: &[Timex]) -> Vec<usize> {
    let dates = |span: &Range<usize>| {
        let first = timexes.partition_point(|timex| timex.span.start < span.start);
        let mut own = timexes[first..].iter().take_while(|timex| timex.span.start < span.end);
        own.any(|timex| timex.dates)
    };
    let all = analysis.sentences.iter().enumerate();
    all.filter(|(_, sentence)| dates(&sentence.span)).map(|(at, _)| at).collect()
}

/// The one day that the date words of an article name, apart from the day it was written, on which
/// people speak of what happened; that day where they name no other. `None` where it is no news.
pub(super) fn news_day(article: &model::Article, timexes: &[Timex]) -> Option<NaiveDate> {
    let written = article.dct.as_ref()?.day;
    let dates = timexes.iter().filter(|timex| may_date(timex)).filter_map(|timex| timex.date);
    let mut days: Vec<_> = dates.filter(|&date| is_day(date)).filter_map(Edtf::first_day).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() > 1 {
        days.retain(|&day| day != written);
    }
    let [day] = days[..] else { return None };
    (0..=NEWS).contains(&(written - day).num_days()).then_some(day)
}

/// Whether the words of sentence number `at` tell one happening: no question, no habit, and nothing
/// that counts from another happening ("the day after the flood").
fn tells_on(analysis: &Analysis, at: usize, lexicon: &Lexicon) -> bool {
    let tokens = &analysis.tokens[analysis.sentences[at].tokens.clone()];
    let asks = tokens.iter().rev().take(2).any(|token| token.norm() == "?");
    let two = |two: &[Token]| lexicon.is_aside(&format!("{} {}", two[0].norm(), two[1].norm()));
    let aside = tokens.iter().any(|token| lexicon.is_aside(token.norm()));
    !(asks || aside || tokens.windows(2).any(two))
}

impl Article<'_> {
    /// The events of an article that are told without a date word, by their sentences, in order.
    pub(super) fn continued(
        &self,
        headed: &[Headed],
        dated: &DatedSentences,
        why: &str,
    ) -> Vec<(usize, Vec<Event>)> {
        let Some(day) = news_day(self.whole, self.timexes) else { return Vec::new() };
        let told = |at: usize| {
            let lead = dated.binary_search_by_key(&(at - 1), |(sentence, _)| *sentence).ok()?;
            let event = Sentence::new(self, at - 1).carrier(&dated[lead].1, day)?;
            let event = Sentence::new(self, at).goes_on(event, why)?;
            Some((at, vec![event]))
        };
        let going_on = may_go_on(self.whole, self.analysis, (self.timexes, headed), self.lexicon);
        going_on.into_iter().filter_map(told).collect()
    }
}

impl Sentence<'_> {
    /// The event that the sentence is about, where all its `events` are facts of `day`, and none
    /// looks back on what was before.
    fn carrier<'e>(&self, events: &'e [Event], day: NaiveDate) -> Option<&'e Event> {
        let aside =
            |at: usize| matches!(self.token(at).label, Label::Relcl | Label::Acl | Label::Advcl);
        self.carrier_but(aside, events, day)
    }

    /// The first of its `events` that stands in nothing `aside`, where all are facts of `day`.
    pub(super) fn carrier_but<'e>(
        &self,
        aside: impl Fn(usize) -> bool,
        events: &'e [Event],
        day: NaiveDate,
    ) -> Option<&'e Event> {
        let plain = |event: &Event| {
            event.date.is_some_and(|date| is_day(date) && date.first_day() == Some(day))
                && event.status == Status::Asserted
                && !matches!(
                    event.kind,
                    EventKind::Statement | EventKind::Court | EventKind::Arrest
                )
        };
        let carries = |event: &&Event| {
            self.token_at(event.trigger).is_some_and(|at| {
                !self.article.lexicon.is_stamp(self.lemma(at))
                    && !self.article.analysis.ancestors(at).any(&aside)
            })
        };
        events.iter().find(carries).filter(|_| events.iter().all(plain))
    }

    /// What the sentence tells, which has no date words, as going on with `lead`.
    fn goes_on(&self, lead: &Event, why: &str) -> Option<Event> {
        let timexes = self.article.timexes;
        let timex = timexes.iter().find(|timex| Some(timex.span) == lead.provenance.timex)?;
        let mut mentions = self.groups.iter().filter_map(|group| self.mention_at(group.head));
        let mention = mentions.find(|mention| self.tells_plainly(mention))?;
        if self.is_stamp() {
            return None;
        }
        let mut event = self.event(&Dated { mention, timex, date: lead.date, tie: Tie::Before });
        event.confidence = (lead.confidence * CONFIDENCE * 100.0).round() / 100.0;
        event.provenance.signals = lead.provenance.signals;
        event.provenance.why = Some(filled(why, &[("why", timex.why.as_str())]));
        Some(event)
    }

    /// Whether the verb of `mention` carries its sentence, or what somebody says in it, and tells as
    /// fact what came to pass.
    fn tells_plainly(&self, mention: &Mention) -> bool {
        let Some(verb) = self.token_at(mention.trigger) else { return false };
        let analysis = self.article.analysis;
        let lexicon = self.article.lexicon;
        let group = self.groups.iter().find(|group| group.head == verb);
        let past = group.is_some_and(|group| group.finite);
        let root = |at: usize| self.token(at).label == Label::Root;
        let denied = |at: usize| analysis.child(at, |label| label == Label::Neg).is_some();
        let head = self.token(verb).head;
        let said = mention.report.as_ref().is_some_and(|report| !report.quoted)
            && self.token(verb).label == Label::Ccomp
            && root(head)
            && !denied(head);
        let own = root(verb) && mention.report.is_none();
        past && (own || said)
            && mention.tense == Tense::Past
            && mention.aspect == Aspect::None
            && mention.modality == Modality::Actual
            && mention.polarity == Polarity::Positive
            && !mention.reporting
            && mention.kind != EventKind::Statement
            && lexicon.stance(self.lemma(verb)).is_none()
            && !lexicon.undoes(self.article.analysis, verb)
            && !lexicon.is_stative(self.lemma(verb))
    }
}
