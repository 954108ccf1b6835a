//! Tables of strings, found by their hash.

use super::hash::murmur64a;

/// Seed of spaCy's string store, which the tables share.
pub(super) const STRING_SEED: u64 = 1;

/// Values by the hash of a string. As in spaCy, a string is as good as its 64 bits.
#[derive(Debug)]
pub(super) struct Lookup<T> {
    /// By hash.
    entries: Vec<(u64, T)>,
    /// Bytes of the longest string, as far as they are known: a longer one is not even read.
    longest: usize,
}

impl<T> Lookup<T> {
    /// The value of `text`.
    pub(super) fn get(&self, text: &str) -> Option<&T> {
        if text.len() > self.longest {
            return None;
        }
        let key = murmur64a(text.as_bytes(), STRING_SEED);
        let at = self.entries.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(&self.entries[at].1)
    }
}

impl<T> FromIterator<(u64, T)> for Lookup<T> {
    fn from_iter<I: IntoIterator<Item = (u64, T)>>(entries: I) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|(key, _)| *key);
        Self { entries, longest: usize::MAX }
    }
}

impl<T> FromIterator<(String, T)> for Lookup<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut longest = 0;
        let hashed = entries.into_iter().map(|(text, value)| {
            longest = text.len().max(longest);
            (murmur64a(text.as_bytes(), STRING_SEED), value)
        });
        let lookup: Self = hashed.collect();
        Self { longest, ..lookup }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_strings() {
        let words = ["b", "a", "c"].map(|word| (word.to_owned(), word.to_uppercase()));
        let lookup: Lookup<_> = words.into_iter().collect();
        assert_eq!(lookup.get("a").map(String::as_str), Some("A"));
        assert_eq!(lookup.get("d"), None);
        assert_eq!(lookup.get("abc"), None);
    }
}
