//! Chapters of an ID3v2 tag (ID3v2 Chapter Frame Addendum 1.0).

use std::ops::Range;

use id3::frame::{Chapter, Content};

use super::Sparse;
use crate::feed::chapters::Draft;
use crate::feed::limits;
use crate::show::Moment;

/// A frame larger than this, pictures above all, is not fetched.
const LARGEST_FRAME: u64 = 32 * 1_024;

/// Frames of one tag, at most.
const FRAMES: usize = 10_000;

/// A tag that says it is larger is none worth reading.
const LARGEST_TAG: u64 = 32 * 1_024 * 1_024;

/// The chapters, or the place of the first byte that is missing to read them.
pub fn chapters(file: &Sparse) -> Result<Vec<Draft>, u64> {
    let mut reader = file.reader();
    let large = large_frames(&mut reader);
    if let Some(missing) = reader.missing() {
        return Err(missing);
    }
    let Some(large) = large else { return Ok(Vec::new()) };
    let mut reader = file.reader_without(large);
    let read = id3::Tag::read_from2(&mut reader);
    if let Some(missing) = reader.missing() {
        return Err(missing);
    }
    // A broken frame does not cost those before it.
    let tag = read.or_else(|error| error.partial_tag.ok_or(()));
    let drafts = tag.iter().flat_map(|tag| tag.chapters()).map(draft);
    Ok(drafts.take(limits::CHAPTERS).collect())
}

fn draft(chapter: &Chapter) -> Draft {
    let contents = || chapter.frames.iter().map(|frame| frame.content());
    let title = contents().find_map(Content::text).map(|title| title.trim().to_owned());
    let link = contents().find_map(|content| {
        let extended = content.extended_link().map(|link| link.link.as_str());
        let link = extended.or(content.link())?.trim();
        let safe = link.starts_with("https://") || link.starts_with("http://");
        safe.then(|| link.to_owned())
    });
    let start = Moment::from_millis(u64::from(chapter.start_time));
    Draft { link, ..Draft::new(start, title.filter(|title| !title.is_empty())) }
}

/// Where the bodies of frames stand that need not be fetched; nothing if there
/// is no tag that can be read.
fn large_frames(reader: &mut super::sparse::SparseReader<'_>) -> Option<Vec<Range<u64>>> {
    let [_, _, _, version, _, flags, size @ ..] = reader.bytes_at::<10>(0).ok()?;
    let end = 10 + synchsafe(size);
    let mut at = 10;
    if flags & EXTENDED_HEADER != 0 && version > 2 {
        let size = reader.bytes_at(at).ok()?;
        // Of all sizes this one changed its meaning with version 2.4.
        at += if version == 3 { 4 + u64::from(u32::from_be_bytes(size)) } else { synchsafe(size) };
    }
    // With the whole tag unsynchronised, sizes do not say where frames end.
    if version < 3 || end > LARGEST_TAG || (version == 3 && flags & UNSYNCHRONISED != 0) {
        return (end <= LARGEST_TAG).then(Vec::new);
    }
    let mut large = Vec::new();
    for _ in 0..FRAMES {
        if at + 10 > end {
            break;
        }
        let [a, b, c, d, s0, s1, s2, s3, _, _] = reader.bytes_at::<10>(at).ok()?;
        // Padding begins where no name is.
        if [a, b, c, d].iter().any(|letter| !letter.is_ascii_alphanumeric()) {
            break;
        }
        let size = [s0, s1, s2, s3];
        let size = if version == 3 { u64::from(u32::from_be_bytes(size)) } else { synchsafe(size) };
        let body = at + 10..(at + 10 + size).min(end);
        if size > LARGEST_FRAME && [a, b, c, d] != *b"CHAP" {
            large.push(body.clone());
        }
        at = body.end;
    }
    Some(large)
}

const EXTENDED_HEADER: u8 = 0x40;
const UNSYNCHRONISED: u8 = 0x80;

/// A size with seven bits a byte (ID3v2.4, section 6.2).
fn synchsafe(bytes: [u8; 4]) -> u64 {
    bytes.iter().fold(0, |size, byte| size << 7 | u64::from(byte & 0x7f))
}
