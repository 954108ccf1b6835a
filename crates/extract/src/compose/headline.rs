//! The short label of an event: subject, verb and what follows, in the article's own words, without
//! the date words.

use super::Sentence;
use crate::model::{Mention, Span};
use dateline_nlp::{Tag, Token};
use std::ops::Range;

/// Words a card can show at a glance.
const MOST_WORDS: usize = 14;

/// The label of `mention`.
pub(super) fn headline(sentence: &Sentence<'_>, mention: &Mention) -> String {
    let Some(trigger) = sentence.token_at(mention.trigger) else { return String::new() };
    let range =
        if mention.nominal { sentence.noun_phrase(trigger) } else { sentence.clause(trigger) };
    sentence.label(range, trigger)
}

impl Sentence<'_> {
    fn tokens(&self) -> Range<usize> {
        self.article.analysis.sentences[self.index].tokens.clone()
    }

    fn at(&self, at: usize) -> &Token {
        &self.article.analysis.tokens[at]
    }

    fn token_at(&self, span: Span) -> Option<usize> {
        self.tokens().find(|&at| self.at(at).span.start == span.start)
    }

    fn is_date(&self, at: usize) -> bool {
        let span = Span::from(self.at(at).span.clone());
        self.timexes.iter().any(|timex| timex.span.overlaps(span))
    }

    /// The noun with what stands before it and its "of", "on", "in" phrases.
    fn noun_phrase(&self, trigger: usize) -> Range<usize> {
        let tokens = self.tokens();
        let part = |at: usize| {
            let token = self.at(at);
            self.is_date(at)
                || matches!(
                    token.tag,
                    Tag::Nn
                        | Tag::Nns
                        | Tag::Nnp
                        | Tag::Jj
                        | Tag::PrpPoss
                        | Tag::Pos
                        | Tag::Cd
                        | Tag::Dt
                )
        };
        let mut start = trigger;
        while start > tokens.start
            && (part(start - 1)
                || (self.at(start - 1).lemma == ","
                    && start - 1 > tokens.start
                    && self.is_date(start - 2)))
        {
            start -= 1;
        }
        let mut end = trigger + 1;
        while end < tokens.end
            && (part(end) || matches!(self.at(end).tag, Tag::In))
            && !self.ends_clause(end)
        {
            end += 1;
        }
        start..end
    }

    /// From the subject of the verb to the end of its clause.
    fn clause(&self, trigger: usize) -> Range<usize> {
        let group = self.groups.iter().find(|group| group.tokens.contains(&trigger));
        let verb = group.map_or(trigger, |group| group.tokens.start);
        let subject_of = group
            .and_then(|group| group.governor)
            .map_or(verb, |governor| self.groups[governor].tokens.start);
        let start = self.subject_start(subject_of);
        let end = (trigger + 1..self.tokens().end)
            .find(|&at| self.ends_clause(at) && !self.is_date(at) && !self.near_date(at));
        start..end.unwrap_or(self.tokens().end)
    }

    /// Where the subject before the verb at `verb` begins. An aside between commas is stepped over:
    /// "Steve Witkoff, the envoy, is planning".
    fn subject_start(&self, verb: usize) -> usize {
        let tokens = self.tokens();
        let mut at = verb;
        let mut stepped = false;
        while at > tokens.start {
            let before = self.at(at - 1);
            if before.lemma == "," && at == verb && !stepped {
                let aside = (tokens.start..at - 1).rev().find(|&at| self.at(at).lemma == ",");
                let Some(comma) =
                    aside.filter(|&comma| comma > tokens.start && self.at(comma - 1).tag.is_noun())
                else {
                    break;
                };
                stepped = true;
                at = comma;
                continue;
            }
            let border = matches!(
                before.lemma.as_str(),
                "," | ";"
                    | ":"
                    | "—"
                    | "–"
                    | "“"
                    | "”"
                    | "\""
                    | "that"
                    | "when"
                    | "while"
                    | "because"
                    | "if"
                    | "as"
                    | "where"
                    | "but"
            ) || (before.tag.is_verb() && at != verb)
                || (matches!(before.lemma.as_str(), "and" | "or") && at == verb);
            if border {
                break;
            }
            at -= 1;
        }
        if stepped || at < verb { at } else { verb }
    }

    fn near_date(&self, at: usize) -> bool {
        at + 1 < self.tokens().end && self.at(at).lemma == "," && self.is_date(at + 1)
    }

    /// Whether a clause or an aside begins at `at`.
    fn ends_clause(&self, at: usize) -> bool {
        let token = self.at(at);
        matches!(token.tag, Tag::Wrb | Tag::Wp)
            || matches!(
                token.lemma.as_str(),
                "," | ";"
                    | ":"
                    | "—"
                    | "–"
                    | "("
                    | ")"
                    | "“"
                    | "”"
                    | "\""
                    | "."
                    | "after"
                    | "before"
                    | "while"
                    | "because"
                    | "although"
                    | "though"
                    | "but"
                    | "since"
                    | "as"
            )
    }

    /// The words of `range` without dates and their prepositions, at most [`MOST_WORDS`]; the
    /// trigger is always among them.
    fn label(&self, range: Range<usize>, trigger: usize) -> String {
        let mut kept: Vec<usize> = Vec::new();
        for at in range {
            if self.is_date(at) {
                while kept.last().is_some_and(|&last| last != trigger && self.leads(last)) {
                    kept.pop();
                }
                continue;
            }
            kept.push(at);
        }
        let dangling =
            |at: &usize| self.leads(*at) && *at != trigger || self.at(*at).tag == Tag::Punct;
        while kept.first().is_some_and(|at| self.at(*at).tag == Tag::Punct) {
            kept.remove(0);
        }
        if let Some(place) = kept.iter().position(|&at| at == trigger)
            && place >= MOST_WORDS
        {
            kept.drain(..place + 1 - MOST_WORDS);
        }
        let words = |kept: &[usize]| kept.iter().filter(|&&at| !self.joins(at)).count();
        while words(&kept) > MOST_WORDS && kept.last() != Some(&trigger) {
            kept.pop();
        }
        while kept.last().is_some_and(dangling) && kept.len() > 1 {
            kept.pop();
        }
        self.spell(&kept)
    }

    /// Prepositions and articles, which a date takes with it and which cannot end a label.
    fn leads(&self, at: usize) -> bool {
        matches!(self.at(at).tag, Tag::In | Tag::Dt | Tag::To | Tag::Cc)
            || matches!(
                self.at(at).lemma.as_str(),
                "," | "starting" | "beginning" | "early" | "late"
            )
    }

    /// Whether a token is written without a space before it.
    fn joins(&self, at: usize) -> bool {
        at > self.tokens().start && self.at(at - 1).span.end == self.at(at).span.start
    }

    fn spell(&self, kept: &[usize]) -> String {
        let mut out = String::new();
        for (place, &at) in kept.iter().enumerate() {
            let adjacent = place > 0 && kept[place - 1] + 1 == at && self.joins(at);
            if place > 0 && !adjacent {
                out.push(' ');
            }
            out.push_str(&self.article.text[self.at(at).span.clone()]);
        }
        let mut chars = out.chars();
        chars.next().map_or(String::new(), |first| {
            first.to_uppercase().collect::<String>() + chars.as_str()
        })
    }
}
