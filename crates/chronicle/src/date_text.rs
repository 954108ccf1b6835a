use dateline_extract::{Bound, DatePoint, Edtf, Precision, Qualifier};
use dateline_timeline::{ordinal, year_name};

/// What stands where an event has no date.
pub const NO_DATE: &str = "no date";

const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];

/// A date as a reader says it: `7 October 2023`, `about 2016`, `by 2024`, `October, year unknown`.
///
/// ```
/// use dateline_chronicle::date_text;
/// assert_eq!(date_text("2019-11-11/2019-11-17".parse().unwrap()), "11 to 17 November 2019");
/// ```
pub fn date_text(date: Edtf) -> String {
    match date {
        Edtf::Point(point) => point_text(point),
        Edtf::Range(Bound::Open, Bound::Open) => NO_DATE.to_owned(),
        Edtf::Range(Bound::Open, Bound::At(end)) => format!("by {}", point_text(end)),
        Edtf::Range(Bound::At(start), Bound::Open) => format!("from {}", point_text(start)),
        Edtf::Range(Bound::At(start), Bound::At(end)) if start == end => point_text(start),
        Edtf::Range(Bound::At(start), Bound::At(end)) => {
            format!("{} to {}", start_text(start, end), point_text(end))
        }
    }
}

/// The start of a range, without the month and year that its end repeats.
fn start_text(start: DatePoint, end: DatePoint) -> String {
    let plain = start.qualifier == Qualifier::Exact && end.qualifier == Qualifier::Exact;
    match (start.precision, end.precision) {
        (Precision::Day(year, month, day), Precision::Day(to_year, to_month, _))
            if plain && (year, month) == (to_year, to_month) =>
        {
            day.to_string()
        }
        (Precision::Day(year, month, day), Precision::Day(to_year, ..))
            if plain && year == to_year =>
        {
            format!("{day} {}", month_name(month))
        }
        (Precision::Month(year, month), Precision::Month(to_year, _))
            if plain && year == to_year =>
        {
            month_name(month).to_owned()
        }
        _ => point_text(start),
    }
}

fn point_text(point: DatePoint) -> String {
    let unit = match point.precision {
        Precision::Century(century) => format!("the {} century", ordinal(i64::from(century) + 1)),
        Precision::Decade(decade) => format!("the {decade}0s"),
        Precision::Year(year) => year_text(year),
        // Winter begins in one year and ends in the next.
        Precision::Season(year, 24) if year > 0 => {
            format!("winter {year}–{:02}", (year + 1).rem_euclid(100))
        }
        Precision::Season(year, season) => {
            let name = match season {
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                _ => "winter",
            };
            format!("{name} {}", year_text(year))
        }
        Precision::Quarter(year, quarter) => {
            let name = quarter.checked_sub(33).and_then(|index| QUARTERS.get(index as usize));
            format!("{} quarter of {}", name.unwrap_or(&"a"), year_text(year))
        }
        Precision::Month(year, month) => format!("{} {}", month_name(month), year_text(year)),
        Precision::Day(year, month, day) => {
            format!("{day} {} {}", month_name(month), year_text(year))
        }
        Precision::MonthOfUnknownYear(month) => format!("{}, year unknown", month_name(month)),
        Precision::DayOfUnknownYear(month, day) => {
            format!("{day} {}, year unknown", month_name(month))
        }
    };
    match point.qualifier {
        Qualifier::Exact => unit,
        Qualifier::Approximate => format!("about {unit}"),
        Qualifier::Uncertain => format!("perhaps {unit}"),
        Qualifier::Both => format!("perhaps about {unit}"),
    }
}

/// A year as it is said; EDTF counts 1 BCE as year 0.
fn year_text(year: i32) -> String {
    year_name(year.into())
}

fn month_name(month: u32) -> &'static str {
    dateline_timeline::month_name(month, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_as_a_person_says_it() {
        for (date, expected) in [
            ("2023-10-07", "7 October 2023"),
            ("2025-10", "October 2025"),
            ("2016", "2016"),
            ("0079-08-24", "24 August 79 CE"),
            ("2019-23", "autumn 2019"),
            ("2019-24", "winter 2019–20"),
            ("1999-24", "winter 1999–00"),
            ("2019-35", "third quarter of 2019"),
            ("201X", "the 2010s"),
            ("19XX", "the 20th century"),
            ("20XX", "the 21st century"),
            ("11XX", "the 12th century"),
            ("2016~", "about 2016"),
            ("2016?", "perhaps 2016"),
            ("2016-05%", "perhaps about May 2016"),
            ("../2024", "by 2024"),
            ("../2024~", "by about 2024"),
            ("2025-11-14/..", "from 14 November 2025"),
            ("2025-09/2025-10", "September to October 2025"),
            ("2024-12/2025-01", "December 2024 to January 2025"),
            ("2019-11-11/2019-11-17", "11 to 17 November 2019"),
            ("2025-09-30/2025-10-02", "30 September to 2 October 2025"),
            ("2024-12-31/2025-01-01", "31 December 2024 to 1 January 2025"),
            ("2025-09~/2025-10", "about September 2025 to October 2025"),
            ("2019/2021", "2019 to 2021"),
            ("2019-05/2019-05", "May 2019"),
            ("XXXX-10", "October, year unknown"),
            ("XXXX-10-19", "19 October, year unknown"),
            ("-0489", "490 BCE"),
            ("-0489-08", "August 490 BCE"),
            ("0000", "1 BCE"),
        ] {
            assert_eq!(date_text(date.parse().expect(date)), expected, "{date}");
        }
    }
}
