//! The short form of a date beside a label, where the axis does not tell it.

use crate::names::{month_name, year_name};
use crate::ticks::Step;
use dateline_extract::{DatePoint, Edtf, Precision, Qualifier};

/// `7 Oct`, `7 Oct 1962`, `c. 1911`, `3 – 5 Oct`: what an axis with ticks every `step` leaves open;
/// empty where it tells the day, and for open ranges, whose bar tells more.
pub(crate) fn short(date: Edtf, step: Step) -> String {
    if step <= Step::Day {
        return String::new();
    }
    let with_year = step > Step::Months(3);
    match date {
        Edtf::Point(point) => short_point(point, with_year),
        Edtf::Range(start, end) => match (start.point(), end.point()) {
            (Some(start), Some(end)) if start == end => short_point(start, with_year),
            (Some(start), Some(end)) => {
                let same_year = year_of(start).is_some() && year_of(start) == year_of(end);
                let first = short_point(start, with_year && !same_year);
                format!("{first} – {}", short_point(end, with_year))
            }
            _ => String::new(),
        },
    }
}

fn year_of(point: DatePoint) -> Option<i32> {
    match point.precision {
        Precision::Month(year, _) | Precision::Day(year, ..) => Some(year),
        _ => None,
    }
}

fn short_point(point: DatePoint, with_year: bool) -> String {
    let year = |year: i32| year_name(i64::from(year));
    let tail = |of: i32| if with_year { format!(" {}", year(of)) } else { String::new() };
    let unit = match point.precision {
        Precision::Century(century) => format!("{}s", century * 100),
        Precision::Decade(decade) => format!("{}s", decade * 10),
        Precision::Year(of) => year(of),
        Precision::Season(of, part) => {
            let seasons = ["spring", "summer", "autumn", "winter"];
            format!("{}{}", seasons[(part.clamp(21, 24) - 21) as usize], tail(of))
        }
        Precision::Quarter(of, part) => format!("Q{}{}", part.clamp(33, 36) - 32, tail(of)),
        Precision::Month(of, month) => format!("{}{}", month_name(month, false), tail(of)),
        Precision::Day(of, month, day) => format!("{day} {}{}", month_name(month, false), tail(of)),
        Precision::MonthOfUnknownYear(_) | Precision::DayOfUnknownYear(..) => String::new(),
    };
    match point.qualifier {
        Qualifier::Exact => unit,
        Qualifier::Approximate => format!("c. {unit}"),
        Qualifier::Uncertain | Qualifier::Both => format!("{unit}?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_axis_leaves_open() {
        for (date, step, expected) in [
            ("2023-10-07", Step::Hours(6), ""),
            ("2023-10-07", Step::Day, ""),
            ("2023-10-07", Step::Week, "7 Oct"),
            ("2023-10-07", Step::Months(1), "7 Oct"),
            ("2023-10-07", Step::Years(1), "7 Oct 2023"),
            ("2023-10", Step::Years(10), "Oct 2023"),
            ("2019-21", Step::Years(1), "spring 2019"),
            ("2019-24", Step::Months(1), "winter"),
            ("2019-34", Step::Years(5), "Q2 2019"),
            ("1911~", Step::Years(100), "c. 1911"),
            ("1911?", Step::Years(100), "1911?"),
            ("191X", Step::Years(100), "1910s"),
            ("19XX", Step::Years(100), "1900s"),
            ("-0489-09-12", Step::Years(100), "12 Sep 490 BCE"),
            ("0079", Step::Years(100), "79 CE"),
            ("1914-07-28/1918-11-11", Step::Years(10), "28 Jul 1914 – 11 Nov 1918"),
            ("2023-10-03/2023-11-05", Step::Years(10), "3 Oct – 5 Nov 2023"),
            ("2023-10-03/2023-10-03", Step::Week, "3 Oct"),
            ("1894/1895", Step::Years(100), "1894 – 1895"),
            ("2025/..", Step::Years(1), ""),
        ] {
            assert_eq!(short(date.parse().unwrap(), step), expected, "{date} {step:?}");
        }
    }
}
