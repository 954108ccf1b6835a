//! Text in, parsed sentences out: our sentences, spaCy's words, and what the networks say of them.

use crate::network::{
    Form, Lemmatizer, Network, NetworkToken, Parse, Word, WordSplitter, is_space,
};
use crate::{Analyzer, Sentence, sentences};
use std::ops::Range;

/// A text with its sentences parsed and its names found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Sentences in order, as [`Analyzer`] has them; their `tokens` are indices into
    /// [`Parsed::tokens`] and never empty.
    pub sentences: Vec<Sentence>,
    /// All tokens in order; white space is none.
    pub tokens: Vec<ParsedToken>,
    /// Names, dates, amounts and the like, in order, none overlapping.
    pub entities: Vec<Entity>,
}

/// A word, number or mark with its place in the parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedToken {
    /// Byte range in the text; never empty.
    pub span: Range<usize>,
    /// Penn Treebank tag: "VBD".
    pub tag: &'static str,
    /// Universal part of speech: "VERB"; empty where none is known.
    pub pos: &'static str,
    /// Universal features, joined by bars: "Tense=Past|VerbForm=Fin"; empty for none.
    pub morphology: &'static str,
    /// Dictionary form.
    pub lemma: String,
    /// Index into [`Parsed::tokens`] of the head, which lies in the same sentence; a root is its
    /// own head.
    pub head: usize,
    /// CLEAR dependency label: "nsubj", "ROOT".
    pub label: &'static str,
    /// Index into [`Parsed::entities`] of the entity it belongs to.
    pub entity: Option<usize>,
}

/// A name, date, amount or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// Indices into [`Parsed::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// OntoNotes kind: "PERSON", "GPE", "DATE".
    pub kind: &'static str,
}

impl Parsed {
    /// Parses English `text`. Any text is accepted; the time is proportional to its length.
    ///
    /// Sentence starts are given to the parser, so no head and no entity lies across one. A sentence
    /// of more than some thousand words is parsed in parts and may have several roots.
    ///
    /// ```
    /// let parsed = dateline_nlp::Parsed::english("Talks failed. The envoy left Geneva on Monday.");
    /// let envoy = &parsed.tokens[4];
    /// assert_eq!((envoy.lemma.as_str(), envoy.tag, envoy.label), ("envoy", "NN", "nsubj"));
    /// assert_eq!(parsed.tokens[envoy.head].lemma, "leave");
    /// assert_eq!(parsed.sentences[1].tokens, 3..10);
    /// let kinds: Vec<_> = parsed.entities.iter().map(|entity| entity.kind).collect();
    /// assert_eq!(kinds, ["GPE", "DATE"]);
    /// ```
    pub fn english(text: &str) -> Self {
        let spans = sentences::split(text, &Analyzer::english().lexicon);
        let words = Words::split(text, &spans);
        let network = Network::english();
        let input = words.in_text(text);
        let parse = network.parse(&input);
        let tokens = words.tokens(network, &input, &parse);
        let mut parsed = Self { sentences: Vec::new(), tokens, entities: Vec::new() };
        parsed.add_sentences(spans, &words);
        parsed.add_entities(network, &words, &parse);
        parsed
    }

    fn add_sentences(&mut self, spans: Vec<Range<usize>>, words: &Words) {
        let ends = words.starts.iter().skip(1).copied().chain([words.words.len()]);
        for ((span, first), end) in spans.into_iter().zip(&words.starts).zip(ends) {
            let tokens = words.place[*first]..words.place[end];
            if !tokens.is_empty() {
                self.sentences.push(Sentence { span, tokens });
            }
        }
    }

    fn add_entities(&mut self, network: &'static Network, words: &Words, parse: &Parse) {
        for found in &parse.entities {
            let tokens = words.place[found.tokens.start]..words.place[found.tokens.end];
            let covered = &mut self.tokens[tokens.clone()];
            let (Some(first), Some(last)) = (covered.first(), covered.last()) else { continue };
            let span = first.span.start..last.span.end;
            for token in covered {
                token.entity = Some(self.entities.len());
            }
            let kind = &network.entity_kinds()[usize::from(found.kind)];
            self.entities.push(Entity { span, tokens, kind });
        }
    }
}

/// The words of a text as the networks want them: all of it, white space included, since they were
/// trained on such text.
struct Words {
    words: Vec<Word>,
    /// Index of the first word of each sentence; the white space after one belongs to it.
    starts: Vec<usize>,
    /// For each word, and for the end, how many tokens that are not white space stand before it.
    place: Vec<usize>,
}

impl Words {
    /// Splits `text`, whose sentences are `spans`. Each sentence is split by itself, so that no word
    /// lies in two.
    fn split(text: &str, spans: &[Range<usize>]) -> Self {
        let splitter = WordSplitter::english();
        let first = spans.first().map_or(text.len(), |span| span.start);
        let mut words = splitter.split(&text[..first]);
        let mut starts = Vec::with_capacity(spans.len());
        let ends = spans.iter().skip(1).map(|span| span.start).chain([text.len()]);
        for (span, end) in spans.iter().zip(ends) {
            starts.push(words.len());
            words.extend(splitter.split(&text[span.start..end]).into_iter().map(|word| Word {
                span: word.span.start + span.start..word.span.end + span.start,
                ..word
            }));
        }
        let mut place = vec![0];
        for word in &words {
            let token = usize::from(!is_space(&text[word.span.clone()]));
            place.push(place[place.len() - 1] + token);
        }
        Self { words, starts, place }
    }

    /// Whether word number `at` is a token, and no white space.
    fn is_token(&self, at: usize) -> bool {
        self.place[at] < self.place[at + 1]
    }

    fn in_text<'a>(&'a self, text: &'a str) -> Vec<NetworkToken<'a>> {
        let mut tokens: Vec<_> = self.words.iter().map(|word| word.in_text(text)).collect();
        for token in &mut tokens {
            token.sentence_start = Some(false);
        }
        for start in self.starts.iter().chain([&0]) {
            if let Some(token) = tokens.get_mut(*start) {
                token.sentence_start = Some(true);
            }
        }
        tokens
    }

    /// The tokens with what the networks say, still without entities.
    fn tokens(
        &self,
        network: &'static Network,
        input: &[NetworkToken],
        parse: &Parse,
    ) -> Vec<ParsedToken> {
        let forms = Lemmatizer::english().forms(network, input, parse);
        let token = |(at, form): (usize, Form<'static>)| ParsedToken {
            span: self.words[at].span.clone(),
            tag: &network.tags()[usize::from(parse.tags[at])],
            pos: form.pos,
            morphology: form.morphology,
            lemma: form.lemma,
            head: self.place[self.head(at, &parse.heads)],
            label: &network.labels()[usize::from(parse.labels[at])],
            entity: None,
        };
        let tokens = forms.into_iter().enumerate().filter(|(at, _)| self.is_token(*at));
        tokens.map(token).collect()
    }

    /// The head of word number `at`, past heads that are white space.
    fn head(&self, at: usize, heads: &[usize]) -> usize {
        let mut head = heads[at];
        while !self.is_token(head) && heads[head] != head {
            head = heads[head];
        }
        if self.is_token(head) { head } else { at }
    }
}
