//! One rule of `data/<language>/timex`, compiled: names expanded, regex built, value parsed.

use super::capital::Capital;
use super::function::Function;
use super::numeral;
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
    /// What it matches where a text begins, in any case.
    pub regex: Regex,
    /// How the value is made.
    pub value: Call,
    /// The value of the words of the group `then`, a second expression that shares words with the
    /// first: "5" of "May 3-5".
    pub then: Option<Call>,
    /// What the group `list` is made of, where the pattern has one: "5", "9" of "May 3, 5 and 9".
    pub each: Option<Each>,
    /// Whether what it matches can date a happening; "the future" cannot.
    pub dates: bool,
    /// The only kind of text it reads.
    pub only: Option<Only>,
    /// Sentences it must read as given.
    pub examples: Vec<Example>,
    /// Sentences in which it must find nothing.
    pub not: Vec<String>,
    /// Its pattern with the names expanded.
    pub(super) pattern: String,
    captures: Vec<Capture>,
    unless_before: Option<Regex>,
    unless_after: Option<Regex>,
    /// Where a capital within a sentence makes it a name.
    capital: Option<Capital>,
}

/// A kind of text that a rule reads alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Only {
    /// Short messages.
    Message,
    /// All but short messages.
    Prose,
    /// Prose that tells a story of its own time: history, biography.
    Narrative,
}

/// One of the expressions in a list that shares words with the first.
#[derive(Debug)]
pub struct Each {
    /// What it matches in the list.
    pub regex: Regex,
    /// How its value is made; its arguments may name captures of the rule's pattern too.
    pub value: Call,
    captures: Vec<Capture>,
}

/// A call of a value function: `weekday(-1, {weekday})`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Which function.
    pub function: Function,
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
    /// The TIMEX3 `mod`, where it is worth stating; "none" where there must be none.
    pub r#mod: Option<String>,
    /// Its EDTF date as the words around it shape it, where it is worth stating; "none" where there must be none.
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
    /// The value of the group `then`.
    then: Option<String>,
    /// The pattern of one expression in the group `list`, and its value.
    each: Option<EachSource>,
    only: Option<Only>,
    /// Whether what it matches can date a happening; true if not given.
    dates: Option<bool>,
    /// Where the capital of its last word makes it a name.
    capital: Option<Capital>,
    /// It is no expression where the text before it ends like this.
    unless_before: Option<String>,
    /// It is no expression where the text after it begins like this.
    unless_after: Option<String>,
    #[serde(default)]
    examples: Vec<Example>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EachSource {
    pattern: String,
    value: String,
}

#[derive(Clone, Debug)]
struct Capture {
    group: String,
    table: NameTable,
}

/// The words that a name in braces stands for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameTable {
    /// Words that only count with a capital: "March", not "march".
    #[serde(default)]
    capital: Vec<String>,
    /// Words with their normal values.
    #[serde(default)]
    words: BTreeMap<String, String>,
    /// A pattern besides the words; other names in braces stand for all they match. Its text is its
    /// own value, unless the table says how it reads.
    pattern: Option<String>,
    /// How a text that is none of the words is read.
    reads: Option<Reading>,
    /// The words for numbers, where it reads them.
    #[serde(skip)]
    numerals: BTreeMap<String, String>,
}

/// What the texts of a name are, besides the words listed.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Reading {
    /// Numbers in words or figures: "two and a half".
    Number,
    /// Years in words: "nineteen ninety-six".
    Year,
}

/// Every name that patterns may use, from `names.toml`.
#[derive(Debug)]
pub(super) struct Names(BTreeMap<String, NameTable>);

impl Names {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut tables: BTreeMap<String, NameTable> =
            toml::from_str(text).map_err(|error| error.to_string())?;
        let numerals = tables.get(NUMERALS).map(|table| table.words.clone()).unwrap_or_default();
        for table in tables.values_mut().filter(|table| table.reads.is_some()) {
            table.numerals.clone_from(&numerals);
        }
        Ok(Self(tables))
    }

    /// The table that `{name}` means: figures at its end only tell it from others of its kind.
    fn table(&self, name: &str) -> Result<&NameTable, String> {
        let table = name.trim_end_matches(|c: char| c.is_ascii_digit());
        self.0.get(table).ok_or_else(|| format!("no name `{table}` in names.toml"))
    }
}

/// The name of the words for numbers.
const NUMERALS: &str = "numeral";

impl NameTable {
    /// An alternation of everything it stands for, longest first, so that "sept." is not cut to "sep".
    fn alternation(&self, names: &Names) -> Result<String, String> {
        let mut words: Vec<_> = self.words.keys().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let words = words.into_iter().map(|word| regex::escape(word).replace('\'', "['’]"));
        let pattern = match &self.pattern {
            Some(pattern) => Some(expand(pattern, &mut |name, out| {
                out.push_str(&format!("(?:{})", names.table(name)?.alternation(names)?));
                Ok(())
            })?),
            None => None,
        };
        Ok(words.chain(pattern).collect::<Vec<_>>().join("|"))
    }

    /// The normal value of a match: a word's own, figures without the commas between thousands.
    /// `None` where only the patterns' idea of case makes it one of the words: "ſix" is no "six".
    fn value(&self, text: &str) -> Option<String> {
        let lower = text.to_lowercase().replace('’', "'");
        if let Some(value) = self.words.get(&lower) {
            return Some(value.clone());
        }
        let read = match self.reads {
            Some(Reading::Number) => numeral::read(&lower, &self.numerals),
            Some(Reading::Year) => numeral::read_year(&lower, &self.numerals),
            None => None,
        };
        let figures = lower.chars().all(|c| c.is_ascii_digit() || c == ',');
        let itself = || if figures { lower.replace(',', "") } else { lower.clone() };
        let itself = || (self.pattern.is_some() && text.is_ascii()).then(itself);
        read.or_else(itself)
    }
}

impl Rule {
    pub(super) fn compile(source: RuleSource, names: &Names) -> Result<Self, String> {
        let (pattern, captures) = named(&source.pattern, names)?;
        // A word border by Unicode would keep the automaton from texts that are not all ASCII; what is
        // found must stand alone anyway.
        let ascii =
            |pattern: &str| pattern.replace(ASCII_BORDER, r"\b").replace(r"\b", ASCII_BORDER);
        let pattern = ascii(&pattern);
        let build = |pattern: &str| {
            RegexBuilder::new(&ascii(pattern))
                .case_insensitive(true)
                .build()
                .map_err(|error| format!("its pattern is no regular expression: {error}"))
        };
        let regex = build(&format!("^(?:{pattern})"))?;
        let before = source.unless_before.as_deref().map(|p| build(&format!("(?:{p})\\s*$")));
        let after = source.unless_after.as_deref().map(|p| build(&format!("^\\s*(?:{p})")));
        let kind = match source.kind.as_str() {
            "date" => TimexKind::Date,
            "time" => TimexKind::Time,
            "duration" => TimexKind::Duration,
            "set" => TimexKind::Set,
            other => return Err(format!("`{other}` is no kind: date, time, duration or set")),
        };
        let value = Call::parse(&source.value, &captures)?;
        let each = source.each.as_ref().map(|each| {
            let (pattern, own) = named(&each.pattern, names)?;
            let all = own.iter().chain(&captures).cloned().collect::<Vec<_>>();
            let value = Call::parse(&each.value, &all)?;
            Ok::<_, String>(Each {
                regex: build(&format!(r"\b(?:{pattern})"))?,
                value,
                captures: own,
            })
        });
        let then = source.then.as_deref().map(|then| Call::parse(then, &captures)).transpose()?;
        let (name, examples, not) = (source.name, source.examples, source.not);
        Ok(Self {
            name,
            kind,
            regex,
            value,
            then,
            each: each.transpose()?,
            dates: source.dates.unwrap_or(true),
            only: source.only,
            examples,
            not,
            pattern,
            captures,
            unless_before: before.transpose()?,
            unless_after: after.transpose()?,
            capital: source.capital,
        })
    }

    /// Whether the words around `span` of `sentence` say that it is no expression.
    pub fn is_refused(&self, sentence: &str, span: Span) -> bool {
        let before = || {
            self.unless_before.as_ref().is_some_and(|r| r.is_match(tail(&sentence[..span.start])))
        };
        let after =
            || self.unless_after.as_ref().is_some_and(|r| r.is_match(&sentence[span.end..]));
        before() || after() || self.capital.is_some_and(|capital| capital.names(sentence, span))
    }

    /// Whether a name that needs a capital lacks it: "march".
    pub fn lacks_capital(&self, captures: &Captures<'_>) -> bool {
        self.captures.iter().filter(|capture| !capture.table.capital.is_empty()).any(|capture| {
            captures.name(&capture.group).is_some_and(|text| {
                text.as_str().starts_with(|c: char| !c.is_uppercase())
                    && capture.table.capital.iter().any(|word| word == text.as_str())
            })
        })
    }

    /// The normal values of the arguments of `call` for one match; `None` for a capture that took no
    /// part in it. The whole is `None` where a name has no value.
    pub fn arguments(&self, call: &Call, captures: &Captures<'_>) -> Option<Vec<Option<String>>> {
        call.arguments.iter().map(|argument| value(argument, &self.captures, captures)).collect()
    }

    /// The same for one of a list: what its own captures do not name is the rule's.
    pub fn arguments_of_each(
        &self,
        each: &Each,
        own: &Captures<'_>,
        captures: &Captures<'_>,
    ) -> Option<Vec<Option<String>>> {
        let either = |argument: &String| {
            let own_value = value(argument, &each.captures, own);
            own_value.or_else(|| value(argument, &self.captures, captures))
        };
        each.value.arguments.iter().map(either).collect()
    }
}

/// The value of one argument of a call by these captures; `None` where a name has none.
fn value(argument: &str, named: &[Capture], captures: &Captures<'_>) -> Option<Option<String>> {
    let Some(name) = argument.strip_prefix('{').and_then(|a| a.strip_suffix('}')) else {
        return Some(Some(argument.to_owned()));
    };
    let capture = named.iter().find(|capture| capture.group == name)?;
    let Some(text) = captures.name(name) else { return Some(None) };
    capture.table.value(text.as_str()).map(Some)
}

/// A pattern with every name in braces made a group, and those groups.
fn named(pattern: &str, names: &Names) -> Result<(String, Vec<Capture>), String> {
    let mut captures = Vec::new();
    let pattern = expand(pattern, &mut |name, out| {
        let table = names.table(name)?;
        out.push_str(&format!("(?P<{name}>{})", table.alternation(names)?));
        captures.push(Capture { group: name.to_owned(), table: table.clone() });
        Ok(())
    })?;
    Ok((pattern, captures))
}

/// The border of a word of ASCII letters.
const ASCII_BORDER: &str = r"(?-u:\b)";

/// Bytes before an expression that `unless_before` may look at.
const LOOK_BACK: usize = 60;

/// The last bytes of `text`, from a `char` boundary.
fn tail(text: &str) -> &str {
    let start =
        (text.len().saturating_sub(LOOK_BACK)..=text.len()).find(|&at| text.is_char_boundary(at));
    &text[start.unwrap_or(0)..]
}

/// Writes `pattern` with every `{name}` replaced by what `replace` writes for it.
fn expand(
    pattern: &str,
    replace: &mut dyn FnMut(&str, &mut String) -> Result<(), String>,
) -> Result<String, String> {
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
        if is_name {
            replace(&name, &mut out)?;
            rest = &inner[name.len() + 1..];
        } else {
            out.push('{');
            rest = inner;
        }
    }
    out.push_str(rest);
    Ok(out)
}

impl Call {
    fn parse(text: &str, captures: &[Capture]) -> Result<Self, String> {
        let no_call = || format!("`{text}` is no call");
        let (function, rest) = text.trim().split_once('(').ok_or_else(no_call)?;
        let inside = rest.strip_suffix(')').ok_or_else(no_call)?;
        // An argument left empty is one that the words do not tell: `days(, {month}, 3, 5)`.
        let arguments: Vec<_> =
            inside.split(',').map(|argument| argument.trim().to_owned()).collect();
        for argument in &arguments {
            let name = argument.strip_prefix('{').and_then(|a| a.strip_suffix('}'));
            if name.is_some_and(|name| captures.iter().all(|capture| capture.group != name)) {
                return Err(format!("its value uses {argument}, which its pattern does not have"));
            }
        }
        let function = Function::parse(function).ok_or_else(|| {
            format!("`{function}` is none of the functions of language/function.rs")
        })?;
        Ok(Self { function, arguments })
    }
}
