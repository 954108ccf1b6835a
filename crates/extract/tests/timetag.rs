//! What holds of every text: no panic, values of the standard, weeks that shift with the DCT.

use chrono::{Days, NaiveDate};
use dateline_extract::{
    Article, Block, BlockKind, Dct, DctEvidence, Edtf, Extent, Language, Passage, Source, Span,
    Status, Timex, extract, published, timetag,
};
use proptest::prelude::*;
use value::is_value;

#[path = "../../../tests/fuzz/value.rs"]
mod value;

fn article(text: &str, dct: Option<NaiveDate>) -> Article {
    Article {
        source: Source("timetag.rs".to_owned()),
        dct: dct.map(|day| Dct { day, evidence: DctEvidence::User }),
        text: text.to_owned(),
        ..Article::default()
    }
}

fn tagged(text: &str, dct: Option<&str>) -> Vec<Timex> {
    timetag(&article(text, dct.map(|day| day.parse().expect(day))), Language::english())
}

fn assert_sound(text: &str, timexes: &[Timex]) {
    for timex in timexes {
        let words = timex.span.of(text);
        assert!(is_value(&timex.value), "`{words}` = {} by {}", timex.value, timex.rule);
        assert!(timex.why.contains(words), "{}", timex.why);
        for date in timex.date.into_iter().chain(timex.shaped) {
            assert_eq!(date.to_string().parse(), Ok(date), "`{words}`");
        }
    }
    for pair in timexes.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
    }
}

/// Words that make temporal expressions, and some that do not.
const WORDS: &[&str] = &[
    "the",
    "of",
    "in",
    "on",
    "last",
    "next",
    "this",
    "two",
    "and",
    "a",
    "half",
    "mid-",
    "May",
    "Tuesday",
    "tues",
    "3",
    "31",
    "1999",
    "'90s",
    "BC",
    "century",
    "years",
    "ago",
    "later",
    "week",
    "quarter",
    "first",
    "noon",
    "5 p.m.",
    "night",
    "every",
    "Christmas",
    "year-ago",
    "period",
    "-",
    "–",
    "/",
    ",",
    ".",
    "summer",
    "tomorrow",
    "10/12/2001",
    "Q3",
    "that",
    "He",
    "left",
    "will",
    "until",
    "since",
    "\n",
    "é",
    "’s",
    "day",
    "hundred",
    "thousand",
    "12-",
    "fiscal",
    "more than",
    "around",
    "by",
    "Ramadan",
    "Passover",
    "Lunar New Year",
    "May 3, 4 and 5",
    "3, 4 and 9 June",
];

fn words() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 1..24);
    words.prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn any_words_give_sound_values(text in words(), days in 0u64..200_000) {
        let dct = NaiveDate::from_ymd_opt(1600, 1, 1).and_then(|day| day.checked_add_days(Days::new(days)));
        assert_sound(&text, &timetag(&article(&text, dct), Language::english()));
        assert_sound(&text, &timetag(&article(&text, None), Language::english()));
        published(&article(&text, None), Language::english());
    }

    #[test]
    fn any_text_gives_sound_values(text in "\\PC{0,80}") {
        assert_sound(&text, &timetag(&article(&text, None), Language::english()));
    }

    #[test]
    fn weekdays_shift_with_the_publication_date(
        text in prop::sample::select(vec![
            "He left on Tuesday.", "He will leave on Friday.", "It rained last Monday.",
            "She sings next Sunday night.", "They met last week.", "It opens on Thursday of next week.",
            "He fell yesterday.", "Over the weekend they met.", "It sits a week from Saturday.",
            "They will sit on Tuesday, Thursday and Friday.", "They met on Monday and on Wednesday.",
            "Talks were set for Friday.", "They agreed to meet on Thursday.", "She wants to leave on Monday.",
            "He was due to land on Sunday.", "It was put off until Wednesday.", "He fell on Tuesday. Two days later he died.",
            "They met on Friday and again the following Monday.", "He fell last Friday. Later that evening he died.",
        ]),
        days in 0u64..40_000,
        weeks in 1u64..600,
    ) {
        let start = NaiveDate::from_ymd_opt(1950, 1, 1).and_then(|day| day.checked_add_days(Days::new(days)));
        let later = start.and_then(|day| day.checked_add_days(Days::new(weeks * 7)));
        let days = |dct: Option<NaiveDate>, passage: Option<NaiveDate>| {
            let text = format!("{text}\n{text}");
            let span = Span::new(text.len() / 2 + 1, text.len());
            let passages = passage.map(|day| Passage { span, day }).into_iter().collect();
            let timexes = timetag(&Article { passages, ..article(&text, dct) }, Language::english());
            timexes.iter().map(|timex| timex.date.and_then(Edtf::first_day)).collect::<Vec<_>>()
        };
        let moved = |days: Vec<Option<NaiveDate>>| -> Vec<_> {
            days.into_iter().map(|day| day?.checked_add_days(Days::new(weeks * 7))).collect()
        };
        let first = days(start, None);
        // "Two days later" lies after the publication date of some weekdays, and then nowhere.
        let ahead = usize::from(text.contains("days later"));
        let told = first.len() / 2 - ahead;
        prop_assert!(told > 0 && first[..told].iter().all(Option::is_some), "{first:?}");
        prop_assert_eq!(moved(first), days(later, None));
        prop_assert_eq!(moved(days(start, start)), days(later, later));
        // A passage moves with its own day alone.
        let (still, apart) = (days(start, start), days(start, later));
        let half = still.len() / 2;
        prop_assert_eq!(&still[..half], &apart[..half]);
        prop_assert_eq!(moved(still[half..].to_vec()), &apart[half..]);
    }
}

#[test]
fn a_feast_shares_a_year_before_the_common_era() {
    for dct in [None, Some("1600-01-01")] {
        let timexes = tagged("Christmas 3 BC", dct);
        assert_sound("Christmas 3 BC", &timexes);
        let dates: Vec<_> = timexes.iter().filter_map(|timex| timex.date).collect();
        assert_eq!(
            dates.first().map(ToString::to_string).as_deref(),
            Some("-0002-12-25"),
            "{dates:?}"
        );
    }
}

/// In a letter of 1916 quoted by an article of 2019, "yesterday" is a day of 1916, before and after it
/// of 2019, and its own story does not move the article's.
#[test]
fn a_passage_counts_from_its_own_day() {
    let letter = "“We landed yesterday. On Friday we will march. Two days later we rest.”";
    let text = format!("A curator wrote on Monday. {letter} She found it last week.");
    let start = text.find(letter).expect("the letter");
    let day = |day: &str| day.parse::<NaiveDate>().expect("a day");
    let span = Span::new(start, start + letter.len());
    let passages = vec![
        Passage { span: Span::new(0, text.len()), day: day("1800-01-01") },
        Passage { span, day: day("1916-05-04") },
    ];
    for (passages, monday, week) in
        [(&passages[1..], "2019-11-18", "2019-W46"), (&passages, "1799-12-30", "1799-W52")]
    {
        let passages = passages.to_vec();
        let article = Article { passages, ..article(&text, Some(day("2019-11-19"))) };
        let timexes = timetag(&article, Language::english());
        let values: Vec<_> = timexes.iter().map(|timex| timex.value.as_str()).collect();
        let letter = ["1916-05-03", "1916-05-05", "1916-05-07"];
        assert_eq!(values[..4], [&[monday], &letter[..]].concat());
        assert_eq!(values[4], week);
        let why = "“yesterday”, counted from Thu 4 May 1916, the day that you gave the passage.";
        assert_eq!(timexes[1].why, why);
    }
    let article = Article { passages: passages[1..].to_vec(), ..article(&text, None) };
    let values: Vec<_> =
        timetag(&article, Language::english()).into_iter().map(|timex| timex.value).collect();
    assert_eq!(values[..2], ["XXXX-WXX-1", "1916-05-03"]);
}

/// What lies ahead of the letter's day is planned there, though it is long past today.
#[test]
fn a_passage_plans_from_its_own_day() {
    let text = "“The fleet will sail on Friday,” he wrote. A museum will open on Friday.";
    let passage = Passage { span: Span::new(0, 33), day: "1916-05-04".parse().expect("a day") };
    let dct = "2019-11-19".parse().ok();
    let article = Article { passages: vec![passage], ..article(text, dct) };
    let events = extract(&article, Language::english()).events;
    let dated: Vec<_> = events
        .iter()
        .map(|event| (event.date.expect("a date").to_string(), event.status))
        .collect();
    let planned = |day: &str| (day.to_owned(), Status::Planned);
    assert_eq!(dated, [planned("1916-05-05"), planned("2019-11-22")]);
}

/// Without a publication date what counts from it stays so far from it, and resolves with it.
#[test]
fn undated_articles_keep_offsets() {
    for (text, value, offset, resolved) in [
        ("He left yesterday.", "XXXX-XX-XX", Some("D-1"), "2019-11-18"),
        ("It opens tomorrow.", "XXXX-XX-XX", Some("D+1"), "2019-11-20"),
        ("They met today.", "XXXX-XX-XX", Some("D0"), "2019-11-19"),
        ("They met last week.", "XXXX-WXX", Some("W-1"), "2019-W46"),
        ("They met three months ago.", "XXXX-XX", Some("M-3"), "2019-08"),
        ("It shut last year.", "XXXX", Some("Y-1"), "2018"),
        ("He fell last night.", "XXXX-XX-XXTNI", Some("D-1"), "2019-11-18TNI"),
        ("In October he left.", "XXXX-10", None, "2019-10"),
        ("He left on Tuesday.", "XXXX-WXX-2", None, "2019-11-19"),
        ("It shut in 2011.", "2011", None, "2011"),
    ] {
        let undated = &tagged(text, None)[0];
        assert_eq!((undated.value.as_str(), undated.offset.as_deref()), (value, offset), "{text}");
        let dated = &tagged(text, Some("2019-11-19"))[0];
        assert_eq!((dated.value.as_str(), dated.offset.as_deref()), (resolved, None), "{text}");
    }
}

/// Time grows with the length of one sentence, not with its square.
#[test]
fn a_long_sentence_takes_no_longer_than_many_short_ones() {
    for unit in [
        "one ",
        "May 3 and ",
        "a few ",
        "1999-",
        "the end of the ",
        "next ",
        "May 3, 4, ",
        "3, 4 and ",
    ] {
        let text = unit.repeat(20_000 / unit.len());
        let analysis = dateline_nlp::Analyzer::english().split(&text);
        let clock = std::time::Instant::now();
        let article = article(&text, None);
        dateline_extract::timetag_analyzed(&article, &analysis, Language::english());
        assert!(clock.elapsed().as_secs() < 20, "`{unit}` took {:?}", clock.elapsed());
    }
}

#[test]
fn what_fills_a_stretch_and_what_does_not() {
    for (text, extent) in [
        ("The pier burned on Tuesday.", Extent::Once),
        ("The pier burned in October.", Extent::Unknown),
        ("It was shut throughout 2018.", Extent::Throughout),
        ("It has been shut since May.", Extent::Throughout),
        ("It burned for two days.", Extent::Throughout),
    ] {
        assert_eq!(tagged(text, Some("2019-11-19"))[0].extent, extent, "{text}");
    }
}

#[test]
fn a_value_says_why() {
    for (text, dct, why) in [
        (
            "He left last Tuesday.",
            Some("2023-10-07"),
            "“last Tuesday”, counted back from Sat 7 Oct 2023, the publication date as you gave it.",
        ),
        (
            "In October he left.",
            None,
            "“October” counts from the publication date, which is not known.",
        ),
        (
            "He left yesterday.",
            None,
            "“yesterday” counts from the publication date, which is not known.",
        ),
        (
            "The flood came on May 5, 2018. It fell two days after the flood.",
            None,
            "“two days”, counted from 2018-05-05, the date of the “flood”.",
        ),
        (
            "He fell on May 5, 2018. Two days later he died.",
            None,
            "“Two days later”, counted from 2018-05-05, the date told last.",
        ),
        ("It took two days.", None, "“two days” is a length of time and names no date."),
    ] {
        let timexes = tagged(text, dct);
        assert_eq!(timexes.last().expect(text).why, why);
    }
}

#[test]
fn bounds_of_an_unknown_publication_date() {
    let text = "The bank failed on May 5, 2018. Doors closed on Tuesday, March 5.";
    let mut article = article(text, None);
    article.source = Source("https://example.org/2019/03/08/bank".to_owned());
    let found = published(&article, Language::english());
    assert_eq!(found.not_before.map(|day| day.to_string()).as_deref(), Some("2018-05-05"));
    assert_eq!(found.named, [2019]);
    assert!(found.years.contains(&2019) && !found.years.contains(&2018), "{:?}", found.years);
    assert_eq!(found.why.len(), 3);
}

#[test]
fn an_aside_does_not_move_a_story() {
    let back = "In 1942 they landed. In 1944 they won. In May 1944 they met the men who had come in 1943. By June they \
                held the port. In 1946 they went home.";
    let on = "In 1939 he signed. In March 1940 he met the girl he left in 1955. In June he wed. In \
              1941 they moved.";
    let twice = "In 1939 he signed. In March 1940 he met the girl he left in 1955 and saw again in 1960. In June he wed. \
                 In 1941 they moved.";
    for (text, value) in [(back, "1944-06"), (on, "1940-06"), (twice, "1940-06")] {
        let june = tagged(text, None).into_iter().find(|timex| timex.span.of(text) == "June");
        assert_eq!(june.map(|june| june.value).as_deref(), Some(value), "{text}");
    }
}

/// A timetable's present is of what comes; the words below a picture tell what has been.
#[test]
fn the_present_of_a_caption_is_past() {
    let text = "The crew plays on Friday.\nRescuers search the rubble on Friday.";
    let dct = NaiveDate::from_ymd_opt(2019, 11, 20);
    let blocks = Block::of(text, [BlockKind::Paragraph, BlockKind::Caption]);
    let captioned = Article { blocks, ..article(text, dct) };
    let timexes = timetag(&captioned, Language::english());
    let values: Vec<_> = timexes.iter().map(|timex| timex.value.as_str()).collect();
    assert_eq!(values, ["2019-11-22", "2019-11-15"]);
}
