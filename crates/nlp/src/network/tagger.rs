//! Token vectors to part-of-speech tags: one linear layer.

use super::product::Linear;
use super::vector::{Vector, WIDTH};

/// The tagger's layer.
#[derive(Debug)]
pub(super) struct Tagger {
    /// Token vector to one number per tag.
    pub(super) layer: Linear<WIDTH>,
    /// How many tags there are.
    pub(super) tags: u8,
}

impl Tagger {
    /// The best tag of each token, as an index into the model's tags.
    pub(super) fn tag(&self, vectors: &[Vector]) -> Vec<u8> {
        let scores = self.layer.apply(vectors);
        let best = |row: &[f32]| {
            let score = |tag: u8| row[usize::from(tag)];
            (0..self.tags).fold(0, |best, tag| if score(tag) > score(best) { tag } else { best })
        };
        scores.chunks_exact(self.layer.width()).map(best).collect()
    }
}
