//! The part of EDTF in use: every form, what is refused, and that parse and print are inverse.

use chrono::NaiveDate;
use dateline_extract::Edtf;
use proptest::prelude::*;

#[test]
fn bounds_of_every_form() {
    for (text, first, last) in [
        ("2023-10-07", Some("2023-10-07"), Some("2023-10-07")),
        ("2024-02", Some("2024-02-01"), Some("2024-02-29")),
        ("2011", Some("2011-01-01"), Some("2011-12-31")),
        ("2019-21", Some("2019-03-01"), Some("2019-05-31")),
        ("2019-24", Some("2019-12-01"), Some("2020-02-29")),
        ("2019-35", Some("2019-07-01"), Some("2019-09-30")),
        ("201X", Some("2010-01-01"), Some("2019-12-31")),
        ("19XX", Some("1900-01-01"), Some("1999-12-31")),
        ("-0490", Some("-0490-01-01"), Some("-0490-12-31")),
        ("XXXX-10", None, None),
        ("XXXX-02-29", None, None),
        ("2016~", Some("2016-01-01"), Some("2016-12-31")),
        ("2025-09/2025-10", Some("2025-09-01"), Some("2025-10-31")),
        ("2025-11-14/..", Some("2025-11-14"), None),
        ("../2024", None, Some("2024-12-31")),
    ] {
        let date: Edtf = text.parse().expect(text);
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        assert_eq!(day(date.first_day()).as_deref(), first, "{text}");
        assert_eq!(day(date.last_day()).as_deref(), last, "{text}");
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "20",
        "2023-13",
        "2023-02-30",
        "2023-25",
        "../..",
        "2025/2024",
        "XXXX",
        "XXXX-13",
        "2023-10-07-01",
        "+2023",
        "２０２３",
        "20X3",
        "-201X",
        "2023-1",
        "soon",
        "–",
        "2023/",
    ] {
        assert!(text.parse::<Edtf>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_date_that_prints_as_itself_or_an_error(text in "[0-9X/.~?%-]{0,24}|\\PC{0,12}") {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(date.to_string(), text);
            if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
                prop_assert!(first <= last);
            }
        }
    }
}
