//! Mentions that tell more of a dated event in its own sentence: "thwarted an attack on Monday,
//! capturing two boats" dates the attack and the capture too.

use super::date::is_day;
use super::{Sentence, headline};
use crate::model::{
    Aspect, Edtf, Event, EventKind, Mention, Modality, Polarity, Span, Status, Tense, Timex, Told,
};
use dateline_nlp::{Label, Tag};

/// How often what is told along with an event has its day, by what joins them, on EventStoryLine and
/// TimeBank-Dense: see `docs/quality.md`. A participle or a clause of the same act, its subject, its
/// object.
const SAME_ACT: f64 = 0.9;
/// "died on Friday after falling": what it came from; the happening in which, or by which, it came.
const CLOSE: f64 = 0.8;
/// What hangs from the event in another way: "left for talks".
pub(super) const LOOSE: f64 = 0.5;

/// A word of a sentence that something with a date is named by.
pub(super) struct Dated<'t> {
    pub token: usize,
    /// Index of the event.
    pub event: usize,
    pub kind: EventKind,
    pub date: Option<Edtf>,
    /// Its date words, where they stand in the sentence.
    pub timex: Option<&'t Timex>,
}

/// What a sentence says when: its dated words, and below which of its tokens its dates stand.
pub(super) struct Datings<'t> {
    pub words: Vec<Dated<'t>>,
    first: usize,
    /// For each token the date words that hang from it, at any depth.
    below: Vec<Vec<Span>>,
}

impl<'t> Datings<'t> {
    pub(super) fn new(sentence: &Sentence<'_>, words: Vec<Dated<'t>>) -> Self {
        let tokens = sentence.tokens();
        let mut below = vec![Vec::new(); tokens.len()];
        for at in tokens.clone().filter(|&at| sentence.is_dating(at)) {
            let start = sentence.token(at).span.start;
            let date = sentence.timexes.iter().map(|timex| timex.span);
            let Some(date) = date.into_iter().find(|date| start < date.end) else { continue };
            for above in sentence.article.analysis.ancestors(at) {
                let dates: &mut Vec<Span> = &mut below[above - tokens.start];
                if dates.last() != Some(&date) {
                    dates.push(date);
                }
            }
        }
        Self { words, first: tokens.start, below }
    }

    /// The dated thing that the token at `at` names.
    fn named(&self, at: usize) -> Option<&Dated<'t>> {
        self.words.iter().find(|dated| dated.token == at)
    }

    /// Whether what hangs from the token at `at` has a date other than `own`.
    fn has_other_date(&self, at: usize, own: Option<&Timex>) -> bool {
        self.below[at - self.first].iter().any(|&date| Some(date) != own.map(|own| own.span))
    }
}

impl Sentence<'_> {
    /// The sentence's mentions that share the time of one of its `events`, the first of which is
    /// number `first` of the article.
    pub(super) fn told(&self, events: &[Event], first: usize) -> Vec<Told> {
        let dated = Datings::new(self, self.dated_words(events));
        let mut told = Vec::new();
        for token in self.tokens().filter(|&token| dated.named(token).is_none()) {
            let Some(mention) = self.mention_at(token) else { continue };
            let tie = self.hangs(token, &dated).or_else(|| self.carries(token, mention, &dated));
            let ordered = |(event, share): &(usize, f64)| {
                let mut links = events[*event].order.iter();
                // "before the vote", but not "died after falling".
                *share != CLOSE && links.any(|link| link.trigger == mention.trigger)
            };
            let Some((event, share)) = tie.filter(|tie| !ordered(tie)) else { continue };
            let as_sure = mention.polarity == Polarity::Positive
                && (mention.modality == Modality::Actual
                    || events[event].status != Status::Asserted);
            if let Some(date) = events[event].date.filter(|_| as_sure) {
                let confidence = (events[event].confidence * share * 100.0).round() / 100.0;
                let label = self.label_beside(&events[event].headline, mention);
                let label = label.filter(|_| share > LOOSE);
                let (trigger, event) = (mention.trigger, first + event);
                told.push(Told { trigger, event, date, label, confidence });
            }
        }
        told
    }

    /// The words of the sentence that name its `events`.
    fn dated_words(&self, events: &[Event]) -> Vec<Dated<'_>> {
        let words = |(index, event): (usize, &Event)| {
            let timex = event.provenance.timex;
            let timex = self.timexes.iter().find(|own| Some(own.span) == timex);
            let spans: Vec<_> = event.also.iter().chain([&event.trigger]).copied().collect();
            let (kind, date) = (event.kind, event.date);
            let tokens = spans.into_iter().filter_map(|span| self.token_at(span));
            tokens.map(move |token| Dated { token, event: index, kind, date, timex })
        };
        events.iter().enumerate().flat_map(words).collect()
    }

    /// The event that the mention at `token` hangs from, and how often such a mention has its day.
    pub(super) fn hangs(&self, token: usize, dated: &Datings<'_>) -> Option<(usize, f64)> {
        let analysis = self.article.analysis;
        let lead = analysis.ancestors(token).find_map(|at| dated.named(at))?;
        // "confirmed her death", "was convicted of the robbery": of what was before.
        let looks_back =
            matches!(lead.kind, EventKind::Statement | EventKind::Court | EventKind::Arrest);
        if looks_back && self.token(token).label != Label::Conj && !self.is_beside(token, dated) {
            return None;
        }
        let path = analysis.ancestors(token).take_while(|&at| dated.named(at).is_none());
        let mut share = SAME_ACT;
        for at in path {
            share = share.min(self.share_of_step(at, lead, dated)?);
        }
        Some((lead.event, share))
    }

    /// Whether the token at `token` stands in a clause that tells what went on then: "46 were arrested as
    /// fights broke out".
    fn is_beside(&self, token: usize, dated: &Datings<'_>) -> bool {
        let path = self.article.analysis.ancestors(token);
        path.take_while(|&at| dated.named(at).is_none()).last().is_some_and(|top| {
            let clause = self.token(top).label == Label::Advcl;
            clause && matches!(self.mark(top), Some("as" | "when" | "while"))
        })
    }

    /// How often what the token at `at` heads has the time of what it hangs from; `None` where it has
    /// one of its own: a relative clause, a purpose, what was before or after, what another date stands
    /// in, a participle that tells things from others ("the men held in May").
    fn share_of_step(&self, at: usize, lead: &Dated<'_>, dated: &Datings<'_>) -> Option<f64> {
        let analysis = self.article.analysis;
        let token = self.token(at);
        let group = self.groups.iter().find(|group| group.head == at);
        let mark = self.mark(at);
        if group.is_some_and(|group| group.perfect) || dated.has_other_date(at, lead.timex) {
            return None;
        }
        let infinitive = group.is_some_and(|group| group.infinitive);
        match token.label {
            Label::Relcl | Label::Acl | Label::Amod => None,
            Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Agent => Some(SAME_ACT),
            Label::Conj => {
                let later = |at: &usize| self.article.lexicon.is_aside(self.norm(*at));
                (!analysis.children(at).iter().any(later)).then_some(SAME_ACT)
            }
            Label::Prep => match self.norm(at) {
                "in" | "at" | "during" | "by" => Some(SAME_ACT),
                "after" => analysis.child(at, |label| label == Label::Pcomp).map(|_| CLOSE),
                word if self.article.lexicon.order(word).is_some() => None,
                _ => Some(LOOSE),
            },
            // What the preposition makes of it is seen where that is.
            Label::Pobj => Some(SAME_ACT),
            Label::Pcomp => match self.norm(token.head) {
                "by" | "after" => Some(SAME_ACT),
                _ => None,
            },
            Label::Advcl if infinitive => None,
            Label::Advcl => match mark {
                Some("after") => Some(CLOSE),
                None | Some("as" | "when" | "while") => Some(SAME_ACT),
                Some(_) => None,
            },
            _ if matches!(mark, Some("if" | "unless" | "before" | "until" | "since")) => None,
            _ => Some(LOOSE),
        }
    }

    /// The word that leads the clause of the verb at `at`: "after", "when".
    fn mark(&self, at: usize) -> Option<&str> {
        let mut children = self.article.analysis.children(at).iter().copied();
        let leads =
            |child: &usize| self.token(*child).label == Label::Mark || self.norm(*child) == "when";
        children.find(leads).map(|child| self.norm(child))
    }

    /// The event that the mention at `token` carries: "A fire on Tuesday destroyed the mill", "shot and
    /// killed him on Sunday", "the fire that broke out on Tuesday".
    fn carries(
        &self,
        token: usize,
        mention: &Mention,
        dated: &Datings<'_>,
    ) -> Option<(usize, f64)> {
        let carried = |dated: &&Dated<'_>| {
            if mention.nominal {
                return self.is_told_of(token, dated.token);
            }
            dated.date.is_some_and(is_day)
                && self.is_part_of(dated.token, token)
                && self.is_plain_past(token, mention)
        };
        dated.words.iter().find(carried).map(|dated| (dated.event, CLOSE))
    }

    /// Whether the verb at `at` says in a clause beside the noun at `noun` that it came to pass.
    fn is_told_of(&self, noun: usize, at: usize) -> bool {
        let token = self.token(at);
        let passive = token.label == Label::Acl && token.tag == Tag::Vbn;
        let relative = token.label == Label::Relcl
            && self.article.analysis.child(at, Label::is_subject).is_some_and(|subject| {
                matches!(self.token(subject).tag, Tag::Wdt | Tag::Wp)
                    || self.norm(subject) == "that"
            });
        token.head == noun && (relative || passive)
    }

    /// Whether the event at `at` is what the verb at `verb` is about, where it was, or the act that
    /// ended it.
    fn is_part_of(&self, at: usize, verb: usize) -> bool {
        let analysis = self.article.analysis;
        let token = self.token(at);
        let head = self.token(token.head);
        match token.label {
            Label::Nsubj | Label::Nsubjpass => token.head == verb,
            Label::Pobj => {
                head.head == verb
                    && head.label == Label::Prep
                    && matches!(self.norm(token.head), "in" | "at" | "during")
            }
            // "shot him and fled on Sunday", "took the wheel on Sunday, sped off and got away".
            Label::Conj => {
                let alone = |at: usize| analysis.child(at, Label::is_subject).is_none();
                let same = self.first_conjunct(verb) == self.first_conjunct(at);
                let joined = alone(at) && (token.head == verb || verb > at && alone(verb));
                token.tag.is_verb() && same && joined
            }
            // "bound the guard before fleeing on Sunday"
            Label::Pcomp => {
                let leads = self.first_conjunct(head.head) == self.first_conjunct(verb);
                leads && self.norm(token.head) == "before"
            }
            Label::Advcl
                if self.groups.iter().any(|group| group.head == at && group.infinitive) =>
            {
                token.head == verb
            }
            Label::Advcl => token.head == verb && self.mark(at) == Some("when"),
            _ => false,
        }
    }

    /// The first of the words coordinated with the one at `at`.
    fn first_conjunct(&self, at: usize) -> Option<usize> {
        let mut above = self.article.analysis.ancestors(at);
        above.find(|&at| self.token(at).label != Label::Conj)
    }

    /// Whether the verb of `mention` at `verb` tells as fact what came to pass then.
    pub(super) fn is_plain_past(&self, verb: usize, mention: &Mention) -> bool {
        let lexicon = self.article.lexicon;
        let finite = self.groups.iter().any(|group| group.head == verb && group.finite);
        finite
            && mention.tense == Tense::Past
            && mention.aspect == Aspect::None
            && mention.modality == Modality::Actual
            && mention.polarity == Polarity::Positive
            && lexicon.stance(self.lemma(verb)).is_none()
            && !lexicon.is_stative(self.lemma(verb))
    }

    /// What a mention tells that the headline of its event does not: a clause of its own in the
    /// past. A noun is part of the event ("stopped the raid"), a participle describes it.
    pub(super) fn label_beside(&self, headline: &str, mention: &Mention) -> Option<String> {
        let verb = self.token_at(mention.trigger)?;
        if mention.nominal || !self.is_plain_past(verb, mention) {
            return None;
        }
        let phrase = headline::phrase(self, mention);
        let said = headline.to_lowercase().contains(&phrase.to_lowercase());
        (!said && phrase.contains(' ')).then_some(phrase)
    }
}
