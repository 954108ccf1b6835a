//! What the words beside a date say of it, where the tree does not tell or is known to fail.

use super::Sentence;
use super::date::{self, Dating};
use crate::language::Stance;
use crate::model::{Mention, Span};
use dateline_nlp::{Label, Tag, VerbTense};

/// Tokens between a date and the noun it stands before: "the Oct. 7, 2023 terrorist attack".
const PRENOMINAL_REACH: usize = 5;

impl<'a> Sentence<'a> {
    /// "said on Tuesday they had left": the verb of saying that a day stands right behind, wherever
    /// the parser hangs it.
    pub(super) fn said_on(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let root = self.article.analysis.root_of(self.tokens_of(dating.timex.span))?;
        let verb = dating.tokens.start.checked_sub(1)?;
        let group = self.groups.iter().find(|group| group.head == verb)?;
        let said = group.finite && self.article.lexicon.is_reporting(self.lemma(verb));
        let day = dating.date.is_some_and(date::is_day);
        let free = matches!(self.token(root).label, Label::Npadvmod | Label::Pobj | Label::Advmod);
        self.mention_at(verb).filter(|_| said && day && free)
    }

    /// "It was not until Tuesday that she resigned", "It was around noon when the bridge fell": the verb
    /// after "that" or "when".
    pub(super) fn cleft(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let be = (self.tokens().start..dating.tokens.start).rev().find(|&at| {
            let passed = matches!(self.norm(at), "not" | "n't" | "only" | "just");
            // "around noon on Monday"
            !passed && !self.is_date(at) && self.token(at).tag != Tag::In
        })?;
        let it = be.checked_sub(1).filter(|at| self.tokens().contains(at))?;
        if self.lemma(be) != "be" || self.norm(it) != "it" {
            return None;
        }
        let leads = |at: usize| matches!(self.norm(at), "that" | "when");
        let that = (dating.tokens.end..self.tokens().end)
            .find(|&at| leads(at) || !self.is_date(at) && self.token(at).tag != Tag::In)?;
        if !leads(that) {
            return None;
        }
        let verb = self.groups.iter().find(|group| group.finite && group.head > that)?;
        self.mention_at(verb.head)
    }

    /// An eventive noun right before the date that is another happening than the verb the parser
    /// hangs the date from: "fled after a coup last year", "condemned the attack in Lima on Friday",
    /// "scheduled a vote for Monday".
    pub(super) fn other_noun(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let (noun, last) = self.noun_ending_at(dating.tokens.start)?;
        let mut token = self.token(self.token_at(noun.trigger)?);
        // "after the start of a strike on May 2"
        while token.label == Label::Pobj && self.norm(token.head) == "of" {
            token = self.token(self.token(token.head).head);
        }
        let above = token.head;
        let other = match token.label {
            // "besides an order on Monday, it announced two": not how the verb came about.
            Label::Pobj => {
                self.article.lexicon.order(self.norm(above)).is_some()
                    || matches!(self.norm(above), "to" | "besides" | "despite" | "amid")
                        && self.is_fronted(above)
                    // "condolences for the loss of his son in September, when missiles were fired"
                    || self.norm(above) == "for" && self.when_clause(dating).is_some()
            }
            Label::Dobj => match self.article.lexicon.stance(self.lemma(above)) {
                Some(Stance::Plan) => true,
                Some(Stance::Reaction) => last != noun.trigger,
                _ => false,
            },
            _ => false,
        };
        other.then_some(noun)
    }

    /// Whether the phrase of the preposition at `at` stands before the verb that it hangs from.
    fn is_fronted(&self, at: usize) -> bool {
        let verb = self.article.analysis.ancestors(at).find(|&at| self.token(at).tag.is_verb());
        verb.is_some_and(|verb| at < verb)
    }

    /// The eventive noun whose phrase ends right before the token `end`, and the last word of that
    /// phrase.
    fn noun_ending_at(&self, end: usize) -> Option<(&'a Mention, Span)> {
        let last = end.checked_sub(1).filter(|at| self.tokens().contains(at))?;
        let phrase = self.article.analysis.ancestors(last);
        let mut phrase = phrase.take_while(|&at| !self.token(at).tag.is_verb());
        let noun = phrase.find_map(|at| self.mention_at(at).filter(|mention| mention.nominal))?;
        Some((noun, Span::from(self.token(last).span.clone())))
    }

    /// "the Oct. 7, 2023 attack", "Monday's announcement": the eventive noun of the phrase that the
    /// date opens.
    pub(super) fn noun_after(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let words = self.tokens_of(dating.timex.span);
        let end = self.tokens().end.min(dating.tokens.end + PRENOMINAL_REACH);
        let mut found = None;
        for at in dating.tokens.end..end {
            let token = self.token(at);
            match token.tag {
                Tag::Pos | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Nnp | Tag::Nnps | Tag::Cd => {}
                // "Hamas-led"
                Tag::Hyphen | Tag::Afx => {}
                // "the Jan. 12, 2010, quake"
                Tag::Comma if at == dating.tokens.end && self.ends_in_year(dating) => {}
                Tag::Vbn | Tag::Vbg if self.token(at - 1).tag == Tag::Hyphen => {}
                Tag::Nn | Tag::Nns => found = self.mention_at(at).or(found),
                _ => break,
            }
        }
        // "in 2011 elections were held" is no phrase: a determiner or a possessive must open it.
        let opened = self.stands_in_phrase(words.start);
        let possessive = (dating.tokens.end < end) && self.token(dating.tokens.end).tag == Tag::Pos;
        let from_determiner =
            dating.timex.span.of(self.article.text).to_lowercase().starts_with("the ");
        // "raised 2016 elections", "acquitted in 2009 crash"
        let lone = words.len() == 1 && self.norm(words.start).len() == 4;
        let year = self.article.analysis.root_of(words.clone()).filter(|_| lone);
        let direct = year.is_some_and(|year| {
            let token = self.token(year);
            token.head == words.end && token.label == Label::Nummod
        });
        found.filter(|_| opened || possessive || from_determiner || direct)
    }

    /// "in Monday’s paper", "at Tuesday’s show": the verb that tells what happened there that day, where
    /// the noun is no happening itself.
    pub(super) fn verb_around(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let words = self.tokens_of(dating.timex.span);
        let noun = self.token(self.article.analysis.root_of(words.clone())?).head;
        let possessive = noun >= words.end
            && self.tokens().contains(&words.end)
            && self.token(words.end).tag == Tag::Pos;
        let preposition = self.token(noun).head;
        let led = self.token(noun).label == Label::Pobj
            && matches!(self.norm(preposition), "at" | "in" | "during");
        let verb = self.token(preposition).head;
        let told = self.groups.iter().find(|group| group.head == verb)?;
        let past = told.finite && (told.tense == VerbTense::Past || told.perfect);
        let state = self.article.lexicon.is_stative(self.lemma(verb));
        let day = dating.date.is_some_and(date::is_day);
        self.mention_at(verb).filter(|_| possessive && led && past && !state && day)
    }

    fn ends_in_year(&self, dating: &Dating<'a>) -> bool {
        let words = self.tokens_of(dating.timex.span);
        words.len() > 2 && self.norm(words.end - 1).len() == 4
    }

    /// Whether a noun phrase has begun before the token at `at`: with a determiner, a possessive, an
    /// adjective, or a compound ("Hamas-led").
    pub(super) fn stands_in_phrase(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| self.tokens().contains(before)) else {
            return false;
        };
        let compound = before > self.tokens().start && self.token(before - 1).tag == Tag::Hyphen;
        compound
            || self.is_apostrophe(before)
            || matches!(
                self.token(before).tag,
                Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj | Tag::Jjr | Tag::Jjs
            )
    }

    /// "in September, when the air force fired missiles": the verb of the clause.
    pub(super) fn when_clause(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let end = self.tokens().end.min(dating.tokens.end + 3);
        let when = (dating.tokens.end..end).find(|&at| self.lemma(at) == "when")?;
        // "in May, when Boyd, fresh from directing a play, found another"
        let own = self.token(when).head;
        let own = self.groups.iter().find(|group| group.finite && group.head == own && own > when);
        let next = || self.groups.iter().find(|group| group.tokens.start > when);
        self.mention_at(own.or_else(next)?.head)
    }
}
