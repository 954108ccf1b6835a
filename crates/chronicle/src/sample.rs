//! The sample story, built in.

macro_rules! article {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../data/sample/", $name)))
    };
}

/// The articles' names and bytes, in the order they are added.
pub(crate) const ARTICLES: [(&str, &[u8]); 9] = [
    article!("01-bridge-falls.html"),
    article!("02-wire-copy.txt"),
    article!("03-engineers-memo.html"),
    article!("04-ferry-summer.md"),
    article!("05-the-man-who-wrote-the-memo.txt"),
    article!("06-hearings-open.html"),
    article!("07-chairman-charged.txt"),
    article!("08-verdict.html"),
    article!("09-two-years-on.md"),
];

/// When the sample's articles were added: a fixed day, since two samples are to be the same.
pub(crate) const ADDED: &str = "2023-03-10T09:00:00Z";
