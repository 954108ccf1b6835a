//! The word of a sentence that a date belongs to, by the dependency tree.

use super::Sentence;
use super::date::{Dating, Tie};
use crate::language::Stance;
use crate::model::{Aspect, Edtf, EventKind, Mention, Status, Tense};
use dateline_nlp::{Label, Tag, VerbGroup, VerbTense};
use std::ops::Range;

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
        (!now || moves(found.0) && self.tells_when(dating)).then_some(found)
    }

    /// Whether "now" says when: not in "now that it is over" nor in "the now empty hall".
    fn tells_when(&self, dating: &Dating<'a>) -> bool {
        let (root, end) = (self.article.analysis.root_of(dating.tokens.clone()), dating.tokens.end);
        let reason = self.tokens().contains(&end) && self.norm(end) == "that";
        let qualifies = root.is_some_and(|root| {
            let head = self.token(self.token(root).head);
            matches!(head.label, Label::Amod | Label::Nummod | Label::Npadvmod | Label::Compound)
        });
        !reason && !qualifies
    }

    fn nearest(&self, dating: &Dating<'a>) -> Option<(&'a Mention, Tie)> {
        if let Some(verb) = self.said_on(dating).or_else(|| self.cleft(dating)) {
            return Some((verb, Tie::Verb));
        }
        let noun = self.noun_before(dating).filter(|_| !self.goes_on_since(dating));
        if let Some(noun) = noun.or_else(|| self.other_noun(dating)) {
            return Some((noun, Tie::Noun));
        }
        if self.qualifies_participle(dating) {
            return None;
        }
        let Some(at) = self.dated_verb(dating) else {
            return self.lone_noun(dating).map(|noun| (noun, Tie::Alone));
        };
        let at = self.said_of(at, dating).unwrap_or(at);
        let at = self.told_act(self.planned_act(at, dating.tokens.start), dating);
        let at = self.begun(at);
        let head = self.groups[at].head;
        if self.is_general(at, dating)
            || self.article.lexicon.is_origin(self.article.analysis, head)
        {
            return None;
        }
        if self.has_date_for_subject(head) {
            return self.object_noun(head).map(|noun| (noun, Tie::Leaning));
        }
        if let Some(noun) = self.scheduled(head, dating) {
            return Some((noun, Tie::Leaning));
        }
        if self.article.lexicon.is_stative(self.lemma(head)) || self.is_empty(head) {
            // "The July 25 record was accurate" tells of no day.
            if self.stands_before_noun(dating) {
                return None;
            }
            let noun = self.noun_near(head, dating);
            let verb = || self.mention_at(head).filter(|_| self.counts(at, dating));
            return noun.or_else(verb).map(|mention| (mention, Tie::Leaning));
        }
        self.mention_at(head).map(|verb| (verb, Tie::Verb))
    }

    /// "have died of the fever since May": whether the date begins what a verb in the perfect tells,
    /// whatever noun stands beside it.
    fn goes_on_since(&self, dating: &Dating<'a>) -> bool {
        let since = self.norm(dating.tokens.start) == "since";
        let root = self.article.analysis.root_of(dating.tokens.clone());
        let verb = root.and_then(|root| {
            let mut above = self.article.analysis.ancestors(root);
            above.find_map(|at| self.groups.iter().find(|group| group.head == at))
        });
        since && verb.is_some_and(|verb| verb.perfect && verb.tense == VerbTense::Present)
    }

    /// "said between 1990 and 2019, it fell": what is said has the stretch of time that a comma parts
    /// from the verb of saying, the verb group at `group`.
    fn said_of(&self, group: usize, dating: &Dating<'a>) -> Option<usize> {
        let verb = self.groups[group].head;
        let comma = dating.tokens.end;
        let between = dating.tokens.start == verb + 1
            && self.tokens().contains(&comma)
            && self.token(comma).tag == Tag::Comma;
        let stretch = dating.date.is_some_and(|date| !super::date::is_day(date));
        let said = self.article.lexicon.is_reporting(self.lemma(verb));
        let told = |other: &VerbGroup| {
            let token = self.token(other.head);
            other.head > comma && token.label == Label::Ccomp && token.head == verb
        };
        let told = self.groups.iter().position(told);
        told.filter(|_| said && between && stretch)
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
            // "with the hall hosting the last show on Oct. 10"
            let main = analysis.ancestors(head).skip(1).find(|&at| self.token(at).tag.is_verb());
            let own = analysis.child(head, Label::is_subject).is_some()
                && main.is_some_and(|main| main < head);
            let qualifies = token.tag == Tag::Vbg
                && !self.groups[at].finite
                && !own
                && matches!(token.label, Label::Acl | Label::Advcl | Label::Pcomp);
            let beside = dating.tokens.start.abs_diff(head) <= BESIDE;
            let opens = matches!(token.lemma.as_str(), "start" | "begin");
            // "left without signing it in May": what was not done has no day.
            if self.is_left_out(head) {
                continue;
            }
            // "collided near the park located on the coast on Monday"
            let stays = token.label == Label::Acl && self.article.lexicon.is_stative(&token.lemma);
            if stays && head < dating.tokens.start {
                continue;
            }
            // "removes more than it emits by 2030": the end that is set is that of the removing.
            if self.is_compared(head) && self.norm(dating.tokens.start) == "by" {
                continue;
            }
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

    /// "without signing it", "instead of signing it".
    fn is_left_out(&self, verb: usize) -> bool {
        let token = self.token(verb);
        let of =
            self.norm(token.head) == "of" && self.norm(self.token(token.head).head) == "instead";
        token.label == Label::Pcomp && (self.norm(token.head) == "without" || of)
    }

    /// "it emits" of "more than it emits".
    fn is_compared(&self, verb: usize) -> bool {
        let mut children = self.article.analysis.children(verb).iter().copied();
        self.token(verb).label == Label::Advcl && children.any(|at| self.norm(at) == "than")
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

    /// "invited them to rejoin two weeks ago": a day before the article dates what was done, not what
    /// it was to lead to.
    fn told_act(&self, group: usize, dating: &Dating<'a>) -> usize {
        let Some(governor) = self.groups[group].governor else { return group };
        let written = self.article.whole.day_at(dating.timex.span.start);
        let past = dating.timex.date.and_then(Edtf::last_day).zip(written);
        let past = past.is_some_and(|(last, dct)| last < dct);
        if self.tells_apart(self.groups[group].head) {
            return group;
        }
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
        self.told_on(at, noun).is_some()
    }

    /// The verb whose happening came about on the occasion of `noun`, at `at`.
    pub(super) fn told_on(&self, at: usize, noun: &Mention) -> Option<&'a Mention> {
        let preposition = self.token(at).head;
        // "posted notes mocking him during Monday's debate"
        let mut above = self.article.analysis.ancestors(self.token(preposition).head);
        let finite = |at: usize| self.groups.iter().find(|group| group.head == at && group.finite);
        let told = above.find_map(finite)?;
        let verb = told.head;
        let said = self.article.lexicon.is_reporting(self.lemma(verb));
        let occasion = match noun.kind {
            EventKind::Meeting | EventKind::Statement => true,
            EventKind::Court => said || preposition < verb,
            EventKind::Publication => said,
            _ => false,
        };
        let tells = occasion
            && self.token(at).label == Label::Pobj
            && matches!(self.norm(preposition), "at" | "in" | "during")
            && told.tense == VerbTense::Past
            && !self.article.lexicon.is_stative(self.lemma(verb));
        self.mention_at(verb).filter(|_| tells)
    }

    /// The eventive noun that a verb without a happening of its own leans on: "was a meeting".
    fn noun_near(&self, head: usize, dating: &Dating<'a>) -> Option<&'a Mention> {
        let border = |at: &usize| {
            let token = self.token(*at);
            token.tag.is_verb()
                || matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
                || token.label == Label::Mark
                || matches!(token.lemma.as_str(), "," | ";" | "—")
        };
        let tokens = self.tokens();
        let end = (head + 1..tokens.end).find(border).unwrap_or(tokens.end);
        let start = (tokens.start..head).rev().find(border).map_or(tokens.start, |at| at + 1);
        // "the murder charge": the charge; "had ten boats after the war" tells of no war.
        let whole = |at: usize| {
            let token = self.token(at);
            token.label != Label::Compound
                && (token.label != Label::Pobj
                    || self.article.lexicon.order(self.norm(token.head)).is_none())
        };
        let nominal =
            |at: usize| self.mention_at(at).filter(|mention| mention.nominal && whole(at));
        // "lived through the war, and through 1963": the date stands beside another noun.
        let listed = end + 1 < tokens.end && self.token(end + 1).tag == Tag::Cc;
        let beyond = listed && dating.tokens.start > end;
        let after = Some(head + 1..end).filter(|_| !beyond);
        let after = after.and_then(|mut after| after.find_map(nominal));
        after.or_else(|| (start..head).find_map(nominal))
    }

    /// "the final" of "Saturday is the final", "a sharp fall" of "2019 saw a sharp fall".
    fn object_noun(&self, verb: usize) -> Option<&'a Mention> {
        let object = |label| matches!(label, Label::Dobj | Label::Attr);
        let noun = self.article.analysis.child(verb, object)?;
        self.mention_at(noun).filter(|mention| mention.nominal)
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
        let ahead = self.groups[group].tense == VerbTense::Future;
        let vague = match dating.timex.value.as_str() {
            "PRESENT_REF" | "PAST_REF" => true,
            "FUTURE_REF" => !ahead,
            _ => false,
        };
        let present =
            self.groups[group].tense == VerbTense::Present && self.groups[group].modal.is_none();
        !vague && !present
    }
}
