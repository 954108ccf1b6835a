//! `03/04/2019` is two days. Which of them a page means is told by its other dates, by what it
//! states to programs, and by its language where that writes days so.

use super::stamp::{Stamp, civil, pattern};
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// Which number of such a date is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first.
    DayFirst,
    /// The second.
    MonthFirst,
}

impl Order {
    /// The day of the two that a date may be.
    pub fn of(self, day_first: NaiveDate, month_first: NaiveDate) -> NaiveDate {
        match self {
            Self::DayFirst => day_first,
            Self::MonthFirst => month_first,
        }
    }

    /// The order of a page with these lines and this language, which states these days.
    pub fn on_page(lines: &[&str], stated: &[Stamp], language: &str) -> Option<Self> {
        let short = lines.iter().filter(|line| line.len() < LONGEST);
        let written: Vec<_> = short.flat_map(|line| numbers(line)).collect();
        let only = |of: &dyn Fn(u32, u32, u32) -> Option<NaiveDate>,
                    not: &dyn Fn(u32, u32, u32) -> Option<NaiveDate>| {
            written
                .iter()
                .any(|&(a, b, year)| of(a, b, year).is_some() && not(a, b, year).is_none())
        };
        let days = |day, month, year| civil(year, month, day);
        let months = |month, day, year| civil(year, month, day);
        match (only(&days, &months), only(&months, &days)) {
            (true, false) => return Some(Self::DayFirst),
            (false, true) => return Some(Self::MonthFirst),
            _ => {}
        }
        let near = |day: Option<NaiveDate>| {
            let apart = |stamp: &Stamp, day| (stamp.day - day as NaiveDate).num_days().abs();
            day.is_some_and(|day| stated.iter().any(|stamp| apart(stamp, day) <= 1))
        };
        let told = written.iter().find_map(|&(a, b, year)| {
            match (near(days(a, b, year)), near(months(a, b, year))) {
                (true, false) => Some(Self::DayFirst),
                (false, true) => Some(Self::MonthFirst),
                _ => None,
            }
        });
        told.or_else(|| writes_day_first(language).then_some(Self::DayFirst))
    }
}

/// A longer line is a paragraph, in bytes.
const LONGEST: usize = 160;

/// The numbers of the dates of this form in a line, in their order.
fn numbers(line: &str) -> Vec<(u32, u32, u32)> {
    static SLASHED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[^0-9/-])([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})(?:[^0-9/-]|$)")
    });
    if !line.contains(['/', '-']) {
        return Vec::new();
    }
    let found = SLASHED.captures_iter(line).filter_map(|found| {
        let number = |at: usize| found[at].parse().ok();
        Some((number(1)?, number(2)?, number(3)?))
    });
    found.collect()
}

/// Whether the language with this tag puts the day first between slashes or hyphens. Not where
/// slashes are foreign, as in German: there they come from programs set to other countries.
fn writes_day_first(language: &str) -> bool {
    let tag = language.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let (language, country) = (parts.next().unwrap_or_default(), parts.next_back());
    match language {
        "en" => country.is_some_and(|country| ENGLISH.contains(&country)),
        "es" | "fr" => !matches!(country, Some("us" | "ca" | "pr" | "pa")),
        language => DAY_FIRST.contains(&language),
    }
}

/// Countries with English that write the day first.
const ENGLISH: [&str; 10] = ["gb", "ie", "au", "nz", "in", "za", "sg", "my", "ng", "ke"];

/// Languages that write the day first between slashes or hyphens.
const DAY_FIRST: [&str; 11] = ["it", "pt", "nl", "ca", "gl", "el", "ar", "vi", "id", "ro", "he"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_told_by_other_dates_by_the_data_and_by_the_language() {
        use Order::{DayFirst, MonthFirst};
        let stamp = |text| Stamp::parse(text).into_iter().collect::<Vec<_>>();
        for (lines, stated, language, expected) in [
            (vec!["3/4/2019", "Seen on 25/03/2019."], vec![], "en", Some(DayFirst)),
            (vec!["3/4/2019", "03/25/2019"], vec![], "it", Some(MonthFirst)),
            (vec!["13/04/2019", "04/13/2019"], vec![], "en", None),
            (vec!["3/5/2022 22:41"], stamp("2022-05-04T02:41:00Z"), "en", Some(DayFirst)),
            (vec!["3/5/2022"], stamp("2022-03-05"), "es", Some(MonthFirst)),
            (vec!["3/4/2019"], vec![], "pt-BR", Some(DayFirst)),
            (vec!["3/4/2019"], vec![], "en-GB", Some(DayFirst)),
            (vec!["3/4/2019"], vec![], "en-US", None),
            (vec!["3/4/2019"], vec![], "de", None),
            (vec!["1/3/4/2019", "3/4/20190"], stamp("2019-04-03"), "", None),
        ] {
            assert_eq!(Order::on_page(&lines, &stated, language), expected, "{lines:?} {language}");
        }
    }
}
