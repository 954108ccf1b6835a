//! What happened on the day of another happening of its sentence: verbs that one date dates together.

use super::Sentence;
use super::date::{Dated, Tie, is_day};
use crate::model::Timex;
use dateline_nlp::{Label, Tag, VerbTense};

impl<'a> Sentence<'a> {
    /// "pleaded not guilty on Tuesday and were released": the verbs coordinated with that of `first`
    /// that go on telling of the same time.
    pub(super) fn shared(&self, first: &Dated<'a>, all: &[Dated<'a>]) -> Vec<Dated<'a>> {
        let analysis = self.article.analysis;
        let verb = self.token_at(first.mention.trigger);
        // "left school in 1940 and worked in a mill": a year or month goes on for less than that.
        let of_day = first.date.is_some_and(is_day);
        let Some(verb) = verb.filter(|_| of_day) else { return Vec::new() };
        if first.tie != Tie::Verb {
            let close = self.told_around(verb, first.timex).filter(|&at| {
                matches!(first.tie, Tie::Noun | Tie::Prenominal) && self.is_undated(at, verb, all)
            });
            let mention = close.and_then(|at| self.mention_at(at));
            let shared =
                mention.map(|mention| Dated { mention, tie: Tie::Shared, ..first.clone() });
            return shared.into_iter().collect();
        }
        let told = self.groups.iter().find(|group| group.head == verb);
        let goes_on = |at: &usize| {
            let group = self.groups.iter().find(|group| group.head == *at);
            let same = told.zip(group).is_some_and(|(told, group)| {
                let past = told.finite && told.tense == VerbTense::Past;
                group.tense == VerbTense::Past && (past || self.is_gapped(verb))
            });
            let clause = |other: usize| self.token(other).tag.is_verb();
            let words = || analysis.subtree(*at, clause);
            same && !words().iter().any(|&at| self.is_date(at))
                && !self.article.lexicon.is_stative(self.lemma(*at))
                && !all.iter().any(|other| self.token_at(other.mention.trigger) == Some(*at))
        };
        let joined = |&at: &usize| {
            self.token(at).label == Label::Conj && analysis.child(at, Label::is_subject).is_none()
        };
        let after = analysis.children(verb).iter().copied().filter(joined);
        let close = self.told_around(verb, first.timex);
        let verbs = after.chain(self.told_before(verb, first)).filter(goes_on);
        let verbs = verbs.chain(close.filter(|&at| self.is_undated(at, verb, all)));
        let mentions = verbs.filter_map(|at| self.mention_at(at));
        mentions.map(|mention| Dated { mention, tie: Tie::Shared, ..first.clone() }).collect()
    }

    /// "30 wounded" of "nine were killed and 30 wounded".
    fn is_gapped(&self, verb: usize) -> bool {
        let analysis = self.article.analysis;
        let token = self.token(verb);
        token.label == Label::Conj
            && token.tag == Tag::Vbn
            && analysis.child(verb, Label::is_subject).is_some()
            && analysis.child(verb, Label::is_auxiliary).is_none()
    }

    /// Whether a verb tells how many: "nine were killed", "two men died".
    fn is_tally(&self, verb: usize) -> bool {
        let analysis = self.article.analysis;
        let subject = analysis.child(verb, Label::is_subject);
        let figure = |at: &usize| self.token(*at).tag == Tag::Cd;
        subject.is_some_and(|at| figure(&at) || analysis.children(at).iter().any(figure))
    }

    /// "nine were killed and 30 wounded on Sunday", "two died when a train derailed on Friday": the verbs
    /// above the one at `verb` that the date of `first`, at the end, dates too. In "voted against it and
    /// apologized on Friday" nothing says when the vote was.
    fn told_before(&self, verb: usize, first: &Dated<'a>) -> Vec<usize> {
        let analysis = self.article.analysis;
        let token = self.token(verb);
        let above = token.head;
        let mut children = analysis.children(verb).iter().copied();
        let tells = match token.label {
            Label::Conj => self.is_gapped(verb) || self.is_tally(verb) && self.is_tally(above),
            Label::Advcl => children.any(|at| self.norm(at) == "when" && at > above),
            _ => false,
        };
        let last = self.tokens_of(first.timex.span).start > verb;
        self.conjuncts(above).filter(|_| tells && last && above < verb).collect()
    }

    /// "tweeted" of "tweeted soon after the vote ended on Tuesday", "spoke" of "Hours before the game on
    /// Tuesday, she spoke": the verb of the main clause, where the words put it on the same day as the
    /// happening at `at`.
    fn told_around(&self, at: usize, timex: &Timex) -> Option<usize> {
        let token = self.token(at);
        let nearby = |&word: &usize| {
            matches!(
                self.norm(word),
                "soon" | "shortly" | "just" | "immediately" | "moments" | "minutes" | "hours"
            )
        };
        let leads = |word: usize| matches!(self.norm(word), "after" | "before");
        let mark = self.article.analysis.child(at, |label| label == Label::Mark);
        let led = match token.label {
            Label::Advcl => mark.filter(|&mark| leads(mark)),
            Label::Pobj | Label::Pcomp => Some(token.head).filter(|&word| leads(word)),
            _ => None,
        }?;
        let before =
            led.checked_sub(1).filter(|word| self.tokens().contains(word) && nearby(word))?;
        let mut above = self.article.analysis.ancestors(before).filter(|&word| word != at);
        let main = above.find(|&word| self.groups.iter().any(|group| group.head == word))?;
        let group = self.groups.iter().find(|group| group.head == main)?;
        let past = group.finite && group.tense == VerbTense::Past;
        (past && self.tokens_of(timex.span).start != led + 1).then_some(main)
    }

    /// Whether the verb at `verb` has no date but that of the happening at `other`.
    fn is_undated(&self, verb: usize, other: usize, all: &[Dated<'a>]) -> bool {
        let own = self.article.analysis.subtree(verb, |at| at == other);
        !own.iter().any(|&at| self.is_dating(at))
            && !self.article.lexicon.is_stative(self.lemma(verb))
            && !all.iter().any(|dated| self.token_at(dated.mention.trigger) == Some(verb))
    }
}
