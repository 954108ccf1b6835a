//! A residual maxout layer over windows of three tokens.
//!
//! Source: `expand_window` and `Maxout` in thinc. The layer is a convolution, so that four
//! neighbouring tokens need six products with changed weights instead of twelve: Winograd's
//! F(4, 3), see Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2015).

use super::product::{Linear, PANEL};
use super::vector::{INNER, Norm, PIECES, Vector, WIDTH};
use fearless_simd::{Level, Simd, SimdBase, dispatch};

/// Tokens that the layer sees at once: the one before, the token, the one after.
pub(super) const WINDOW: usize = 3;

/// Rows of output that are made at once.
pub(super) const TILE: usize = 4;

/// Rows of input that a tile of output needs.
const REACH: usize = TILE + WINDOW - 1;

/// Tiles worked on together: many for the sake of the weights, few for the sake of the cache.
const BLOCK: usize = 60;

/// Panels of one piece of the maxout.
const GROUPS: usize = WIDTH / PANEL;

/// The weights of each of the six products, in terms of the weights of the window's tokens.
const WEIGHTS: [[f32; WINDOW]; REACH] = [
    [1.0 / 4.0, 0.0, 0.0],
    [-1.0 / 6.0, -1.0 / 6.0, -1.0 / 6.0],
    [-1.0 / 6.0, 1.0 / 6.0, -1.0 / 6.0],
    [1.0 / 24.0, 1.0 / 12.0, 1.0 / 6.0],
    [1.0 / 24.0, -1.0 / 12.0, 1.0 / 6.0],
    [0.0, 0.0, 1.0],
];

/// The product that counts once in each of a tile's rows; it brings the bias.
const EVEN: usize = 1;

/// What a tile's rows of input are multiplied as.
#[inline(always)]
fn inputs<S: Simd>([a, b, c, d, e, f]: [S::f32s; REACH]) -> [S::f32s; REACH] {
    let (near, far) = (e - c * 4.0, d - b * 4.0);
    let (even, odd) = (e - c, (d - b) * 2.0);
    [a * 4.0 - c * 5.0 + e, near + far, near - far, even + odd, even - odd, b * 4.0 - d * 5.0 + f]
}

/// A tile's rows of output from its products.
#[inline(always)]
fn outputs<S: Simd>([a, b, c, d, e, f]: [S::f32s; REACH]) -> [S::f32s; TILE] {
    let (one, one_odd, two, two_odd) = (b + c, b - c, d + e, d - e);
    [a + one + two, one_odd + two_odd * 2.0, one + two * 4.0, one_odd + two_odd * 8.0 + f]
}

/// A layer's weights.
#[derive(Debug)]
pub(super) struct WindowLayer {
    /// The six products; the pieces of the maxout outermost.
    products: Vec<Linear<WIDTH>>,
    norm: Norm,
}

/// Room for the work on a block of tiles.
pub(super) struct Scratch {
    inputs: [Vec<Vector>; REACH],
    products: [Vec<[f32; PANEL]>; REACH],
    /// After the maxout.
    best: Vec<[Vector; TILE]>,
}

impl Scratch {
    /// Room for texts of so many `rows`.
    pub(super) fn new(rows: usize) -> Self {
        let size = BLOCK.min(rows / TILE);
        Self {
            inputs: std::array::from_fn(|_| vec![[0.0; WIDTH]; size]),
            products: std::array::from_fn(|_| vec![[0.0; PANEL]; size]),
            best: vec![[[0.0; WIDTH]; TILE]; size],
        }
    }
}

impl WindowLayer {
    /// A layer with the given weights of each output, before the maxout and the pieces outermost.
    pub(super) fn new(weights: &[[Vector; WINDOW]], bias: &[f32; INNER], norm: Norm) -> Self {
        let product = |(at, [f, g, h]): (usize, &[f32; WINDOW])| {
            let changed = weights.iter().map(|[before, here, after]| -> Vector {
                std::array::from_fn(|i| before[i] * f + here[i] * g + after[i] * h)
            });
            let none = [0.0; INNER];
            Linear::new(&changed.collect::<Vec<_>>(), if at == EVEN { bias } else { &none })
        };
        Self { products: WEIGHTS.iter().enumerate().map(product).collect(), norm }
    }

    /// Writes the layer's output for all `rows` but the first and the last, which lie beyond the
    /// tiles, to `next`.
    pub(super) fn apply(&self, rows: &[Vector], next: &mut [Vector], scratch: &mut Scratch) {
        let (tiles, _) = next[1..].as_chunks_mut::<TILE>();
        let level = Level::new();
        for (at, tiles) in (0..).step_by(BLOCK * TILE).zip(tiles.chunks_mut(BLOCK)) {
            let rows = &rows[at..at + tiles.len() * TILE + WINDOW - 1];
            dispatch!(level, simd => self.block(simd, rows, tiles, scratch));
        }
    }

    #[inline(always)]
    fn block<S: Simd>(
        &self,
        simd: S,
        rows: &[Vector],
        tiles: &mut [[Vector; TILE]],
        scratch: &mut Scratch,
    ) {
        let Scratch { inputs, products, best } = scratch;
        for tile in 0..tiles.len() {
            fill(simd, &rows[tile * TILE..][..REACH], inputs, tile);
        }
        for panel in 0..PIECES * GROUPS {
            for ((layer, inputs), products) in
                self.products.iter().zip(&*inputs).zip(products.iter_mut())
            {
                let products = products.as_flattened_mut();
                layer.panels[panel].apply(simd, &inputs[..tiles.len()], products, PANEL);
            }
            let (piece, at) = (panel / GROUPS, panel % GROUPS * PANEL);
            for (tile, best) in best[..tiles.len()].iter_mut().enumerate() {
                choose(simd, products, tile, best, at, piece == 0);
            }
        }
        for (tile, (next, best)) in tiles.iter_mut().zip(&*best).enumerate() {
            for (at, (next, best)) in next.iter_mut().zip(best).enumerate() {
                let (row, change) = (&rows[tile * TILE + 1 + at], self.norm.apply(best));
                *next = std::array::from_fn(|i| row[i] + change[i]);
            }
        }
    }
}

/// Makes the inputs of tile number `tile` from its `rows`.
#[inline(always)]
fn fill<S: Simd>(simd: S, rows: &[Vector], into: &mut [Vec<Vector>; REACH], tile: usize) {
    let lanes = S::f32s::LEN;
    for at in (0..WIDTH).step_by(lanes) {
        let row = |row: usize| S::f32s::from_slice(simd, &rows[row][at..at + lanes]);
        let values = inputs::<S>([row(0), row(1), row(2), row(3), row(4), row(5)]);
        for (into, values) in into.iter_mut().zip(values) {
            values.store_slice(&mut into[tile][at..at + lanes]);
        }
    }
}

/// Puts the outputs of tile number `tile` into `best`, from column `start` on, where they are the
/// `first` there or greater than what is there.
#[inline(always)]
fn choose<S: Simd>(
    simd: S,
    products: &[Vec<[f32; PANEL]>; REACH],
    tile: usize,
    best: &mut [Vector; TILE],
    start: usize,
    first: bool,
) {
    let lanes = S::f32s::LEN;
    for at in (0..PANEL).step_by(lanes) {
        let row = |row: usize| S::f32s::from_slice(simd, &products[row][tile][at..at + lanes]);
        let values = outputs::<S>([row(0), row(1), row(2), row(3), row(4), row(5)]);
        for (best, values) in best.iter_mut().zip(values) {
            let best = &mut best[start + at..][..lanes];
            let values = if first { values } else { values.max(S::f32s::from_slice(simd, best)) };
            values.store_slice(best);
        }
    }
}
