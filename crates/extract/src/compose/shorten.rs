//! What a label of too many words goes without: phrases that a clause is whole without, and what would
//! be left loose at its end.

use super::Sentence;
use super::headline::FEWEST_WORDS;
use dateline_nlp::{Label, Tag};

/// More words than this are not searched for what may go from their middle: what a label shows of them
/// is their beginning.
const SEARCHED: usize = 80;

impl Sentence<'_> {
    /// Takes phrases off `kept` while it has more than `most` words: from its end, then from what
    /// stands before the trigger, then from its middle, then words.
    pub(super) fn shorten(&self, kept: &mut Vec<usize>, trigger: usize, most: usize) {
        let mut whole = true;
        while self.word_count(kept) > most {
            let Some(&last) = kept.last() else { return };
            let loose = self.token(last).tag.is_mark() || self.is_loose(last, kept);
            if loose && last != trigger && kept.len() > 1 {
                kept.pop();
                continue;
            }
            let rest = self
                .before_colon(kept, trigger)
                .or_else(|| self.without_end(kept, trigger))
                .or_else(|| self.without_aside_before(kept, trigger, most))
                .or_else(|| self.without_inner(kept, trigger, most))
                .or_else(|| self.without_titles(kept, trigger))
                .or_else(|| self.without_article(kept, trigger, most).filter(|_| whole));
            if let Some(rest) = rest {
                *kept = rest;
            } else if let Some(place) = kept.iter().position(|&at| at == trigger)
                && place >= most
            {
                kept.drain(..place + 1 - most);
                let opens = |&at: &usize| !matches!(self.token(at).tag, Tag::Cc | Tag::In);
                kept.drain(..kept.iter().position(opens).unwrap_or(0));
            } else if last == trigger {
                return;
            } else {
                kept.pop();
                whole = false;
            }
        }
    }

    /// `kept` as far as a colon behind the trigger.
    fn before_colon(&self, kept: &[usize], trigger: usize) -> Option<Vec<usize>> {
        let own = kept.iter().position(|&at| at == trigger)?;
        let colon = kept.iter().position(|&at| self.norm(at) == ":")?;
        // What is told in words of its own stands before the colon, what is only quoted behind it.
        let told = |at: &usize| self.token(*at).tag.is_verb();
        let quotes = self.article.lexicon.is_reporting(self.lemma(trigger));
        let enough = colon > own && (!quotes || kept[own + 1..colon].iter().any(told));
        (enough && colon > FEWEST_WORDS).then(|| kept[..colon].to_vec())
    }

    /// `kept` without the article that it begins with, where that makes it short enough.
    fn without_article(&self, kept: &[usize], trigger: usize, most: usize) -> Option<Vec<usize>> {
        let first = *kept.first()?;
        let article = matches!(self.norm(first), "the" | "a" | "an") && first != trigger;
        (article && self.word_count(kept) == most + 1).then(|| kept[1..].to_vec())
    }

    /// `kept` without the phrase that it ends with, unless the verb says nothing without that.
    fn without_end(&self, kept: &[usize], trigger: usize) -> Option<Vec<usize>> {
        let last = *kept.last()?;
        let mut above = self.article.analysis.ancestors(last);
        let at = above.find(|&at| self.may_go(at) || self.token(at).label == Label::Prep)?;
        let whole = self.whole_phrase(at);
        let without = |at: usize| {
            self.without_phrase(kept, at, trigger).filter(|_| !self.completes(at, trigger))
        };
        without(whole).or_else(|| without(at))
    }

    /// `kept` without a phrase before the trigger, where that makes room for the object, for what
    /// completes the verb, or for the subject's own first words.
    fn without_aside_before(
        &self,
        kept: &[usize],
        trigger: usize,
        most: usize,
    ) -> Option<Vec<usize>> {
        let last = *kept.last()?;
        let object = matches!(self.token(last).label, Label::Dobj | Label::Attr | Label::Acomp);
        let mut above = self.article.analysis.ancestors(last);
        let needed = object && self.token(last).head == trigger
            || kept[most] <= trigger
            || above.any(|at| self.completes(at, trigger));
        if !needed || kept.len() > SEARCHED {
            return None;
        }
        let asides = kept.iter().rev().filter(|&&at| at < trigger && self.is_aside(at));
        let mut rests = asides.filter_map(|&at| self.without_phrase(kept, at, trigger));
        rests.next()
    }

    /// `kept` without a phrase between a subject and its verb: the least that makes it short enough, or
    /// the most where none does.
    fn without_inner(&self, kept: &[usize], trigger: usize, most: usize) -> Option<Vec<usize>> {
        if kept.len() > SEARCHED {
            return None;
        }
        let inner = kept.iter().copied().filter(|&at| self.is_aside(at));
        let rests = inner.filter_map(|at| {
            let rest = self.without_phrase(kept, at, trigger)?;
            let gone = kept.iter().rposition(|at| !rest.contains(at))?;
            let next = self.token(*kept.get(gone + 1)?);
            let verb = next.tag.is_verb() || next.tag == Tag::Md || next.label.is_auxiliary();
            verb.then_some(rest)
        });
        rests.max_by_key(|rest| {
            let count = self.word_count(rest);
            if count <= most { (true, count) } else { (false, kept.len() - count) }
        })
    }

    /// `kept` without what stands before the name of the person who is its subject: "Ada Boyd" of
    /// "former deputy state secretary Ada Boyd".
    fn without_titles(&self, kept: &[usize], trigger: usize) -> Option<Vec<usize>> {
        let entities = &self.article.analysis.entities;
        let subject = kept.iter().copied().find(|&at| self.token(at).label.is_subject())?;
        let person = self.token(subject).entity.map(|entity| &entities[entity]);
        let name = person.filter(|entity| entity.kind == "PERSON")?.tokens.clone();
        let titles = self.article.analysis.subtree(subject, |_| false);
        let title = |at: &usize| *at < name.start && titles.contains(at);
        let rest: Vec<_> = kept.iter().copied().filter(|at| !title(at)).collect();
        (subject < trigger && name.len() > 1 && rest.len() < kept.len()).then_some(rest)
    }

    /// "under an order" of "was placed under an order": a phrase right behind a verb without an object,
    /// which says little without it.
    fn completes(&self, at: usize, verb: usize) -> bool {
        let object =
            |label| matches!(label, Label::Dobj | Label::Attr | Label::Acomp | Label::Oprd);
        self.token(at).label == Label::Prep
            && self.token(at).head == verb
            && at == verb + 1
            && !self.holds_date(at)
            && self.token(verb).tag.is_verb()
            && self.article.analysis.child(verb, object).is_none()
    }

    /// Takes off the end of `kept` what stands loose there: marks, words that lead what is gone, and
    /// words before the one that they belong to.
    pub(super) fn drop_loose_ends(&self, kept: &mut Vec<usize>, trigger: usize) {
        while kept.len() > 1
            && let Some(&last) = kept.last()
            && last != trigger
            && self.is_loose(last, kept)
        {
            kept.pop();
        }
    }

    fn is_loose(&self, at: usize, kept: &[usize]) -> bool {
        let token = self.token(at);
        let gone = |other: usize| !kept.contains(&other);
        let leads = matches!(token.tag, Tag::In | Tag::Dt | Tag::To | Tag::Cc | Tag::PrpPoss)
            // "as early as next year"
            || matches!(token.lemma.as_str(), "starting" | "beginning" | "as");
        // "very" of "very difficult", "late" of "late delivery"
        let before = token.head > at
            && gone(token.head)
            // "set" of "her set Monday night"
            && !(self.is_date(token.head) && token.label != Label::Advmod)
            && (token.label.is_auxiliary()
                || matches!(
                    token.label,
                    Label::Amod | Label::Compound | Label::Nmod | Label::Nummod | Label::Advmod
                ));
        let children = || self.article.analysis.children(at).iter().copied();
        let behind = |other: usize| other > at && gone(other) && !self.holds_date(other);
        // "said that the deal is" of "is off"
        let copula = token.lemma == "be"
            && children().any(|other| {
                behind(other) && matches!(self.token(other).label, Label::Attr | Label::Acomp)
            });
        // "based" of "based on a report"
        let participle = matches!(token.label, Label::Acl | Label::Prep | Label::Advcl)
            && token.tag.is_verb()
            && children().any(|other| behind(other) && self.token(other).label == Label::Prep)
            && children().all(gone);
        token.tag.is_mark() && token.tag != Tag::CloseQuote
            || leads
            || before
            || copula
            || participle
    }

    /// The phrase of the token at `at`, or the one around it that says nothing without it: "in an
    /// effort" of "in an effort to help", "after years" of "after years of work".
    fn whole_phrase(&self, mut at: usize) -> usize {
        loop {
            let token = self.token(at);
            let above = self.token(token.head);
            let completes = matches!(token.label, Label::Acl | Label::Relcl | Label::Agent)
                || token.label == Label::Prep && token.norm() == "of";
            // "the first of two men who went" is one of two.
            let needed = token.label != Label::Prep
                && above.label == Label::Pobj
                && self.norm(above.head) == "of";
            let outer = match above.label {
                _ if needed => return at,
                Label::Pobj if self.token(above.head).label == Label::Prep => above.head,
                Label::Acl => token.head,
                _ => return at,
            };
            // "a compound in Lima where they met": the name says enough.
            if !completes || outer >= at || above.tag.is_name() {
                return at;
            }
            at = outer;
        }
    }

    /// Whether the token at `at` heads a phrase that a clause is whole without.
    fn may_go(&self, at: usize) -> bool {
        let conjunct = self.token(at).label == Label::Conj;
        conjunct || self.token(at).label == Label::Advmod || self.is_aside(at)
    }

    /// The same of a phrase that does not say who or what is meant: "reported in a single day" of "the
    /// number of cases reported in a single day", but not "of cases".
    fn is_aside(&self, at: usize) -> bool {
        match self.token(at).label {
            Label::Prep => self.norm(at) != "of",
            // "to win" of "of using force to win"
            Label::Xcomp => self.token(self.token(at).head).label == Label::Pcomp,
            label => matches!(
                label,
                Label::Npadvmod | Label::Advcl | Label::Acl | Label::Relcl | Label::Agent
            ),
        }
    }

    /// `kept` without the phrase of the token at `at`, unless the trigger or too much goes with it.
    fn without_phrase(&self, kept: &[usize], at: usize, trigger: usize) -> Option<Vec<usize>> {
        let phrase = self.article.analysis.subtree(at, |_| false);
        let rest: Vec<_> = kept.iter().copied().filter(|at| !phrase.contains(at)).collect();
        let enough = rest.contains(&trigger) && self.word_count(&rest) >= FEWEST_WORDS + 2;
        (enough && rest.len() < kept.len()).then_some(rest)
    }
}
