//! Noun phrases, subjects and the ends of clauses, by tags and marks.

use super::Sentence;
use dateline_nlp::{Tag, VerbGroup};
use std::ops::Range;

impl Sentence<'_> {
    /// Whether a token can stand inside a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let token = self.token(at);
        let class = matches!(
            token.tag,
            Tag::Nn
                | Tag::Nns
                | Tag::Nnp | Tag::Nnps
                | Tag::Jj
                | Tag::PrpPoss
                | Tag::Pos
                | Tag::Cd
                | Tag::Dt
                | Tag::Prp
        );
        (class && token.lemma != "that") || self.is_date(at)
    }

    /// A preposition that ties a noun phrase to the one before it.
    fn is_tie(&self, at: usize) -> bool {
        let token = self.token(at);
        let clause = [
            "that", "as", "because", "although", "though", "while", "if", "since", "until",
            "before", "after",
        ];
        matches!(token.tag, Tag::In | Tag::To) && !clause.contains(&token.lemma.as_str())
    }

    /// The noun with what stands before it and the phrases tied to it: "the attack on the town".
    pub(super) fn noun_phrase(&self, noun: usize) -> Range<usize> {
        let start = self.phrase_left(noun + 1, false);
        let mut end = noun + 1;
        while end < self.tokens().end
            && (self.is_nominal(end) || self.is_tie(end) || self.is_list_and(end))
        {
            end += 1;
        }
        start..end
    }

    /// "and" between two nouns.
    fn is_list_and(&self, at: usize) -> bool {
        let tokens = self.tokens();
        self.token(at).tag == Tag::Cc
            && at > tokens.start
            && at + 1 < tokens.end
            && self.is_nominal(at - 1)
            && self.is_nominal(at + 1)
            // After a verb, "and the board met" begins a clause.
            && !self.groups.iter().any(|group| group.finite && group.head < at)
    }

    /// Where the noun phrase that ends before `end` begins; with `ties`, "officials of the port" is
    /// one phrase.
    fn phrase_left(&self, end: usize, ties: bool) -> usize {
        let mut start = end;
        while start > self.tokens().start {
            let before = start - 1;
            let tie = ties && start < end && (self.is_tie(before) || self.is_list_and(before));
            if !self.is_nominal(before) && !tie {
                break;
            }
            start -= 1;
        }
        while start < end && (self.is_tie(start) || self.token(start).tag == Tag::Pos) {
            start += 1;
        }
        start
    }

    /// Subject and predicate of the verb group number `group`.
    pub(super) fn clause(&self, group: usize) -> Vec<usize> {
        let subject = self.subject(group, self.groups.len());
        let top = self.top(group);
        let verb = self.groups[top].tokens.start;
        let end = self.clause_end(self.groups[group].tokens.end);
        if subject.is_empty()
            && let Some(after) = self.inverted_subject(group)
        {
            return after.chain(verb..self.groups[group].tokens.end).collect();
        }
        subject.chain(verb..end).collect()
    }

    /// The verb that the infinitive `group` hangs from, or `group` itself: "is planning" of "is
    /// planning to meet".
    fn top(&self, group: usize) -> usize {
        self.groups[group].governor.map_or(group, |governor| self.top(governor))
    }

    /// `“…,” said the mayor`: the noun phrase after a verb that nothing stands before.
    fn inverted_subject(&self, group: usize) -> Option<Range<usize>> {
        let verb = &self.groups[group];
        if !self.article.lexicon.is_reporting(&self.token(verb.head).lemma) {
            return None;
        }
        let start = verb.tokens.end;
        let end = (start..self.tokens().end)
            .find(|&at| !self.is_nominal(at))
            .unwrap_or(self.tokens().end);
        (start < end).then_some(start..end)
    }

    /// The tokens of the subject of `group`; empty where none is found. `depth` bounds the climb
    /// from verb to verb.
    fn subject(&self, group: usize, depth: usize) -> Range<usize> {
        let tokens = self.tokens();
        let none = tokens.start..tokens.start;
        let group = self.top(group);
        let mut at = self.groups[group].tokens.start;
        while at > tokens.start && self.token(at - 1).tag.is_adverb() && !self.is_date(at - 1) {
            at -= 1;
        }
        // "the company on Tuesday said"
        let after_date = at > tokens.start && self.is_date(at - 1);
        while after_date
            && at > tokens.start
            && (self.is_date(at - 1) || self.token(at - 1).tag == Tag::In)
        {
            at -= 1;
        }
        if at == tokens.start || depth == 0 {
            return none;
        }
        let before = self.token(at - 1);
        let earlier = |group: usize| match self.finite_before(group) {
            Some(earlier) => self.subject(earlier, depth - 1),
            None => none.clone(),
        };
        match before.lemma.as_str() {
            _ if self.is_nominal(at - 1) => self.phrase_left(at, true)..at,
            "who" | "which" | "that" => {
                let comma = at - 1 > tokens.start && self.token(at - 2).lemma == ",";
                let end = at - 1 - usize::from(comma);
                self.phrase_left(end, comma)..end
            }
            "," => self.before_aside(at - 1).unwrap_or_else(|| earlier(group)),
            "and" | "or" | "but" | "then" => earlier(group),
            _ if !self.groups[group].finite => earlier(group),
            _ => none,
        }
    }

    /// The finite verb group before `group` in the sentence.
    fn finite_before(&self, group: usize) -> Option<usize> {
        (0..group).rev().find(|&at| self.groups[at].finite)
    }

    /// The subject before an aside that ends at the comma `end`: "Steve Witkoff, the envoy, is".
    fn before_aside(&self, end: usize) -> Option<Range<usize>> {
        let start = self.tokens().start;
        let comma =
            (start..end).rev().find(|&at| self.token(at).lemma == "," && !self.is_date(at))?;
        let verb_between = |group: &VerbGroup| group.finite && (comma..end).contains(&group.head);
        let relative = comma + 1 < end && self.token(comma + 1).tag.is_relative();
        if comma == start
            || !self.is_nominal(comma - 1)
            || (self.groups.iter().any(verb_between) && !relative)
        {
            return None;
        }
        Some(self.phrase_left(comma, true)..comma)
    }

    /// Where the clause that goes on after token `from` ends.
    fn clause_end(&self, from: usize) -> usize {
        let tokens = self.tokens();
        let ends = |at: &usize| {
            let token = self.token(*at);
            // "and approved", "and he approved", "and on Tuesday approved"
            let lead = |at: &usize| self.is_date(*at) || self.token(*at).tag == Tag::In;
            let next = (at + 1..tokens.end).find(|at| !lead(at)).unwrap_or(tokens.end);
            let next_verb = self
                .groups
                .iter()
                .any(|group| group.finite && (next..next + 2).contains(&group.tokens.start));
            let next_date = at + 1 < tokens.end && self.is_date(at + 1);
            match token.tag {
                _ if self.is_date(*at) => false,
                Tag::Wrb | Tag::Wdt | Tag::Wp | Tag::WpPoss => true,
                Tag::Cc => next_verb,
                tag if tag.is_mark() => match token.lemma.as_str() {
                    "," => !next_date,
                    // A quotation inside the sentence belongs to it: “called it ‘wrong’”.
                    "“" | "\"" | "‘" => *at == from || self.token(at - 1).tag.is_mark(),
                    "-" | "/" | "'" | "”" | "%" => false,
                    _ => true,
                },
                _ => matches!(
                    token.lemma.as_str(),
                    "after"
                        | "before"
                        | "while"
                        | "because"
                        | "although"
                        | "though"
                        | "but"
                        | "since"
                        | "as"
                ),
            }
        };
        (from..tokens.end).find(ends).unwrap_or(tokens.end)
    }
}
