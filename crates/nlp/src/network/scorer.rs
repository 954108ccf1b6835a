//! The network that chooses the next move of the parser and of the entity recogniser.
//!
//! Source: `ml/parser_model.pyx` and `ml/_precomputable_affine.py` in spaCy.

use ndarray::Array2;
use ndarray::linalg::general_mat_mul;

/// Numbers in a state.
pub(super) const HIDDEN: usize = 64;

/// Candidates per number of a state.
pub(super) const STATE_PIECES: usize = 2;

/// Numbers in a state before the maxout.
pub(super) const STATE_INNER: usize = STATE_PIECES * HIDDEN;

/// A linear layer.
#[derive(Debug)]
pub(super) struct Linear {
    /// Inputs × outputs.
    pub(super) weight: Array2<f32>,
    /// One number per output.
    pub(super) bias: Vec<f32>,
}

impl Linear {
    /// One row of outputs per row of `input`.
    pub(super) fn apply(&self, input: &Array2<f32>) -> Array2<f32> {
        let mut output = Array2::zeros((input.nrows(), self.bias.len()));
        for mut row in output.rows_mut() {
            row.iter_mut().zip(&self.bias).for_each(|(out, bias)| *out = *bias);
        }
        general_mat_mul(1.0, input, &self.weight, 1.0, &mut output);
        output
    }
}

/// Scores moves from the tokens in a few slots of a state.
#[derive(Debug)]
pub(super) struct Scorer {
    /// Token vector to [`HIDDEN`] numbers.
    pub(super) hidden: Linear,
    /// [`HIDDEN`] rows of slots × [`STATE_INNER`] weights; within a slot the pieces outermost.
    pub(super) lower: Array2<f32>,
    /// [`STATE_INNER`] numbers, the pieces outermost.
    pub(super) bias: Vec<f32>,
    /// Slots × [`STATE_INNER`]: what an empty slot adds.
    pub(super) pad: Vec<f32>,
    /// [`HIDDEN`] rows of one weight per move: the last layer.
    pub(super) upper: Vec<f32>,
    /// One number per move.
    pub(super) upper_bias: Vec<f32>,
}

/// A scorer with the tokens of some texts multiplied out for every slot they may stand in.
pub(super) struct Scores<'a> {
    scorer: &'a Scorer,
    /// Tokens × slots × [`STATE_INNER`].
    products: Array2<f32>,
    /// The row of the first token of the text in hand.
    pub(super) offset: usize,
    scores: Vec<f32>,
}

impl Scorer {
    /// Prepares for the texts whose token vectors are the rows of `tokens`.
    pub(super) fn over(&self, tokens: &Array2<f32>) -> Scores<'_> {
        let hidden = self.hidden.apply(tokens);
        let mut products = Array2::zeros((tokens.nrows(), self.lower.ncols()));
        general_mat_mul(1.0, &hidden, &self.lower, 0.0, &mut products);
        Scores { scorer: self, products, offset: 0, scores: vec![0.0; self.upper_bias.len()] }
    }
}

impl Scores<'_> {
    /// The scores of all moves in the state whose slots hold the tokens `slots`.
    pub(super) fn of(&mut self, slots: &[Option<usize>]) -> &[f32] {
        let mut sums = [0.0; STATE_INNER];
        sums.copy_from_slice(&self.scorer.bias);
        let products = self.products.as_slice().expect("made contiguous by `over`");
        let per_token = self.products.ncols();
        for (slot, token) in slots.iter().enumerate() {
            let at = slot * STATE_INNER;
            let values = match token {
                Some(token) => &products[(self.offset + token) * per_token + at..][..STATE_INNER],
                None => &self.scorer.pad[at..at + STATE_INNER],
            };
            sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        }
        let (first, second) = sums.split_at(HIDDEN);
        self.scores.copy_from_slice(&self.scorer.upper_bias);
        let moves = self.scores.len();
        for (row, (a, b)) in self.scorer.upper.chunks_exact(moves).zip(first.iter().zip(second)) {
            let state = a.max(*b);
            self.scores.iter_mut().zip(row).for_each(|(score, weight)| *score += state * weight);
        }
        &self.scores
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
