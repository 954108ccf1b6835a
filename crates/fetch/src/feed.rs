//! Which pages of a feed are asked for.

use crate::{Address, Error};
use std::collections::BTreeSet;

/// So many pages of a feed are fetched at once.
pub const MOST_PAGES: usize = 100;

/// The pages of a feed that are to be fetched.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Their addresses, in the feed's order; at most [`MOST_PAGES`].
    pub pages: Vec<Address>,
    /// Those that are known, as the feed or their address has them.
    pub known: Vec<String>,
    /// Links that lead nowhere.
    pub wrong: Vec<Error>,
    /// How many pages more it has.
    pub left_out: usize,
}

impl Wanted {
    /// The pages that the `links` of the feed at `feed` lead to; `known` are sources of articles.
    pub fn of(feed: &Address, links: &[String], known: impl Fn(&str) -> bool) -> Self {
        let (pages, wrong) = (Vec::new(), Vec::new());
        let mut wanted = Self { pages, known: Vec::new(), wrong, left_out: 0 };
        let mut seen = BTreeSet::new();
        for link in links {
            match feed.join(link) {
                Ok(page) => {
                    let name = page.to_string();
                    if !seen.insert(name.clone()) {
                        continue;
                    }
                    match [&name, link].into_iter().find(|source| known(source)) {
                        Some(source) => wanted.known.push(source.clone()),
                        None => wanted.pages.push(page),
                    }
                }
                Err(error) => wanted.wrong.push(error),
            }
        }
        wanted.left_out = wanted.pages.len().saturating_sub(MOST_PAGES);
        wanted.pages.truncate(MOST_PAGES);
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pages_are_not_asked_for_again_and_the_number_is_bounded() {
        let feed = Address::parse("https://example.org/news/feed.xml").unwrap();
        let mut links: Vec<String> = (0..=MOST_PAGES).map(|page| format!("{page}.html")).collect();
        links.extend(
            ["0.html#top", "https://other.example/a", "mailto:me@example.org"].map(String::from),
        );
        let known = "https://other.example/a";
        let wanted = Wanted::of(&feed, &links, |source| source == known);
        assert_eq!(wanted.known, [known]);
        assert_eq!(wanted.pages.len(), MOST_PAGES);
        assert_eq!(wanted.pages[0].to_string(), "https://example.org/news/0.html");
        assert_eq!(wanted.left_out, 1);
        assert_eq!(wanted.wrong.len(), 1);
        assert_eq!(wanted.wrong[0].code(), "scheme");
    }
}
