//! The network that chooses the next move of the parser and of the entity recogniser.
//!
//! Source: `ml/parser_model.pyx` and `ml/_precomputable_affine.py` in spaCy.

use super::product::Linear;
use super::vector::{Vector, WIDTH};
use fearless_simd::{Level, Simd, dispatch};

/// Numbers in a state.
pub(super) const HIDDEN: usize = 64;

/// Candidates per number of a state.
pub(super) const STATE_PIECES: usize = 2;

/// Numbers in a state before the maxout.
pub(super) const STATE_INNER: usize = STATE_PIECES * HIDDEN;

/// Scores moves from the tokens in a few slots of a state.
#[derive(Debug)]
pub(super) struct Scorer {
    /// Token vector to [`HIDDEN`] numbers.
    pub(super) hidden: Linear<WIDTH>,
    /// Those to slots × [`STATE_INNER`] numbers; within a slot the pieces outermost.
    pub(super) lower: Linear<HIDDEN>,
    /// [`STATE_INNER`] numbers, the pieces outermost.
    pub(super) bias: [f32; STATE_INNER],
    /// What an empty slot adds, for each slot.
    pub(super) pad: Vec<[f32; STATE_INNER]>,
    /// State to one number per move.
    pub(super) upper: Linear<HIDDEN>,
    /// How many moves there are.
    pub(super) moves: usize,
}

/// A scorer with the tokens of some texts multiplied out for every slot they may stand in.
pub(super) struct Scores<'a> {
    scorer: &'a Scorer,
    level: Level,
    /// Tokens × slots × [`STATE_INNER`].
    products: Vec<f32>,
    /// The first token of the text in hand.
    pub(super) offset: usize,
    scores: Vec<f32>,
}

impl Scorer {
    /// Prepares for the texts whose tokens have these `vectors`.
    pub(super) fn over(&self, vectors: &[Vector]) -> Scores<'_> {
        let hidden = self.hidden.apply(vectors);
        let products = self.lower.apply(hidden.as_chunks().0);
        let scores = vec![0.0; self.upper.width()];
        Scores { scorer: self, level: Level::new(), products, offset: 0, scores }
    }
}

impl Scores<'_> {
    /// The scores of all moves in the state whose slots hold the tokens `slots`.
    pub(super) fn of<const SLOTS: usize>(&mut self, slots: &[Option<usize>; SLOTS]) -> &[f32] {
        dispatch!(self.level, simd => self.of_with(simd, slots));
        &self.scores[..self.scorer.moves]
    }

    #[inline(always)]
    fn of_with<S: Simd, const SLOTS: usize>(&mut self, simd: S, slots: &[Option<usize>; SLOTS]) {
        let mut sums = self.scorer.bias;
        let (products, _) = self.products.as_chunks::<STATE_INNER>();
        for (slot, token) in slots.iter().enumerate() {
            let values = match token {
                Some(token) => &products[(self.offset + token) * SLOTS + slot],
                None => &self.scorer.pad[slot],
            };
            sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        }
        let state: [f32; HIDDEN] = std::array::from_fn(|i| sums[i].max(sums[HIDDEN + i]));
        self.scorer.upper.apply_to_one(simd, &state, &mut self.scores);
    }
}

/// The allowed move with the highest score, the first of equals; `None` if none is allowed.
pub(super) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best = None;
    for (at, score) in scores.iter().enumerate() {
        if allowed(at) && best.is_none_or(|(_, highest)| *score > highest) {
            best = Some((at, *score));
        }
    }
    best.map(|(at, _)| at)
}
