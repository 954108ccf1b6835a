//! A text taken apart, and how far it has been parsed.

use crate::label::Label;
use crate::network::{Form, Lemmatizer, Network, Parse, Word};
use crate::prefixes::NetworkWord;
use crate::sentences::dateline;
use crate::token::{Tag, Token};
use crate::verbs::VerbGroup;
use std::ops::Range;
use std::sync::OnceLock;

/// A text with its sentences and words, and the parse of those sentences that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Sentences in order, without surrounding white space; a line end always ends one.
    pub sentences: Vec<Sentence>,
    /// All words, numbers and marks in order; white space is none.
    pub tokens: Vec<Token>,
    /// Names, dates, amounts and the like of the parsed sentences, in the order of parsing; none
    /// overlap.
    pub entities: Vec<Entity>,
    /// The children of all tokens, sorted within each; see [`Token::children`].
    children: Vec<usize>,
}

/// One sentence: where it stands and which tokens it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// Indices into [`Analysis::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// Index of the first token after a dateline ("WASHINGTON (AP) —"), which is parsed by itself;
    /// the first of all where there is none.
    pub body: usize,
    /// Whether its tokens have tags, heads and labels.
    pub parsed: bool,
    /// Its verb groups, in order; empty while it is not parsed.
    pub groups: Vec<VerbGroup>,
}

/// A name, date, amount or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// Indices into [`Analysis::tokens`], of one sentence; never empty.
    pub tokens: Range<usize>,
    /// OntoNotes kind: "PERSON", "GPE", "DATE".
    pub kind: &'static str,
}

/// What the numbers of the network's tags and labels stand for.
struct ClassNames {
    tags: Vec<Tag>,
    labels: Vec<Label>,
}

impl ClassNames {
    /// Those of the one network there is.
    fn of(network: &'static Network) -> &'static Self {
        static NAMES: OnceLock<ClassNames> = OnceLock::new();
        NAMES.get_or_init(|| Self {
            tags: network.tags().iter().map(|name| Tag::from_name(name)).collect(),
            labels: network.labels().iter().map(|name| Label::from_name(name)).collect(),
        })
    }
}

impl Analysis {
    /// Adds the sentence at `span` of `text`, whose `words` count bytes from its start.
    pub(crate) fn push_sentence(&mut self, span: Range<usize>, words: Vec<Word>, text: &str) {
        let first = self.tokens.len();
        let content = &text[span.clone()];
        for word in words {
            if !content[word.span.clone()].trim().is_empty() {
                self.tokens.push(Token::unparsed(word, span.start, self.tokens.len(), text));
            }
        }
        if first < self.tokens.len() {
            let tokens = first..self.tokens.len();
            let start = span.start + dateline(content);
            let body = self.tokens[first..].partition_point(|token| token.span.start < start);
            let body = if first + body < tokens.end { first + body } else { first };
            self.sentences.push(Sentence { span, tokens, body, parsed: false, groups: Vec::new() });
        }
    }

    /// Parses those of the `sentences` that exist and are not parsed.
    pub(crate) fn parse(&mut self, text: &str, mut sentences: Vec<usize>) {
        sentences.retain(|&at| self.sentences.get(at).is_some_and(|sentence| !sentence.parsed));
        sentences.sort_unstable();
        sentences.dedup();
        let network = Network::english();
        let part = |at: &usize| {
            let Sentence { tokens, body, .. } = &self.sentences[*at];
            [tokens.start..*body, *body..tokens.end]
        };
        let parts: Vec<_> =
            sentences.iter().flat_map(part).filter(|part| !part.is_empty()).collect();
        let words = parts.into_iter().map(|part| NetworkWord::all(&self.tokens, part, text));
        let words: Vec<_> = words.collect();
        let input = words.iter().map(|words| NetworkWord::inputs(words, &self.tokens, text));
        let input: Vec<_> = input.collect();
        let texts: Vec<&[_]> = input.iter().map(Vec::as_slice).collect();
        let parses = network.parse_all(&texts);
        let forms = texts.iter().zip(&parses);
        let forms = forms.map(|(part, parse)| Lemmatizer::english().forms(network, part, parse));
        let forms: Vec<_> = forms.collect();
        for ((words, parse), forms) in words.iter().zip(parses).zip(forms) {
            self.add_parse(network, words, &parse, forms);
        }
        for at in sentences {
            self.mend(self.sentences[at].tokens.clone());
            self.add_children(at);
            self.sentences[at].groups = self.verb_groups(at);
            self.sentences[at].parsed = true;
        }
    }

    /// Writes the `parse` of `words`, and their `forms`, into the tokens.
    fn add_parse(
        &mut self,
        network: &'static Network,
        words: &[NetworkWord],
        parse: &Parse,
        forms: Vec<Form<'static>>,
    ) {
        let names = ClassNames::of(network);
        for (place, (word, form)) in words.iter().zip(forms).enumerate() {
            for at in word.tokens.clone() {
                let token = &mut self.tokens[at];
                (token.tag, token.label, token.head) = match word.head() - at {
                    1 => (Tag::Hyphen, Label::Punct, word.head()),
                    _ => (Tag::Afx, Label::Dep, word.head()),
                };
                token.lemma = token.norm().to_owned();
            }
            let lemma = word.bare(form.lemma, &self.tokens);
            let token = &mut self.tokens[word.head()];
            token.tag = names.tags[usize::from(parse.tags[place])];
            token.label = names.labels[usize::from(parse.labels[place])];
            token.head = words[parse.heads[place]].head();
            (token.pos, token.morphology) = (form.pos, form.morphology);
            token.lemma = lemma;
        }
        self.add_entities(network, words, parse);
    }

    fn add_entities(&mut self, network: &'static Network, words: &[NetworkWord], parse: &Parse) {
        for found in &parse.entities {
            let [Some(head), Some(last)] =
                [words[found.tokens.clone()].first(), words[found.tokens.clone()].last()]
            else {
                continue;
            };
            let tokens = head.tokens.start..last.tokens.end;
            let span = self.tokens[tokens.start].span.start..self.tokens[tokens.end - 1].span.end;
            for token in &mut self.tokens[tokens.clone()] {
                token.entity = Some(self.entities.len());
            }
            let kind = &network.entity_kinds()[usize::from(found.kind)];
            self.entities.push(Entity { span, tokens, kind });
        }
    }

    /// Lists the children of the tokens of sentence number `at`, by counting.
    fn add_children(&mut self, at: usize) {
        let tokens = self.sentences[at].tokens.clone();
        let mut counts = vec![0; tokens.len()];
        let arcs = |at: &usize| self.tokens[*at].head != *at;
        for child in tokens.clone().filter(arcs) {
            counts[self.tokens[child].head - tokens.start] += 1;
        }
        let mut start = self.children.len();
        for (token, count) in self.tokens[tokens.clone()].iter_mut().zip(counts) {
            token.children = start..start;
            start += count;
        }
        self.children.resize(start, 0);
        for child in tokens {
            let head = self.tokens[child].head;
            if head != child {
                let end = &mut self.tokens[head].children.end;
                self.children[*end] = child;
                *end += 1;
            }
        }
    }

    /// The tokens that hang from token number `at`, in order; none in a sentence that is not parsed.
    pub fn children(&self, at: usize) -> &[usize] {
        self.tokens.get(at).map_or(&[], |token| &self.children[token.children.clone()])
    }

    /// The number of the sentence that token number `token` is in.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        (at < self.sentences.len()).then_some(at)
    }
}
