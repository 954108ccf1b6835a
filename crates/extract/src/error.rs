use crate::Article;

/// Why bytes did not become an article, or why the language did not load.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing but white space.
    #[error("cannot read `{source_name}`: it is empty; add a file with text in it")]
    Empty {
        /// The source as given.
        source_name: String,
    },
    /// Bytes that are no text.
    #[error(
        "cannot read `{source_name}`: it is {what}, not text; \
         save it as .txt, .md or .html, or paste its text"
    )]
    NotText {
        /// The source as given.
        source_name: String,
        /// What the bytes look like: `a PDF document`.
        what: &'static str,
    },
    /// A page, a mail or a document without any words of its own.
    #[error(
        "cannot read `{source_name}`: it holds no text (a script may fetch that of a page); \
         open it in the program that shows it and paste its text"
    )]
    NoText {
        /// The source as given.
        source_name: String,
        /// What the page says of itself all the same.
        known: Box<Article>,
    },
    /// A file of a known format that cannot be taken apart.
    #[error(
        "cannot read `{source_name}`: {what} is broken, or needs a password; \
         open it in the program it came from and save it again"
    )]
    Broken {
        /// The source as given.
        source_name: String,
        /// What it is: `the PDF document`.
        what: &'static str,
    },
    /// A PDF document of pictures.
    #[error(
        "cannot read `{source_name}`: there is no text in it, only pictures of pages; \
         let a program for text recognition read it first"
    )]
    Scanned {
        /// The source as given.
        source_name: String,
    },
    /// A file, or what it unpacks to, of more bytes than an article can have.
    #[error(
        "cannot read `{source_name}`: it is larger than {most_mib} MiB; \
         take the article out of it and add that"
    )]
    TooLarge {
        /// The source as given.
        source_name: String,
        /// The bound.
        most_mib: u64,
    },
    /// Archives in archives in archives.
    #[error(
        "cannot read `{source_name}`: it lies too deep in other archives; unpack it and add it"
    )]
    TooDeep {
        /// The source as given.
        source_name: String,
    },
    /// A file that holds articles of a kind, and none of them.
    #[error("cannot read `{source_name}`: there is no article in it; look into it and add another")]
    NoArticle {
        /// The source as given.
        source_name: String,
    },
}
