//! The two MurmurHash variants that turn strings into table rows.

/// MurmurHash64A of `bytes`, as spaCy's string store uses it with seed 1.
///
/// Source: `hash64` of the `murmurhash` package (Austin Appleby's MurmurHash2, 64-bit version).
pub(super) fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> R;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> R)).wrapping_mul(M);
    hash ^ (hash >> R)
}

/// Four 32-bit hashes of one 64-bit key: the four rows of an embedding table that are added up.
///
/// Source: `MurmurHash3_x86_128_uint64` in thinc's `backends/numpy_ops.pyx`; in spite of its name
/// it follows the x64 variant.
pub(super) fn murmur3_x4(key: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut first = key.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    first = first.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed ^ 8;
    let mut second = seed ^ 8;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = finalise(first);
    second = finalise(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [low(first), low(first >> 32), low(second), low(second >> 32)]
}

fn finalise(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

fn low(value: u64) -> u32 {
    (value & 0xffff_ffff) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vectors from spaCy's `hash_string`.
    #[test]
    fn strings_hash_as_in_spacy() {
        for (text, expected) in [
            ("a", 0xa52b_e5b3_f667_4b2a),
            ("apple", 0x76e1_48d2_5b15_13f2),
            ("Ōta’s", 0x16d7_f1a5_cdce_4708),
            ("eight by", 0xd5c6_f071_9255_c2e7),
            ("nine bytes", 0x5a85_a7f1_90b4_25bb),
            ("the quick brown fox", 0x4620_4d53_781c_6a37),
        ] {
            assert_eq!(murmur64a(text.as_bytes(), 1), expected, "{text}");
        }
    }

    /// Vectors from thinc's `NumpyOps.hash`.
    #[test]
    fn keys_hash_as_in_thinc() {
        let apple = 0x76e1_48d2_5b15_13f2;
        for (key, seed, expected) in [
            (0, 8, [0, 0, 0, 0]),
            (1, 8, [0x453b_d91c, 0x85fa_7376, 0x67d9_c5aa, 0x48f7_ad31]),
            (apple, 8, [0x9e2e_98ee, 0xe9d1_9360, 0xed45_e565, 0xdeba_5d10]),
            (apple, 13, [0xa677_85f4, 0xd22b_07ce, 0x609a_0279, 0x371b_5f37]),
            (u64::MAX, 10, [0x3109_6f7d, 0x6d93_0629, 0x9980_088a, 0x6604_2d74]),
        ] {
            assert_eq!(murmur3_x4(key, seed), expected, "{key:#x} with seed {seed}");
        }
    }
}
