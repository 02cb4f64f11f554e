//! Titles whose encoding an ID3v2 tag states wrongly (ID3v2.4, section 4). A reader of tags
//! refuses some of them with the whole tag.

use std::ops::Range;

use crate::sparse::SparseReader;

/// ISO 8859-1.
const LATIN_1: u8 = 0;
/// UTF-16 with a byte order mark.
const UTF_16: u8 = 1;
/// UTF-16 without a mark, big-endian.
const UTF_16_BE: u8 = 2;
/// UTF-8.
const UTF_8: u8 = 3;

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
        if let [stated, text @ ..] = bytes.as_slice() {
            let Corrected { encoding, text } = corrected(*stated, text);
            if encoding != *stated || text != bytes.get(1..).unwrap_or_default() {
                out.extend((body.start..).zip([vec![encoding], text].concat()));
            }
        }
    }
    Some(out)
}

/// A text with its real encoding, in as many bytes.
fn corrected(stated: u8, text: &[u8]) -> Corrected {
    let as_is = |encoding| Corrected { encoding, text: text.to_vec() };
    let end = text.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
    let words = text.get(..end).unwrap_or_default();
    if stated > UTF_8 {
        // The byte for the encoding is missing. An empty title is better than a wrong one.
        return Corrected { encoding: LATIN_1, text: vec![0; text.len()] };
    }
    if text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) {
        return as_is(UTF_16);
    }
    match wide(words, stated) {
        Some(Order::BigEndian) => as_is(UTF_16_BE),
        Some(Order::LittleEndian) => {
            // Only big-endian texts need no mark.
            let swapped = text.chunks(2).flat_map(|pair| pair.iter().rev().copied());
            Corrected { encoding: UTF_16_BE, text: swapped.collect() }
        }
        None if words.is_ascii() && stated == LATIN_1 => as_is(LATIN_1),
        None if std::str::from_utf8(words).is_ok() => as_is(UTF_8),
        None => as_is(LATIN_1),
    }
}

/// The order of the two bytes of a character.
enum Order {
    BigEndian,
    LittleEndian,
}

/// The order of bytes if a text has two for each character: many of its first or of its
/// second bytes are the same, that of the script.
fn wide(words: &[u8], stated: u8) -> Option<Order> {
    let share = |parity: usize, byte: u8| {
        let bytes = || words.iter().skip(parity).step_by(2);
        bytes().filter(|b| **b == byte).count() as f64 / bytes().count().max(1) as f64
    };
    // Latin, and, where the tag says UTF-16, Greek, Cyrillic, Hebrew, Arabic and kana, whose
    // bytes are letters in other encodings.
    let scripts: &[u8] = match stated {
        UTF_16 | UTF_16_BE => &[0x00, 0x03, 0x04, 0x05, 0x06, 0x30],
        _ => &[0x00],
    };
    let most = |parity: usize| scripts.iter().map(|byte| share(parity, *byte)).fold(0.0, f64::max);
    let (first, second) = (most(0), most(1));
    let enough = first.max(second) >= 0.4;
    enough.then_some(if first > second { Order::BigEndian } else { Order::LittleEndian })
}
