//! What looks like a date and is none: figures that count, cost or number, words that name or move.

use chrono::NaiveDate;
use dateline_extract::{Article, Dct, DctEvidence, Language, Source, Timex, TimexKind, timetag};

fn tagged(text: &str) -> Vec<Timex> {
    let day = NaiveDate::from_ymd_opt(2019, 11, 19);
    let article = Article {
        source: Source("traps.rs".to_owned()),
        dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
        text: text.to_owned(),
        ..Article::default()
    };
    timetag(&article, Language::english())
}

#[test]
fn traps_are_not_taken() {
    for text in [
        "They may march in the sun for a second.",
        "The 737 and the Boeing 747 flew.",
        "Article 50 was invoked.",
        "Call 555-1999-20.",
        "They won 3-2.",
        "It cost $2,000.",
        "About 1,914 people came.",
        "He said so in 300 words.",
        "It is open 24/7.",
        "Turn to page 1984.",
        "She lives at 1600 Pennsylvania Avenue.",
        "Flight 2011 left.",
        "Version 10.4.2012 shipped.",
        "ISBN 978-1-4028-9462-6.",
        "Chapter 12 is long.",
        "They led 21-7 in the second quarter.",
        "He drove a 1987 Chevrolet.",
        "They qualified for Euro 2020.",
        "See pp. 1914-1918.",
        "Call +44 20 7946 1999.",
        "It cost £2,019 or 2,019.50 in all.",
        "They lost 20-19 and 1-0.",
        "May I come in?",
        "Section 2011 applies.",
        "Release 2.10.2014 shipped.",
    ] {
        let found = tagged(text);
        let dates: Vec<_> = found.iter().filter(|timex| timex.kind == TimexKind::Date).collect();
        assert!(dates.is_empty(), "{text}: {dates:?}");
    }
}

/// Sentences with the words of their dates.
const AMONG_TRAPS: &[(&str, &[&str])] = &[
    ("The mayor may march with the band on May 4, but the sun sets early.", &["May 4"]),
    ("He finished second in the 737 simulator on the second day of the course.", &[]),
    ("Euro 2020 was played in 2021 after a year's delay.", &["2021", "a year"]),
    ("Under Article 50 the talks began on March 29, 2017.", &["March 29, 2017"]),
    (
        "Version 10.14.6 was released on July 22, and version 2019.3 came a month later.",
        &["July 22", "a month later"],
    ),
    ("Call 555-2019 or 020 7946 2000 before Friday.", &["Friday"]),
    ("Oakvale won 21-10 on Sunday after leading 10-7 at the half.", &["Sunday"]),
    ("The set costs $2,019, or $1999 until Nov. 30.", &["Nov. 30"]),
    (
        "Flight 1990 to Lisbon and flight BA2012 left at 6:40 a.m. on Tuesday.",
        &["6:40 a.m.", "Tuesday"],
    ),
    (
        "The help line is open 24/7, but the office shuts at 5 p.m. every Friday.",
        &["5 p.m.", "every Friday"],
    ),
    ("After 9/11 he moved to Ohio; he died on 9/12.", &["9/11"]),
    ("She lives at 1984 Orwell Street and moved there in 1984.", &["1984"]),
    ("The passage is on page 2003 of chapter 12, written in 2003.", &["2003"]),
    ("ISBN 0-306-40615-2 and ISBN 978-2-12-345680-3 came out in 2008.", &["2008"]),
    ("He sold his 1967 Mustang and his 2015 Honda Civic last week.", &["last week"]),
    ("The 2022 Kia Sorento goes on sale in March.", &["March"]),
    ("The Boeing 737-800, built in 1998, crashed on Monday.", &["1998", "Monday"]),
    ("Section 1983 claims and Rule 2004 motions were heard on Jan. 5.", &["Jan. 5"]),
    ("Psalm 1914 does not exist; Psalm 23 was read on Easter Sunday.", &["Easter Sunday"]),
    ("The plant made 2020 tons in 2020 and 1995 tons in 1995.", &["2020", "1995"]),
    ("The index rose 1.5 points to 2,019.35 on Thursday.", &["Thursday"]),
    ("The index fell to 1987.5 from 2001.3 a week earlier.", &["a week earlier"]),
    ("The 1500 metres final is on Saturday, the 5000 on Sunday.", &["Saturday", "Sunday"]),
    ("Room 2010 of the Hotel Minute was booked in October.", &["October"]),
    ("It weighed 1800 grams at birth on Aug. 8.", &["Aug. 8"]),
    ("Interstate 95 was shut at milepost 2001 on Wednesday.", &["Wednesday"]),
    ("The Windows 2000 server failed in 2000.", &["2000"]),
    ("He is in his 60s and grew up in the '60s.", &["the '60s"]),
    ("Temperatures fell to the 20s on Tuesday night.", &["Tuesday night"]),
    ("The Sun and the Daily News said on Sunday that April Reed won.", &["Sunday"]),
    ("The Augusta mill, the Marchmont hall and the Mayfield school reopened in May.", &["May"]),
    ("He plays for Sheffield Wednesday and scored on Wednesday.", &["Wednesday"]),
    ("The score was 3:16 in the 40th minute when it rained for ten minutes.", &["ten minutes"]),
    ("Matthew 5:17 and John 3:16 were read at 5:17 p.m.", &["5:17 p.m."]),
    ("The club drew 1500 fans in July and 1,750 in August.", &["July", "August"]),
    ("She ran 5K in 19:45 on Saturday and 10K in 41:30 on Sunday.", &["Saturday", "Sunday"]),
    ("The Seven Years' War and the Hundred Years War ended.", &[]),
    ("Chapter 11 of the 1978 act was used on the 11th.", &["1978", "the 11th"]),
    ("Her 2021 Tesla Model 3 was stolen on New Year's Eve.", &["New Year's Eve"]),
    ("Sources: Mill May Quit Oakvale", &[]),
    ("They went to the Winter Olympics in the port in February 2014.", &["February 2014"]),
    ("Kevin Weeks and Tom Day came for weeks; the Days moved in a day.", &["weeks", "a day"]),
    ("He scored at 7:14 and at 19:56 of the third period.", &[]),
    ("The files were found at Mar-a-Lago in August.", &["August"]),
    ("He wants a term between six and eight years.", &["eight years"]),
];

/// What counts, costs, numbers or names, beside true dates: only these are found.
#[test]
fn dates_stand_among_traps() {
    for (text, dates) in AMONG_TRAPS {
        let found = tagged(text);
        let words: Vec<_> = found.iter().map(|timex| timex.span.of(text)).collect();
        assert_eq!(&words, dates, "{text}");
    }
}
