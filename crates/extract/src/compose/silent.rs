//! What has a date and tells no happening: the line that says when an article appeared, a note on its
//! change, what is asked of the reader, how far back something goes, how things are in our age.

use super::Sentence;
use super::date::{Dating, may_date};
use crate::model::{Aspect, Edtf, Mention, Modality, Precision, Tense, Timex};
use dateline_nlp::{Label, Tag, VerbTense};

impl Sentence<'_> {
    /// "Published Nov. 14, 2025", "Update Nov. 15, 8:05 a.m.: …": the line that says when the article
    /// appeared, or what was changed in it.
    pub(super) fn is_stamp(&self) -> bool {
        let first = self.groups.first().map(|group| group.head);
        let opens = |verb: usize| {
            (self.tokens().start..verb).all(|at| self.token(at).label == Label::Advmod)
        };
        let line = first.is_some_and(|verb| {
            opens(verb)
                && self.article.lexicon.is_stamp(self.lemma(verb))
                && !self.groups.iter().any(|group| group.finite && group.head != verb)
        });
        line || self.is_note()
    }

    /// "16:23, Thu, Nov 2, 2023 | UPDATED: 16:32, Thu, Nov 2, 2023", "Update July 3, 8:05AM ET: …":
    /// dates around a word of such a line, and nothing else but what stands after a colon.
    fn is_note(&self) -> bool {
        let words = |at: &usize| !self.is_stamping(*at);
        let mut rest = self.tokens().skip_while(|at| !words(at));
        let Some(stamp) = rest.next().filter(|&at| self.names_stamp(at)) else { return false };
        let end = rest.find(words).unwrap_or(self.tokens().end);
        let dated = |at: usize| self.is_in_timex(at, may_date);
        let colon = (stamp + 2..end).rev().find(|&at| self.norm(at) == ":");
        (stamp + 1..colon.unwrap_or(end)).any(dated)
            && (end == self.tokens().end || colon.is_some())
    }

    fn names_stamp(&self, at: usize) -> bool {
        let lexicon = self.article.lexicon;
        lexicon.is_stamp(self.norm(at)) || lexicon.is_stamp(&self.lemma(at).to_lowercase())
    }

    /// Whether the token at `at` is one of a line of dates: part of a date, a mark, a number, the
    /// letters of a time zone.
    fn is_stamping(&self, at: usize) -> bool {
        let written = &self.article.text[self.token(at).span.clone()];
        let capitals = written.len() <= 4 && written.chars().all(char::is_uppercase);
        self.is_date(at)
            || self.token(at).tag.is_mark()
            || self.token(at).tag == Tag::Cd
            || capitals
            || !written.chars().any(char::is_alphanumeric)
    }

    /// Whether the word of `mention` stands in a clause that asks something, of the reader or at all, or
    /// greets, or is what a heading is about: "Call us on Monday", "Was it wise to meet on Monday?",
    /// "Thanks for giving today", "Favourite purchase of 2019".
    pub(super) fn is_asked(&self, mention: &Mention) -> bool {
        let Some(trigger) = self.token_at(mention.trigger) else { return false };
        if self.is_topic(trigger) {
            return true;
        }
        for at in self.article.analysis.ancestors(trigger) {
            let told = self.groups.iter().any(|group| group.head == at && group.finite);
            if self.is_imperative(at) || self.greets(at) || self.is_question(at) {
                return true;
            }
            if told {
                return false;
            }
        }
        false
    }

    /// "Favourite purchase of the last 5 years", "The vote of 2019?": whether the noun at `at` is what a
    /// line without a verb asks for, or picks one of its kind with.
    fn is_topic(&self, at: usize) -> bool {
        let picks = |&other: &usize| {
            self.token(other).tag == Tag::Jjs || self.article.lexicon.is_favourite(self.norm(other))
        };
        let picked = self.article.analysis.children(at).iter().any(picks);
        let verbless = self.groups.is_empty() && self.token(at).label == Label::Root;
        verbless && (picked || self.ends_in_question())
    }

    fn ends_in_question(&self) -> bool {
        let end = self.tokens().end;
        (end.saturating_sub(2)..end).any(|at| self.norm(at) == "?")
    }

    /// "Subscribe", "call or write", "now set the jars aside": a verb in its plain form that leads its
    /// sentence without a subject.
    fn is_imperative(&self, verb: usize) -> bool {
        let token = self.token(verb);
        let alone = self.groups.iter().any(|group| group.head == verb && group.tokens.len() == 1);
        let subject = self.article.analysis.child(verb, Label::is_subject);
        // "set", "use", which the tagger may take for other forms
        let plain =
            matches!(token.tag, Tag::Vb | Tag::Vbd | Tag::Vbp) && token.norm() == token.lemma;
        match (token.tag, token.label) {
            _ if !alone || subject.is_some() => false,
            (Tag::Vb, Label::Root) => true,
            (_, Label::Root) => plain && !self.may_have_subject(verb),
            (_, Label::Conj | Label::Dep) => plain && self.is_imperative(token.head),
            (Tag::Vb, Label::Ccomp) => self.article.lexicon.is_reporting(self.lemma(token.head)),
            _ => false,
        }
    }

    /// Whether a word before the verb at `verb` could be its subject, whatever the parser makes of it.
    fn may_have_subject(&self, verb: usize) -> bool {
        (self.tokens().start..verb).any(|at| {
            let token = self.token(at);
            let free = !matches!(token.label, Label::Pobj | Label::Dobj | Label::Compound);
            let noun = token.tag.is_noun() || token.tag == Tag::Prp;
            noun && free && !self.is_date(at) || token.label.is_subject()
        })
    }

    /// "Was it", "Why did it": a main verb before whose subject an auxiliary or a question word stands,
    /// in a sentence with a question mark.
    fn is_question(&self, verb: usize) -> bool {
        let subject = self.article.analysis.child(verb, Label::is_subject);
        let turned = subject.is_some_and(|subject| {
            let first = self.article.analysis.subtree(subject, |_| false)[0];
            self.first_of(verb) < first || self.token(first).tag.is_relative()
        });
        self.ends_in_question() && turned && self.token(verb).label == Label::Root
    }

    fn greets(&self, at: usize) -> bool {
        let root = self.token(at).label == Label::Root;
        let subject = self.article.analysis.child(at, Label::is_subject);
        root && subject.is_none()
            && self.article.lexicon.is_greeting(&self.lemma(at).to_lowercase())
    }

    /// "Wednesday is forecast to be colder", "2019 saw a sharp fall": whether the verb at `verb` tells
    /// of a date.
    pub(super) fn has_date_for_subject(&self, verb: usize) -> bool {
        let analysis = self.article.analysis;
        if let Some(subject) = analysis.child(verb, Label::is_subject) {
            let own = |timex: &&Timex| self.tokens_of(timex.span).contains(&subject);
            let led = |timex: &Timex| {
                // "hostages held since 2016 were released", where the parser takes the year for who was
                let before = self.tokens_of(timex.span).start.checked_sub(1);
                before
                    .is_some_and(|at| self.tokens().contains(&at) && self.token(at).tag == Tag::In)
            };
            return self.is_dating(subject) && !self.timexes.iter().find(own).is_some_and(led);
        }
        let finite = self.groups.iter().any(|group| group.head == verb && group.finite);
        let before = self.first_of(verb).checked_sub(1).filter(|at| self.tokens().contains(at));
        finite
            && self.token(verb).label != Label::Conj
            && before.is_some_and(|at| {
                self.is_dating(at)
                    && self.token(at).head == verb
                    && self.token(at).label == Label::Npadvmod
            })
    }

    /// "In this century the disease is endemic here": whether the verb group at `group` tells how things
    /// are, in a decade or century that goes on.
    pub(super) fn is_general(&self, group: usize, dating: &Dating<'_>) -> bool {
        let group = &self.groups[group];
        let age = matches!(dating.timex.date, Some(Edtf::Point(point)) if matches!(point.precision, Precision::Century(_) | Precision::Decade(_)));
        let written = self.article.whole.day_at(dating.timex.span.start);
        let over = dating.timex.date.and_then(Edtf::last_day).zip(written);
        let plain = group.tense == VerbTense::Present && !group.perfect && group.modal.is_none();
        age && plain && over.is_none_or(|(last, written)| last >= written)
    }

    /// "agreed a contract until 2030", "was put in place through April": whether the date is the end of
    /// what `mention` only began, which lies ahead.
    pub(super) fn lasts_beyond(&self, dating: &Dating<'_>, mention: &Mention) -> bool {
        let until = matches!(
            self.norm(dating.tokens.start),
            "until" | "till" | "through" | "’til" | "'til"
        );
        let written = self.article.whole.day_at(dating.timex.span.start);
        let ahead = dating.timex.date.and_then(Edtf::last_day).zip(written);
        let begun = mention.tense == Tense::Past
            || mention.tense == Tense::None
            || mention.aspect == Aspect::Perfective;
        until
            && begun
            && mention.modality == Modality::Actual
            && ahead.is_some_and(|(last, written)| last > written)
            && !self.is_shifted_to(dating)
    }
}
