//! Word lists of `data/<language>/lexicon`.

use super::DataError;
use crate::model::{EventKind, Status};
use dateline_nlp::{Analysis, Label};
use std::collections::{BTreeMap, BTreeSet};

/// How a verb stands to the happening that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It holds somebody to account for it: "charged with robbing the bank".
    Charge,
    /// It answers or remembers it: "condemned the attack".
    Reaction,
    /// It plans it: "scheduled a vote".
    Plan,
    /// It is a part of it: "began to withdraw".
    Phase,
    /// It puts it on another day: "moved the game to Sunday".
    Shift,
}

impl Stance {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "charge" => Self::Charge,
            "reaction" => Self::Reaction,
            "plan" => Self::Plan,
            "phase" => Self::Phase,
            "shift" => Self::Shift,
            _ => return None,
        })
    }
}

/// Which of two happenings a word leads: "after" the earlier one, "before" the later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// "after the vote".
    Earlier,
    /// "before the vote".
    Later,
}

impl Order {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "earlier" => Some(Self::Earlier),
            "later" => Some(Self::Later),
            _ => None,
        }
    }
}

/// Words that name, report, plan, deny or do not make happenings. All lemmas in lower case.
#[derive(Debug)]
pub struct Lexicon {
    nouns: BTreeSet<&'static str>,
    reporting: BTreeSet<&'static str>,
    stative: BTreeSet<&'static str>,
    light: BTreeSet<&'static str>,
    stamps: BTreeSet<&'static str>,
    greetings: BTreeSet<&'static str>,
    favourites: BTreeSet<&'static str>,
    origins: BTreeSet<&'static str>,
    pasts: BTreeMap<&'static str, &'static str>,
    transitive: BTreeSet<&'static str>,
    asides: BTreeSet<&'static str>,
    connectives: BTreeSet<&'static str>,
    governors: BTreeMap<&'static str, Status>,
    plans: BTreeSet<&'static str>,
    modals: BTreeMap<&'static str, Status>,
    qualifiers: BTreeMap<&'static str, Status>,
    kinds: BTreeMap<&'static str, [EventKind; 2]>,
    phrases: BTreeMap<&'static str, EventKind>,
    stances: BTreeMap<&'static str, Stance>,
    orders: BTreeMap<&'static str, Order>,
}

/// The rows of a word list: a header line, then tab-separated fields; `#` begins a comment.
fn rows((file, text): File, fields: usize) -> Result<Vec<Vec<&'static str>>, DataError> {
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let row: Vec<_> = line.split('\t').collect();
        if row.len() != fields {
            let reason = format!("line {}: {} fields, not {fields}", number + 1, row.len());
            return Err(DataError { file: file.to_owned(), reason });
        }
        rows.push(row);
    }
    rows.remove(0);
    if let Some(pair) = rows.windows(2).find(|pair| pair[0][0] >= pair[1][0]) {
        let reason =
            format!("`{}` stands before `{}`: sort the rows, each once", pair[0][0], pair[1][0]);
        return Err(DataError { file: file.to_owned(), reason });
    }
    Ok(rows)
}

macro_rules! file {
    ($file:literal) => {
        ($file, include_str!(concat!("../../data/", $file)))
    };
}

type File = (&'static str, &'static str);

const TRIGGERS: File = file!("en/lexicon/triggers.tsv");
const REPORTING: File = file!("en/lexicon/reporting.tsv");
const STATIVE: File = file!("en/lexicon/stative.tsv");
const GOVERNORS: File = file!("en/lexicon/governors.tsv");
const PLANS: File = file!("en/lexicon/plans.tsv");
const LIGHT: File = file!("en/lexicon/light.tsv");
const MODALS: File = file!("en/lexicon/modals.tsv");
const STAMPS: File = file!("en/lexicon/stamps.tsv");
const GREETINGS: File = file!("en/lexicon/greetings.tsv");
const FAVOURITES: File = file!("en/lexicon/favourites.tsv");
const ORIGINS: File = file!("en/lexicon/origins.tsv");
const PASTS: File = file!("en/lexicon/pasts.tsv");
const TRANSITIVE: File = file!("en/lexicon/transitive.tsv");
const KINDS: File = file!("en/lexicon/kinds.tsv");
const PHRASES: File = file!("en/lexicon/phrases.tsv");
const QUALIFIERS: File = file!("en/lexicon/qualifiers.tsv");
const STANCES: File = file!("en/lexicon/stances.tsv");
const ASIDES: File = file!("en/lexicon/asides.tsv");
const CONNECTIVES: File = file!("en/lexicon/connectives.tsv");
const ORDER: File = file!("en/lexicon/order.tsv");

/// The word lists of English, each with its path inside `data/`.
pub(super) const ENGLISH_FILES: &[File] = &[
    TRIGGERS,
    REPORTING,
    STATIVE,
    LIGHT,
    GOVERNORS,
    PLANS,
    MODALS,
    QUALIFIERS,
    STAMPS,
    TRANSITIVE,
    KINDS,
    PHRASES,
    STANCES,
    ORDER,
    ASIDES,
    CONNECTIVES,
    GREETINGS,
    ORIGINS,
    PASTS,
];

fn words(file: File) -> Result<BTreeSet<&'static str>, DataError> {
    Ok(rows(file, 1)?.into_iter().map(|row| row[0]).collect())
}

/// The class that `read` makes of a word in the row of `lemma`.
fn class<T>(
    file: File,
    lemma: &str,
    word: &str,
    read: fn(&str) -> Option<T>,
) -> Result<T, DataError> {
    read(word).ok_or_else(|| DataError {
        file: file.0.to_owned(),
        reason: format!("`{word}` of `{lemma}` is not known"),
    })
}

/// The class of each word, as `read` makes it of the second field.
fn classes<T>(
    file: File,
    read: fn(&str) -> Option<T>,
) -> Result<BTreeMap<&'static str, T>, DataError> {
    let row = |row: Vec<&'static str>| Ok((row[0], class(file, row[0], row[1], read)?));
    rows(file, 2)?.into_iter().map(row).collect()
}

/// The kinds of each lemma, as a verb and as a noun.
fn kinds() -> Result<BTreeMap<&'static str, [EventKind; 2]>, DataError> {
    let kinds = |row: Vec<&'static str>| {
        let kind = |word| class(KINDS, row[0], word, EventKind::from_word);
        Ok((row[0], [kind(row[1])?, kind(row[2])?]))
    };
    rows(KINDS, 3)?.into_iter().map(kinds).collect()
}

impl Lexicon {
    pub(super) fn english() -> Result<Self, DataError> {
        Ok(Self {
            nouns: words(TRIGGERS)?,
            reporting: words(REPORTING)?,
            stative: words(STATIVE)?,
            light: words(LIGHT)?,
            stamps: words(STAMPS)?,
            greetings: words(GREETINGS)?,
            favourites: words(FAVOURITES)?,
            origins: words(ORIGINS)?,
            pasts: rows(PASTS, 2)?.into_iter().map(|row| (row[0], row[1])).collect(),
            transitive: words(TRANSITIVE)?,
            asides: words(ASIDES)?,
            connectives: words(CONNECTIVES)?,
            governors: classes(GOVERNORS, Status::from_word)?,
            plans: words(PLANS)?,
            modals: classes(MODALS, Status::from_word)?,
            qualifiers: classes(QUALIFIERS, Status::from_word)?,
            kinds: kinds()?,
            phrases: classes(PHRASES, EventKind::from_word)?,
            stances: classes(STANCES, Stance::from_word)?,
            orders: classes(ORDER, Order::from_word)?,
        })
    }

    /// Whether a noun, singular or plural, names a happening: "attack", "talks".
    pub fn is_eventive(&self, noun: &str) -> bool {
        let singular = |suffix, with: &str| {
            noun.strip_suffix(suffix)
                .is_some_and(|stem| self.nouns.contains(format!("{stem}{with}").as_str()))
        };
        self.nouns.contains(noun) || singular("s", "") || singular("es", "") || singular("ies", "y")
    }

    /// What kind of happening a lemma in lower case names, as a verb or as a noun.
    pub fn kind(&self, lemma: &str, nominal: bool) -> EventKind {
        self.kinds.get(lemma).map_or(EventKind::Other, |kinds| kinds[usize::from(nominal)])
    }

    /// What kind of happening two lemmas name together: "swear in", "strike on".
    pub fn phrase_kind(&self, lemmas: &str) -> Option<EventKind> {
        self.phrases.get(lemmas).copied()
    }

    /// Whether a verb reports what was said: "say", "announce".
    pub fn is_reporting(&self, lemma: &str) -> bool {
        self.reporting.contains(lemma)
    }

    /// Whether a verb names a state rather than a happening: "be", "know".
    pub fn is_stative(&self, lemma: &str) -> bool {
        self.stative.contains(lemma)
    }

    /// Whether a verb lends a noun its predicate: "hold" of "held a meeting".
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// Whether a verb never stands without an object: "arrest", "rename".
    pub fn is_transitive(&self, lemma: &str) -> bool {
        self.transitive.contains(lemma)
    }

    /// Whether a word begins the line that says when an article appeared or was changed: "publish",
    /// "update".
    pub fn is_stamp(&self, lemma: &str) -> bool {
        self.stamps.contains(lemma)
    }

    /// The past tense of the verb with this lemma and this form in "-ing": "sold", "planned".
    pub fn past(&self, lemma: &str, gerund: &str) -> String {
        if let Some(past) = self.pasts.get(lemma) {
            return (*past).to_owned();
        }
        // "planned" has the letters of "planning".
        let stem = gerund.strip_suffix("ing").unwrap_or(lemma);
        let vowel = |letter: char| "aeiou".contains(letter);
        match (lemma.ends_with('e'), stem.strip_suffix('y')) {
            (true, _) => format!("{lemma}d"),
            (false, Some(stem)) if !stem.ends_with(vowel) => format!("{stem}ied"),
            _ => format!("{stem}ed"),
        }
    }

    /// Whether a word opens what is said to the reader and tells of nothing: "thanks", "welcome".
    pub fn is_greeting(&self, lemma: &str) -> bool {
        self.greetings.contains(lemma)
    }

    /// Whether `word` (in lower case) picks one of its kind, as superlatives do: "favourite".
    pub fn is_favourite(&self, word: &str) -> bool {
        self.favourites.contains(word)
    }

    /// Whether the verb at token `verb`, without an object, only says how far back something goes: "dating to
    /// 2007", "goes back to 2007".
    pub fn is_origin(&self, analysis: &Analysis, verb: usize) -> bool {
        let lemma = analysis.tokens[verb].lemma.as_str();
        let with = |&at: &usize| {
            self.origins.contains(format!("{lemma} {}", analysis.tokens[at].norm()).as_str())
        };
        let known = self.origins.contains(lemma) || analysis.children(verb).iter().any(with);
        known && analysis.child(verb, |label| label == Label::Dobj).is_none()
    }

    /// Whether a word, or two, say that their sentence tells of a habit or of another time: "often",
    /// "day before".
    pub fn is_aside(&self, words: &str) -> bool {
        self.asides.contains(words)
    }

    /// Whether a word only ties its sentence to those around it: "also", "however".
    pub fn is_connective(&self, word: &str) -> bool {
        self.connectives.contains(word)
    }

    /// What the verb or adjective at token `word` makes of the infinitive it governs: "plan" planned,
    /// "refuse" negated. With a particle it is another word: "swear in", "call off".
    pub fn governed(&self, analysis: &Analysis, word: usize) -> Option<Status> {
        let lemma = &analysis.tokens[word].lemma;
        match analysis.child(word, |label| label == Label::Prt) {
            Some(particle) => {
                let particle = analysis.tokens[particle].norm();
                self.governors.get(format!("{lemma} {particle}").as_str()).copied()
            }
            None => self.governors.get(lemma.as_str()).copied(),
        }
    }

    /// Whether the passive of the verb at token `verb` tells of a plan: "scheduled", "set for Friday".
    pub fn plans(&self, analysis: &Analysis, verb: usize) -> bool {
        let lemma = analysis.tokens[verb].lemma.as_str();
        let with = |&at: &usize| {
            self.plans.contains(format!("{lemma} {}", analysis.tokens[at].norm()).as_str())
        };
        self.plans.contains(lemma) || analysis.children(verb).iter().any(with)
    }

    /// Whether the verb at token `verb` says that something planned does not happen: "cancel", "call
    /// off".
    pub fn undoes(&self, analysis: &Analysis, verb: usize) -> bool {
        self.governed(analysis, verb) == Some(Status::Negated)
    }

    /// What a word before a noun says of the happening it names: "planned", "no".
    pub fn qualified(&self, word: &str) -> Option<Status> {
        self.qualifiers.get(word).copied()
    }

    /// What a modal verb makes of its main verb.
    pub fn modal(&self, lemma: &str) -> Option<Status> {
        self.modals.get(lemma).copied()
    }

    /// How a verb stands to the happening that it takes.
    pub fn stance(&self, verb: &str) -> Option<Stance> {
        self.stances.get(verb).copied()
    }

    /// Which of two happenings a word like "after" leads.
    pub fn order(&self, word: &str) -> Option<Order> {
        self.orders.get(word).copied()
    }
}
