//! What a token is to its head.

macro_rules! labels {
    ($($label:ident $name:literal,)*) => {
        /// What a token is to its head: the CLEAR labels (ClearNLP guidelines, Choi and Palmer 2012).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the names are the guidelines'")]
        pub enum Label { $($label,)* }

        impl Label {
            /// The label of that name; `dep` for a name that is none.
            pub(crate) fn from_name(name: &str) -> Self {
                match name { $($name => Self::$label,)* _ => Self::Dep }
            }

            /// The name: "nsubj", "ROOT".
            pub fn name(self) -> &'static str {
                match self { $(Self::$label => $name,)* }
            }
        }
    };
}

labels! {
    Root "ROOT", Acl "acl", Acomp "acomp", Advcl "advcl", Advmod "advmod", Agent "agent",
    Amod "amod", Appos "appos", Attr "attr", Aux "aux", Auxpass "auxpass", Case "case", Cc "cc",
    Ccomp "ccomp", Compound "compound", Conj "conj", Csubj "csubj", Csubjpass "csubjpass",
    Dative "dative", Dep "dep", Det "det", Dobj "dobj", Expl "expl", Intj "intj", Mark "mark",
    Meta "meta", Neg "neg", Nmod "nmod", Npadvmod "npadvmod", Nsubj "nsubj", Nsubjpass "nsubjpass",
    Nummod "nummod", Oprd "oprd", Parataxis "parataxis", Pcomp "pcomp", Pobj "pobj", Poss "poss",
    Preconj "preconj", Predet "predet", Prep "prep", Prt "prt", Punct "punct", Quantmod "quantmod",
    Relcl "relcl", Xcomp "xcomp",
}

impl Label {
    /// Whether it is a subject.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::Nsubjpass | Self::Csubj | Self::Csubjpass)
    }

    /// Whether it is an auxiliary: "has", "was", "will", "to".
    pub fn is_auxiliary(self) -> bool {
        matches!(self, Self::Aux | Self::Auxpass)
    }
}
