use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::ops::Range;

/// A file of which only some parts have been fetched.
#[derive(Debug, Default)]
pub struct SparseFile {
    parts: BTreeMap<u64, Vec<u8>>,
    total: Option<u64>,
}

impl SparseFile {
    /// Adds bytes that begin at `start` in a file of `total` bytes.
    pub fn add(&mut self, start: u64, bytes: &[u8], total: u64) {
        self.total = Some(total);
        self.parts.insert(start, bytes.to_vec());
    }

    /// The fetched bytes at the start of the file.
    pub fn head(&self) -> &[u8] {
        self.parts.get(&0).map(Vec::as_slice).unwrap_or_default()
    }

    /// The size of the whole file, once a part has been fetched.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// A reader that begins at the start of the file.
    pub fn reader(&self) -> SparseReader<'_> {
        self.edited_reader(Vec::new(), BTreeMap::new())
    }

    /// A reader for which the bytes in `skipped` are zeros, so that they need not be
    /// fetched, and other bytes are replaced.
    pub fn edited_reader(
        &self,
        skipped: Vec<Range<u64>>,
        replaced: BTreeMap<u64, u8>,
    ) -> SparseReader<'_> {
        SparseReader { file: self, skipped, replaced, at: 0, missing: None }
    }

    fn available(&self, at: u64) -> Option<&[u8]> {
        let (start, bytes) = self.parts.range(..=at).next_back()?;
        let here = bytes.get(usize::try_from(at - start).ok()?..)?;
        Some(here).filter(|here| !here.is_empty())
    }
}

/// Reads a [`SparseFile`] as if it was complete, up to the first missing byte.
pub struct SparseReader<'a> {
    file: &'a SparseFile,
    skipped: Vec<Range<u64>>,
    replaced: BTreeMap<u64, u8>,
    at: u64,
    missing: Option<u64>,
}

impl SparseReader<'_> {
    /// The offset of the first byte that was requested and is missing.
    pub fn missing(&self) -> Option<u64> {
        self.missing
    }

    /// Reads exactly `N` bytes at an offset.
    pub fn bytes_at<const N: usize>(&mut self, at: u64) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.at = at;
        self.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads exactly `length` bytes at an offset.
    pub fn vec_at(&mut self, at: u64, length: usize) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.at = at;
        let read = self.take(length as u64).read_to_end(&mut bytes)?;
        if read < length { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
    }
}

impl Read for SparseReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let at = self.at;
        let count = if let Some(range) = self.skipped.iter().find(|range| range.contains(&at)) {
            let left = usize::try_from(range.end - at).unwrap_or(usize::MAX);
            let count = left.min(into.len());
            into.iter_mut().take(count).for_each(|byte| *byte = 0);
            count
        } else if let Some(here) = self.file.available(at) {
            into.iter_mut().zip(here).map(|(byte, here)| *byte = *here).count()
        } else if self.file.total.is_some_and(|total| at >= total) {
            0
        } else {
            self.missing.get_or_insert(at);
            return Err(Error::new(ErrorKind::WouldBlock, "not fetched yet"));
        };
        self.at += count as u64;
        for (replaced, byte) in self.replaced.range(at..self.at) {
            let index = usize::try_from(replaced - at).unwrap_or(usize::MAX);
            into.iter_mut().skip(index).take(1).for_each(|into| *into = *byte);
        }
        Ok(count)
    }
}

impl Seek for SparseReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let outside = || Error::new(ErrorKind::InvalidInput, "before the start of the file");
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.checked_add_signed(by).ok_or_else(outside)?,
            SeekFrom::End(by) => {
                self.file.total.unwrap_or(0).checked_add_signed(by).ok_or_else(outside)?
            }
        };
        Ok(self.at)
    }
}
