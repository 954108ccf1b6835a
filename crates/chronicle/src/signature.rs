//! Nearly the same text: what two texts share, and a signature by which such texts find each other
//! among many without a comparison of all with all (MinHash with banding: Broder 1997; Leskovec,
//! Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3).

/// Words of a shingle: one changed word changes three shingles.
const WORDS: usize = 3;

/// Texts of fewer different shingles say too little to be told apart by them.
const FEWEST: usize = 40;

/// Texts that share this part of their shingles (Jaccard) are the same text: see `docs/file-format.md`.
pub(crate) const SAME: f64 = 0.6;

/// Bands of a signature, and the minima in each: of two texts at [`SAME`], 99 in 100 share a band;
/// of two that share a twentieth, 1 in 400.
const BANDS: usize = 20;
const ROWS: usize = 3;

/// The different three-word sequences of a text, as hashes in order.
#[derive(Debug)]
pub(crate) struct Shingles(Vec<u64>);

impl Shingles {
    /// Those of `text`, whatever its case, punctuation and white space.
    pub fn of(text: &str) -> Self {
        let words: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| hash(word.chars().flat_map(char::to_lowercase).map(u64::from)))
            .collect();
        let mut hashes: Vec<u64> =
            words.windows(WORDS).map(|words| hash(words.iter().copied())).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// The part of the shingles of both that both have, 0 to 1; 0 where either has too few.
    pub fn likeness(&self, other: &Self) -> f64 {
        if self.0.len() < FEWEST || other.0.len() < FEWEST {
            return 0.0;
        }
        let shared = self.0.iter().filter(|hash| other.0.binary_search(hash).is_ok()).count();
        // Far below what a float holds exactly.
        #[allow(clippy::cast_precision_loss)]
        let likeness = shared as f64 / (self.0.len() + other.0.len() - shared) as f64;
        likeness
    }

    /// The bands of the signature, in order; none where there are too few shingles.
    pub fn bands(&self) -> Vec<i64> {
        if self.0.len() < FEWEST {
            return Vec::new();
        }
        let minimum = |seed: u64| self.0.iter().map(|&hash| mix(hash ^ mix(seed))).min();
        let band = |band: usize| {
            let rows = (0..ROWS).map(|row| minimum((band * ROWS + row) as u64).unwrap_or(0));
            hash(std::iter::once(band as u64).chain(rows)).cast_signed()
        };
        (0..BANDS).map(band).collect()
    }
}

/// A hash that is the same on every machine and in every version.
fn hash(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0, |hash, value| mix(hash.wrapping_add(value).wrapping_add(1)))
}

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit depends on every other.
fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text of `count` different words, of which those at `changed` are others.
    fn text(count: usize, changed: impl Fn(usize) -> bool) -> String {
        let word = |at: usize| if changed(at) { format!("x{at}") } else { format!("w{at}") };
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn copies_are_alike_and_other_texts_are_not() {
        let first = Shingles::of(&text(400, |_| false));
        for (changed, same) in [(20, true), (40, true), (8, false), (2, false)] {
            let other = Shingles::of(&text(400, |at| at % changed == 0));
            let likeness = first.likeness(&other);
            assert_eq!(likeness >= SAME, same, "every {changed}th word: {likeness}");
            let shared = other.bands().iter().any(|band| first.bands().contains(band));
            assert!(shared || !same, "every {changed}th word");
        }
        assert!(
            (first.likeness(&Shingles::of(&text(400, |_| false).to_uppercase())) - 1.0).abs()
                < 1e-9
        );
    }

    #[test]
    fn a_short_text_is_the_same_as_none() {
        let short = Shingles::of("The bridge is closed until further notice.");
        assert!(short.bands().is_empty());
        assert!(short.likeness(&short) < SAME);
    }

    #[test]
    fn the_signature_is_the_same_in_every_version() {
        assert_eq!(
            Shingles::of(&text(50, |_| false)).bands()[..2],
            [-9_118_508_736_977_798_532, -34_470_505_575_520_575]
        );
    }

    proptest! {
        #[test]
        fn likeness_is_symmetric_and_between_0_and_1(a in "[a-c ]{0,400}", b in "[a-c ]{0,400}") {
            let (a, b) = (Shingles::of(&a), Shingles::of(&b));
            let likeness = a.likeness(&b);
            prop_assert!((0.0..=1.0).contains(&likeness));
            prop_assert!((likeness - b.likeness(&a)).abs() < 1e-12);
        }
    }
}
