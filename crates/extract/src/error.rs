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
    /// A page without any words of its own.
    #[error(
        "cannot read `{source_name}`: the page holds no text (a script may fetch it); \
         open it in a browser and paste its text"
    )]
    NoText {
        /// The source as given.
        source_name: String,
    },
}
