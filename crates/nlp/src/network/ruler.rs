//! Tags and labels to parts of speech and features: spaCy's attribute ruler.
//!
//! A rule looks at one or two tokens and sets what it knows about one of them; later rules win.
//! Source: `pipeline/attributeruler.py` in spaCy, and the patterns of the model.

use serde::Deserialize;

/// A rule as `model.json` has it.
#[derive(Debug, Deserialize)]
pub(super) struct RuleEntry {
    /// Any of these runs of tokens.
    patterns: Vec<Vec<TokenEntry>>,
    /// What is set.
    attrs: Attributes,
    /// Which token of the run it is set on.
    index: usize,
}

/// Conditions on one token; all must hold.
#[derive(Debug, Deserialize)]
struct TokenEntry {
    #[serde(rename = "TAG")]
    tag: Option<Choice>,
    #[serde(rename = "DEP")]
    label: Option<Choice>,
    #[serde(rename = "LOWER")]
    lower: Option<Choice>,
    #[serde(rename = "IS_SPACE")]
    space: Option<bool>,
}

#[derive(Debug, Deserialize)]
enum Choice {
    #[serde(rename = "IN")]
    In(Vec<String>),
    #[serde(rename = "NOT_IN")]
    NotIn(Vec<String>),
}

/// What is known about a token beside its tag and label.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Attributes {
    /// Universal part of speech: "NOUN".
    #[serde(rename = "POS")]
    pub(super) pos: Option<String>,
    /// Universal features: "Number=Sing|Person=3", or "_" for none.
    #[serde(rename = "MORPH")]
    pub(super) morphology: Option<String>,
    /// Lemma, where a rule gives it.
    #[serde(rename = "LEMMA")]
    pub(super) lemma: Option<String>,
}

/// What a rule looks at in one token.
pub(super) struct Subject {
    /// Index of its tag.
    pub(super) tag: u8,
    /// Index of its label.
    pub(super) label: u8,
    /// Its text in lower case.
    pub(super) lower: String,
    /// Whether it is white space.
    pub(super) space: bool,
}

/// The rules of a model.
#[derive(Debug)]
pub(super) struct Ruler {
    rules: Vec<Rule>,
    /// For each tag the rules, in order, that can set something on a token with it.
    of_tag: Vec<Vec<usize>>,
}

#[derive(Debug)]
struct Rule {
    patterns: Vec<Vec<Condition>>,
    attributes: Attributes,
    index: usize,
}

/// Allowed tags and labels by number, `None` for any; allowed forms.
#[derive(Debug)]
struct Condition {
    tags: Option<Vec<bool>>,
    labels: Option<Vec<bool>>,
    lower: Option<Choice>,
    space: Option<bool>,
}

impl Ruler {
    /// The rules for a model with the given tags and labels.
    pub(super) fn new(entries: Vec<RuleEntry>, tags: &[String], labels: &[String]) -> Self {
        let condition = |token: TokenEntry| Condition {
            tags: token.tag.map(|choice| choice.numbers(tags)),
            labels: token.label.map(|choice| choice.numbers(labels)),
            lower: token.lower,
            space: token.space,
        };
        let rule = |entry: RuleEntry| Rule {
            patterns: entry
                .patterns
                .into_iter()
                .map(|tokens| tokens.into_iter().map(condition).collect())
                .collect(),
            attributes: entry.attrs,
            index: entry.index,
        };
        let rules: Vec<_> = entries.into_iter().map(rule).collect();
        let of_tag = (0..tags.len()).map(|tag| {
            let concerned = |at: &usize| rules[*at].concerns(tag);
            (0..rules.len()).filter(concerned).collect()
        });
        Self { of_tag: of_tag.collect(), rules }
    }

    /// What the rules say about token number `at`: part of speech, features, lemma.
    pub(super) fn attributes(&self, text: &[Subject], at: usize) -> [Option<&str>; 3] {
        let mut found = [None; 3];
        let concerned = self.of_tag.get(usize::from(text[at].tag)).map_or(&[][..], Vec::as_slice);
        let rules = concerned.iter().map(|rule| &self.rules[*rule]);
        for rule in rules.filter(|rule| rule.fits(text, at)) {
            let attributes = &rule.attributes;
            let given = [&attributes.pos, &attributes.morphology, &attributes.lemma];
            for (found, given) in found.iter_mut().zip(given) {
                *found = given.as_deref().or(*found);
            }
        }
        found
    }
}

impl Rule {
    /// Whether a token with the tag number `tag` can be the one that the rule is about.
    fn concerns(&self, tag: usize) -> bool {
        self.patterns.iter().filter_map(|pattern| pattern.get(self.index)).any(|condition| {
            condition.tags.as_ref().is_none_or(|tags| tags.get(tag).is_some_and(|is| *is))
        })
    }

    fn fits(&self, text: &[Subject], at: usize) -> bool {
        let Some(start) = at.checked_sub(self.index) else { return false };
        self.patterns.iter().any(|pattern| {
            text.get(start..start + pattern.len()).is_some_and(|run| {
                pattern.iter().zip(run).all(|(condition, subject)| condition.holds(subject))
            })
        })
    }
}

impl Condition {
    fn holds(&self, subject: &Subject) -> bool {
        let allows = |set: &Option<Vec<bool>>, number: u8| {
            set.as_ref().is_none_or(|set| set.get(usize::from(number)).is_some_and(|is| *is))
        };
        allows(&self.tags, subject.tag)
            && allows(&self.labels, subject.label)
            && self.space.is_none_or(|space| space == subject.space)
            && self.lower.as_ref().is_none_or(|lower| lower.allows(&subject.lower))
    }
}

impl Choice {
    fn allows(&self, text: &str) -> bool {
        match self {
            Self::In(allowed) => allowed.iter().any(|other| other == text),
            Self::NotIn(refused) => refused.iter().all(|other| other != text),
        }
    }

    /// Whether each of `names` is allowed.
    fn numbers(&self, names: &[String]) -> Vec<bool> {
        names.iter().map(|name| self.allows(name)).collect()
    }
}
