//! Finds the mentions of names, sentence by sentence: runs of words without the titles, articles and
//! marks at their sides.

use super::article::{Article, Role};
use super::runs::{Run, runs};
use super::tables::{Tables, Title, Use};
use super::{Gender, NameKind};
use crate::Sentence;
use std::ops::Range;

/// One mention of a name.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub tokens: Range<usize>,
    pub sentence: usize,
    /// What the model takes it for.
    pub network: Option<NameKind>,
    /// Whether a word for a person stands before it.
    pub person: bool,
    /// What that word tells.
    pub gender: Gender,
    /// Whether "the" stands before it.
    pub definite: bool,
    /// Whether it is the subject or an object of its clause.
    pub argument: bool,
    /// Whether it is the subject.
    pub subject: bool,
    /// Whether the tag or label of a sentence without headline capitals speaks for a name.
    pub plain: bool,
}

/// All that may be mentions, in order, none overlapping. Whether a run without any evidence is a name
/// is for `link` to say, which sees the whole article.
pub(super) fn find(article: &Article, tables: &Tables) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (number, sentence) in article.sentences.iter().enumerate() {
        let plain = !article.is_title_case(sentence);
        for run in runs(article, tables, sentence) {
            let finder = Finder { article, tables, sentence, number, plain };
            finder.add(&run, &mut mentions);
        }
    }
    mentions
}

/// Makes mentions of the runs of one sentence.
struct Finder<'a> {
    article: &'a Article<'a>,
    tables: &'a Tables,
    sentence: &'a Sentence,
    number: usize,
    plain: bool,
}

impl Finder<'_> {
    fn add(&self, run: &Run, mentions: &mut Vec<Mention>) {
        let tokens = self.trim(run);
        if tokens.is_empty() {
            return;
        }
        if run.weak {
            let mention = self.mention(tokens, None, None);
            mentions.push(Mention { argument: false, plain: false, ..mention });
            return;
        }
        let whole = self.tables.known(self.article.words(&tokens)).is_some();
        let last = self.article.word(tokens.end - 1);
        let organization = self.tables.is_org_word(last) && tokens.len() > 1;
        match self.title_within(&tokens, run.network) {
            Some((title, words)) if !whole && !organization => {
                if words.start > tokens.start {
                    mentions.push(self.mention(tokens.start..words.start, None, None));
                }
                let name =
                    self.trim(&Run { tokens: words.end..tokens.end, network: None, weak: false });
                if !name.is_empty() {
                    mentions.push(self.mention(name, run.network, Some(title)));
                }
            }
            _ => {
                let before = self.word_before(tokens.start, run.network);
                mentions.push(self.mention(tokens, run.network, before));
            }
        }
    }

    fn mention(
        &self,
        tokens: Range<usize>,
        network: Option<NameKind>,
        title: Option<Title>,
    ) -> Mention {
        let article = self.article;
        let head = article.head_of(&tokens);
        let first = self.sentence.tokens.start;
        let before = tokens.start.checked_sub(1).filter(|before| *before >= first);
        let role = if article.has_tag(head) { article.role(head) } else { Role::Other };
        let definite = before.is_some_and(|at| article.word(at).eq_ignore_ascii_case("the"));
        Mention {
            sentence: self.number,
            network: network.filter(|_| self.plain),
            person: title.is_some(),
            gender: title.map_or(Gender::Unknown, |title| title.gender),
            definite,
            argument: self.plain && role != Role::Other,
            subject: self.plain && role == Role::Subject,
            plain: self.plain,
            tokens,
        }
    }

    /// The words of a run without article, quotation marks, "'s", and words in small letters at its
    /// sides that are no part of a name.
    fn trim(&self, run: &Run) -> Range<usize> {
        let (article, mut tokens) = (self.article, run.tokens.clone());
        let begins = |at: usize| {
            let word = article.word(at);
            let article_word = matches!(word, "The" | "the" | "A" | "a" | "An" | "an");
            !article_word
                && (word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                    || is_particle(word)
                    || word.chars().any(char::is_uppercase))
        };
        while !tokens.is_empty() && !begins(tokens.start) {
            tokens.start += 1;
        }
        let small = matches!(run.network, Some(NameKind::Organization | NameKind::Other));
        let ends = |at: usize| {
            let word = article.word(at);
            let letters = word.chars().any(char::is_alphanumeric);
            let capital = word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
            // "Wai-ching" goes on in small letters.
            let joined = at > tokens.start && article.is_joined(at) && article.word(at - 1) == "-";
            let name = small || capital || joined || !word.is_ascii();
            letters && !article.is_possessive(at) && name
        };
        let end = (tokens.clone()).rev().find(|at| ends(*at)).map_or(tokens.start, |at| at + 1);
        tokens.end = end;
        let alone = tokens.len() == 1 && self.is_no_name(tokens.start);
        if alone || !tokens.clone().any(|at| article.word(at).chars().any(char::is_uppercase)) {
            tokens.end = tokens.start;
        }
        tokens
    }

    fn is_no_name(&self, at: usize) -> bool {
        let word = self.article.word(at);
        self.tables.is_no_name(word) || !word.chars().any(char::is_alphabetic)
    }

    /// The title among the words, with only places or peoples before it ("U.S. President Smith"), and
    /// the tokens it takes, further titles included.
    fn title_within(
        &self,
        tokens: &Range<usize>,
        network: Option<NameKind>,
    ) -> Option<(Title, Range<usize>)> {
        let mut start = tokens.start;
        let (mut title, mut end) = loop {
            if let Some(found) = self.title_at(start, tokens.end) {
                break found;
            }
            // The longest name of a place before it, of four words at most.
            let ends = (start + 1..=tokens.end.min(start + 4)).rev();
            let known =
                |end: &usize| self.tables.known(self.article.words(&(start..*end))).is_some();
            start = ends.into_iter().find(known)?;
            if self.article.is_possessive(start.min(tokens.end - 1)) {
                return None;
            }
        };
        let place = matches!(
            network,
            Some(NameKind::Organization | NameKind::Place | NameKind::Polity | NameKind::Other)
        );
        if title.used == Use::Doubtful && place && end < tokens.end && start == tokens.start {
            return None;
        }
        while let Some((next, after)) = self.title_at(end, tokens.end) {
            let gender = if next.gender == Gender::Unknown { title.gender } else { next.gender };
            (title, end) = (Title { gender, ..title }, after);
        }
        Some((title, start..end))
    }

    /// The longest title that begins with token number `start`, and where it ends.
    fn title_at(&self, start: usize, end: usize) -> Option<(Title, usize)> {
        let ends = (start + 1..=end.min(start + 4)).rev();
        let title = |end: usize| {
            let title = self.tables.title(self.article.words(&(start..end)))?;
            (title.used != Use::Noun).then_some((title, end))
        };
        ends.into_iter().find_map(title)
    }

    /// The title or the word for a person that stands right before token number `start`.
    fn word_before(&self, start: usize, network: Option<NameKind>) -> Option<Title> {
        let first = self.sentence.tokens.start.max(start.saturating_sub(4));
        let (title, at) = (first..start).find_map(|from| {
            Some((self.tables.title(self.article.words(&(from..start)))?, from))
        })?;
        let person = matches!(network, None | Some(NameKind::Person));
        // "the mother of Anna" is two people; "his mother Anna" is one, "coach Atlanta" none.
        let sure = title.used == Use::Title || person;
        let capital = self.article.word(at).starts_with(char::is_uppercase);
        (sure && (capital || title.used == Use::Noun)).then_some(title)
    }
}

/// Whether the word in small letters may begin a name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "ibn"
            | "van"
            | "von"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "du"
            | "el"
            | "ter"
    )
}
