//! How far from a publication date that is not known an expression lies.

use super::calendar::Unit;
use super::find::Match;
use super::resolve::Arguments;
use crate::language::Function;

/// `D-1` for "yesterday", `W+1` for "next week", `Y0` for "this year"; `None` where the words do not
/// count from the publication date, or not by a known number. The letters are those of TIMEX3
/// durations.
pub(super) fn offset(found: &Match<'_>) -> Option<String> {
    let found = found.day.as_deref().unwrap_or(found);
    let a = Arguments(&found.arguments);
    let number = |places: &[usize]| a.any(places)?.parse::<i64>().ok();
    let (unit, n) = match found.call.function {
        Function::Shift => (Unit::parse(a.any(&[0, 2])?)?, number(&[1, 3])?),
        Function::Ago => (a.unit(0)?, number(&[1])?.checked_neg()?),
        Function::DayPart => (Unit::Day, number(&[0])?),
        Function::PeriodSide => (Unit::Quarter, number(&[0])?),
        Function::WeekdayWeek => (Unit::Week, number(&[0, 2])?),
        Function::MonthOf => (Unit::Year, number(&[1])?),
        _ => return None,
    };
    let code = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Season(_) | Unit::Unknown => return None,
        // One of it without the number: "P1W" is a week.
        unit => unit.duration("").trim_start_matches('P').to_owned(),
    };
    Some(if n == 0 { format!("{code}0") } else { format!("{code}{n:+}") })
}
