//! One rule of `data/<language>/timex`, compiled: names expanded, regex built, value parsed.

use crate::model::{Span, TimexKind};
use regex::{Captures, Regex, RegexBuilder};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A pattern of temporal expressions with the value of what it matches.
#[derive(Debug)]
pub struct Rule {
    /// Its name, unique among all files; kept in an event's provenance.
    pub name: String,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// What it matches, in a sentence, in any case.
    pub regex: Regex,
    /// How the value is made; the functions are listed at the top of `timetag/resolve.rs`.
    pub value: Call,
    /// Sentences it must read as given.
    pub examples: Vec<Example>,
    /// Sentences in which it must find nothing.
    pub not: Vec<String>,
    captures: Vec<Capture>,
    unless_before: Option<Regex>,
    unless_after: Option<Regex>,
}

/// A call of a value function: `weekday(-1, {weekday})`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Name of the function.
    pub function: String,
    /// Its arguments as written: `{name}` for a capture, anything else for itself.
    pub arguments: Vec<String>,
}

/// A sentence with what a rule must find in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The DCT as an ISO day; absent for an undated article.
    pub anchor: Option<String>,
    /// The whole text.
    pub text: String,
    /// The words of the expression.
    pub find: String,
    /// Its TIMEX3 value.
    pub value: String,
    /// Its EDTF date, where it is worth stating; "none" where there must be none.
    pub date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    pub rule: Vec<RuleSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleSource {
    pub name: String,
    pattern: String,
    kind: String,
    value: String,
    /// It is no expression where the text before it ends like this.
    unless_before: Option<String>,
    /// It is no expression where the text after it begins like this.
    unless_after: Option<String>,
    #[serde(default)]
    examples: Vec<Example>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Debug)]
struct Capture {
    group: String,
    table: NameTable,
}

/// The words that a name in braces stands for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameTable {
    /// Whether only words with a capital count: "March", not "march".
    #[serde(default)]
    capital: bool,
    /// Words with their normal values.
    #[serde(default)]
    words: BTreeMap<String, String>,
    /// A pattern whose text is its own value, besides the words.
    pattern: Option<String>,
}

/// Every name that patterns may use, from `names.toml`.
#[derive(Debug)]
pub(super) struct Names(BTreeMap<String, NameTable>);

impl Names {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map(Self).map_err(|error| error.to_string())
    }
}

impl NameTable {
    /// An alternation of everything it stands for, longest first, so that "sept." is not cut to "sep".
    fn alternation(&self) -> String {
        let mut words: Vec<_> = self.words.keys().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let words = words.into_iter().map(|word| regex::escape(word).replace('\'', "['’]"));
        words.chain(self.pattern.clone()).collect::<Vec<_>>().join("|")
    }

    /// The normal value of a match: a word's own, figures without the commas between thousands.
    /// `None` where only the patterns' idea of case makes it one of the words: "ſix" is no "six".
    fn value(&self, text: &str) -> Option<String> {
        let lower = text.to_lowercase().replace('’', "'");
        let figures =
            || (self.pattern.is_some() && text.is_ascii()).then(|| lower.replace(',', ""));
        self.words.get(&lower).cloned().or_else(figures)
    }
}

impl Rule {
    pub(super) fn compile(source: RuleSource, names: &Names) -> Result<Self, String> {
        let mut captures = Vec::new();
        let pattern = expand(&source.pattern, names, &mut captures)?;
        let build = |pattern: &str| {
            RegexBuilder::new(pattern)
                .case_insensitive(true)
                .build()
                .map_err(|error| format!("its pattern is no regular expression: {error}"))
        };
        let regex = build(&pattern)?;
        let before = source.unless_before.as_deref().map(|p| build(&format!("(?:{p})\\s*$")));
        let after = source.unless_after.as_deref().map(|p| build(&format!("^\\s*(?:{p})")));
        let kind = match source.kind.as_str() {
            "date" => TimexKind::Date,
            "time" => TimexKind::Time,
            "duration" => TimexKind::Duration,
            "set" => TimexKind::Set,
            other => return Err(format!("`{other}` is no kind: date, time, duration or set")),
        };
        let value =
            Call::parse(&source.value).ok_or_else(|| format!("`{}` is no call", source.value))?;
        let Some(missing) = value.arguments.iter().find(|argument| {
            argument
                .strip_prefix('{')
                .and_then(|a| a.strip_suffix('}'))
                .is_some_and(|name| captures.iter().all(|capture| capture.group != name))
        }) else {
            let (unless_before, unless_after) = (before.transpose()?, after.transpose()?);
            let RuleSource { name, examples, not, .. } = source;
            return Ok(Self {
                name,
                kind,
                regex,
                value,
                examples,
                not,
                captures,
                unless_before,
                unless_after,
            });
        };
        Err(format!("its value uses {missing}, which its pattern does not have"))
    }

    /// Whether the words around `span` of `sentence` say that it is no expression.
    pub fn is_refused(&self, sentence: &str, span: Span) -> bool {
        let before = || {
            self.unless_before.as_ref().is_some_and(|r| r.is_match(tail(&sentence[..span.start])))
        };
        let after =
            || self.unless_after.as_ref().is_some_and(|r| r.is_match(&sentence[span.end..]));
        before() || after()
    }

    /// The normal values of the call's arguments for one match; `None` for a capture that took no
    /// part in it. The whole is `None` where a name that needs a capital lacks it, or has no value.
    pub fn arguments(&self, captures: &Captures<'_>) -> Option<Vec<Option<String>>> {
        for capture in &self.captures {
            if let Some(text) = captures.name(&capture.group)
                && capture.table.capital
                && !text.as_str().starts_with(|c: char| c.is_uppercase())
            {
                return None;
            }
        }
        let value = |argument: &String| {
            let Some(name) = argument.strip_prefix('{').and_then(|a| a.strip_suffix('}')) else {
                return Some(Some(argument.clone()));
            };
            let capture = self.captures.iter().find(|capture| capture.group == name)?;
            let Some(text) = captures.name(name) else { return Some(None) };
            capture.table.value(text.as_str()).map(Some)
        };
        self.value.arguments.iter().map(value).collect()
    }
}

/// Bytes before an expression that `unless_before` may look at.
const LOOK_BACK: usize = 40;

/// The last bytes of `text`, from a `char` boundary.
fn tail(text: &str) -> &str {
    let start =
        (text.len().saturating_sub(LOOK_BACK)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(0)..]
}

/// Replaces `{name}` by a named group of the name's words; `{month2}` is another `{month}`.
fn expand(pattern: &str, names: &Names, captures: &mut Vec<Capture>) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        let inner = &after[1..];
        // `\d{4}` is a repetition, not a name.
        let name: String =
            inner.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && inner[name.len()..].starts_with('}');
        out.push_str(before);
        if !is_name {
            out.push('{');
            rest = inner;
            continue;
        }
        let table_name = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let table = names
            .0
            .get(table_name)
            .ok_or_else(|| format!("no name `{table_name}` in names.toml"))?;
        out.push_str(&format!("(?P<{name}>{})", table.alternation()));
        captures.push(Capture { group: name.clone(), table: table.clone() });
        rest = &inner[name.len() + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

impl Call {
    fn parse(text: &str) -> Option<Self> {
        let (function, rest) = text.trim().split_once('(')?;
        let inside = rest.strip_suffix(')')?;
        // An argument left empty is one that the words do not tell: `days(, {month}, 3, 5)`.
        let arguments = inside.split(',').map(|argument| argument.trim().to_owned()).collect();
        Some(Self { function: function.to_owned(), arguments })
    }
}
