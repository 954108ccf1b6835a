//! Events as a table for a spreadsheet: UTF-8 with a byte order mark and CRLF, so that Excel reads
//! it right; one row an event, also of those without a known place, whose days are empty.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does one
//! that would read like a cell so marked; [`unguard`] takes it away again, and no other. The three
//! columns of dates are left as they are: they hold digits, `X`, and the signs of EDTF and no
//! formula, and a year before the common era (`-0489`) has to stay a date for other programs.

use crate::correcting::Correction;
use crate::rows::{ArticleRow, EventRow};
use crate::why::one_line;
use std::collections::BTreeMap;

/// The columns, in order.
pub const COLUMNS: [&str; 24] = [
    "event_id",
    "date_edtf",
    "first_day",
    "last_day",
    "status",
    "headline",
    "participants",
    "place",
    "date_words",
    "sentence",
    "article_title",
    "article_source",
    "published",
    "rule",
    "kind",
    "source",
    "quoted",
    "confidence",
    "why",
    "article_author",
    "article_site",
    "article_address",
    "same_text_as",
    "corrected",
];

/// What a spreadsheet takes for the beginning of a formula, and control characters that hide one;
/// the wide forms count in East Asian versions (OWASP, "CSV Injection").
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The table, with the articles by their numbers.
pub(crate) fn write(
    events: &[EventRow],
    articles: &BTreeMap<i64, ArticleRow>,
) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS)?;
    for event in events {
        let participants: Vec<String> =
            event.participants.iter().map(|participant| one_line(&participant.name)).collect();
        let said = event.attribution.as_ref();
        let article = articles.get(&event.article);
        let of = |cell: fn(&ArticleRow) -> &str| guard(article.map(cell).unwrap_or_default());
        writer.write_record([
            event.id.to_string(),
            event.date.clone().unwrap_or_default(),
            event.first_day.clone().unwrap_or_default(),
            event.last_day.clone().unwrap_or_default(),
            event.status.as_str().to_owned(),
            guard(&event.headline),
            guard(&participants.join("; ")),
            guard(event.place.as_deref().unwrap_or_default()),
            guard(event.date_words.as_deref().unwrap_or_default()),
            guard(&event.sentence),
            guard(&event.article_title),
            guard(&event.article_source),
            article.and_then(|row| row.published.clone()).unwrap_or_default(),
            guard(event.rule.as_deref().unwrap_or_default()),
            event.kind.as_str().to_owned(),
            guard(said.and_then(|said| said.source.as_deref()).unwrap_or_default()),
            said.map_or("", |said| if said.quoted { "yes" } else { "no" }).to_owned(),
            event.confidence.map_or_else(String::new, |confidence| format!("{confidence:.2}")),
            guard(&event.why),
            of(|row| &row.byline),
            of(|row| &row.site),
            of(|row| &row.url),
            article
                .and_then(|row| row.same_text.as_ref())
                .map_or_else(String::new, |same| same.article.to_string()),
            event.correction.as_ref().map_or_else(String::new, Correction::parts),
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn looks_like_a_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

fn guard(cell: &str) -> String {
    if looks_like_a_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell as it was before the apostrophe that keeps it from being a formula.
///
/// ```
/// use dateline_chronicle::csv::unguard;
/// assert_eq!(unguard("'=1+1"), "=1+1");
/// assert_eq!(unguard("'Tis the season"), "'Tis the season");
/// ```
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| looks_like_a_formula(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::{Attribution, Participant};
    use dateline_extract::{EventKind, Status};
    use proptest::prelude::*;

    fn row(words: &str, date: Option<&str>) -> EventRow {
        EventRow {
            id: 7,
            article: 1,
            article_title: words.to_owned(),
            article_source: words.to_owned(),
            date: date.map(str::to_owned),
            date_text: String::new(),
            date_words: Some(words.to_owned()),
            first_day: date.map(str::to_owned),
            last_day: None,
            placed: date.is_some(),
            status: Status::Planned,
            headline: words.to_owned(),
            participants: ["A", "B"].map(participant).to_vec(),
            order: Vec::new(),
            told: Vec::new(),
            place: None,
            kind: EventKind::Other,
            attribution: Some(Attribution { source: Some(words.to_owned()), quoted: true }),
            confidence: Some(0.25),
            certainty: None,
            importance: None,
            sentence: words.to_owned(),
            dated_by: None,
            date_sentence: None,
            trigger: String::new(),
            rule: None,
            why: words.to_owned(),
            struck: false,
            correction: None,
            found: None,
        }
    }

    fn participant(name: &str) -> Participant {
        Participant { name: name.to_owned(), role: None }
    }

    fn read(bytes: &[u8]) -> Vec<::csv::StringRecord> {
        let body = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
        ::csv::Reader::from_reader(body).records().map(|record| record.expect("a row")).collect()
    }

    #[test]
    fn formulas_are_marked_and_dates_are_not() {
        for (words, expected) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'Tis", "'Tis"),
            ("a=b", "a=b"),
        ] {
            let rows =
                read(&write(&[row(words, Some("-0489-08"))], &BTreeMap::new()).expect("csv"));
            assert_eq!(&rows[0][5], expected);
            assert_eq!(unguard(&rows[0][5]), words);
            assert_eq!((&rows[0][1], &rows[0][6]), ("-0489-08", "A; B"));
            assert_eq!((&rows[0][14], &rows[0][16], &rows[0][17]), ("other", "yes", "0.25"));
        }
    }

    #[test]
    fn lines_end_as_spreadsheets_expect() {
        let bytes = write(&[row("word", None)], &BTreeMap::new()).expect("csv");
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.starts_with("\u{feff}event_id,date_edtf,first_day,last_day,status,"));
        assert_eq!(text.matches("\r\n").count(), 2);
        assert_eq!(text.matches('\n').count(), 2);
    }

    proptest! {
        #[test]
        fn any_words_read_back_as_they_were(words in "['=+@\t\r\n\", \\-]{0,4}\\PC{0,20}") {
            let rows = read(&write(&[row(&words, None)], &BTreeMap::new()).expect("csv"));
            prop_assert_eq!(rows.len(), 1);
            for column in [5, 8, 9, 10, 11, 15, 18] {
                prop_assert_eq!(unguard(&rows[0][column]), words.as_str());
            }
        }
    }
}
