//! Numbers as people write them: "24", "2 1/2", "2.5", "twenty-four", "two and a half".

use std::collections::BTreeMap;

/// The number in `words` (lower case), by the number words of the language: figures, with `.5` for a
/// half, or `X` for an unknown number ("several"); `None` for what is no number.
pub(super) fn read(words: &str, numerals: &BTreeMap<String, String>) -> Option<String> {
    if let Some(number) = numerals.get(words) {
        return Some(number.clone());
    }
    let (mut sum, mut run, mut last) = (0.0, 0.0, 0.0);
    for word in words.split([' ', '-', '+']).filter(|word| !word.is_empty()) {
        let figures = word.replace(',', "");
        if let Some((over, under)) = word.split_once('/') {
            let (over, under): (f64, f64) = (over.parse().ok()?, under.parse().ok()?);
            run += (2.0 * over / under).round() / 2.0;
        } else if let Ok(number) = figures.parse::<f64>() {
            run += number;
        } else {
            let number: f64 = match numerals.get(word)?.as_str() {
                "X" => return Some("X".to_owned()),
                number => number.parse().ok()?,
            };
            // "two and one-half": a half of one.
            if number == HALF && last == 1.0 {
                run -= last;
            }
            last = number;
            if number >= THOUSAND {
                sum += run.max(1.0) * number;
                run = 0.0;
            } else if number >= HUNDRED {
                run = run.max(1.0) * number;
            } else {
                run += number;
            }
        }
    }
    let number = sum + run;
    (number > 0.0 && number < LARGEST).then(|| number.to_string())
}

const HALF: f64 = 0.5;
const HUNDRED: f64 = 100.0;
const THOUSAND: f64 = 1000.0;

/// Larger numbers count no time that an article tells of.
const LARGEST: f64 = 1e9;

/// The year in `words` (lower case) such as "nineteen ninety-six" or "two thousand one".
pub(super) fn read_year(words: &str, numerals: &BTreeMap<String, String>) -> Option<String> {
    let number = |words: &str| read(words, numerals)?.parse::<i32>().ok();
    if let Some(year) = number(words).filter(|year| *year >= 1000) {
        return Some(year.to_string());
    }
    let (century, year) = words.split_once(' ')?;
    Some((number(century)? * 100 + number(year)?).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_written() {
        let words = [
            ("a", "0"),
            ("one", "1"),
            ("half", "0.5"),
            ("two", "2"),
            ("four", "4"),
            ("six", "6"),
            ("nineteen", "19"),
            ("twenty", "20"),
            ("ninety", "90"),
            ("hundred", "100"),
            ("thousand", "1000"),
            ("several", "X"),
            ("and", "0"),
        ];
        let numerals: BTreeMap<_, _> =
            words.iter().map(|(word, value)| ((*word).to_owned(), (*value).to_owned())).collect();
        for (words, value) in [
            ("24", "24"),
            ("1,500", "1500"),
            ("2 1/2", "2.5"),
            ("2.5", "2.5"),
            ("twenty four", "24"),
            ("two and a half", "2.5"),
            ("two-and-a-half", "2.5"),
            ("two and one-half", "2.5"),
            ("one-half", "0.5"),
            ("a hundred", "100"),
            ("two thousand", "2000"),
            ("several hundred", "X"),
        ] {
            assert_eq!(read(words, &numerals).as_deref(), Some(value), "{words}");
        }
        assert_eq!(read("many-legged", &numerals), None);
        assert_eq!(read_year("nineteen ninety-six", &numerals).as_deref(), Some("1996"));
        assert_eq!(read_year("two thousand", &numerals).as_deref(), Some("2000"));
    }
}
