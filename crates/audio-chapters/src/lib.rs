//! Chapters inside audio files: ID3v2 tags of MP3, chapter lists and chapter tracks
//! of MP4. A file is fetched piece by piece, and no more of it than necessary.

mod atoms;
mod id3v2;
mod id3v2_text;
mod mp4;
mod sparse;

use std::ops::Range;

use show::ChapterDraft;

use crate::sparse::SparseFile;

/// How many bytes are requested at a time.
const BLOCK: u64 = 64 * 1_024;

/// How many bytes of a file are fetched to find its chapters, at most.
pub const MAX_BYTES: u64 = 1_024 * 1_024;

/// The search for chapters in a file that is fetched piece by piece.
///
/// [`ChapterSearch::next`] names the bytes to fetch, [`ChapterSearch::add`] takes
/// them in, until `next` returns the chapters.
#[derive(Debug, Default)]
pub struct ChapterSearch {
    file: SparseFile,
    fetched: u64,
}

/// The next step of a [`ChapterSearch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Fetch these bytes of the file, or as many of them as exist.
    Fetch(Range<u64>),
    /// The search is done; these are the chapters.
    Done(Vec<ChapterDraft>),
}

impl ChapterSearch {
    /// Adds bytes that begin at `start` in a file of `total` bytes.
    pub fn add(&mut self, start: u64, bytes: &[u8], total: u64) {
        self.fetched += bytes.len() as u64;
        self.file.add(start, bytes, total);
    }

    /// The next step. The search ends without chapters if the file has none, has
    /// another format, or would take more than [`MAX_BYTES`].
    pub fn next(&self) -> Step {
        let found = match self.file.head() {
            [] => Err(0),
            [b'I', b'D', b'3', ..] => id3v2::chapters(&self.file),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => mp4::chapters(&self.file),
            _ => Ok(Vec::new()),
        };
        match found {
            Ok(drafts) => Step::Done(drafts),
            Err(missing) => {
                let end = (missing + BLOCK).min(self.file.total().unwrap_or(u64::MAX));
                let too_much = self.fetched + BLOCK > MAX_BYTES || missing >= end;
                if too_much { Step::Done(Vec::new()) } else { Step::Fetch(missing..end) }
            }
        }
    }
}
