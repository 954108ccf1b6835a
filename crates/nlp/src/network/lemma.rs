//! Parsed tokens to parts of speech, features and lemmas.
//!
//! Source: `pipeline/lemmatizer.py` (`rule_lemmatize`) and `lang/en/lemmatizer.py` of spaCy; the
//! tables are in `data/en/lemmas.json`.

use super::model::{FORMAT, ModelError};
use super::ruler::Subject;
use super::{Network, NetworkToken, Parse, embed};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a token is as a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form<'a> {
    /// Universal part of speech: "NOUN", "AUX"; empty where no rule knows one.
    pub pos: &'a str,
    /// Universal features, joined by bars: "Number=Sing|Person=3"; empty for none.
    pub morphology: &'a str,
    /// Dictionary form.
    pub lemma: String,
}

/// Finds lemmas by rules and word lists; shared freely between threads.
#[derive(Debug)]
pub struct Lemmatizer<'a> {
    tables: Tables<'a>,
}

#[derive(Debug, Deserialize)]
struct Tables<'a> {
    format: u32,
    /// Known lemmas of each part of speech, sorted.
    #[serde(borrow)]
    index: BTreeMap<&'a str, Vec<&'a str>>,
    /// Irregular forms and their lemmas; of several the last counts.
    exceptions: BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a str>>>,
    /// Endings and what takes their place.
    rules: BTreeMap<&'a str, Vec<(String, String)>>,
}

impl Lemmatizer<'static> {
    /// English, from the tables compiled in; read on first use.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lemmatizer> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            Self::load(include_str!("../../data/en/lemmas.json"))
                .expect("a test loads the tables that are compiled in")
        })
    }
}

impl<'a> Lemmatizer<'a> {
    /// A lemmatizer with the given tables (JSON), as `tools/convert_spacy.py` writes them.
    ///
    /// # Errors
    /// The tables cannot be read or have another format version.
    pub fn load(tables: &'a str) -> Result<Self, ModelError> {
        let tables: Tables = serde_json::from_str(tables)?;
        if tables.format != FORMAT {
            return Err(ModelError::Format { found: tables.format });
        }
        Ok(Self { tables })
    }

    /// The lemma of `text`, a word of the given part of speech with the given features.
    pub fn lemma(&self, text: &str, pos: &str, morphology: &str) -> String {
        let pos = pos.to_lowercase();
        let tables = &self.tables;
        let known = tables.rules.contains_key(&*pos) || tables.index.contains_key(&*pos);
        let base = is_base_form(&pos, morphology);
        match pos.as_str() {
            "propn" if !base => text.to_owned(),
            _ if known && !base => self.by_rules(text, &pos),
            _ => text.to_lowercase(),
        }
    }

    /// The lemma of an inflected form.
    fn by_rules(&self, text: &str, pos: &str) -> String {
        let lower = text.to_lowercase();
        let exceptions = self.tables.exceptions.get(pos).and_then(|table| table.get(&*lower));
        let index = self.tables.index.get(pos).map_or(&[][..], Vec::as_slice);
        let rules = self.tables.rules.get(pos).map_or(&[][..], Vec::as_slice);
        let (mut listed, mut odd, mut guess) = (Vec::new(), Vec::new(), None);
        for (old, new) in rules {
            let Some(stem) = lower.strip_suffix(old.as_str()) else { continue };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if index.binary_search(&form.as_str()).is_ok() {
                listed.push(form);
            } else if !form.chars().all(char::is_alphabetic) {
                odd.push(form);
            } else {
                guess.get_or_insert(form);
            }
        }
        // A later rule goes before an earlier one, and an exception that no rule gave before all.
        let new = |form: &&&str| !listed.iter().chain(&odd).any(|other| other == **form);
        let exception = exceptions.and_then(|forms| forms.iter().rev().find(new));
        let exception = exception.map(|form| (*form).to_owned());
        let ruled = listed.pop().or_else(|| odd.into_iter().next()).or(guess);
        exception.or(ruled).unwrap_or_else(|| text.to_owned())
    }

    /// Parts of speech, features and lemmas of the `tokens` that `network` parsed as `parse`.
    pub fn forms<'n>(
        &self,
        network: &'n Network,
        tokens: &[NetworkToken],
        parse: &Parse,
    ) -> Vec<Form<'n>> {
        let numbers = parse.tags.iter().zip(&parse.labels);
        let subject = |(token, (tag, label)): (&NetworkToken, (&u8, &u8))| Subject {
            tag: *tag,
            label: *label,
            lower: token.text.to_lowercase(),
            space: embed::is_space(token.text),
        };
        let subjects: Vec<_> = tokens.iter().zip(numbers).map(subject).collect();
        let form = |(at, token): (usize, &NetworkToken)| {
            let [pos, morphology, lemma] = network.ruler.attributes(&subjects, at);
            let (pos, morphology) = (pos.unwrap_or(""), morphology.unwrap_or("_"));
            let morphology = if morphology == "_" { "" } else { morphology };
            let lemma = lemma.map(str::to_owned);
            Form {
                pos,
                morphology,
                lemma: lemma.unwrap_or_else(|| self.lemma(token.text, pos, morphology)),
            }
        };
        tokens.iter().take(subjects.len()).enumerate().map(form).collect()
    }
}

/// Whether a word of the part of speech `pos` (in small letters) stands in its dictionary form.
fn is_base_form(pos: &str, morphology: &str) -> bool {
    let has = |feature: &str| morphology.split('|').any(|other| other == feature);
    has("VerbForm=Inf")
        || has("Degree=Pos")
        || (pos == "noun" && has("Number=Sing"))
        || (pos == "verb"
            && has("VerbForm=Fin")
            && has("Tense=Pres")
            && !morphology.contains("Number="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmas_by_part_of_speech() {
        for (text, pos, morphology, expected) in [
            ("Bombings", "NOUN", "Number=Plur", "bombing"),
            ("bombing", "NOUN", "Number=Sing", "bombing"),
            ("bombing", "VERB", "Tense=Pres|VerbForm=Part", "bomb"),
            ("left", "VERB", "Tense=Past|VerbForm=Fin", "leave"),
            ("leave", "VERB", "Tense=Pres|VerbForm=Fin", "leave"),
            ("worse", "ADJ", "Degree=Cmp", "bad"),
            ("Zorbed", "VERB", "Tense=Past|VerbForm=Fin", "zorbe"),
            ("Leeds", "PROPN", "Number=Sing", "Leeds"),
            ("The", "DET", "", "the"),
            ("”", "PUNCT", "", "\""),
            ("", "VERB", "", ""),
        ] {
            assert_eq!(
                Lemmatizer::english().lemma(text, pos, morphology),
                expected,
                "{text} {pos}"
            );
        }
    }

    #[test]
    fn lists_are_sorted() {
        let tables = &Lemmatizer::english().tables;
        assert!(tables.index.values().all(|words| words.is_sorted()));
    }
}
