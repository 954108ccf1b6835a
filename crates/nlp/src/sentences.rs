//! Text to sentences: line ends, full stops that are no abbreviation, closing quotes.

use crate::boundaries::{Boundaries, Ends};
use std::ops::Range;

/// The English opening quote closes in German manner where white space follows it.
const CLOSERS: &[char] = &['"', '\'', '”', '’', ')', ']', '»', '“'];
/// What ends words that said something aloud.
const QUOTES: &[char] = &['"', '\'', '”', '’', '»', '“'];
const OPENERS: &[char] =
    &['"', '\'', '“', '‘', '(', '[', '«', '—', '–', '-', '$', '€', '£', '#', '@'];

/// Bytes after which a sentence that has not ended is cut at the next white space, and after twice
/// as many at the next mark. Three hundred words are no sentence but a table or a lost line end; what
/// weighs each word of a sentence against the others would take minutes for a page of them.
const LONGEST: usize = 2048;

/// The sentences of `text` as byte ranges without surrounding white space. A line end always ends
/// one, so headings and list items without a full stop stand alone.
pub(crate) fn split(text: &str, boundaries: &Boundaries) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        split_line(text, line_start..line_start + line.len(), boundaries, &mut sentences);
        line_start += line.len();
    }
    sentences
}

fn split_line(
    text: &str,
    line: Range<usize>,
    boundaries: &Boundaries,
    out: &mut Vec<Range<usize>>,
) {
    let content = &text[line.clone()];
    let mut start = 0;
    let mut resume = 0; // past the marks looked at already, so that a row of them is read once
    let mut has_word = false; // since `start`: signs alone are no sentence
    for (at, c) in content.char_indices() {
        has_word |= c.is_alphanumeric();
        if c == ':'
            && let Some(credit) = boundaries.credit(&content[start..at])
        {
            push(content, start..start + credit, line.start, out);
            start += credit;
        }
        if at < resume || !has_word || !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let after = &content[at + c.len_utf8()..];
        let closed = after.trim_start_matches(['.', '!', '?', '…']).trim_start_matches(CLOSERS);
        resume = content.len() - closed.len();
        let rest = closed.trim_start();
        if rest.len() == closed.len() || rest.is_empty() {
            continue; // no white space follows, or the line ends here anyway
        }
        if content[..resume].ends_with(QUOTES) && names_speaker(rest) {
            continue;
        }
        if ends_sentence(&content[start..at], c, rest, boundaries) {
            push(content, start..resume, line.start, out);
            (start, has_word) = (resume, false);
        }
    }
    push(content, start..content.len(), line.start, out);
}

/// Appends `range` of `content` without the white space around it; in parts where it is too long.
fn push(content: &str, range: Range<usize>, offset: usize, out: &mut Vec<Range<usize>>) {
    let mut rest = range;
    loop {
        let part = &content[rest.clone()];
        rest.start += part.len() - part.trim_start().len();
        rest.end = rest.start + part.trim().len();
        if rest.is_empty() {
            return;
        }
        let end = rest.start + part_len(&content[rest.clone()]);
        out.push(offset + rest.start..offset + content[..end].trim_end().len());
        rest.start = end;
    }
}

/// Bytes of `part` that make a sentence of no more than about [`LONGEST`].
fn part_len(part: &str) -> usize {
    let cuts = |(at, c): &(usize, char)| {
        *at >= LONGEST && c.is_whitespace() || *at >= 2 * LONGEST && !c.is_alphanumeric()
    };
    part.char_indices().find(cuts).map_or(part.len(), |(at, _)| at)
}

/// Whether `rest`, after a closing quote, is a dash before the name of the one who is quoted.
fn names_speaker(rest: &str) -> bool {
    rest.strip_prefix(['-', '–', '—']).is_some_and(|name| name.starts_with(char::is_whitespace))
}

/// Whether the mark `c` after `before` ends a sentence, given the `rest` of the line.
fn ends_sentence(before: &str, c: char, rest: &str, boundaries: &Boundaries) -> bool {
    let Some(next) = rest.chars().find(|c| !OPENERS.contains(c) && !c.is_whitespace()) else {
        return false;
    };
    if next.is_lowercase() {
        return false;
    }
    if c != '.' {
        return true;
    }
    let word_start = before.rfind(|c: char| c.is_whitespace() || "([“‘\"'—–/".contains(c));
    let word =
        before[word_start.map_or(0, |at| at + char_len(before, at))..].trim_start_matches(OPENERS);
    let initials = word != "I"
        && word.split('.').all(|part| part.chars().count() == 1)
        && word.chars().all(|c| c == '.' || c.is_uppercase());
    // "Dec. 30-Jan. 2"
    let joined = word.rsplit_once('-').filter(|(first, _)| first.ends_with(char::is_numeric));
    let word = joined.map_or(word, |(_, last)| last);
    match boundaries.abbreviation(word) {
        None if word == "no" && is_numbered(rest) => false,
        _ if initials && !word.contains('.') => false,
        None if initials => starts_sentence(rest, boundaries),
        None => true,
        Some(Ends::Never) => false,
        Some(Ends::BeforeOpener) => starts_sentence(rest, boundaries),
        Some(Ends::UnlessTime) => !tells_time(rest, boundaries),
    }
}

/// Whether `rest` begins with a number of several parts, which nothing is counted by: "2019-05-77".
fn is_numbered(rest: &str) -> bool {
    let figures = |text: &str| text.len() - text.trim_start_matches(char::is_numeric).len();
    let (number, after) = rest.split_at(figures(rest));
    !number.is_empty() && after.strip_prefix(['-', '/']).is_some_and(|part| figures(part) > 0)
}

/// Whether `rest` tells more closely which time "2 a.m." is: a day, a zone in letters or by its name,
/// the time of a place: "Friday", "ET", "Eastern", "Hong Kong time".
fn tells_time(rest: &str, boundaries: &Boundaries) -> bool {
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let zone = first.len() > 1 && first.chars().all(char::is_uppercase);
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    let mut of_place = || {
        words
            .find(|word| !word.starts_with(char::is_uppercase) || *word == "Time")
            .is_some_and(|word| word.eq_ignore_ascii_case("time"))
    };
    zone || number || boundaries.tells_time(&first.to_lowercase()) || of_place()
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Whether `rest` begins as sentences do after "U.S.": with a capitalised word of a closed class or
/// an opening quote, not with a name.
fn starts_sentence(rest: &str, boundaries: &Boundaries) -> bool {
    if rest.starts_with(['“', '"', '‘']) {
        return true;
    }
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    word.chars().next().is_some_and(char::is_uppercase) && boundaries.opens(&word.to_lowercase())
}

/// Bytes that a dateline at the start of `sentence` takes, with the dash, colon or bracket that ends it
/// and the white space after: "WASHINGTON, Nov. 14 (Reuters) - ", "LONDON, Nov. 3: ", "(CNN) "; 0 where
/// there is none.
pub(crate) fn dateline(sentence: &str) -> usize {
    let found = |mark: &&str| Some((sentence.find(mark)?, mark.len()));
    let parts = |&(at, mark): &(usize, usize)| (&sentence[..at], &sentence[at + mark..]);
    let near = |&(at, _): &(usize, usize)| at <= LONGEST_DATELINE;
    let colon = found(&COLON).filter(near);
    let colon = colon.filter(|at| heads_report(parts(at).0, parts(at).1));
    let dash = DASHES.iter().filter_map(found).min().filter(near);
    let dash = || dash.filter(|at| names_place(parts(at).0, parts(at).1));
    if let Some((at, mark)) = colon.or_else(dash) {
        return at + mark;
    }
    let agency = sentence.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    let named = |(name, rest): &(&str, &str)| {
        name.len() <= LONGEST_AGENCY && is_capitals(name) && rest.starts_with(char::is_uppercase)
    };
    agency.filter(named).map_or(0, |(_, rest)| sentence.len() - rest.len())
}

const DASHES: [&str; 4] = [" — ", " – ", " -- ", " - "];
const COLON: &str = ": ";
const LONGEST_DATELINE: usize = 60;
const LONGEST_AGENCY: usize = 20;

/// Words of a place that is not in capitals: "San Juan, P.R."
const LONGEST_PLACE: usize = 4;

/// Words of the sentence behind it; fewer are the name of a thing or a heading.
const SHORTEST_REPORT: usize = 5;

/// Whether the words before a dash name the place of a report: its first word in capitals, an agency
/// in brackets at the end, or a few names before a new sentence; and no word in small letters.
fn names_place(words: &str, after: &str) -> bool {
    let first = words.split([' ', ',']).next().unwrap_or("");
    let agency = words.ends_with(')') && words.contains(" (");
    let named = || {
        let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || ",.'’-".contains(c));
        words.split(' ').all(letters) && !has_words(words, LONGEST_PLACE) && begins_report(after)
    };
    // "Boyd Mills (BM) — a maker of cloth — opened a plant"
    let goes_on = after.starts_with(char::is_lowercase);
    is_without_small(words) && !goes_on && (is_capitals(first) || agency || named())
}

/// Whether the words before a colon name the place of a report: its first word in capitals, no word in
/// small letters, and a new sentence behind them. A place that is not in capitals is told from a speaker
/// by the parser alone.
fn heads_report(words: &str, after: &str) -> bool {
    let first = words.split([' ', ',']).next().unwrap_or("");
    is_without_small(words) && is_capitals(first) && begins_report(after)
}

fn is_without_small(words: &str) -> bool {
    !words.is_empty() && !words.split(' ').any(|word| word.starts_with(char::is_lowercase))
}

/// Whether `after` begins as a sentence does and has the words of a report.
fn begins_report(after: &str) -> bool {
    after.starts_with(|c: char| c.is_uppercase() || c == '“' || c == '"')
        && has_words(after, SHORTEST_REPORT)
}

fn has_words(text: &str, more_than: usize) -> bool {
    text.split(' ').nth(more_than).is_some()
}

/// Whether a word has several letters, all of them capitals.
fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 2 && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        split(text, &Boundaries::english()).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn full_stops_that_end_no_sentence() {
        for text in [
            "Mr. Boyd met Dr. J. P. Hale at 5 p.m. on Tuesday.",
            "Mme. Hale left at 5 p.m. Tuesday, at 6 a.m. ET, at 7 p.m. Hong Kong time.",
            "It happened on Oct. 7, 2023 in St. Louis.",
            "The U.S. Senate met in Washington, D.C. on Monday.",
            "\"What now?\" he asked.",
            "It rose 4.5 percent to $1.2 million.",
            "See www.example.org/a.b for more.",
            "Well... maybe not.",
            "No. 5 won.",
            "It is shut Dec. 30-Jan. 2 for the feast.",
            "It ran from Nov. 30 – Dec. 2 in all.",
            "The order no. 2019-05-77 was signed.",
            "See case no. 12/1934 of it.",
            "A.I. Hale and K.C. Hale, a director, left with J.R. Boyd.",
            "“We won.” — Boyd",
            "\"We won.\" - The Evening Post",
            "... The rest is lost.",
            "She sent it, Image: “Stop.”",
        ] {
            assert_eq!(texts(text), [text]);
        }
    }

    #[test]
    fn what_never_ends_is_cut() {
        for text in [
            "He ran and ".repeat(2_000),
            "Mon,Tue".repeat(3_000),
            format!("{} {}", "x".repeat(5_000), "y".repeat(5_000)),
        ] {
            let found = texts(&text);
            assert!(found.len() > 1);
            assert!(found.iter().all(|part| part.len() <= 2 * LONGEST + 1_000));
            // Between words, not inside one.
            let first = found[0].len();
            assert!(first >= LONGEST && !text[first..].starts_with(char::is_alphanumeric));
            let whole: String = found.concat().split_whitespace().collect();
            assert_eq!(whole, text.split_whitespace().collect::<String>());
        }
        let word = "x".repeat(100_000);
        assert_eq!(texts(&word), [word.as_str()]);
    }

    #[test]
    fn sentence_ends() {
        for (text, sentences) in [
            ("She said no. 20 men left.", vec!["She said no.", "20 men left."]),
            ("It rained. We left.", vec!["It rained.", "We left."]),
            ("“It rained.” We left.", vec!["“It rained.”", "We left."]),
            ("He left the U.S. The board met.", vec!["He left the U.S.", "The board met."]),
            ("They sat until 2 a.m. Police came.", vec!["They sat until 2 a.m.", "Police came."]),
            ("It rang at 2 a.m. Boyd had no time.", vec!["It rang at 2 a.m.", "Boyd had no time."]),
            ("Really?! “Yes.”", vec!["Really?!", "“Yes.”"]),
            ("It failed.“ But we won.", vec!["It failed.“", "But we won."]),
            ("We lost. ... We won.", vec!["We lost.", "... We won."]),
            ("He left the C.I.A. The board met.", vec!["He left the C.I.A.", "The board met."]),
            ("The bridge at dawn Photo: A. Boyd.", vec!["The bridge at dawn", "Photo: A. Boyd."]),
            ("The bridge. Image credit: Boyd", vec!["The bridge.", "Image credit: Boyd"]),
            ("Held in Ely, U.K. Image: Boyd", vec!["Held in Ely, U.K.", "Image: Boyd"]),
            ("Photo: Boyd", vec!["Photo: Boyd"]),
            ("A heading\nThe text begins", vec!["A heading", "The text begins"]),
            ("One.\r\n\r\n  Two.  ", vec!["One.", "Two."]),
            ("", vec![]),
            (" \n\t\n", vec![]),
        ] {
            assert_eq!(texts(text), sentences);
        }
    }

    #[test]
    fn datelines() {
        for (text, body) in [
            ("WASHINGTON (AP) — The Senate met.", "The Senate met."),
            ("WASHINGTON, Nov. 14 (Reuters) - The Senate met.", "The Senate met."),
            ("SAN FRANCISCO — The bay froze.", "The bay froze."),
            ("Berlin (dpa) – Die Lage", "Die Lage"),
            (
                "Port Merrow – Some hundred nurses left on Friday.",
                "Some hundred nurses left on Friday.",
            ),
            ("Salem, Ore. — “We met on Friday,” she said.", "“We met on Friday,” she said."),
            (
                "PORT MERROW, Nov 3: The council sold its harbour on Friday.",
                "The council sold its harbour on Friday.",
            ),
            (
                "NORTH MERROW: Their hopes — a job — dashed, ninety left on Friday.",
                "Their hopes — a job — dashed, ninety left on Friday.",
            ),
            (
                "Police: The man left the house on Friday.",
                "Police: The man left the house on Friday.",
            ),
            (
                "Boyd Mills (BM) — a maker of cloth — opened a plant.",
                "Boyd Mills (BM) — a maker of cloth — opened a plant.",
            ),
            ("LIVE: Watch it here", "LIVE: Watch it here"),
            ("Berlin – Die Lage", "Berlin – Die Lage"),
            (
                "The Mayor – a baker – left them all on Friday.",
                "The Mayor – a baker – left them all on Friday.",
            ),
            ("(CNN) President Boyd left.", "President Boyd left."),
            ("The mayor — a baker — left.", "The mayor — a baker — left."),
            ("(We met.) They left.", "(We met.) They left."),
            ("NATO allies - all of them - met.", "NATO allies - all of them - met."),
            (" — ", " — "),
            ("", ""),
        ] {
            assert_eq!(&text[dateline(text)..], body);
        }
    }
}
