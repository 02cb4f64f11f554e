//! Chapters in the audio file itself, found by asking for as little of it as
//! will do: ID3v2 tags of MP3, chapter lists and chapter tracks of MP4.

mod id3v2;
mod sparse;

use std::ops::Range;

use mp4ameta::ReadConfig;

use super::Draft;
use crate::feed::limits;
use crate::show::Moment;
use sparse::Sparse;

/// How much is asked for at a time.
const BLOCK: u64 = 64 * 1_024;

/// A search through a file that is fetched piece by piece: ask [`Search::next`]
/// what is needed, [`Search::add`] it, and so on until it is over.
#[derive(Debug, Default)]
pub struct Search {
    file: Sparse,
    fetched: u64,
}

/// What a search needs next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// These bytes of the file, or as many of them as there are.
    Bytes(Range<u64>),
    /// Nothing: these are its chapters.
    Over(Vec<Draft>),
}

impl Search {
    /// Takes in bytes that stand at `start` in a file of `total` bytes.
    pub fn add(&mut self, start: u64, bytes: &[u8], total: u64) {
        self.fetched += bytes.len() as u64;
        self.file.add(start, bytes, total);
    }

    /// What to do next. It is over as well when the file has no chapters, is of
    /// another kind, or would take too many bytes.
    pub fn next(&self) -> Request {
        let found = match self.file.head() {
            [] => Err(0),
            [b'I', b'D', b'3', ..] => id3v2::chapters(&self.file),
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => self.mp4_chapters(),
            _ => Ok(Vec::new()),
        };
        match found {
            Ok(drafts) => Request::Over(drafts),
            Err(missing) => {
                let end = (missing + BLOCK).min(self.file.total().unwrap_or(u64::MAX));
                let enough = self.fetched + BLOCK > limits::EMBEDDED_BYTES || missing >= end;
                if enough { Request::Over(Vec::new()) } else { Request::Bytes(missing..end) }
            }
        }
    }

    /// The chapters, or the place of the first byte that is missing to read them.
    fn mp4_chapters(&self) -> Result<Vec<Draft>, u64> {
        let only_chapters =
            ReadConfig { read_chapter_list: true, read_chapter_track: true, ..ReadConfig::NONE };
        let mut reader = self.file.reader();
        let read = mp4ameta::Tag::read_with(&mut reader, &only_chapters);
        if let Some(missing) = reader.missing() {
            return Err(missing);
        }
        let Ok(tag) = read else { return Ok(Vec::new()) };
        let chapters =
            if tag.chapter_track().is_empty() { tag.chapter_list() } else { tag.chapter_track() };
        let drafts = chapters.iter().filter_map(|chapter| {
            let start = Moment::from_secs_f64(chapter.start.as_secs_f64())?;
            let title = Some(chapter.title.trim().to_owned()).filter(|title| !title.is_empty());
            Some(Draft::new(start, title))
        });
        Ok(drafts.take(limits::CHAPTERS).collect())
    }
}
