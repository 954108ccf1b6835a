//! The word of a sentence that a date belongs to: by the dependency tree, and where the parser is
//! known to fail, by the words beside the date.

use super::Sentence;
use super::date::{self, Dating, Tie};
use crate::language::Stance;
use crate::model::{Aspect, Edtf, EventKind, Mention, Span, Status, Tense};
use dateline_nlp::{Label, Tag, VerbGroup, VerbTense};
use std::ops::Range;

/// Tokens between a date and the noun it stands before: "the Oct. 7, 2023 terrorist attack".
const PRENOMINAL_REACH: usize = 5;

/// Tokens between a participle and the date that stands beside it.
const BESIDE: usize = 3;

impl<'a> Sentence<'a> {
    /// What a date hangs from in the tree: the verb or the eventive noun nearest above.
    pub(super) fn governor(&self, dating: &Dating<'a>) -> Option<(&'a Mention, Tie)> {
        let found = self.nearest(dating)?;
        // "He now lives abroad" is how things stand; "is now leaving", "has now left" happen.
        let moves = |mention: &Mention| {
            matches!(mention.tense, Tense::Past | Tense::Future)
                || mention.aspect != Aspect::None && mention.tense == Tense::Present
        };
        let now = dating.timex.value == "PRESENT_REF";
        (!now || moves(found.0)).then_some(found)
    }

    fn nearest(&self, dating: &Dating<'a>) -> Option<(&'a Mention, Tie)> {
        if let Some(verb) = self.said_on(dating).or_else(|| self.cleft(dating)) {
            return Some((verb, Tie::Verb));
        }
        if let Some(noun) = self.noun_before(dating).or_else(|| self.other_noun(dating)) {
            return Some((noun, Tie::Noun));
        }
        if self.qualifies_participle(dating) {
            return None;
        }
        let Some(at) = self.dated_verb(dating) else {
            return self.lone_noun(dating).map(|noun| (noun, Tie::Alone));
        };
        let at = self.told_act(self.planned_act(at, dating.tokens.start), dating);
        let at = self.begun(at);
        let head = self.groups[at].head;
        if let Some(noun) = self.scheduled(head, dating) {
            return Some((noun, Tie::Leaning));
        }
        if self.article.lexicon.is_stative(self.lemma(head)) || self.is_empty(head) {
            let noun = self.noun_near(head, dating);
            let verb = || self.mention_at(head).filter(|_| self.counts(at, dating));
            return noun.or_else(verb).map(|mention| (mention, Tie::Leaning));
        }
        self.mention_at(head).map(|verb| (verb, Tie::Verb))
    }

    /// "began selling it on Sept. 19": the verb whose phase the date tells.
    fn begun(&self, group: usize) -> usize {
        let verb = self.token(self.groups[group].head);
        let phase = self.groups.iter().position(|other| other.head == verb.head);
        let gerund = verb.tag == Tag::Vbg && verb.label == Label::Xcomp;
        let begins = |verb| self.article.lexicon.stance(self.lemma(verb)) == Some(Stance::Phase);
        phase.filter(|_| gerund && begins(verb.head)).unwrap_or(group)
    }

    /// "the vote, scheduled for Tuesday": the happening that a verb in the passive puts on the date.
    fn scheduled(&self, verb: usize, dating: &Dating<'a>) -> Option<&'a Mention> {
        let plans = self.article.lexicon.stance(self.lemma(verb)) == Some(Stance::Plan);
        let subject = self.article.analysis.subject(verb)?;
        let noun = self.mention_at(subject).filter(|mention| mention.nominal);
        noun.filter(|_| plans && self.norm(dating.tokens.start) == "for")
    }

    /// Whether a verb puts a happening on the date that it moves to: "postponed until Monday".
    pub(super) fn is_shifted_to(&self, dating: &Dating<'_>) -> bool {
        matches!(self.norm(dating.tokens.start), "to" | "until" | "till")
            && self.is_shifted(dating.tokens.clone())
    }

    /// Whether a verb that puts something on another day is the nearest above `tokens`.
    pub(super) fn is_shifted(&self, tokens: Range<usize>) -> bool {
        let analysis = self.article.analysis;
        let verb = analysis.root_of(tokens).and_then(|root| {
            analysis.ancestors(root).find(|&at| self.groups.iter().any(|group| group.head == at))
        });
        verb.is_some_and(|verb| {
            self.article.lexicon.stance(self.lemma(verb)) == Some(Stance::Shift)
        })
    }

    /// The verb group that a date hangs from. A date seldom tells when a participle that only
    /// qualifies a noun holds, unless it stands right beside it: "gunmen wearing uniforms on Monday".
    fn dated_verb(&self, dating: &Dating<'a>) -> Option<usize> {
        let analysis = self.article.analysis;
        let root = analysis.root_of(dating.tokens.clone())?;
        let groups = analysis
            .ancestors(root)
            .filter(|at| !dating.tokens.contains(at))
            .filter_map(|at| self.groups.iter().position(|group| group.head == at));
        let mut last = None;
        for at in groups {
            last = Some(at);
            let head = self.groups[at].head;
            let token = self.token(head);
            let qualifies = token.tag == Tag::Vbg
                && !self.groups[at].finite
                && matches!(token.label, Label::Acl | Label::Advcl | Label::Pcomp);
            let beside = dating.tokens.start.abs_diff(head) <= BESIDE;
            let opens = matches!(token.lemma.as_str(), "start" | "begin");
            if self.tells_apart(head) || !(qualifies || self.is_seen(head)) || beside && !opens {
                break;
            }
        }
        last.map(|at| self.quoted_verb(at, dating))
    }

    /// “We lived through the war, and through 1963,” she said: a date in a quotation dates what is
    /// quoted, not the verb group `at` outside; the last before it, where there is one.
    fn quoted_verb(&self, at: usize, dating: &Dating<'a>) -> usize {
        let mark = |at: &usize| matches!(self.token(*at).tag, Tag::OpenQuote | Tag::CloseQuote);
        let (start, end) = (self.tokens().start, self.tokens().end);
        let open = (start..dating.tokens.start).rev().find(mark);
        let open = open.filter(|&open| self.token(open).tag == Tag::OpenQuote);
        let close = (dating.tokens.end..end).find(mark).unwrap_or(end);
        let outside = |open: &usize| !(*open..close).contains(&self.groups[at].head);
        let Some(open) = open.filter(outside) else { return at };
        let quoted = |group: &VerbGroup| {
            group.finite && group.tokens.start > open && group.head < dating.tokens.start
        };
        self.groups.iter().rposition(quoted).unwrap_or(at)
    }

    /// "the recently named chair": the date says nothing of the verb.
    fn qualifies_participle(&self, dating: &Dating<'a>) -> bool {
        let root = self.article.analysis.root_of(self.tokens_of(dating.timex.span));
        let head = root.map(|root| self.token(self.token(root).head));
        head.is_some_and(|head| head.tag == Tag::Vbn && head.label == Label::Amod)
    }

    /// "after selling it in May", "charged with robbing the bank last fall": whether the participle at
    /// `verb` tells of another time than the verb above it.
    fn tells_apart(&self, verb: usize) -> bool {
        let token = self.token(verb);
        let (preposition, above) = (self.norm(token.head), self.token(self.token(token.head).head));
        token.label == Label::Pcomp
            && (self.article.lexicon.order(preposition).is_some()
                || matches!(preposition, "of" | "with" | "for" | "in")
                    && self.article.lexicon.stance(&above.lemma) == Some(Stance::Charge))
    }

    /// "was found lying in a field on Monday": whether the participle at `verb` is how somebody was
    /// found or seen.
    fn is_seen(&self, verb: usize) -> bool {
        let token = self.token(verb);
        let above = self.token(token.head);
        let complement = matches!(
            token.label,
            Label::Xcomp | Label::Ccomp | Label::Oprd | Label::Acl | Label::Advcl
        );
        token.tag == Tag::Vbg
            && complement
            && above.tag.is_verb()
            && matches!(
                above.lemma.as_str(),
                "find" | "discover" | "see" | "spot" | "catch" | "film"
            )
    }

    /// "said on Tuesday they had left": the verb of saying that a day stands right behind, wherever
    /// the parser hangs it.
    fn said_on(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let root = self.article.analysis.root_of(self.tokens_of(dating.timex.span))?;
        let verb = dating.tokens.start.checked_sub(1)?;
        let group = self.groups.iter().find(|group| group.head == verb)?;
        let said = group.finite && self.article.lexicon.is_reporting(self.lemma(verb));
        let day = dating.date.is_some_and(date::is_day);
        let free = matches!(self.token(root).label, Label::Npadvmod | Label::Pobj | Label::Advmod);
        self.mention_at(verb).filter(|_| said && day && free)
    }

    /// "It was not until Tuesday that she resigned": the verb after "that".
    fn cleft(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let be = (self.tokens().start..dating.tokens.start)
            .rev()
            .find(|&at| !matches!(self.norm(at), "not" | "n't" | "only"))?;
        let it = be.checked_sub(1).filter(|at| self.tokens().contains(at))?;
        if self.lemma(be) != "be" || self.norm(it) != "it" {
            return None;
        }
        let that = dating.tokens.end;
        if !self.tokens().contains(&that) || self.norm(that) != "that" {
            return None;
        }
        let verb = self.groups.iter().find(|group| group.finite && group.head > that)?;
        self.mention_at(verb.head)
    }

    /// An eventive noun right before the date that is another happening than the verb the parser
    /// hangs the date from: "fled after a coup last year", "condemned the attack in Lima on Friday",
    /// "scheduled a vote for Monday".
    fn other_noun(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let (noun, last) = self.noun_ending_at(dating.tokens.start)?;
        let token = self.token(self.token_at(noun.trigger)?);
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

    /// "invited them to rejoin two weeks ago": a day before the article dates what was done, not what
    /// it was to lead to.
    fn told_act(&self, group: usize, dating: &Dating<'a>) -> usize {
        let Some(governor) = self.groups[group].governor else { return group };
        let written = self.article.whole.day_at(dating.timex.span.start);
        let past = dating.timex.date.and_then(Edtf::last_day).zip(written);
        let past = past.is_some_and(|(last, dct)| last < dct);
        let verb = &self.groups[governor];
        // "refused to sign in May": what did not happen is the act.
        let planned = self.article.lexicon.governed(self.article.analysis, verb.head);
        let told =
            verb.tense == VerbTense::Past && planned.is_none_or(|status| status == Status::Planned);
        if past && told { governor } else { group }
    }

    /// The act that a plan is about, where it stands before the date: "meet" of "is planning to meet
    /// soon".
    fn planned_act(&self, group: usize, date: usize) -> usize {
        if self.article.lexicon.governed(self.article.analysis, self.groups[group].head).is_none() {
            return group;
        }
        let act = |other: &usize| {
            self.groups[*other].governor == Some(group) && self.groups[*other].head < date
        };
        (group + 1..self.groups.len()).find(act).unwrap_or(group)
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
        found.filter(|_| opened || possessive || from_determiner)
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
            || matches!(
                self.token(before).tag,
                Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj | Tag::Jjr | Tag::Jjs
            )
    }

    /// "in September, when the air force fired missiles": the verb of the clause.
    pub(super) fn when_clause(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let end = self.tokens().end.min(dating.tokens.end + 3);
        let when = (dating.tokens.end..end).find(|&at| self.lemma(at) == "when")?;
        let verb = self.groups.iter().find(|group| group.tokens.start > when)?;
        self.mention_at(verb.head)
    }

    /// "two killings in Belfast last week": the eventive noun that the date hangs from, unless it is
    /// the object of a verb, which then names the happening.
    fn noun_before(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        let analysis = self.article.analysis;
        let root = analysis.root_of(dating.tokens.clone())?;
        let outside = |at: &usize| !dating.tokens.contains(at);
        let above = analysis.ancestors(root).filter(outside);
        for at in above {
            let token = self.token(at);
            if token.tag.is_verb() {
                return None;
            }
            if let Some(noun) = self.mention_at(at).filter(|mention| mention.nominal) {
                let object = token.label == Label::Dobj;
                return (!object && !self.is_occasion(at, noun)).then_some(noun);
            }
        }
        None
    }

    /// Whether the noun at `at` is only the occasion on which a verb's happening came about: "welcomed
    /// the figures at a conference on Monday".
    fn is_occasion(&self, at: usize, noun: &Mention) -> bool {
        let preposition = self.token(at).head;
        let verb = self.token(preposition).head;
        let told = self.groups.iter().find(|group| group.head == verb);
        matches!(noun.kind, EventKind::Meeting | EventKind::Statement)
            && self.token(at).label == Label::Pobj
            && matches!(self.norm(preposition), "at" | "in" | "during")
            && told.is_some_and(|group| group.finite && group.tense == VerbTense::Past)
            && !self.article.lexicon.is_stative(self.lemma(verb))
    }

    /// The eventive noun that a verb without a happening of its own leans on: "was a meeting".
    fn noun_near(&self, head: usize, dating: &Dating<'a>) -> Option<&'a Mention> {
        let border = |at: &usize| {
            let token = self.token(*at);
            token.tag.is_verb()
                || matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
                || matches!(token.lemma.as_str(), "," | ";" | "—")
        };
        let tokens = self.tokens();
        let end = (head + 1..tokens.end).find(border).unwrap_or(tokens.end);
        let start = (tokens.start..head).rev().find(border).map_or(tokens.start, |at| at + 1);
        // "the murder charge": the charge.
        let whole = |at: usize| self.token(at).label != Label::Compound;
        let nominal =
            |at: usize| self.mention_at(at).filter(|mention| mention.nominal && whole(at));
        // "lived through the war, and through 1963": the date stands beside another noun.
        let listed = end + 1 < tokens.end && self.token(end + 1).tag == Tag::Cc;
        let beyond = listed && dating.tokens.start > end;
        let after = Some(head + 1..end).filter(|_| !beyond);
        let after = after.and_then(|mut after| after.find_map(nominal));
        after.or_else(|| (start..head).find_map(nominal))
    }

    /// In a sentence without a verb: the eventive noun nearest to the date.
    fn lone_noun(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        self.tokens()
            .filter_map(|at| Some((at.abs_diff(dating.tokens.start), self.mention_at(at)?)))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, mention)| mention)
    }

    /// "It comes on top of two sales last week": a verb that only puts one happening beside another.
    fn is_empty(&self, verb: usize) -> bool {
        let subject = self.article.analysis.child(verb, Label::is_subject);
        let it = |at: usize| matches!(self.norm(at), "it" | "this" | "that");
        let followed = self.article.analysis.child(verb, |label| label == Label::Prep);
        self.lemma(verb) == "come" && subject.is_some_and(it) && followed.is_some()
    }

    /// Whether a state with this date is worth an event: a past or future one with a date of its
    /// own, not "is now" or "has been since".
    fn counts(&self, group: usize, dating: &Dating<'a>) -> bool {
        let vague =
            matches!(dating.timex.value.as_str(), "PRESENT_REF" | "PAST_REF" | "FUTURE_REF");
        let present =
            self.groups[group].tense == VerbTense::Present && self.groups[group].modal.is_none();
        !vague && !present
    }
}
