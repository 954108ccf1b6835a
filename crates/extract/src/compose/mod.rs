//! Mentions and Timexes to [`Event`]s: each date finds the word it dates.
//!
//! [`date`] says which Timex dates which Mention and what its preposition makes of it, [`governor`]
//! and [`beside`] which word of the sentence that is, [`shared`] what else it dates, [`merge`] joins
//! what is told twice, [`order`] links what is told before or after it, [`told`] and [`told_on`] find
//! what else is told of it, [`silent`] leaves out what tells no happening. [`clause`], [`subject`] and
//! [`headline`] make the label, [`shorten`] cuts it, [`wording`] writes it with names for pronouns
//! ([`cataphora`]: those that stand behind);
//! [`people`] says who takes part and who tells of it, [`confidence`] and [`importance`] how sure it is
//! and how much it matters.

mod beside;
mod cataphora;
mod clause;
mod confidence;
mod continued;
mod date;
mod governor;
mod headline;
mod importance;
mod life;
mod merge;
mod order;
mod people;
mod shared;
mod shorten;
mod silent;
mod subject;
mod told;
mod told_on;
mod unsaid;
mod wording;

use crate::language::{Language, Lexicon, Stance};
use crate::model::{
    self, Aspect, DatedBy, Edtf, Event, Headed, Mention, Modality, Polarity, Provenance, Span,
    Status, Tense, Timex, Told,
};
use chrono::NaiveDate;
use dateline_nlp::{Analysis, Label, Names, Token, VerbGroup, VerbTense};
use std::ops::Range;

pub(crate) use continued::may_tell_more;

/// What stands between two time expressions that are one date.
const JOINTS: [&str; 13] =
    ["to", "and", "or", "through", "until", "till", "ended", "ending", "-", "–", ",", "/", "&"];

/// What every part of `compose` looks at.
struct Article<'a> {
    title: &'a str,
    text: &'a str,
    analysis: &'a Analysis,
    names: &'a Names,
    timexes: &'a [Timex],
    mentions: &'a [Mention],
    /// The article itself, for the days its parts were written on.
    whole: &'a model::Article,
    lexicon: &'a Lexicon,
    /// Of the signals that the confidence is made of.
    weights: &'a [f64],
}

/// One sentence of it.
struct Sentence<'a> {
    article: &'a Article<'a>,
    index: usize,
    groups: &'a [VerbGroup],
    timexes: &'a [Timex],
}

/// An article's text as the steps before have read it.
pub(crate) struct Read<'a> {
    pub analysis: &'a Analysis,
    pub names: &'a Names,
    /// Sentences that a heading dates, in order.
    pub headed: &'a [Headed],
}

/// The events of an article, in text order, and the mentions that tell more of them.
pub(crate) fn compose(
    article: &model::Article,
    read: &Read<'_>,
    timexes: &[Timex],
    mentions: &[Mention],
    language: &Language,
) -> (Vec<Event>, Vec<Told>) {
    let (lexicon, weights) = (&language.lexicon, language.confidence.as_slice());
    let (whole, title, text) = (article, article.title.as_str(), article.text.as_str());
    let Read { analysis, names, headed } = *read;
    let article =
        Article { title, text, analysis, names, timexes, mentions, whole, lexicon, weights };
    let mut told_in: Vec<(usize, Vec<Event>)> = Vec::new();
    for index in 0..analysis.sentences.len() {
        let sentence = Sentence::new(&article, index);
        let heading = headed.binary_search_by_key(&index, |headed| headed.sentence).ok();
        let found = match heading {
            Some(at) => sentence.events_below(&Sentence::new(&article, headed[at].heading)),
            None if sentence.timexes.is_empty() => continue,
            None => sentence.events(),
        };
        if !found.is_empty() {
            told_in.push((index, found));
        }
    }
    told_in.extend(article.continued(headed, &told_in, &language.wording.continued));
    told_in.sort_by_key(|(index, _)| *index);
    headline::name_again(&mut told_in, text, read, mentions);
    let (mut events, mut told) = (Vec::new(), article.told_on(headed, &told_in));
    for (index, found) in told_in {
        told.extend(Sentence::new(&article, index).told(&found, events.len()));
        events.extend(found);
    }
    told.sort_by_key(|told| told.trigger);
    (events, told)
}

impl<'a> Sentence<'a> {
    fn new(article: &'a Article<'a>, index: usize) -> Self {
        let span = &article.analysis.sentences[index].span;
        let first = article.timexes.partition_point(|timex| timex.span.start < span.start);
        let last = article.timexes.partition_point(|timex| timex.span.start < span.end);
        let groups = &article.analysis.sentences[index].groups;
        Self { article, index, groups, timexes: &article.timexes[first..last] }
    }

    /// Indices of its tokens.
    fn tokens(&self) -> Range<usize> {
        self.article.analysis.sentences[self.index].tokens.clone()
    }

    fn token(&self, at: usize) -> &Token {
        &self.article.analysis.tokens[at]
    }

    fn lemma(&self, at: usize) -> &str {
        &self.token(at).lemma
    }

    /// The word in lower case, with straight quotes.
    fn norm(&self, at: usize) -> &str {
        self.token(at).norm()
    }

    /// The token that begins where `span` does.
    fn token_at(&self, span: Span) -> Option<usize> {
        self.tokens().find(|&at| self.token(at).span.start == span.start)
    }

    /// Whether a token is part of a time expression, or all that stands between two: "3 to 5 May".
    fn is_date(&self, at: usize) -> bool {
        self.is_in_timex(at, |_| true)
    }

    /// Whether a token is part of a time expression that can say when something happens, unlike the
    /// one in “60 Minutes” or “winter weather”.
    fn is_dating(&self, at: usize) -> bool {
        self.is_in_timex(at, |timex| date::may_date(timex) && !self.qualifies(timex))
    }

    fn is_in_timex(&self, at: usize, wanted: impl Fn(&Timex) -> bool) -> bool {
        let span = Span::from(self.token(at).span.clone());
        let joins = |pair: &[Timex]| {
            let between = Span::new(pair[0].span.end, pair[1].span.start);
            let words = between.of(self.article.text).trim();
            // "the quarter ended Sept. 30"
            let joint = JOINTS.contains(&words);
            joint
                && between.contains(span)
                && words == span.of(self.article.text)
                && wanted(&pair[1])
        };
        self.timexes.iter().any(|timex| timex.span.overlaps(span) && wanted(timex))
            || self.timexes.windows(2).any(joins)
    }

    fn span(&self) -> Span {
        Span::from(self.article.analysis.sentences[self.index].span.clone())
    }

    fn events(&self) -> Vec<Event> {
        if self.is_stamp() {
            return Vec::new();
        }
        let mut dated = self.dated();
        merge::merge(&mut dated);
        // Found in the order of their dates: "on Monday, before she left, they met".
        dated.sort_by_key(|dated| dated.mention.trigger);
        let mut events: Vec<Event> = dated.iter().map(|dated| self.event(dated)).collect();
        self.link(&mut events);
        events.extend(self.lives());
        events.sort_by_key(|event| event.trigger);
        events
    }

    /// What the sentence tells below a `heading` that is a date.
    fn events_below(&self, heading: &Sentence<'a>) -> Vec<Event> {
        let Some(timex) = heading.timexes.first().filter(|timex| date::may_date(timex)) else {
            return Vec::new();
        };
        let told = |group: &VerbGroup| {
            let main = matches!(self.token(group.head).label, Label::Root | Label::Conj);
            let told = group.finite && group.tense != VerbTense::Future;
            main && told && !self.article.lexicon.is_stative(self.lemma(group.head))
        };
        let mentions = self.groups.iter().filter(|group| told(group));
        let mentions = mentions.filter_map(|group| self.mention_at(group.head));
        let dated = mentions.map(|mention| date::Dated {
            mention,
            timex,
            date: timex.date,
            tie: date::Tie::Heading,
        });
        let mut events: Vec<Event> = dated.map(|dated| self.event(&dated)).collect();
        self.link(&mut events);
        events
    }

    /// Whether the verb of `mention` tells of what was to come: "delayed the launch to March".
    fn points_ahead(&self, mention: &Mention) -> bool {
        let lexicon = self.article.lexicon;
        self.token_at(mention.trigger).is_some_and(|at| {
            let lemma = self.lemma(at);
            lexicon.governed(self.article.analysis, at).is_some()
                || matches!(lexicon.stance(lemma), Some(Stance::Plan | Stance::Shift))
        })
    }

    fn event(&self, found: &date::Dated<'_>) -> Event {
        let mention = found.mention;
        let signals = confidence::signals(self, found);
        let dated = |span: Span| self.timexes.iter().any(|timex| timex.span.overlaps(span));
        let place = mention.place.filter(|&span| !dated(span));
        let written = self.article.whole.day_at(mention.trigger.start);
        let (value, ahead) = (&found.timex.value, self.points_ahead(mention));
        let status = status(mention, found.date, value, written, ahead);
        let mut event = Event {
            trigger: mention.trigger,
            also: self.also(mention),
            date: found.date,
            status,
            headline: headline::headline(self, mention, status == Status::Asserted),
            kind: mention.kind,
            participants: self.participants(mention),
            place: place.map(|span| span.of(self.article.text).to_owned()),
            attribution: self.attribution(mention),
            order: Vec::new(),
            confidence: confidence::probability(&signals, self.article.weights),
            importance: 0.0,
            provenance: Provenance {
                sentence: self.span(),
                timex: Some(found.timex.span),
                value: Some(found.timex.value.clone()),
                rule: Some(found.timex.rule.clone()),
                why: Some(found.timex.why.clone()),
                dated_by: match found.tie {
                    date::Tie::Heading => DatedBy::Heading,
                    date::Tie::Before => DatedBy::Before,
                    _ => DatedBy::Own,
                },
                signals,
            },
        };
        event.importance = importance::importance(self.article, &event);
        event
    }
}

/// What the reader is told of a mention with this date. What lies wholly after the day of
/// publication cannot have happened when it was written, unless the text tells it in the past tense
/// and its verb `points_ahead` to nothing.
fn status(
    mention: &Mention,
    date: Option<Edtf>,
    value: &str,
    dct: Option<NaiveDate>,
    points_ahead: bool,
) -> Status {
    // "by 2030" has an end alone.
    let first = date.and_then(|date| date.first_day().or(date.last_day())).zip(dct);
    let told = mention.tense == Tense::Past && !points_ahead;
    let ahead = !told && first.is_some_and(|(first, dct)| first > dct);
    // "The court sits Wednesday", written on that Wednesday: the present tense of schedules.
    let scheduled = mention.tense == Tense::Present
        && mention.aspect == Aspect::None
        && !mention.reporting
        && first.is_some_and(|(first, dct)| first >= dct)
        && value != "PRESENT_REF";
    match (mention.polarity, mention.modality) {
        (Polarity::Negative, _) => Status::Negated,
        (_, Modality::Possible) => Status::Possible,
        (_, Modality::Planned) => Status::Planned,
        _ if ahead || scheduled => Status::Planned,
        _ => Status::Asserted,
    }
}
