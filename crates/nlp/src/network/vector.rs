//! A token vector, and what follows a maxout layer that makes one.
//!
//! Source: `LayerNorm` in thinc.

/// Numbers in a token vector.
pub(super) const WIDTH: usize = 96;

/// A token vector.
pub(super) type Vector = [f32; WIDTH];

/// Candidates per number of a maxout layer.
pub(super) const PIECES: usize = 3;

/// Numbers before the maxout.
pub(super) const INNER: usize = PIECES * WIDTH;

/// What layer normalisation adds to the variance.
const EPSILON: f32 = 1e-8;

/// What follows the maxout.
#[derive(Debug)]
pub(super) struct Norm {
    /// Factors after normalisation.
    pub(super) gain: Vector,
    /// Summands after normalisation.
    pub(super) shift: Vector,
}

impl Norm {
    #[inline(always)]
    pub(super) fn apply(&self, row: &Vector) -> Vector {
        let mean = sum(row, |x| x) / WIDTH as f32;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / WIDTH as f32;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        std::array::from_fn(|i| (row[i] - mean) * scale * self.gain[i] + self.shift[i])
    }
}

/// Sum of `f` over `values`, in lanes so that it compiles to vector instructions.
#[inline(always)]
fn sum(values: &Vector, f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 16];
    for chunk in values.as_chunks::<16>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += f(*value);
        }
    }
    lanes.iter().sum()
}
