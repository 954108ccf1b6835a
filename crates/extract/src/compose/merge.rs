//! What is told twice in one sentence becomes one.

use super::Sentence;
use super::date::Dated;
use crate::model::{Edtf, Mention, Span};

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
    /// The other word for the happening of `mention` where a light verb and a noun share it: "held"
    /// and "meeting", "attack" and "took".
    pub(super) fn also(&self, mention: &Mention) -> Vec<Span> {
        let Some(trigger) = self.token_at(mention.trigger) else { return Vec::new() };
        let light = |at: usize| {
            let lemma = self.lemma(at);
            self.article.lexicon.is_light(lemma) || lemma == "be"
        };
        let other = if mention.nominal {
            let before = self.groups.iter().rev().find(|group| {
                group.head < trigger && self.object(group.tokens.end).contains(&trigger)
            });
            let after = self.groups.iter().find(|group| {
                group.tokens.start > trigger && self.noun_phrase(trigger).end == group.tokens.start
            });
            before.or(after).map(|group| group.head).filter(|&head| light(head))
        } else {
            let group = self.groups.iter().find(|group| group.head == trigger);
            group.filter(|_| light(trigger)).and_then(|group| {
                let noun = |at: &usize| self.mention_at(*at).is_some_and(|mention| mention.nominal);
                let subject = group.tokens.start.checked_sub(1);
                self.object(group.tokens.end).find(noun).or_else(|| subject.filter(noun))
            })
        };
        other.map(|at| Span::from(self.token(at).span.clone())).into_iter().collect()
    }

    /// The noun phrase that begins at token `start`.
    fn object(&self, start: usize) -> std::ops::Range<usize> {
        let end = (start..self.tokens().end).find(|&at| !self.is_nominal(at));
        start..end.unwrap_or(self.tokens().end)
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
