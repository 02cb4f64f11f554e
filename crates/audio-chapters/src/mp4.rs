//! Chapters of MP4 files: the text track that the sound refers to (QuickTime File Format,
//! "Chapter lists"), or Nero's list.

use std::ops::Range;

use show::{ChapterDraft, MAX_CHAPTERS, Moment};

use crate::atoms::{atoms, descend, find};
use crate::sparse::{SparseFile, SparseReader};

/// The chapters, or the offset of the first missing byte. If the track contradicts
/// itself, the list counts, if there is one.
pub fn chapters(file: &SparseFile) -> Result<Vec<ChapterDraft>, u64> {
    let mut reader = file.reader();
    let found = file.total().and_then(|total| read(&mut reader, total));
    reader.missing().map_or(Ok(found.unwrap_or_default()), Err)
}

fn read(reader: &mut SparseReader<'_>, total: u64) -> Option<Vec<ChapterDraft>> {
    let movie = find(reader, 0..total, b"moov")?.content;
    let track =
        chapter_track(reader, movie.clone()).and_then(|track| track_chapters(reader, track));
    match track {
        Some(track) if track.consistent && !track.chapters.is_empty() => Some(track.chapters),
        _ if reader.missing().is_some() => None,
        track => {
            let list = descend(reader, movie, &[b"udta", b"chpl"]);
            let listed = list.and_then(|list| list_chapters(reader, list));
            listed.or_else(|| track.map(|track| track.chapters))
        }
    }
}

/// What a text track contains.
struct Track {
    chapters: Vec<ChapterDraft>,
    /// Whether the tables of its samples agree.
    consistent: bool,
}

/// The text track that another track names as its chapters.
fn chapter_track(reader: &mut SparseReader<'_>, movie: Range<u64>) -> Option<Range<u64>> {
    let tracks: Vec<_> = atoms(reader, movie).into_iter().filter(|a| a.kind == *b"trak").collect();
    let named: Vec<u32> = tracks
        .iter()
        .filter_map(|track| descend(reader, track.content.clone(), &[b"tref", b"chap"]))
        .collect::<Vec<_>>()
        .into_iter()
        .flat_map(|ids| numbers(reader, ids))
        .collect();
    let track = tracks.into_iter().find(|track| {
        let is_named =
            track_id(reader, track.content.clone()).is_some_and(|id| named.contains(&id));
        is_named && is_text(reader, track.content.clone())
    });
    track.map(|track| track.content)
}

fn track_id(reader: &mut SparseReader<'_>, track: Range<u64>) -> Option<u32> {
    let header = find(reader, track, b"tkhd")?.content;
    let [version] = reader.bytes_at(header.start).ok()?;
    // After two times, of 64 bits in version 1.
    number(reader, header.start + if version == 1 { 20 } else { 12 })
}

/// Whether a track contains text; the others that a sound refers to are pictures.
fn is_text(reader: &mut SparseReader<'_>, track: Range<u64>) -> bool {
    let handler = descend(reader, track, &[b"mdia", b"hdlr"]);
    let kind = handler.and_then(|handler| reader.bytes_at::<4>(handler.start + 8).ok());
    kind.is_some_and(|kind| [*b"text", *b"sbtl"].contains(&kind))
}

/// The chapters of a text track: a sample each.
fn track_chapters(reader: &mut SparseReader<'_>, track: Range<u64>) -> Option<Track> {
    let header = descend(reader, track.clone(), &[b"mdia", b"mdhd"])?;
    let [version] = reader.bytes_at(header.start).ok()?;
    let timescale = number(reader, header.start + if version == 1 { 20 } else { 12 })?;
    let table = descend(reader, track, &[b"mdia", b"minf", b"stbl"])?;
    let (samples, consistent) = samples(reader, table)?;
    let mut time = 0;
    let mut chapters = Vec::new();
    for Sample { offset, duration } in samples {
        let seconds = time as f64 / f64::from(timescale.max(1));
        time += u64::from(duration);
        let title = title(reader, offset)?;
        let start = Moment::from_secs_f64(seconds)?;
        chapters.push(ChapterDraft::new(start, Some(title).filter(|title| !title.is_empty())));
    }
    Some(Track { chapters, consistent })
}

/// Where a sample is, and how long it lasts, in units of the track.
struct Sample {
    offset: u64,
    duration: u32,
}

/// The samples of a track, from its sample tables, and whether these agree.
fn samples(reader: &mut SparseReader<'_>, table: Range<u64>) -> Option<(Vec<Sample>, bool)> {
    let sizes = find(reader, table.clone(), b"stsz")?.content;
    let uniform = number(reader, sizes.start + 4)?;
    let sizes = match uniform {
        0 => numbers(reader, sizes.start + 12..sizes.end),
        size => vec![size; number(reader, sizes.start + 8)?.min(MAX_CHAPTERS as u32) as usize],
    };
    let durations = find(reader, table.clone(), b"stts")?.content;
    let durations = numbers(reader, durations.start + 8..durations.end);
    let mut durations = durations.chunks_exact(2).flat_map(|run| match run {
        [count, duration] => vec![*duration; (*count as usize).min(MAX_CHAPTERS)],
        _ => Vec::new(),
    });
    let mut sizes = sizes.into_iter();
    let mut samples = Vec::new();
    for (chunk, count) in chunks(reader, table)? {
        let mut offset = chunk;
        for _ in 0..count {
            let Some(size) = sizes.next() else { return Some((samples, false)) };
            samples.push(Sample { offset, duration: durations.next().unwrap_or_default() });
            offset += u64::from(size);
        }
    }
    Some((samples, sizes.next().is_none()))
}

/// The offset of each chunk, and how many samples are in it.
fn chunks(reader: &mut SparseReader<'_>, table: Range<u64>) -> Option<Vec<(u64, u32)>> {
    let offsets: Vec<u64> = match find(reader, table.clone(), b"stco") {
        Some(offsets) => {
            let offsets = numbers(reader, offsets.content.start + 8..offsets.content.end);
            offsets.into_iter().map(u64::from).collect()
        }
        None => {
            let offsets = find(reader, table.clone(), b"co64")?.content;
            let halves = numbers(reader, offsets.start + 8..offsets.end);
            let join = |half: &[u32]| half.iter().fold(0, |all, half| all << 32 | u64::from(*half));
            halves.chunks_exact(2).map(join).collect()
        }
    };
    let runs = find(reader, table, b"stsc")?.content;
    let runs = numbers(reader, runs.start + 8..runs.end);
    // Each run applies from its first chunk, counted from 1, up to that of the next.
    let count = |chunk: usize| {
        let runs = runs.chunks_exact(3).filter_map(|run| match run {
            [first, count, _] => Some((*first as usize, *count)),
            _ => None,
        });
        runs.take_while(|(first, _)| *first <= chunk + 1).last().map(|(_, count)| count)
    };
    let counts = offsets.iter().enumerate().map(|(chunk, offset)| {
        (*offset, count(chunk).unwrap_or_default().min(MAX_CHAPTERS as u32))
    });
    Some(counts.collect())
}

/// The title in a sample: its length in two bytes, and text with a byte order mark or in
/// UTF-8.
fn title(reader: &mut SparseReader<'_>, offset: u64) -> Option<String> {
    let length = u64::from(u16::from_be_bytes(reader.bytes_at(offset).ok()?));
    let bytes = bytes(reader, offset + 2..offset + 2 + length)?;
    let units = |from_bytes: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units = rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(from_bytes));
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    };
    let title = match bytes.as_slice() {
        [0xfe, 0xff, rest @ ..] => units(u16::from_be_bytes, rest),
        [0xff, 0xfe, rest @ ..] => units(u16::from_le_bytes, rest),
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    };
    Some(title.trim().to_owned())
}

/// The chapters of Nero's list, whose times count a hundred nanoseconds.
fn list_chapters(reader: &mut SparseReader<'_>, list: Range<u64>) -> Option<Vec<ChapterDraft>> {
    let [version] = reader.bytes_at(list.start).ok()?;
    let mut at = list.start + if version == 0 { 4 } else { 8 };
    let [count] = reader.bytes_at(at).ok()?;
    at += 1;
    let mut chapters = Vec::new();
    for _ in 0..count {
        if at + 9 > list.end {
            break;
        }
        let start = u64::from_be_bytes(reader.bytes_at(at).ok()?);
        let [length] = reader.bytes_at(at + 8).ok()?;
        let title = bytes(reader, at + 9..(at + 9 + u64::from(length)).min(list.end))?;
        at += 9 + u64::from(length);
        let title = String::from_utf8_lossy(&title).trim().to_owned();
        if let Some(start) = Moment::try_from_millis(start / 10_000) {
            chapters.push(ChapterDraft::new(start, Some(title).filter(|title| !title.is_empty())));
        }
    }
    Some(chapters)
}

fn number(reader: &mut SparseReader<'_>, at: u64) -> Option<u32> {
    reader.bytes_at(at).ok().map(u32::from_be_bytes)
}

/// The numbers of 32 bits in a range, as many as chapters need.
fn numbers(reader: &mut SparseReader<'_>, range: Range<u64>) -> Vec<u32> {
    let end = range.end.min(range.start + 16 * MAX_CHAPTERS as u64);
    let bytes = bytes(reader, range.start..end).unwrap_or_default();
    bytes.chunks_exact(4).filter_map(|four| four.try_into().ok().map(u32::from_be_bytes)).collect()
}

fn bytes(reader: &mut SparseReader<'_>, range: Range<u64>) -> Option<Vec<u8>> {
    let length = usize::try_from(range.end.checked_sub(range.start)?).ok()?;
    reader.vec_at(range.start, length).ok()
}
