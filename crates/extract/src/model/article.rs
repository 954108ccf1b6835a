use super::{Block, Cutting, Span};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an article's bytes came from: a path, a URL, or a name such as `pasted text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source(pub String);

/// The document creation time (TimeML): the day of publication, and where it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dct {
    /// The day.
    pub day: NaiveDate,
    /// What says so.
    pub evidence: DctEvidence,
}

impl Dct {
    /// Why this day, as a sentence.
    pub fn because(&self) -> String {
        match &self.evidence {
            DctEvidence::User => "You said so.".to_owned(),
            DctEvidence::Metadata(field) => {
                let stated = STATED.iter().find_map(|(start, says)| {
                    Some(format!("{says} ({}).", field.strip_prefix(start)?))
                });
                stated.unwrap_or_else(|| format!("Its own data say when it appeared ({field})."))
            }
            DctEvidence::Url(part) => format!("Its address holds the day: {part}."),
            DctEvidence::Byline(words) => format!("A line of it says so: “{words}”."),
        }
    }
}

/// How the names of fields begin that are not a page's own, and what such a field says.
const STATED: [(&str, &str); 8] = [
    ("book property ", "The book says when it appeared"),
    ("document property ", "The document says when it was made"),
    ("feed ", "The feed says when it appeared"),
    ("file name ", "The name of its file holds the day"),
    ("front matter ", "The lines above its text say so"),
    ("last change ", "It says only when it was last changed"),
    ("mail header ", "The mail says when it was sent"),
    ("script ", "A script of the page says when it appeared"),
];

/// What an article's publication date rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "from", content = "words")]
pub enum DctEvidence {
    /// The user said so.
    User,
    /// Structured metadata, with the name of the field, and what has it where that is no page:
    /// `article:published_time`, `mail header Date`.
    Metadata(String),
    /// The URL's path holds the date.
    Url(String),
    /// A byline, dateline or first line, with its words.
    Byline(String),
}

/// A stretch of an article's text that was written on a day of its own: a quoted letter, a page of an
/// archive. Expressions that begin inside it count from that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Bytes of the article's text; what lies outside the text dates nothing.
    pub span: Span,
    /// The day it was written.
    pub day: NaiveDate,
}

/// One document as added, with its clean text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Where the bytes came from.
    pub source: Source,
    /// The title; may be empty.
    pub title: String,
    /// The line below the title that sums the article up; may be empty.
    pub subtitle: String,
    /// Who wrote it, as the article names them, without "By"; may be empty.
    pub byline: String,
    /// The outlet, as the article names it; may be empty.
    pub site: String,
    /// The part of the outlet it appeared in, as the article names it; may be empty.
    pub section: String,
    /// The address, of `http` or `https`, that it states for itself; may be empty.
    pub url: String,
    /// The BCP 47 tag of the language it states to be in: `de`, `en-GB`; may be empty. What the text
    /// is seen to be in is [`Extraction::unread`](super::Extraction::unread).
    pub language: String,
    /// The publication date; `None` where nothing says it: it is never guessed.
    pub dct: Option<Dct>,
    /// The day of the last change, where the article states it apart from its publication.
    pub updated: Option<NaiveDate>,
    /// The text, paragraphs separated by line feeds. All spans are byte ranges in it.
    pub text: String,
    /// Stretches of the text with a day of their own, as the user set them, in any order. Where two
    /// hold the same words, the shorter counts.
    pub passages: Vec<Passage>,
    /// The lines of the text and what each is, in its order. Empty where no reader made the article.
    pub blocks: Vec<Block>,
    /// What the source shows beside the text, in its order, as far as [`read`](crate::read) keeps it;
    /// empty where the source is nothing but the article.
    pub cut: Vec<Cutting>,
}

impl Article {
    /// The day relative expressions count from, where it is known.
    pub fn dct_day(&self) -> Option<NaiveDate> {
        self.dct.as_ref().map(|dct| dct.day)
    }

    /// The day that what begins at byte `at` of the text was written: that of the passage it stands
    /// in, else of the article; `None` where neither is known.
    ///
    /// ```
    /// use dateline_extract::{Article, Passage, Span};
    ///
    /// let text = "He wrote: “We sailed yesterday.”".to_owned();
    /// let day = "1916-05-04".parse().unwrap();
    /// let passages = vec![Passage { span: Span::new(10, text.len()), day }];
    /// let article = Article { text, passages, ..Article::default() };
    /// assert_eq!((article.day_at(3), article.day_at(20)), (None, Some(day)));
    /// ```
    pub fn day_at(&self, at: usize) -> Option<NaiveDate> {
        Passage::at(&self.passages, at).map_or(self.dct_day(), |at| Some(self.passages[at].day))
    }
}

impl Passage {
    /// The number of the shortest of `passages` that holds byte `at`.
    pub(crate) fn at(passages: &[Passage], at: usize) -> Option<usize> {
        let holds = |passage: &Passage| passage.span.start <= at && at < passage.span.end;
        let held = passages.iter().enumerate().filter(|(_, passage)| holds(passage));
        held.min_by_key(|(_, passage)| passage.span.len()).map(|(number, _)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_for_a_day_is_a_sentence() {
        let metadata = |field: &str| DctEvidence::Metadata(field.to_owned());
        for (evidence, sentence) in [
            (
                metadata("JSON-LD datePublished"),
                "Its own data say when it appeared (JSON-LD datePublished).",
            ),
            (metadata("mail header Date"), "The mail says when it was sent (Date)."),
            (
                metadata("last change og:updated_time"),
                "It says only when it was last changed (og:updated_time).",
            ),
            (DctEvidence::Url("2021/03/09".to_owned()), "Its address holds the day: 2021/03/09."),
            (DctEvidence::User, "You said so."),
        ] {
            assert_eq!(Dct { day: NaiveDate::MIN, evidence }.because(), sentence);
        }
    }
}
