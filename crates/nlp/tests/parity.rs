//! The networks against what spaCy itself made of the same tokens (`tests/data/parity.json`).

use dateline_nlp::{Lemmatizer, Network, NetworkToken, Parse, WordSplitter};
use serde::Deserialize;

/// A text and spaCy's two analyses of it; `tools/parity.py` describes the fields.
#[derive(Deserialize)]
struct Entry {
    text: String,
    tokens: Vec<String>,
    norms: Vec<String>,
    spaces: String,
    starts: String,
    free: Expected,
    fixed: Expected,
}

#[derive(Deserialize)]
struct Expected {
    tags: String,
    heads: Vec<usize>,
    labels: String,
    starts: String,
    entities: String,
    pos: String,
    lemmas: Vec<String>,
}

/// The stored texts, or those of the file that the variable `PARITY` names.
fn entries() -> Vec<Entry> {
    let stored = || include_str!("data/parity.json").to_owned();
    let json = std::env::var("PARITY").map_or_else(
        |_| stored(),
        |path| std::fs::read_to_string(path).expect("PARITY names a file that can be read"),
    );
    serde_json::from_str(&json).expect("tools/parity.py wrote it")
}

fn bits(flags: &str) -> impl Iterator<Item = bool> {
    flags.chars().map(|flag| flag == '1')
}

impl Entry {
    /// The tokens, with the given sentence starts or none.
    fn tokens(&self, fixed: bool) -> Vec<NetworkToken<'_>> {
        let words = self.tokens.iter().zip(&self.norms);
        let flags = bits(&self.spaces).zip(bits(&self.starts));
        let tokens = words.zip(flags).map(|((text, norm), (space_after, start))| NetworkToken {
            text,
            norm,
            space_after,
            sentence_start: fixed.then_some(start),
        });
        tokens.collect()
    }
}

/// One mark per token: "O", "U-ORG", "B-DATE", "I-DATE", "L-DATE".
fn biluo(parse: &Parse, kinds: &[String]) -> Vec<String> {
    let mut marks = vec!["O".to_owned(); parse.tags.len()];
    for span in &parse.entities {
        let last = span.tokens.end - 1;
        for at in span.tokens.clone() {
            let mark = match (at == span.tokens.start, at == last) {
                (true, true) => 'U',
                (true, false) => 'B',
                (false, true) => 'L',
                (false, false) => 'I',
            };
            marks[at] = format!("{mark}-{}", kinds[usize::from(span.kind)]);
        }
    }
    marks
}

/// Tokens that agree, of how many.
#[derive(Default)]
struct Rate {
    same: usize,
    all: usize,
}

impl Rate {
    /// Counts the tokens that agree and prints the others.
    fn count<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, pairs: &[(T, T)], text: &str) {
        self.all += pairs.len();
        for (at, (found, expected)) in pairs.iter().enumerate() {
            self.same += usize::from(found == expected);
            if found != expected {
                println!("{what} of token {at}: {found:?}, not {expected:?}, in {text:?}");
            }
        }
    }

    fn percent(&self) -> f64 {
        100.0 * self.same as f64 / self.all as f64
    }
}

/// Compares all texts and checks the bars of tags, heads, labels, sentence starts and entities.
fn compare(fixed: bool) {
    let network = Network::english();
    let mut rates: [Rate; 5] = Default::default();
    let what = ["tag", "head", "label", "start", "entity"];
    for entry in entries() {
        let expected = if fixed { &entry.fixed } else { &entry.free };
        let parse = network.parse(&entry.tokens(fixed));
        let text = entry.text.as_str();
        let names = |ids: &[u8], table: &[String], expected: &str| -> Vec<(String, String)> {
            let found = ids.iter().map(|id| table[usize::from(*id)].clone());
            found.zip(expected.split(' ').map(str::to_owned)).collect()
        };
        rates[0].count(what[0], &names(&parse.tags, network.tags(), &expected.tags), text);
        let heads: Vec<_> = parse.heads.into_iter().zip(expected.heads.iter().copied()).collect();
        rates[1].count(what[1], &heads, text);
        rates[2].count(what[2], &names(&parse.labels, network.labels(), &expected.labels), text);
        let starts = parse.sentence_starts.iter().copied().zip(bits(&expected.starts));
        rates[3].count(what[3], &starts.collect::<Vec<_>>(), text);
        let parse = network.parse(&entry.tokens(fixed));
        let marks = biluo(&parse, network.entity_kinds()).into_iter();
        let marks = marks.zip(expected.entities.split(' ').map(str::to_owned));
        rates[4].count(what[4], &marks.collect::<Vec<_>>(), text);
        assert_eq!(parse.tags.len(), entry.tokens.len());
    }
    for ((what, rate), bar) in what.iter().zip(&rates).zip([99.9, 99.9, 99.8, 99.9, 99.9]) {
        println!("{what}: {:.3} % of {} (bar {bar} %)", rate.percent(), rate.all);
    }
    for ((what, rate), bar) in what.iter().zip(&rates).zip([99.9, 99.9, 99.8, 99.9, 99.9]) {
        assert!(rate.percent() >= bar, "{what}: {:.3} % < {bar} %", rate.percent());
    }
}

#[test]
fn agrees_with_spacy_on_its_own_sentences() {
    compare(false);
}

#[test]
fn agrees_with_spacy_on_given_sentences() {
    compare(true);
}

/// Each token with its first byte in the text, as lengths and spaces give it.
fn placed<'a>(tokens: &[NetworkToken<'a>]) -> Vec<(usize, NetworkToken<'a>)> {
    let mut at = 0;
    let place = |token: &NetworkToken<'a>| {
        let start = at;
        at += token.text.len() + usize::from(token.space_after);
        (start, *token)
    };
    tokens.iter().map(place).collect()
}

#[test]
fn splits_words_as_spacy_does() {
    let (mut same, mut all) = (0, 0);
    for entry in entries() {
        let words = WordSplitter::english().split(&entry.text);
        let found: Vec<_> = words.iter().map(|word| word.in_text(&entry.text)).collect();
        let (found, expected) = (placed(&found), placed(&entry.tokens(false)));
        assert!(found.iter().map(|(at, _)| *at).eq(words.iter().map(|word| word.span.start)));
        for token in &expected {
            let here = found.contains(token);
            same += usize::from(here);
            if !here {
                println!("{token:?} is not found in {:?}", entry.text);
            }
        }
        all += expected.len().max(found.len());
    }
    let percent = 100.0 * same as f64 / all as f64;
    println!("tokens: {percent:.3} % of {all} (bar 99.8 %)");
    assert!(percent >= 99.8, "{percent:.3} %");
}

#[test]
fn parts_of_speech_and_lemmas_are_those_of_spacy() {
    let network = Network::english();
    let (mut pos, mut lemmas) = (Rate::default(), Rate::default());
    for entry in entries() {
        let tokens = entry.tokens(true);
        let forms = Lemmatizer::english().forms(network, &tokens, &network.parse(&tokens));
        assert_eq!(forms.len(), tokens.len());
        let found = forms.iter().map(|form| form.pos);
        let pairs: Vec<_> = found.zip(entry.fixed.pos.split(' ')).collect();
        pos.count("part of speech", &pairs, &entry.text);
        let found = forms.iter().map(|form| &form.lemma);
        let pairs: Vec<_> = found.zip(&entry.fixed.lemmas).collect();
        lemmas.count("lemma", &pairs, &entry.text);
    }
    println!("parts of speech: {:.3} %, lemmas: {:.3} %", pos.percent(), lemmas.percent());
    assert!(pos.percent() >= 99.9 && lemmas.percent() >= 99.9);
}
