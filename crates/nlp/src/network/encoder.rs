//! Tokens to vectors: hash embeddings, a maxout layer, and four residual maxout layers over windows
//! of three tokens.
//!
//! Source: `MultiHashEmbed` and `MaxoutWindowEncoder` in spaCy's `ml/models/tok2vec.py`; `Maxout`
//! in thinc.

use super::batch::Batch;
use super::embed::Table;
use super::vector::{INNER, Norm, Vector, WIDTH};
use super::window::{Scratch, TILE, WindowLayer};
use fearless_simd::{Level, Simd, dispatch};

/// Empty rows before and after a text, which change from layer to layer like the others
/// (`with_array(pad=4)`); as many as there are window layers, so that what is beyond them reaches
/// no token.
pub(super) const PAD: usize = 4;

/// One text-to-vectors network.
#[derive(Debug)]
pub(super) struct Encoder {
    /// The embedding tables, each with its share of the first layer's weights.
    pub(super) tables: Vec<Table>,
    /// Of the first layer.
    pub(super) norm: Norm,
    /// The window layers, first to last.
    pub(super) window: Vec<WindowLayer>,
}

impl Encoder {
    /// The vector of each token of all texts; each text by itself, since no layer carries anything
    /// across a whole pad.
    pub(super) fn encode(&self, batch: &Batch) -> Vec<Vector> {
        let embedded = self.embed(batch);
        // Each text begins on a tile's first row, so that its vectors are the same to the last bit
        // in any company. One more row at either end completes the outermost windows.
        let mut starts = Vec::with_capacity(batch.lengths.len());
        let mut end = 1 + PAD;
        for length in &batch.lengths {
            starts.push(end);
            end += length.next_multiple_of(TILE) + PAD;
        }
        let mut rows = vec![[0.0; WIDTH]; end + 1];
        let mut next = rows.clone();
        let places = || starts.iter().copied().zip(batch.lengths.iter().copied());
        let mut token = 0;
        for (start, length) in places() {
            rows[start..start + length].copy_from_slice(&embedded[token..token + length]);
            token += length;
        }
        let mut scratch = Scratch::new(rows.len());
        for layer in &self.window {
            layer.apply(&rows, &mut next, &mut scratch);
            std::mem::swap(&mut rows, &mut next);
        }
        let mut vectors = Vec::with_capacity(token);
        for (start, length) in places() {
            vectors.extend_from_slice(&rows[start..start + length]);
        }
        vectors
    }

    /// The vector of each token by itself.
    fn embed(&self, batch: &Batch) -> Vec<Vector> {
        let products: Vec<_> = self
            .tables
            .iter()
            .map(|table| table.products(&batch.attributes[table.attribute].keys))
            .collect();
        let mut vectors = vec![[0.0; WIDTH]; batch.tokens()];
        dispatch!(Level::new(), simd => self.add_up(simd, batch, &products, &mut vectors));
        vectors
    }

    /// Adds the products of each token's attributes and finishes the first layer.
    #[inline(always)]
    fn add_up<S: Simd>(&self, _: S, batch: &Batch, products: &[Vec<f32>], vectors: &mut [Vector]) {
        for (token, vector) in vectors.iter_mut().enumerate() {
            let mut inner = [0.0; INNER];
            for (table, products) in self.tables.iter().zip(products) {
                let at = batch.attributes[table.attribute].of_token[token];
                let row = &products[at * INNER..][..INNER];
                inner.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
            let (pieces, _) = inner.as_chunks::<WIDTH>();
            let row = std::array::from_fn(|i| pieces[0][i].max(pieces[1][i]).max(pieces[2][i]));
            *vector = self.norm.apply(&row);
        }
    }
}
