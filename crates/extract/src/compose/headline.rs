//! The short label of an event: subject, verb and what follows, in the article's own words, without
//! the date words.

use super::Sentence;
use crate::model::Mention;
use dateline_nlp::Tag;

/// Words a card can show at a glance (the gold headlines have as many at most).
const MOST_WORDS: usize = 14;
/// A label with fewer words says too little alone: "charge", "he voted".
const FEWEST_WORDS: usize = 3;

/// The label of `mention`.
pub(super) fn headline(sentence: &Sentence<'_>, mention: &Mention) -> String {
    let Some(trigger) = sentence.token_at(mention.trigger) else { return String::new() };
    if mention.nominal {
        let phrase: Vec<_> = sentence.noun_phrase(trigger).collect();
        let kept = sentence.without_dates(&phrase, trigger);
        if sentence.word_count(&kept) >= FEWEST_WORDS {
            return sentence.spell(&kept);
        }
        let span = sentence.token(trigger).span.clone();
        let verb = sentence.article.analysis.attach(sentence.index, &sentence.groups, span);
        let Some(verb) = verb else { return sentence.spell(&kept) };
        return sentence.spell(&sentence.without_dates(&sentence.clause(verb), trigger));
    }
    let Some(group) = sentence.groups.iter().position(|group| group.tokens.contains(&trigger))
    else {
        return mention.trigger.of(sentence.article.text).to_owned();
    };
    let clause = sentence.clause(group);
    let kept = sentence.without_dates(&clause, trigger);
    if sentence.word_count(&kept) >= FEWEST_WORDS {
        return sentence.spell(&kept);
    }
    // "Promised": let the sentence go on past the end of the clause.
    let start = clause.first().map_or(trigger, |&first| first.min(trigger));
    let longer: Vec<_> = (start..sentence.tokens().end).collect();
    sentence.spell(&sentence.without_dates(&longer, trigger))
}

impl Sentence<'_> {
    /// `range` without dates and the prepositions they take with them, cut to [`MOST_WORDS`]; the
    /// trigger always stays.
    fn without_dates(&self, range: &[usize], trigger: usize) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::new();
        for &at in range {
            if at == trigger || !self.is_date(at) {
                kept.push(at);
                continue;
            }
            while kept.last().is_some_and(|&last| {
                let lead = self.leads(last) && !self.is_particle(last);
                last != trigger && last + 1 >= at.saturating_sub(2) && lead
            }) {
                kept.pop();
            }
        }
        kept.retain(|&at| !self.is_orphan(at, range));
        while kept.first().is_some_and(|&at| at != trigger && self.token(at).tag == Tag::Punct) {
            kept.remove(0);
        }
        if let Some(place) = kept.iter().position(|&at| at == trigger)
            && place >= MOST_WORDS
        {
            kept.drain(..place + 1 - MOST_WORDS);
        }
        while self.word_count(&kept) > MOST_WORDS && kept.last() != Some(&trigger) {
            kept.pop();
        }
        let dangles = |at: usize| {
            at != trigger
                && !self.is_particle(at)
                && (self.leads(at)
                    || self.token(at).tag == Tag::Punct
                    || self.token(at).tag == Tag::PrpPoss)
        };
        while kept.len() > 1 && kept.last().is_some_and(|&at| dangles(at)) {
            kept.pop();
        }
        kept
    }

    /// The possessive mark of a date: "last year’s list" is "list".
    fn is_orphan(&self, at: usize, range: &[usize]) -> bool {
        self.token(at).tag == Tag::Pos
            && at > 0
            && range.contains(&(at - 1))
            && self.is_date(at - 1)
    }

    /// The second part of a verb: "kicks off", "picks up".
    fn is_particle(&self, at: usize) -> bool {
        let after_verb = at > self.tokens().start && self.token(at - 1).tag.is_verb();
        after_verb
            && matches!(
                self.token(at).lemma.as_str(),
                "off" | "up" | "out" | "down" | "away" | "back"
            )
    }

    /// Prepositions and articles, which a date takes with it and which cannot end a label.
    fn leads(&self, at: usize) -> bool {
        matches!(self.token(at).tag, Tag::In | Tag::Dt | Tag::To | Tag::Cc)
            || matches!(
                self.token(at).lemma.as_str(),
                "," | "starting" | "beginning" | "early" | "late"
            )
    }

    fn word_count(&self, kept: &[usize]) -> usize {
        kept.iter().filter(|&&at| !self.joins(at)).count()
    }

    /// Whether a token is written without a space before it.
    fn joins(&self, at: usize) -> bool {
        at > self.tokens().start && self.token(at - 1).span.end == self.token(at).span.start
    }

    fn spell(&self, kept: &[usize]) -> String {
        let mut out = String::new();
        for (place, &at) in kept.iter().enumerate() {
            let adjacent = place > 0 && kept[place - 1] + 1 == at && self.joins(at);
            let mark = matches!(self.token(at).lemma.as_str(), "," | ";" | ":" | "." | "?" | "!");
            if place > 0 && !adjacent && !mark {
                out.push(' ');
            }
            out.push_str(&self.article.text[self.token(at).span.clone()]);
        }
        if out.matches('“').count() != out.matches('”').count() || out.matches('"').count() % 2 == 1
        {
            out.retain(|c| !matches!(c, '“' | '”' | '"'));
        }
        let mut chars = out.trim().chars();
        chars.next().map_or(String::new(), |first| {
            first.to_uppercase().collect::<String>() + chars.as_str()
        })
    }
}
