//! Titles whose encoding an ID3v2 tag states wrongly. Programs write "UTF-16 with a byte
//! order mark" before texts without a mark, and before texts of another encoding.

use std::ops::Range;

use crate::sparse::SparseReader;

/// The byte for UTF-16 with a byte order mark (ID3v2.3, section 3.3).
const UTF_16: u8 = 1;

/// What a text really is, as bytes that a reader of tags understands.
struct Corrected {
    encoding: u8,
    text: Vec<u8>,
}

/// The bytes to read in place of those in a chapter frame, each with its offset.
pub fn corrections(reader: &mut SparseReader<'_>, chapter: Range<u64>) -> Vec<(u64, u8)> {
    corrections_in(reader, chapter).unwrap_or_default()
}

fn corrections_in(reader: &mut SparseReader<'_>, chapter: Range<u64>) -> Option<Vec<(u64, u8)>> {
    let mut out = Vec::new();
    let mut at = chapter.start;
    // The id of the chapter, then four numbers (ID3v2 Chapter Frame Addendum, section 3.1).
    while reader.bytes_at::<1>(at).ok()? != [0] {
        at += 1;
        if at >= chapter.end {
            return None;
        }
    }
    at += 1 + 16;
    while at + 10 < chapter.end {
        let [kind, _, _, _, s0, s1, s2, s3, _, _] = reader.bytes_at::<10>(at).ok()?;
        // Texts are shorter than 128 bytes or so, for which both kinds of sizes are equal.
        let size = u64::from(u32::from_be_bytes([s0, s1, s2, s3]));
        let body = at + 10..(at + 10 + size).min(chapter.end);
        at += 10 + size;
        if kind != b'T' || size < 2 {
            continue;
        }
        let length = usize::try_from(body.end - body.start).ok()?;
        let bytes = reader.vec_at(body.start, length).ok()?;
        if let [UTF_16, text @ ..] = bytes.as_slice()
            && let Some(Corrected { encoding, text }) = corrected(text)
        {
            let bytes = [vec![encoding], text].concat();
            out.extend((body.start..).zip(bytes));
        }
    }
    Some(out)
}

/// The text in another encoding, of as many bytes; `None` if it has its mark.
fn corrected(text: &[u8]) -> Option<Corrected> {
    if text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) {
        return None;
    }
    let end = text.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
    let words = text.get(..end).unwrap_or_default();
    let zeros = |parity: usize| words.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (big, little) = (zeros(0), zeros(1));
    let ascii = words.iter().filter(|b| b.is_ascii()).count();
    Some(if big == 0 && little == 0 && std::str::from_utf8(words).is_ok() {
        Corrected { encoding: 3, text: text.to_vec() }
    } else if big == 0 && little == 0 && 2 * ascii > words.len() {
        Corrected { encoding: 0, text: text.to_vec() }
    } else if big > little {
        Corrected { encoding: 2, text: text.to_vec() }
    } else {
        // Only big-endian texts need no mark.
        let swapped = text.chunks(2).flat_map(|pair| pair.iter().rev().copied());
        Corrected { encoding: 2, text: swapped.collect() }
    })
}
