use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::ops::Range;

/// A file of which only some stretches are here.
#[derive(Debug, Default)]
pub struct Sparse {
    stretches: BTreeMap<u64, Vec<u8>>,
    total: Option<u64>,
}

impl Sparse {
    pub fn add(&mut self, start: u64, bytes: &[u8], total: u64) {
        self.total = Some(total);
        self.stretches.insert(start, bytes.to_vec());
    }

    /// What is here of the file's beginning.
    pub fn head(&self) -> &[u8] {
        self.stretches.get(&0).map(Vec::as_slice).unwrap_or_default()
    }

    /// The size of the whole file, once something of it is here.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// Reads the file from its start.
    pub fn reader(&self) -> SparseReader<'_> {
        self.reader_without(Vec::new())
    }

    /// The same; these stretches, wanted by nobody, are read as zeros.
    pub fn reader_without(&self, unwanted: Vec<Range<u64>>) -> SparseReader<'_> {
        SparseReader { file: self, unwanted, at: 0, missing: None }
    }

    fn available(&self, at: u64) -> Option<&[u8]> {
        let (start, bytes) = self.stretches.range(..=at).next_back()?;
        let here = bytes.get(usize::try_from(at - start).ok()?..)?;
        Some(here).filter(|here| !here.is_empty())
    }
}

/// Reads a [`Sparse`] file as if all of it was here, until it comes to where it
/// is not.
pub struct SparseReader<'a> {
    file: &'a Sparse,
    unwanted: Vec<Range<u64>>,
    at: u64,
    missing: Option<u64>,
}

impl SparseReader<'_> {
    /// The first place that was to be read and is not here.
    pub fn missing(&self) -> Option<u64> {
        self.missing
    }

    /// Reads exactly `N` bytes at a place.
    pub fn bytes_at<const N: usize>(&mut self, at: u64) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.at = at;
        self.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Read for SparseReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let at = self.at;
        let count = if let Some(range) = self.unwanted.iter().find(|range| range.contains(&at)) {
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
