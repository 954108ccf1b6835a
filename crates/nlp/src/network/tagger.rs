//! Token vectors to part-of-speech tags: one linear layer.

use super::scorer::Linear;
use ndarray::Array2;

/// The best tag of each row of `tokens`, as an index into the model's tags.
pub(super) fn tag(layer: &Linear, tokens: &Array2<f32>) -> Vec<u8> {
    let scores = layer.apply(tokens);
    let best = |row: &[f32]| {
        let better = |best: usize, at: usize| if row[at] > row[best] { at } else { best };
        (0..row.len()).fold(0, better)
    };
    scores
        .rows()
        .into_iter()
        .map(|row| u8::try_from(best(&row.to_vec())).expect("the loader allows 256 tags"))
        .collect()
}
