use crate::store::articles::Hashes;
use crate::{AddOptions, Error, hex, why};
use dateline_extract::{Article, Dct, DctEvidence, Extraction, Language, Source, extract, read};

/// An article with its events, ready to be kept. Making one is the work of adding an article, and
/// needs no chronicle, so that many can be made at once.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) article: Article,
    pub(crate) found: Extraction,
    pub(crate) hashes: Hashes,
}

/// What tells a file from any other, by its bytes.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(bytes)
}

impl Prepared {
    /// The articles of a file, each with its events, in the file's order. Never an empty list.
    ///
    /// # Errors
    /// One for every part of the file that holds no article.
    pub fn read(bytes: &[u8], source: Source, options: &AddOptions) -> Vec<Result<Self, Error>> {
        let articles = read(bytes, source);
        let (alone, whole) = (articles.len() == 1, hex(bytes));
        let sha256 = |count: usize| match alone {
            true => whole.clone(),
            // The file's own hash would say that all of it is there when one article is.
            false => hex(format!("{whole}#{count}").as_bytes()),
        };
        let articles = articles.into_iter().enumerate();
        articles
            .map(|(count, article)| {
                let mut article = article?;
                if let Some(day) = options.published {
                    article.dct = Some(Dct { day, evidence: DctEvidence::User });
                }
                if let (true, Some(title)) = (alone, &options.title) {
                    article.title.clone_from(title);
                }
                Self::of(article, sha256(count))
            })
            .collect()
    }

    /// An article with its events; `sha256` is that of the bytes it came from.
    pub(crate) fn of(article: Article, sha256: String) -> Result<Self, Error> {
        if article.text.trim().is_empty() {
            return Err(Error::Empty { name: article.source.0 });
        }
        let hashes = Hashes { bytes: sha256, text: hex(why::one_line(&article.text).as_bytes()) };
        let found = extract(&article, Language::english());
        Ok(Self { article, found, hashes })
    }

    /// Where the article came from.
    pub fn source(&self) -> &str {
        &self.article.source.0
    }
}
