//! How much a document may unpack to and may draw, since a small one can ask for more than any
//! computer has.

use super::super::archive::LARGEST_MEMBER;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// What all parts of a document that are no pictures unpack to, at most.
const MOST_UNPACKED: u64 = 4 * LARGEST_MEMBER;

/// A picture is not looked into, but the reader may unpack it: 600 dots an inch on a large page.
const LARGEST_PICTURE: u64 = 4 * LARGEST_MEMBER;

/// Ways of packing that stand one in another; an honest document has one, behind one of letters.
const MOST_FILTERS: usize = 2;

/// Bytes of the largest part that is no picture, unpacked; `None` where a part or all of them are
/// larger than may be. Parts are found as a reader finds them that trusts no table: by the words
/// about them.
pub fn largest_part(bytes: &[u8]) -> Option<u64> {
    let (mut all, mut largest) = (0_u64, 0);
    let mut at = 0;
    while let Some(found) = memchr(&bytes[at..], b"stream") {
        let start = at + found + b"stream".len();
        let before = &bytes[at..at + found];
        at = start;
        // `endstream` ends one.
        if before.ends_with(b"end") {
            continue;
        }
        let head = &before[before.len().saturating_sub(LONGEST_HEAD)..];
        let head = &head[rposition(head, b"obj").unwrap_or(0)..];
        let picture = contains(head, b"/Image");
        let packings = [&b"FlateDecode"[..], b"/Fl ", b"LZWDecode", b"RunLengthDecode"];
        if packings.iter().map(|name| count(head, name)).sum::<usize>() >= MOST_FILTERS {
            return None;
        }
        let data = bytes[start..].trim_ascii_start();
        let most = if picture { LARGEST_PICTURE } else { LARGEST_MEMBER };
        // What is not packed is no larger than the file.
        let size = unpacked(data, most + 1);
        if size > most {
            return None;
        }
        if !picture {
            largest = largest.max(size);
            all += size;
            if all > MOST_UNPACKED {
                return None;
            }
        }
    }
    Some(largest)
}

/// Bytes before a part in which what is said about it stands.
const LONGEST_HEAD: usize = 2048;

/// Bytes that packed data unpack to, counted no further than `most`; 0 where they are not packed.
fn unpacked(data: &[u8], most: u64) -> u64 {
    let [first, second, ..] = data else { return 0 };
    if first & 0x0f != 8 || (u32::from(*first) << 8 | u32::from(*second)) % 31 != 0 {
        return 0;
    }
    let mut reader = ZlibDecoder::new(data).take(most);
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        size += read as u64;
    }
    size
}

/// Letters and lines that a document draws, at most: a book of a thousand pages has five million.
const MOST_STEPS: u64 = 20_000_000;

/// Bytes of instructions that are gone through, at most, where parts of pages stand in each other.
const MOST_INSTRUCTIONS: u64 = 1 << 30;

/// What may still be drawn.
pub struct Work {
    steps: u64,
    instructions: u64,
    /// Bytes of the largest part.
    part: u64,
}

/// Why drawing was given up.
#[derive(Debug)]
pub struct TooMuch;

impl Work {
    /// For a document whose largest part has so many bytes.
    pub fn new(part: u64) -> Self {
        Self { steps: MOST_STEPS, instructions: MOST_INSTRUCTIONS, part: part.max(1024) }
    }

    /// A letter or line more is drawn.
    pub fn step(&mut self) {
        self.steps = self.steps.checked_sub(1).unwrap_or_else(|| give_up());
    }

    /// A part of a page begins, which may be the largest.
    pub fn part(&mut self) {
        self.step();
        let left = self.instructions.checked_sub(self.part.min(1 << 16));
        self.instructions = left.unwrap_or_else(|| give_up());
    }
}

/// The library that draws cannot be told to stop. Its caller catches this; nothing is printed.
fn give_up() -> ! {
    std::panic::resume_unwind(Box::new(TooMuch))
}

fn memchr(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn rposition(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memchr(bytes, word).is_some()
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| *window == word).count()
}
