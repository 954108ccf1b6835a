//! What holds of every input whatsoever, stated once: the fuzzer's targets, `tests/robust.rs` and
//! `tests/pipeline.rs` call these functions. Each panics where its property does not hold.

use dateline_extract::{
    Article, CodePoints, Dct, DctEvidence, Edtf, Event, Extraction, Language, Mention, Source,
    Span, Timex, extract as extract_from, parse_day, read as read_from, timetag as timetag_in,
};
use std::borrow::Cow;

#[path = "formats.rs"]
mod formats;
#[path = "../../crates/nlp/tests/sound/mod.rs"]
pub mod sound;
#[path = "value.rs"]
mod value;

use value::is_value;

/// A check of one input; panics where a property does not hold.
pub type Check = fn(&[u8]);

/// Every check, by the name of its target in `targets/`.
pub const ALL: [(&str, Check); 15] = [
    ("analyze", analyze),
    ("parse", parse),
    ("words", words),
    ("read", read),
    ("extract", extract),
    ("timetag", timetag),
    ("html", html),
    ("mail", mail),
    ("feed", feed),
    ("rtf", rtf),
    ("warc", warc),
    ("docx", docx),
    ("odt", odt),
    ("epub", epub),
    ("pdf", pdf),
];

/// Sentences, tokens and verb groups by rules.
pub fn analyze(input: &[u8]) {
    sound::analysis(&text(input));
}

/// The parse by the networks.
pub fn parse(input: &[u8]) {
    sound::parse(&text(input));
}

/// The words that the networks are given.
pub fn words(input: &[u8]) {
    sound::words(&text(input));
}

/// Any file, under names of every kind.
pub fn read(input: &[u8]) {
    for name in ["a.txt", "a.md", "a.html", "https://example.org/2019/11/19/a", "pasted text"] {
        let read = || read_from(input, Source(name.to_owned()));
        let found = read();
        assert_eq!(format!("{found:?}"), format!("{:?}", read()), "{name}: {:?}", text(input));
        assert!(!found.is_empty(), "{name}: {:?}", text(input));
        found.iter().flatten().for_each(sound_article);
    }
}

/// A whole file becomes articles or errors, at least one of them.
fn file(bytes: &[u8]) {
    let found = read_from(bytes, Source("a".to_owned()));
    assert!(!found.is_empty(), "{:?}", text(bytes));
    found.iter().flatten().for_each(sound_article);
}

/// A page with the input in it.
pub fn html(input: &[u8]) {
    file(&formats::html(input));
}

/// A mail that goes on as the input does.
pub fn mail(input: &[u8]) {
    file(&formats::mail(input));
}

/// A feed of the input.
pub fn feed(input: &[u8]) {
    file(&formats::feed(input));
}

/// A rich text document of the input.
pub fn rtf(input: &[u8]) {
    file(&formats::rtf(input));
}

/// A web archive of the input.
pub fn warc(input: &[u8]) {
    file(&formats::warc(input));
}

/// A DOCX document of the input's parts.
pub fn docx(input: &[u8]) {
    file(&formats::docx(input));
}

/// An ODT document of the input's parts.
pub fn odt(input: &[u8]) {
    file(&formats::odt(input));
}

/// A book of the input's parts.
pub fn epub(input: &[u8]) {
    file(&formats::epub(input));
}

/// A PDF document of the input's parts.
pub fn pdf(input: &[u8]) {
    file(&formats::pdf(input));
}

/// An article that was read has plain text, and a day that can be written.
fn sound_article(article: &Article) {
    let (text, title) = (article.text.as_str(), article.title.as_str());
    assert!(!text.is_empty() && text == text.trim_matches(['\n', ' ', '\t']), "{text:?}");
    assert_eq!(title.split_whitespace().collect::<Vec<_>>().join(" "), title);
    let plain = |c: char| {
        matches!(c, '\n' | '\t' | ' ')
            || !(c.is_control() || c.is_whitespace() || c == '\u{ad}' || c == '\u{feff}')
    };
    assert!(text.chars().chain(title.chars()).all(plain), "{title:?}, {text:?}");
    if let Some(day) = article.dct_day() {
        assert_eq!(parse_day(&day.to_string()), Some(day), "no day to be written: {day}");
    }
}

/// Events of an article, whose first line may be its day of publication.
pub fn extract(input: &[u8]) {
    let article = article(&text(input));
    let found = extract_from(&article, Language::english());
    extraction(&article.text, &found);
    assert_eq!(found.timexes, timetag_in(&article, Language::english()), "{article:?}");
    assert_eq!(found, extract_from(&article, Language::english()), "{article:?}");
}

/// Temporal expressions of an article, whose first line may be its day of publication.
pub fn timetag(input: &[u8]) {
    let article = article(&text(input));
    let found = timetag_in(&article, Language::english());
    timexes(&article.text, &found);
    assert_eq!(found, timetag_in(&article, Language::english()), "{article:?}");
}

/// Any bytes as text; seeds are UTF-8, what the fuzzer makes of them is not always.
pub fn text(input: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(input)
}

/// The article that `text` is, published on the day its first line names where it is one.
fn article(text: &str) -> Article {
    let dated = text.split_once('\n').and_then(|(line, rest)| Some((parse_day(line)?, rest)));
    Article {
        source: Source("fuzz".to_owned()),
        dct: dated.map(|(day, _)| Dct { day, evidence: DctEvidence::User }),
        text: dated.map_or(text, |(_, rest)| rest).to_owned(),
        ..Article::default()
    }
}

/// What `extract` found in `text` is sound: spans lie in the text on characters, sentences hold
/// their triggers, dates can be written and read, labels are not empty.
pub fn extraction(text: &str, found: &Extraction) {
    in_order(text, found.sentences.iter());
    timexes(text, &found.timexes);
    in_order(text, found.mentions.iter().map(|mention| &mention.trigger));
    found.mentions.iter().for_each(|mention| sound_mention(text, found, mention));
    found.events.iter().for_each(|event| sound_event(text, found, event));
    in_order(text, found.told.iter().map(|told| &told.trigger));
    let sentence = |span: Span| found.sentences.iter().position(|own| own.contains(span));
    for told in &found.told {
        inside(text, told.trigger);
        let event = &found.events[told.event];
        assert_eq!(Some(told.date), event.date, "{told:?} in {text:?}");
        // In the event's sentence, or in one close by that goes on telling it.
        let places = sentence(told.trigger).zip(sentence(event.trigger));
        let near = places.is_some_and(|(told, event)| told.abs_diff(event) <= 5);
        assert!(near, "{told:?} in {text:?}");
        assert!(event.trigger != told.trigger && (0.0..=1.0).contains(&told.confidence));
    }
    let starts = found.events.windows(2).map(|pair| (pair[0].trigger, pair[1].trigger));
    assert!(starts.clone().all(|(a, b)| a.start <= b.start), "events out of order: {text:?}");
}

fn sound_mention(text: &str, found: &Extraction, mention: &Mention) {
    let sentence = found.sentences[mention.sentence];
    assert!(sentence.contains(mention.trigger), "{mention:?} in {text:?}");
    for span in mention.participants.iter().map(|(span, _)| span).chain(&mention.place) {
        inside(text, *span);
        assert!(sentence.contains(*span), "{mention:?} in {text:?}");
    }
}

fn sound_event(text: &str, found: &Extraction, event: &Event) {
    let from = &event.provenance;
    assert!(found.sentences.contains(&from.sentence), "{event:?} in {text:?}");
    assert!(from.sentence.contains(event.trigger), "{event:?} in {text:?}");
    inside(text, event.trigger);
    event.also.iter().for_each(|span| inside(text, *span));
    event.date.into_iter().for_each(|date| sound_date(text, date));
    assert!(!event.headline.trim().is_empty(), "{event:?} in {text:?}");
    let names = event.participants.iter().map(|participant| &participant.name).chain(&event.place);
    assert!(names.clone().all(|name| text.contains(name.as_str())), "{event:?} in {text:?}");
    assert!((0.0..=1.0).contains(&event.confidence), "{event:?} in {text:?}");
    assert!((0.0..=1.0).contains(&event.importance), "{event:?} in {text:?}");
    for link in &event.order {
        inside(text, link.words);
        assert!(from.sentence.contains(link.trigger), "{event:?} in {text:?}");
        assert!(link.trigger != event.trigger, "before itself: {event:?} in {text:?}");
        assert!(!link.label.is_empty(), "{event:?} in {text:?}");
    }
    if let Some(words) = from.timex {
        inside(text, words);
        let timex = found.timexes.iter().find(|timex| words.overlaps(timex.span));
        assert!(timex.is_some(), "date words that are none: {event:?} in {text:?}");
    }
}

/// Temporal expressions are in order, each by a rule of ours, each with a value of TIMEX3 and, where
/// it has a date, one that can be written and read.
fn timexes(text: &str, found: &[Timex]) {
    in_order(text, found.iter().map(|timex| &timex.span));
    for timex in found {
        let rule = Language::english().rules.iter().find(|rule| rule.name == timex.rule);
        assert!(rule.is_some_and(|rule| rule.kind == timex.kind), "{timex:?} in {text:?}");
        assert!(is_value(&timex.value), "no TIMEX3 value: {timex:?} in {text:?}");
        timex.date.into_iter().chain(timex.shaped).for_each(|date| sound_date(text, date));
    }
}

fn sound_date(text: &str, date: Edtf) {
    assert_eq!(date.to_string().parse(), Ok(date), "{date} does not read back; in {text:?}");
    if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
        assert!(first <= last, "{date} ends before it begins; in {text:?}");
    }
}

fn inside(text: &str, span: Span) {
    assert!(span.start < span.end, "{span:?} is empty in {text:?}");
    assert!(text.get(span.start..span.end).is_some(), "{span:?} cuts a character of {text:?}");
    let points = CodePoints::new(text);
    assert_eq!(points.span(text, points.range(text, span)), span, "{text:?}");
}

fn in_order<'a>(text: &str, spans: impl IntoIterator<Item = &'a Span>) {
    let mut end = 0;
    for span in spans {
        inside(text, *span);
        assert!(end <= span.start, "{span:?} begins before {end} in {text:?}");
        end = span.end;
    }
}
