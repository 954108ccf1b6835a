//! Rows of numbers times the weights of a layer, in the widest vectors that the processor has.

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, dispatch};

/// Outputs whose weights lie side by side: two vectors of the widest kind.
pub(super) const PANEL: usize = 32;

/// Sums that are made at the same time for one row, so that none waits for the one before.
const CHAINS: usize = 8;

/// A linear layer of `K` inputs.
#[derive(Debug)]
pub(super) struct Linear<const K: usize> {
    /// Weights and bias of [`PANEL`] outputs each; the last is filled up with zeros.
    pub(super) panels: Vec<Panel<K>>,
}

/// Weights and bias of [`PANEL`] outputs.
#[derive(Debug)]
pub(super) struct Panel<const K: usize> {
    /// One row per input.
    weights: [[f32; PANEL]; K],
    bias: [f32; PANEL],
}

impl<const K: usize> Linear<K> {
    /// A layer with the given `weights` and `bias` of each output.
    pub(super) fn new(weights: &[[f32; K]], bias: &[f32]) -> Self {
        let panel = |(weights, bias): (&[[f32; K]], &[f32])| {
            let mut panel = Panel { weights: [[0.0; PANEL]; K], bias: [0.0; PANEL] };
            panel.bias[..bias.len()].copy_from_slice(bias);
            for (k, inputs) in panel.weights.iter_mut().enumerate() {
                inputs.iter_mut().zip(weights).for_each(|(input, row)| *input = row[k]);
            }
            panel
        };
        Self { panels: weights.chunks(PANEL).zip(bias.chunks(PANEL)).map(panel).collect() }
    }

    /// Numbers in a row of results: as many as outputs, rounded up to whole panels.
    pub(super) fn width(&self) -> usize {
        self.panels.len() * PANEL
    }

    /// One row of [`Linear::width`] results per row of `input`.
    pub(super) fn apply(&self, input: &[[f32; K]]) -> Vec<f32> {
        let mut output = vec![0.0; input.len() * self.width()];
        dispatch!(Level::new(), simd => self.apply_with(simd, input, &mut output));
        output
    }

    #[inline(always)]
    fn apply_with<S: Simd>(&self, simd: S, input: &[[f32; K]], output: &mut [f32]) {
        let width = self.width();
        for (at, panel) in (0..width).step_by(PANEL).zip(&self.panels) {
            panel.apply(simd, input, &mut output[at..], width);
        }
    }

    /// The results for one row into `output`, which is [`Linear::width`] long; the order of the
    /// sums is not that of [`Linear::apply`].
    #[inline(always)]
    pub(super) fn apply_to_one<S: Simd>(&self, simd: S, input: &[f32; K], output: &mut [f32]) {
        for (panel, output) in self.panels.iter().zip(output.as_chunks_mut::<PANEL>().0) {
            panel.apply_to_one(simd, input, output);
        }
    }
}

impl<const K: usize> Panel<K> {
    /// Writes [`PANEL`] results for each row of `input`, `stride` numbers apart. A row's results
    /// do not depend on the other rows.
    #[inline(always)]
    pub(super) fn apply<S: Simd>(
        &self,
        simd: S,
        input: &[[f32; K]],
        output: &mut [f32],
        stride: usize,
    ) {
        // Each row takes two registers, of which there are 32 with AVX-512 and mostly 16 elsewhere.
        if S::f32s::LEN == 16 {
            self.apply_by::<S, 12>(simd, input, output, stride);
        } else {
            self.apply_by::<S, 6>(simd, input, output, stride);
        }
    }

    #[inline(always)]
    fn apply_by<S: Simd, const ROWS: usize>(
        &self,
        simd: S,
        input: &[[f32; K]],
        output: &mut [f32],
        stride: usize,
    ) {
        let (blocks, rest) = input.as_chunks::<ROWS>();
        for (rows, output) in blocks.iter().zip(output.chunks_mut(ROWS * stride)) {
            self.rows(simd, rows, output, stride);
        }
        let done = blocks.len() * ROWS;
        for (row, output) in rest.iter().zip(output.chunks_mut(stride).skip(done)) {
            self.rows(simd, std::array::from_ref(row), output, stride);
        }
    }

    #[inline(always)]
    fn apply_to_one<S: Simd>(&self, simd: S, input: &[f32; K], output: &mut [f32; PANEL]) {
        let lanes = S::f32s::LEN;
        let (inputs, weights) =
            (input.as_chunks::<CHAINS>().0, self.weights.as_chunks::<CHAINS>().0);
        for at in (0..PANEL).step_by(lanes) {
            let mut sums = [S::f32s::splat(simd, 0.0); CHAINS];
            for (inputs, weights) in inputs.iter().zip(weights) {
                for (sum, (input, weights)) in sums.iter_mut().zip(inputs.iter().zip(weights)) {
                    let weights = S::f32s::from_slice(simd, &weights[at..at + lanes]);
                    *sum = S::f32s::splat(simd, *input).mul_add(weights, *sum);
                }
            }
            let bias = S::f32s::from_slice(simd, &self.bias[at..at + lanes]);
            let sum = sums.into_iter().fold(bias, |all, sum| all + sum);
            sum.store_slice(&mut output[at..at + lanes]);
        }
    }

    /// All sums of a few rows stay in registers until they are done.
    #[inline(always)]
    fn rows<S: Simd, const ROWS: usize>(
        &self,
        simd: S,
        rows: &[[f32; K]; ROWS],
        output: &mut [f32],
        stride: usize,
    ) {
        let lanes = S::f32s::LEN;
        for left in (0..PANEL).step_by(2 * lanes) {
            let right = left + lanes;
            let pair = |numbers: &[f32; PANEL]| {
                let vector = |at: usize| S::f32s::from_slice(simd, &numbers[at..at + lanes]);
                [vector(left), vector(right)]
            };
            let mut sums = [pair(&self.bias); ROWS];
            for (k, weights) in self.weights.iter().enumerate() {
                let weights = pair(weights);
                for (sums, row) in sums.iter_mut().zip(rows) {
                    let value = S::f32s::splat(simd, row[k]);
                    sums[0] = value.mul_add(weights[0], sums[0]);
                    sums[1] = value.mul_add(weights[1], sums[1]);
                }
            }
            for (sums, output) in sums.iter().zip(output.chunks_mut(stride)) {
                sums[0].store_slice(&mut output[left..left + lanes]);
                sums[1].store_slice(&mut output[right..right + lanes]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_definition() {
        const INPUTS: usize = 2 * CHAINS;
        let number = |seed: usize| (seed * 37 % 101) as f32 / 16.0 - 3.0;
        let row = |from: usize| std::array::from_fn::<f32, INPUTS, _>(|k| number(from + 3 * k));
        let weights: Vec<_> = (0..50).map(row).collect();
        let bias: Vec<_> = (0..50).map(|i| number(11 * i)).collect();
        let layer = Linear::new(&weights, &bias);
        let input: Vec<_> = (50..81).map(row).collect();
        let output = layer.apply(&input);
        assert_eq!((layer.width(), output.len()), (64, 64 * input.len()));
        for (input, output) in input.iter().zip(output.chunks(64)) {
            let products = weights.iter().zip(&bias).map(|(weights, bias)| {
                bias + weights.iter().zip(input).map(|(a, b)| a * b).sum::<f32>()
            });
            assert!(products.eq(output[..50].iter().copied()), "sixteenths add up exactly");
            assert_eq!(output[50..], [0.0; 14]);
            let mut alone = vec![0.0; layer.width()];
            dispatch!(Level::new(), simd => layer.apply_to_one(simd, input, &mut alone));
            assert_eq!(alone, output);
        }
    }
}
