//! Texts that are parsed together.

use super::embed::{ATTRIBUTES, Keys};

/// The tokens of some texts as the networks look at them.
pub(super) struct Batch {
    /// Tokens of each text.
    pub(super) lengths: Vec<usize>,
    /// One per entry of [`ATTRIBUTES`].
    pub(super) attributes: [Attribute; ATTRIBUTES.len()],
}

/// What the tokens have as one attribute. Texts repeat themselves, so what is made of a key is made
/// once for all tokens that share it.
pub(super) struct Attribute {
    /// Different keys, in order.
    pub(super) keys: Vec<u64>,
    /// Index of each token's key.
    pub(super) of_token: Vec<usize>,
}

impl Batch {
    /// The batch of the tokens with these `keys`, divided into texts of these `lengths`.
    pub(super) fn new(lengths: Vec<usize>, keys: &[Keys]) -> Self {
        let attribute = |at: usize| Attribute::new(keys.iter().map(|keys| keys[at]));
        Self { lengths, attributes: std::array::from_fn(attribute) }
    }

    /// Tokens of all texts.
    pub(super) fn tokens(&self) -> usize {
        self.lengths.iter().sum()
    }
}

impl Attribute {
    fn new(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let mut of_token = vec![0; keys.len()];
        let mut sorted: Vec<_> = keys.zip(0_usize..).collect();
        sorted.sort_unstable();
        let mut keys: Vec<u64> = Vec::new();
        for (key, token) in sorted {
            if keys.last() != Some(&key) {
                keys.push(key);
            }
            of_token[token] = keys.len() - 1;
        }
        Self { keys, of_token }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_share_their_keys() {
        let attribute = Attribute::new([7, 3, 7, 9, 3].into_iter());
        assert_eq!(attribute.keys, [3, 7, 9]);
        assert_eq!(attribute.of_token, [1, 0, 1, 2, 0]);
    }
}
