use crate::date_text::date_text;
use dateline_extract::{Dct, DctEvidence, Edtf, Precision};

/// What a publication date rests on, in words: `metadata article:published_time`.
pub(crate) fn evidence_words(evidence: &DctEvidence) -> String {
    match evidence {
        DctEvidence::User => "set by hand".to_owned(),
        DctEvidence::Metadata(field) => format!("metadata {field}"),
        DctEvidence::Url(part) => format!("address {part}"),
        DctEvidence::Byline(words) => format!("byline “{}”", one_line(words)),
    }
}

/// Why an event has its date, in one line, from what the chronicle knows: the date words, and the
/// article's publication date unless the words themselves say the year.
pub(crate) fn why(words: Option<&str>, date: Option<Edtf>, dct: Option<&Dct>) -> String {
    let Some(words) = words else {
        return "no date words in reach".to_owned();
    };
    let quoted = format!("“{}”", one_line(words));
    match (date, dct) {
        (Some(date), _) if says_year(words, date) => format!("{quoted}, as written"),
        (_, Some(dct)) => format!(
            "{quoted}, in an article published on {} ({})",
            date_text(Edtf::day(dct.day)),
            evidence_words(&dct.evidence)
        ),
        (Some(date), None) if date.is_placed() => format!("{quoted}, as the text goes"),
        (_, None) => format!("{quoted}, in an article without a known publication date"),
    }
}

/// Whether the words hold the digits of the date's year, decade or century.
fn says_year(words: &str, date: Edtf) -> bool {
    let digits = |point: dateline_extract::DatePoint| match point.precision {
        Precision::Century(_) => None,
        Precision::Decade(decade) => Some(format!("{decade}0")),
        Precision::Year(year)
        | Precision::Season(year, _)
        | Precision::Quarter(year, _)
        | Precision::Month(year, _)
        | Precision::Day(year, ..) => Some(if year > 0 { year } else { 1 - year }.to_string()),
        Precision::MonthOfUnknownYear(_) | Precision::DayOfUnknownYear(..) => None,
    };
    let points = match date {
        Edtf::Point(point) => [Some(point), None],
        Edtf::Range(start, end) => [start.point(), end.point()],
    };
    points.into_iter().flatten().filter_map(digits).any(|year| words.contains(&year))
}

/// `text` with every run of white space made one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_reason_names_the_words_and_what_they_count_from() {
        let day = NaiveDate::from_ymd_opt(2025, 11, 14).expect("a day");
        let field = DctEvidence::Metadata("article:published_time".to_owned());
        let dct = Dct { day, evidence: field };
        let published =
            "in an article published on 14 November 2025 (metadata article:published_time)";
        for (words, date, dct, expected) in [
            (Some("Oct. 7, 2023"), Some("2023-10-07"), Some(&dct), "“Oct. 7, 2023”, as written"),
            (
                Some("In October"),
                Some("2025-10"),
                Some(&dct),
                &format!("“In October”, {published}"),
            ),
            (
                Some("In\nOctober"),
                Some("XXXX-10"),
                None,
                "“In October”, in an article without a known publication date",
            ),
            (Some("the next day"), Some("2023-10-08"), None, "“the next day”, as the text goes"),
            (Some("the 2010s"), Some("201X"), None, "“the 2010s”, as written"),
            (Some("490 BC"), Some("-0489"), None, "“490 BC”, as written"),
            (None, None, Some(&dct), "no date words in reach"),
        ] {
            let date = date.map(|date| date.parse().expect(date));
            assert_eq!(why(words, date, dct), expected);
        }
    }
}
