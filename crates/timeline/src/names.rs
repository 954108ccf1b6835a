//! English names of months, years and centuries.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of month 1 to 12, whole or cut to three letters.
pub fn month_name(month: u32, whole: bool) -> &'static str {
    let name = MONTHS[(month.clamp(1, 12) - 1) as usize];
    if whole { name } else { &name[..3] }
}

/// An astronomical year as it is said: `2023`, `79 CE`, `490 BCE`. Years of three digits and fewer
/// look like other numbers, so they bear their era.
pub fn year_name(year: i64) -> String {
    match year {
        ..=0 => format!("{} BCE", 1 - year),
        1..=999 => format!("{year} CE"),
        _ => year.to_string(),
    }
}

/// A number as an ordinal: `21st`.
pub fn ordinal(number: i64) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn century_and_millennium_are_ordinals() {
        for (number, expected) in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (13, "13th"),
            (21, "21st"),
        ] {
            assert_eq!(ordinal(number), expected);
        }
    }

    #[test]
    fn years_before_the_common_era_have_no_zero() {
        for (year, expected) in [(-489, "490 BCE"), (0, "1 BCE"), (1, "1 CE"), (1000, "1000")] {
            assert_eq!(year_name(year), expected);
        }
    }
}
