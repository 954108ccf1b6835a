//! What is told twice in one sentence becomes one.

use super::Sentence;
use super::date::Dated;
use crate::language::Stance;
use crate::model::{Edtf, Mention, Span, Status};
use dateline_nlp::Label;

/// Removes, for each trigger, dates that another date of the same trigger already holds: of
/// "on Saturday, in March" only the day is kept.
pub(super) fn merge(dated: &mut Vec<Dated<'_>>) {
    let mut kept: Vec<Dated<'_>> = Vec::new();
    for next in dated.drain(..) {
        let same = kept.iter_mut().find(|other| {
            other.mention.trigger == next.mention.trigger && agree(other.date, next.date)
        });
        match same {
            Some(other) if finer(next.date, other.date) => *other = next,
            Some(_) => {}
            None => kept.push(next),
        }
    }
    *dated = kept;
}

impl Sentence<'_> {
    /// Other words for the happening of `mention`: the noun beside a light verb or the verb beside
    /// the noun, what a phase or a plan is one of, the occasion where it took place.
    pub(super) fn also(&self, mention: &Mention) -> Vec<Span> {
        let Some(trigger) = self.token_at(mention.trigger) else { return Vec::new() };
        let mut words: Vec<usize> = self.lent(mention, trigger).into_iter().collect();
        if !mention.nominal {
            words.extend(self.part_of(trigger));
            words.extend(self.occasion(trigger));
        }
        words.sort_unstable();
        words.dedup();
        words.into_iter().map(|at| Span::from(self.token(at).span.clone())).collect()
    }

    /// "begin" and "withdraw", "plan" and "meet": the verb that governs the one at `trigger`, or is
    /// governed by it, where one is a phase or a plan of the other.
    fn part_of(&self, trigger: usize) -> Vec<usize> {
        let lexicon = self.article.lexicon;
        let is_part = |verb: usize| {
            lexicon.stance(self.lemma(verb)) == Some(Stance::Phase)
                || lexicon.governed(self.article.analysis, verb) == Some(Status::Planned)
                    && self.article.analysis.child(verb, |label| label == Label::Dobj).is_none()
        };
        let head = self.token(trigger).head;
        let above = Some(head).filter(|_| self.token(trigger).label == Label::Xcomp);
        let below = self.article.analysis.child(trigger, |label| label == Label::Xcomp);
        let above = above.filter(|&verb| is_part(verb));
        let below = below.filter(|&verb| is_part(trigger) && self.token(verb).tag.is_verb());
        above.into_iter().chain(below).collect()
    }

    /// "conference" of "welcomed them at a conference": the happening in the course of which the one
    /// at `trigger` came about.
    fn occasion(&self, trigger: usize) -> Option<usize> {
        let analysis = self.article.analysis;
        let mut phrases = analysis.children(trigger).iter().copied().filter(|&at| {
            self.token(at).label == Label::Prep && matches!(self.norm(at), "at" | "in" | "during")
        });
        phrases.find_map(|at| {
            let noun = analysis.child(at, |label| label == Label::Pobj)?;
            self.mention_at(noun).filter(|mention| mention.nominal).map(|_| noun)
        })
    }

    /// The other word for the happening where a light verb and a noun share it: "held" and "meeting",
    /// "attack" and "took".
    fn lent(&self, mention: &Mention, trigger: usize) -> Option<usize> {
        let light = |at: usize| {
            let lemma = self.lemma(at);
            self.article.lexicon.is_light(lemma) || lemma == "be"
        };
        let shares = |noun: usize| {
            matches!(
                self.token(noun).label,
                Label::Dobj | Label::Nsubj | Label::Nsubjpass | Label::Attr
            )
        };
        if mention.nominal {
            Some(self.token(trigger).head).filter(|&verb| shares(trigger) && light(verb))
        } else {
            let nominal = |at: usize| self.mention_at(at).is_some_and(|mention| mention.nominal);
            let nouns = || self.article.analysis.children(trigger).iter().copied();
            let objects = nouns().filter(|&at| at > trigger).chain(nouns());
            let mut nouns = objects.filter(|&at| shares(at) && nominal(at));
            nouns.next().filter(|_| light(trigger))
        }
    }
}

/// Whether one of two dates lies inside the other, or one of them is unknown.
fn agree(a: Option<Edtf>, b: Option<Edtf>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    a == b || inside(a, b) || inside(b, a)
}

fn inside(a: Edtf, b: Edtf) -> bool {
    let begins = match (a.first_day(), b.first_day()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => b <= a,
    };
    let ends = match (a.last_day(), b.last_day()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => a <= b,
    };
    begins && ends
}

fn finer(a: Option<Edtf>, b: Option<Edtf>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a != b && inside(a, b) && a.is_placed(),
        (Some(_), None) => true,
        _ => false,
    }
}
