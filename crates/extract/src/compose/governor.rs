//! The word of a sentence that a date belongs to: by the dependency tree, and where the parser is
//! known to fail, by the words beside the date.

use super::Sentence;
use super::date::{Dating, Tie};
use crate::model::{Edtf, Mention, Status};
use dateline_nlp::{Label, Tag, VerbTense};

/// Tokens between a date and the noun it stands before: "the Oct. 7, 2023 terrorist attack".
const PRENOMINAL_REACH: usize = 5;

/// Tokens between a participle and the date that stands beside it.
const BESIDE: usize = 3;

impl<'a> Sentence<'a> {
    /// What a date hangs from in the tree: the verb or the eventive noun nearest above.
    pub(super) fn governor(&self, dating: &Dating<'a>) -> Option<(&'a Mention, Tie)> {
        if let Some(noun) = self.noun_before(dating) {
            return Some((noun, Tie::Noun));
        }
        let Some(at) = self.dated_verb(dating) else {
            return self.lone_noun(dating).map(|noun| (noun, Tie::Alone));
        };
        let at = self.told_act(self.planned_act(at, dating.tokens.start), dating);
        let head = self.groups[at].head;
        if self.article.lexicon.is_stative(self.lemma(head)) {
            let noun = self.noun_near(head);
            let verb = || self.mention_at(head).filter(|_| self.counts(at, dating));
            return noun.or_else(verb).map(|mention| (mention, Tie::Leaning));
        }
        self.mention_at(head).map(|verb| (verb, Tie::Verb))
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
            if !qualifies || beside && !opens {
                break;
            }
        }
        last
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
        let planned = self.article.lexicon.governed(self.lemma(verb.head));
        let told =
            verb.tense == VerbTense::Past && planned.is_none_or(|status| status == Status::Planned);
        if past && told { governor } else { group }
    }

    /// The act that a plan is about, where it stands before the date: "meet" of "is planning to meet
    /// soon".
    fn planned_act(&self, group: usize, date: usize) -> usize {
        if self.article.lexicon.governed(self.lemma(self.groups[group].head)).is_none() {
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
                Tag::Hyphen => {}
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
                return (token.label != Label::Dobj).then_some(noun);
            }
        }
        None
    }

    /// The eventive noun that a verb without a happening of its own leans on: "was a meeting".
    fn noun_near(&self, head: usize) -> Option<&'a Mention> {
        let border = |at: &usize| {
            let token = self.token(*at);
            token.tag.is_verb()
                || matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
                || matches!(token.lemma.as_str(), "," | ";" | "—")
        };
        let tokens = self.tokens();
        let end = (head + 1..tokens.end).find(border).unwrap_or(tokens.end);
        let start = (tokens.start..head).rev().find(border).map_or(tokens.start, |at| at + 1);
        let nominal = |at: usize| self.mention_at(at).filter(|mention| mention.nominal);
        (head + 1..end).find_map(nominal).or_else(|| (start..head).find_map(nominal))
    }

    /// In a sentence without a verb: the eventive noun nearest to the date.
    fn lone_noun(&self, dating: &Dating<'a>) -> Option<&'a Mention> {
        self.tokens()
            .filter_map(|at| Some((at.abs_diff(dating.tokens.start), self.mention_at(at)?)))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, mention)| mention)
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
