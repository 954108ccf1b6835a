//! Dates as people type them: the way back from [`date_text`](crate::date_text).

use dateline_extract::{
    Article, Bound, DatePoint, Edtf, Language, Precision, Qualifier, Timex, timetag,
};

/// What may stand before a date, and what it makes of it. The longer of two that begin alike is first.
const BEFORE: [(&str, Shape); 15] = [
    ("perhaps about ", Shape::Qualified(Qualifier::Both)),
    ("perhaps ", Shape::Qualified(Qualifier::Uncertain)),
    ("maybe ", Shape::Qualified(Qualifier::Uncertain)),
    ("about ", Shape::Qualified(Qualifier::Approximate)),
    ("around ", Shape::Qualified(Qualifier::Approximate)),
    ("circa ", Shape::Qualified(Qualifier::Approximate)),
    ("ca. ", Shape::Qualified(Qualifier::Approximate)),
    ("c. ", Shape::Qualified(Qualifier::Approximate)),
    ("by ", Shape::Until),
    ("until ", Shape::Until),
    ("before ", Shape::Until),
    ("from ", Shape::From),
    ("since ", Shape::From),
    ("after ", Shape::From),
    ("between ", Shape::From),
];

/// What stands between the ends of a range.
const BETWEEN: [&str; 6] = ["to", "until", "till", "and", "-", "–"];

#[derive(Clone, Copy)]
enum Shape {
    Qualified(Qualifier),
    Until,
    From,
}

/// A date as a person types it: EDTF, or words. `None` for what is no date of the calendar by itself
/// ("yesterday"), and where two days are possible (`7/10/2023`).
///
/// ```
/// use dateline_chronicle::read_date;
/// let read = |words| read_date(words).map(|date| date.to_string());
/// assert_eq!(read("7 Oct. 2023").as_deref(), Some("2023-10-07"));
/// assert_eq!(read("about 2016").as_deref(), Some("2016~"));
/// assert_eq!(read("from May to July 2019").as_deref(), Some("2019-05/2019-07"));
/// assert_eq!(read("../2024").as_deref(), Some("../2024"));
/// assert_eq!(read("7/10/2023"), None);
/// ```
pub fn read_date(words: &str) -> Option<Edtf> {
    let words = words.trim();
    if let Ok(date) = words.parse() {
        return Some(date);
    }
    if words.contains('/') {
        return None;
    }
    let lower = words.to_lowercase();
    let before = BEFORE.into_iter().find_map(|(before, shape)| {
        lower.starts_with(before).then(|| words.get(before.len()..)).flatten().zip(Some(shape))
    });
    let Some((rest, shape)) = before else { return plain(words) };
    match (shape, read_date(rest)?) {
        (Shape::Qualified(qualifier), Edtf::Point(point)) => {
            Some(Edtf::Point(DatePoint { qualifier, ..point }))
        }
        (Shape::Until, Edtf::Point(point)) => Some(Edtf::Range(Bound::Open, Bound::At(point))),
        (Shape::From, Edtf::Point(point)) => Some(Edtf::Range(Bound::At(point), Bound::Open)),
        (Shape::From, range) => Some(range),
        _ => None,
    }
}

/// A date, or a range of two, without a word before it.
fn plain(words: &str) -> Option<Edtf> {
    let words = words.strip_suffix(", year unknown").unwrap_or(words);
    let article = Article { text: words.to_owned(), ..Article::default() };
    let found = timetag(&article, Language::english());
    match &found[..] {
        [one] if one.span.start == 0 => {
            let date = one.date?;
            let rest = &words[one.span.end..];
            (rest.is_empty() || is_winters_end(date, rest)).then_some(date)
        }
        [from, to] if from.span.start == 0 && to.span.end == words.len() => range(words, from, to),
        _ => None,
    }
}

fn range(words: &str, from: &Timex, to: &Timex) -> Option<Edtf> {
    let between = words[from.span.end..to.span.start].trim();
    let range = Edtf::Range(from.date?.first_end()?, to.date?.last_end()?);
    let forward = match (range.first_day(), range.last_day()) {
        (Some(first), Some(last)) => first <= last,
        _ => false,
    };
    (BETWEEN.contains(&between) && forward).then_some(range)
}

/// Whether `rest` says in which year the winter ends that begins on `date`: "winter 2019–20".
fn is_winters_end(date: Edtf, rest: &str) -> bool {
    let Edtf::Point(DatePoint { precision: Precision::Season(year, 24), .. }) = date else {
        return false;
    };
    let next = year.saturating_add(1).rem_euclid(100);
    ["-", "–"].iter().any(|dash| rest.strip_prefix(dash) == Some(&format!("{next:02}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date_text;

    #[test]
    fn what_is_shown_reads_back_as_the_date_it_is_of() {
        for date in [
            "2023-10-07",
            "2025-10",
            "2016",
            "2019-23",
            "2019-24",
            "1999-24",
            "2019-35",
            "201X",
            "19XX",
            "2016~",
            "2016?",
            "2016-05%",
            "../2024",
            "../2024~",
            "2025-11-14/..",
            "2025-09/2025-10",
            "2024-12/2025-01",
            "2019-11-11/2019-11-17",
            "2025-09-30/2025-10-02",
            "2024-12-31/2025-01-01",
            "2019/2021",
            "XXXX-10",
            "XXXX-10-19",
            "0079-08-24",
            "-0489",
        ] {
            let date: Edtf = date.parse().expect(date);
            assert_eq!(read_date(&date_text(date)), Some(date), "{}", date_text(date));
        }
    }

    #[test]
    fn what_is_no_date_by_itself_or_two_is_none() {
        for words in [
            "",
            "soon",
            "yesterday",
            "last Tuesday",
            "7/10/2023",
            "2023-13",
            "7 October 2023 in Paris",
            "in 2019 and maybe",
            "2021 to 2019",
            "every Monday",
            "three weeks",
            "by",
            "about about",
        ] {
            assert_eq!(read_date(words), None, "{words:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_a_date_or_none(words in "\\PC{0,24}") {
            if let Some(date) = read_date(&words) {
                proptest::prop_assert_eq!(date.to_string().parse(), Ok(date));
            }
        }
    }
}
