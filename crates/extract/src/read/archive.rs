//! What lies packed in one file: ZIP archives, and documents that are such, and gzip.

use super::decode;
use flate2::read::MultiGzDecoder;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// One packed file unpacks to no more bytes than this; a saved page has a hundredth of it.
pub const LARGEST_MEMBER: u64 = 64 << 20;

/// Everything that one file unpacks to has no more bytes than this, however it is nested.
pub const MOST_UNPACKED: u64 = 512 << 20;

/// Archives lie no deeper in one another than this.
pub const DEEPEST: usize = 4;

/// What may still be unpacked.
#[derive(Debug)]
pub struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST_UNPACKED)
    }
}

/// Why a packed file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpackable {
    /// It is more than may be.
    TooLarge,
    /// It ends too early, or is damaged.
    Broken,
}

impl Budget {
    /// Everything `packed` holds.
    fn read(&mut self, packed: impl Read) -> Result<Vec<u8>, Unpackable> {
        let most = self.0.min(LARGEST_MEMBER);
        let mut bytes = Vec::new();
        let read = packed.take(most + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        self.0 = self.0.saturating_sub(length);
        match read {
            _ if length > most => Err(Unpackable::TooLarge),
            Err(_) => Err(Unpackable::Broken),
            Ok(_) => Ok(bytes),
        }
    }
}

/// A ZIP archive.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens an archive; `None` where it is broken.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { zip: ZipArchive::new(Cursor::new(bytes)).ok()? })
    }

    /// The names of its files, in its order. They are never used as paths.
    pub fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().flatten().map(|name| name.into_owned());
        names.filter(|name| !name.ends_with('/')).collect()
    }

    /// A file's bytes; `None` where there is none, or it is too large, encrypted or broken.
    pub fn bytes(&mut self, name: &str, budget: &mut Budget) -> Option<Vec<u8>> {
        budget.read(self.zip.by_name(name).ok()?).ok()
    }

    /// Whether a file states to be larger than may be; one that cannot be read and does not is broken
    /// or encrypted.
    pub fn is_too_large(&mut self, name: &str, budget: &Budget) -> bool {
        let stated = self.zip.by_name(name).map(|file| file.size());
        stated.is_ok_and(|size| size > budget.0.min(LARGEST_MEMBER))
    }

    /// A file as text.
    pub fn text(&mut self, name: &str, budget: &mut Budget) -> Option<String> {
        self.bytes(name, budget).map(|bytes| decode::decode(&bytes))
    }
}

/// What a gzip file holds.
pub fn gunzip(bytes: &[u8], budget: &mut Budget) -> Result<Vec<u8>, Unpackable> {
    budget.read(MultiGzDecoder::new(bytes))
}
