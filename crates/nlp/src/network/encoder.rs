//! Keys to token vectors: hash embeddings, a maxout layer, and four residual maxout layers over
//! windows of three tokens.
//!
//! Source: `MultiHashEmbed` and `MaxoutWindowEncoder` in spaCy's `ml/models/tok2vec.py`; `Maxout`,
//! `LayerNorm` and `expand_window` in thinc.

use super::embed::{Keys, Table};
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, Axis, ShapeBuilder, Slice};

/// Numbers in a token vector.
pub(super) const WIDTH: usize = 96;

/// Candidates per number of a maxout layer.
pub(super) const PIECES: usize = 3;

/// Numbers before the maxout.
pub(super) const INNER: usize = PIECES * WIDTH;

/// Tokens that a window layer sees at once: the one before, the token, the one after.
pub(super) const WINDOW: usize = 3;

/// Empty rows before and after a text, which change from layer to layer like the others
/// (`with_array(pad=4)`).
const PAD: usize = 4;

/// Rows multiplied at once: enough for a large product, few enough for the cache.
const BLOCK: usize = 128;

/// What layer normalisation adds to the variance.
const EPSILON: f32 = 1e-8;

/// A maxout layer with layer normalisation, without its weights.
#[derive(Debug)]
pub(super) struct Maxout {
    /// [`INNER`] numbers, the pieces outermost.
    pub(super) bias: Vec<f32>,
    /// [`WIDTH`] factors after normalisation.
    pub(super) gain: Vec<f32>,
    /// [`WIDTH`] summands after normalisation.
    pub(super) shift: Vec<f32>,
}

impl Maxout {
    /// The layer's output from `inner`, the [`INNER`] sums before the maxout.
    fn finish(&self, inner: &[f32], out: &mut [f32; WIDTH]) {
        let (first, rest) = inner.split_at(WIDTH);
        let (second, third) = rest.split_at(WIDTH);
        for (i, out) in out.iter_mut().enumerate() {
            *out = first[i].max(second[i]).max(third[i]);
        }
        let mean = sum(out, |x| x) / WIDTH as f32;
        let variance = sum(out, |x| (x - mean) * (x - mean)) / WIDTH as f32;
        let scale = 1.0 / (variance + EPSILON).sqrt();
        for ((out, gain), shift) in out.iter_mut().zip(&self.gain).zip(&self.shift) {
            *out = (*out - mean) * scale * gain + shift;
        }
    }
}

/// Sum of `f` over `values`, in eight lanes so that it compiles to vector instructions.
fn sum(values: &[f32; WIDTH], f: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 8];
    for chunk in values.as_chunks::<8>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += f(*value);
        }
    }
    lanes.iter().sum()
}

/// A residual layer over windows.
#[derive(Debug)]
pub(super) struct WindowLayer {
    /// [`INNER`] rows, the pieces outermost, of [`WINDOW`] × [`WIDTH`] weights.
    pub(super) weight: Array2<f32>,
    /// What follows the product.
    pub(super) maxout: Maxout,
}

/// One text-to-vectors network.
#[derive(Debug)]
pub(super) struct Encoder {
    /// The embedding tables, multiplied with the first layer's weights.
    pub(super) tables: Vec<Table>,
    /// The rest of the first layer.
    pub(super) mix: Maxout,
    /// The window layers, first to last.
    pub(super) window: Vec<WindowLayer>,
}

impl Encoder {
    /// One row of [`WIDTH`] numbers per token.
    pub(super) fn encode(&self, keys: &[Keys]) -> Array2<f32> {
        // A row of zeros beyond the pad stands for what is before the first row and after the last.
        let edge = PAD + 1;
        let mut rows = vec![[0.0; WIDTH]; keys.len() + 2 * edge];
        let mut inner = [0.0; INNER];
        for (keys, row) in keys.iter().zip(&mut rows[edge..]) {
            inner.copy_from_slice(&self.mix.bias);
            for table in &self.tables {
                table.add(keys[table.attribute], &mut inner);
            }
            self.mix.finish(&inner, row);
        }
        for layer in &self.window {
            rows = layer.apply(&rows);
        }
        let tokens = rows[edge..edge + keys.len()].as_flattened().to_vec();
        Array2::from_shape_vec((keys.len(), WIDTH), tokens).expect("as many numbers as asked for")
    }
}

impl WindowLayer {
    /// `rows` after the layer; the first and the last row are the edge and stay as they are.
    fn apply(&self, rows: &[[f32; WIDTH]]) -> Vec<[f32; WIDTH]> {
        let mut output = rows.to_vec();
        let inside = rows.len() - 2;
        let mut inner = Array2::zeros((BLOCK.min(inside), INNER));
        let mut normal = [0.0; WIDTH];
        for start in (0..inside).step_by(BLOCK) {
            let count = BLOCK.min(inside - start);
            let mut inner = inner.slice_axis_mut(Axis(0), Slice::from(..count));
            for mut row in inner.rows_mut() {
                row.as_slice_mut().expect("rows are contiguous").copy_from_slice(&self.maxout.bias);
            }
            let windows = rows[start..start + count + WINDOW - 1].as_flattened();
            // Rows overlap: each begins one token after the one before and is three tokens long.
            let windows =
                ArrayView2::from_shape((count, WINDOW * WIDTH).strides((WIDTH, 1)), windows)
                    .expect("the last window ends where the rows end");
            general_mat_mul(1.0, &windows, &self.weight.t(), 1.0, &mut inner);
            for (row, output) in inner.rows().into_iter().zip(&mut output[start + 1..]) {
                self.maxout.finish(row.as_slice().expect("rows are contiguous"), &mut normal);
                for (output, value) in output.iter_mut().zip(&normal) {
                    *output += value;
                }
            }
        }
        output
    }
}
