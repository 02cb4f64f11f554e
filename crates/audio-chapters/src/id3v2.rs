//! Chapters of an ID3v2 tag (ID3v2 Chapter Frame Addendum 1.0).

use std::collections::BTreeMap;
use std::ops::Range;

use id3::frame::{Chapter, Content};

use show::{ChapterDraft, MAX_CHAPTERS, Moment};

use crate::id3v2_text::corrections;
use crate::sparse::{SparseFile, SparseReader};

/// The largest frame to fetch. Larger ones are pictures, mostly.
const LARGEST_FRAME: u64 = 32 * 1_024;

/// The most frames of a tag that are read.
const FRAMES: usize = 10_000;

/// The largest tag to read.
const LARGEST_TAG: u64 = 32 * 1_024 * 1_024;

/// The chapters, or the offset of the first missing byte.
pub fn chapters(file: &SparseFile) -> Result<Vec<ChapterDraft>, u64> {
    let mut reader = file.reader();
    let frames = frames(&mut reader);
    if let Some(missing) = reader.missing() {
        return Err(missing);
    }
    let Some(Frames { large, corrections }) = frames else { return Ok(Vec::new()) };
    let mut reader = file.edited_reader(large, corrections);
    let read = id3::Tag::read_from2(&mut reader);
    if let Some(missing) = reader.missing() {
        return Err(missing);
    }
    // A broken frame does not cost those before it.
    let tag = read.or_else(|error| error.partial_tag.ok_or(()));
    let drafts = tag.iter().flat_map(|tag| tag.chapters()).map(draft);
    Ok(drafts.take(MAX_CHAPTERS).collect())
}

fn draft(chapter: &Chapter) -> ChapterDraft {
    let contents = || chapter.frames.iter().map(|frame| frame.content());
    let title = contents().find_map(Content::text).map(tidy);
    let link = contents().find_map(|content| {
        let extended = content.extended_link().map(|link| link.link.as_str());
        let link = extended.or(content.link())?.trim();
        let safe = link.starts_with("https://") || link.starts_with("http://");
        safe.then(|| link.to_owned())
    });
    let start = Moment::from_millis(u64::from(chapter.start_time));
    ChapterDraft { link, ..ChapterDraft::new(start, title.filter(|title| !title.is_empty())) }
}

/// A title without what follows its end, and with the characters that programs mean by the
/// control characters of ISO 8859-1: those of windows-1252.
fn tidy(title: &str) -> String {
    const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let title = title.trim_start_matches('\u{feff}').trim_start_matches('\0');
    let title = title.split('\0').next().unwrap_or(title);
    let chars = title.chars().map(|c| match u32::from(c) {
        code @ 0x80..=0x9f => WINDOWS_1252.chars().nth(code as usize - 0x80).unwrap_or(c),
        _ => c,
    });
    chars.collect::<String>().trim().to_owned()
}

/// How the frames of a tag are to be read.
#[derive(Default)]
struct Frames {
    /// The bodies of frames that need not be fetched.
    large: Vec<Range<u64>>,
    /// The bytes of titles whose encoding is wrong, corrected.
    corrections: BTreeMap<u64, u8>,
}

/// Looks through the frames of a tag; `None` without a readable one.
fn frames(reader: &mut SparseReader<'_>) -> Option<Frames> {
    let [_, _, _, version, _, flags, size @ ..] = reader.bytes_at::<10>(0).ok()?;
    let end = 10 + synchsafe(size);
    let mut at = 10;
    if flags & EXTENDED_HEADER != 0 && version > 2 {
        let size = reader.bytes_at(at).ok()?;
        // This size changed its meaning with version 2.4 (section 3.2).
        at += if version == 3 { 4 + u64::from(u32::from_be_bytes(size)) } else { synchsafe(size) };
    }
    // In an unsynchronised tag, sizes do not tell where frames end.
    if version < 3 || end > LARGEST_TAG || (version == 3 && flags & UNSYNCHRONISED != 0) {
        return (end <= LARGEST_TAG).then(Frames::default);
    }
    let mut frames = Frames::default();
    for _ in 0..FRAMES {
        if at + 10 > end {
            break;
        }
        let [a, b, c, d, s0, s1, s2, s3, _, _] = reader.bytes_at::<10>(at).ok()?;
        // Padding has no frame names.
        if [a, b, c, d].iter().any(|letter| !letter.is_ascii_alphanumeric()) {
            break;
        }
        let size = [s0, s1, s2, s3];
        let size = if version == 3 { u64::from(u32::from_be_bytes(size)) } else { synchsafe(size) };
        let body = at + 10..(at + 10 + size).min(end);
        if [a, b, c, d] == *b"CHAP" {
            frames.corrections.extend(corrections(reader, body.clone()));
        } else if size > LARGEST_FRAME {
            frames.large.push(body.clone());
        }
        at = body.end;
    }
    Some(frames)
}

const EXTENDED_HEADER: u8 = 0x40;
const UNSYNCHRONISED: u8 = 0x80;

/// A size with seven bits a byte (ID3v2.4, section 6.2).
fn synchsafe(bytes: [u8; 4]) -> u64 {
    bytes.iter().fold(0, |size, byte| size << 7 | u64::from(byte & 0x7f))
}
