//! Whole texts of our own (`stories/*.toml`), each expression with its value: a war, a life, a judgment, a
//! firm, a journey, short messages, undated texts.

use dateline_extract::{Article, Dct, DctEvidence, Language, Source, Timex, timetag};
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// The day of publication, where it is known.
    dct: Option<String>,
    /// Whether each sentence is a text of its own.
    #[serde(default)]
    apart: bool,
    sentence: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    /// Every expression with its TIMEX3 value, in order.
    times: Vec<(String, String)>,
    /// Why it still comes out otherwise.
    open: Option<String>,
}

impl Sentence {
    /// What is read in it, where that is not what it says.
    fn difference(&self, read: &[(&str, &str)]) -> Option<String> {
        let told = self.times.iter().map(|(words, value)| (words.as_str(), value.as_str()));
        (!told.eq(read.iter().copied()))
            .then(|| format!("{}\n    wanted {:?}\n    got    {read:?}", self.text, self.times))
    }
}

fn read(text: &str, dct: Option<&str>) -> Vec<Timex> {
    let day = |day: &str| day.parse().unwrap_or_else(|_| panic!("`{day}` is no ISO day"));
    let article = Article {
        source: Source("stories.rs".to_owned()),
        dct: dct.map(|dct| Dct { day: day(dct), evidence: DctEvidence::User }),
        text: text.to_owned(),
        ..Article::default()
    };
    timetag(&article, Language::english())
}

/// Says of each sentence that is not read as it says, and of each that is open and is.
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(name);
    let story = std::fs::read_to_string(&path).expect(name);
    let story: Story = toml::from_str(&story).expect(name);
    let joined = story.sentence.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n");
    let whole = if story.apart { Vec::new() } else { read(&joined, story.dct.as_deref()) };
    let mut start = 0;
    let mut report = String::new();
    for sentence in &story.sentence {
        let own = if story.apart { read(&sentence.text, story.dct.as_deref()) } else { Vec::new() };
        let (text, timexes) = if story.apart { (&sentence.text, &own) } else { (&joined, &whole) };
        let (from, end) =
            if story.apart { (0, text.len()) } else { (start, start + sentence.text.len()) };
        start = end + 1;
        let here = timexes.iter().filter(|timex| from <= timex.span.start && timex.span.end <= end);
        let read: Vec<_> = here.map(|timex| (timex.span.of(text), timex.value.as_str())).collect();
        match (sentence.difference(&read), &sentence.open) {
            (Some(difference), None) => writeln!(report, "  {difference}"),
            (None, Some(_)) => {
                writeln!(report, "  right by now, so no longer open: {}", sentence.text)
            }
            _ => Ok(()),
        }
        .expect("a string takes text");
    }
    assert!(report.is_empty(), "{name}:\n{report}");
}

#[test]
fn war() {
    check("war.toml");
}

#[test]
fn life() {
    check("life.toml");
}

#[test]
fn judgment() {
    check("judgment.toml");
}

#[test]
fn company() {
    check("company.toml");
}

#[test]
fn diary() {
    check("diary.toml");
}

#[test]
fn messages() {
    check("messages.toml");
}

#[test]
fn undated() {
    check("undated.toml");
}
