//! Words with what the analysis says of them.

use crate::label::Label;
use crate::network::{NetworkToken, Word};
use std::ops::Range;

/// A word, number or mark with its place in the parse.
///
/// In a sentence that is not parsed it has the tag [`Tag::Xx`], the label [`Label::Dep`], no lemma,
/// and is its own head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte range in the text; never empty.
    pub span: Range<usize>,
    /// Part of speech, as the Penn Treebank has it.
    pub tag: Tag,
    /// Universal part of speech: "VERB"; empty where none is known.
    pub pos: &'static str,
    /// Universal features, joined by bars: "Tense=Past|VerbForm=Fin"; empty for none.
    pub morphology: &'static str,
    /// Dictionary form, in lower case but for names.
    pub lemma: String,
    /// Index into [`Analysis::tokens`](crate::Analysis::tokens) of the head, which lies in the same
    /// sentence; a root is its own head.
    pub head: usize,
    /// What it is to its head.
    pub label: Label,
    /// Index into [`Analysis::entities`](crate::Analysis::entities) of the entity it belongs to.
    pub entity: Option<usize>,
    /// Indices into the analysis' list of children.
    pub(crate) children: Range<usize>,
    /// What the networks are given in place of the word where they would not know it.
    form: Option<Box<str>>,
    norm: Box<str>,
    space_after: bool,
}

impl Token {
    /// The `word` of a sentence that begins at byte `offset`, as token number `at`.
    pub(crate) fn unparsed(word: Word, offset: usize, at: usize, text: &str) -> Self {
        let written = &text[word.span.start + offset..word.span.end + offset];
        // spaCy's model has not met the typeset apostrophe: "n’t" is a noun to it.
        let typeset = !written.is_ascii() && written.contains('’') && written != "’";
        let form = typeset.then(|| written.replace('’', "'").into());
        Self {
            form,
            span: word.span.start + offset..word.span.end + offset,
            tag: Tag::Xx,
            pos: "",
            morphology: "",
            lemma: String::new(),
            head: at,
            label: Label::Dep,
            entity: None,
            children: 0..0,
            norm: word.norm,
            space_after: word.space_after,
        }
    }

    /// What the networks are given of it.
    pub(crate) fn input<'a>(&'a self, text: &'a str, first: bool) -> NetworkToken<'a> {
        NetworkToken {
            text: self.form.as_deref().unwrap_or(&text[self.span.clone()]),
            norm: &self.norm,
            space_after: self.space_after,
            sentence_start: Some(first),
        }
    }

    /// Normal form: lower case, American spelling, "not" for "n't". Needs no parse.
    pub fn norm(&self) -> &str {
        &self.norm
    }
}

macro_rules! tags {
    ($($(#[$doc:meta])* $tag:ident $name:literal,)*) => {
        /// A part of speech, with the names of the Penn Treebank (and OntoNotes' additions).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the names are the Penn Treebank's")]
        pub enum Tag { $($(#[$doc])* $tag,)* }

        impl Tag {
            /// The tag of that name; `XX` for a name that is none.
            pub(crate) fn from_name(name: &str) -> Self {
                match name { $($name => Self::$tag,)* _ => Self::Xx }
            }

            /// The name: "VBD", "PRP$".
            pub fn name(self) -> &'static str {
                match self { $(Self::$tag => $name,)* }
            }
        }
    };
}

tags! {
    Add "ADD", Afx "AFX", Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", In "IN", Jj "JJ", Jjr "JJR",
    Jjs "JJS", Ls "LS", Md "MD", Nn "NN", Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS",
    Prp "PRP",
    /// My, his, their.
    PrpPoss "PRP$",
    Rb "RB", Rbr "RBR", Rbs "RBS",
    /// The second part of a verb: "up" of "picked up".
    Rp "RP",
    Sym "SYM", To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ",
    Wdt "WDT", Wp "WP", WpPoss "WP$", Wrb "WRB",
    /// Not known.
    Xx "XX",
    Space "_SP",
    Dollar "$", Hyphen "HYPH", Superfluous "NFP", Comma ",", Stop ".", Colon ":", OpenQuote "``",
    CloseQuote "''", OpenBracket "-LRB-", CloseBracket "-RRB-",
}

impl Tag {
    /// Whether it is a form of a verb (modals are not).
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// Whether it is a noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// Whether it is a name.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Whether it is an adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// Whether it is an adverb.
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// Who, which, what, whose, and "that" of a relative clause.
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Wdt | Self::Wp | Self::WpPoss)
    }

    /// Whether it is punctuation.
    pub fn is_mark(self) -> bool {
        matches!(
            self,
            Self::Hyphen
                | Self::Superfluous
                | Self::Comma
                | Self::Stop
                | Self::Colon
                | Self::OpenQuote
                | Self::CloseQuote
                | Self::OpenBracket
                | Self::CloseBracket
        )
    }
}
