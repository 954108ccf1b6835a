//! What is told twice in one sentence becomes one.

use super::Sentence;
use super::date::Dated;
use crate::model::{Edtf, Mention, Span};
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
    /// The other word for the happening of `mention` where a light verb and a noun share it: "held"
    /// and "meeting", "attack" and "took".
    pub(super) fn also(&self, mention: &Mention) -> Vec<Span> {
        let Some(trigger) = self.token_at(mention.trigger) else { return Vec::new() };
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
        let other = if mention.nominal {
            Some(self.token(trigger).head).filter(|&verb| shares(trigger) && light(verb))
        } else {
            let nominal = |at: usize| self.mention_at(at).is_some_and(|mention| mention.nominal);
            let nouns = || self.article.analysis.children(trigger).iter().copied();
            let objects = nouns().filter(|&at| at > trigger).chain(nouns());
            let mut nouns = objects.filter(|&at| shares(at) && nominal(at));
            nouns.next().filter(|_| light(trigger))
        };
        other.map(|at| Span::from(self.token(at).span.clone())).into_iter().collect()
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
