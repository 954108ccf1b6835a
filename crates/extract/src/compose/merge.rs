//! What is told twice in one sentence becomes one.

use super::date::Dated;
use crate::model::Edtf;

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
