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
/// (`with_array(pad=4)`); as many as there are window layers.
pub(super) const PAD: usize = 4;

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
    /// ([`WINDOW`] × [`WIDTH`]) rows of [`INNER`] weights, the pieces outermost.
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
    /// One row of [`WIDTH`] numbers per token of all `texts`, of which there is at least one; each by
    /// itself, since no layer carries anything across a whole pad.
    pub(super) fn encode(&self, texts: &[Vec<Keys>]) -> Array2<f32> {
        let tokens = texts.iter().map(Vec::len).sum::<usize>();
        let mut rows = Vec::with_capacity(tokens + PAD * (texts.len() + 1));
        let pad = [[0.0; WIDTH]; PAD];
        rows.extend(pad);
        for text in texts {
            rows.extend(text.iter().map(|keys| self.embed(keys)));
            rows.extend(pad);
        }
        // The outermost rows of a layer reach no token in the layers that follow, so each layer
        // leaves one more of them out.
        for (left_out, layer) in (1..).zip(&self.window) {
            layer.apply(&mut rows, left_out);
        }
        let mut values = Vec::with_capacity(tokens * WIDTH);
        let mut start = PAD;
        for text in texts {
            values.extend_from_slice(rows[start..start + text.len()].as_flattened());
            start += text.len() + PAD;
        }
        Array2::from_shape_vec((tokens, WIDTH), values).expect("a row per token")
    }

    /// The vector of a token by itself.
    fn embed(&self, keys: &Keys) -> [f32; WIDTH] {
        let mut inner = [0.0; INNER];
        inner.copy_from_slice(&self.mix.bias);
        for table in &self.tables {
            table.add(keys[table.attribute], &mut inner);
        }
        let mut row = [0.0; WIDTH];
        self.mix.finish(&inner, &mut row);
        row
    }
}

impl WindowLayer {
    /// Changes `rows` except the first and the last `left_out`, of which there is at least one each.
    fn apply(&self, rows: &mut [[f32; WIDTH]], left_out: usize) {
        let input = rows.to_vec();
        let end = rows.len() - left_out;
        let mut inner = Array2::zeros((BLOCK.min(end - left_out), INNER));
        let mut normal = [0.0; WIDTH];
        for start in (left_out..end).step_by(BLOCK) {
            let count = BLOCK.min(end - start);
            let mut inner = inner.slice_axis_mut(Axis(0), Slice::from(..count));
            for mut row in inner.rows_mut() {
                row.as_slice_mut().expect("rows are contiguous").copy_from_slice(&self.maxout.bias);
            }
            // Rows overlap: each begins one token after the one before and is three tokens long.
            let shape = (count, WINDOW * WIDTH).strides((WIDTH, 1));
            let windows =
                ArrayView2::from_shape(shape, input[start - 1..=start + count].as_flattened())
                    .expect("the last window ends where the rows end");
            general_mat_mul(1.0, &windows, &self.weight, 1.0, &mut inner);
            for (inner, row) in inner.rows().into_iter().zip(&mut rows[start..]) {
                self.maxout.finish(inner.as_slice().expect("rows are contiguous"), &mut normal);
                row.iter_mut().zip(&normal).for_each(|(row, value)| *row += value);
            }
        }
    }
}
