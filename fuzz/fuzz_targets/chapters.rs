//! Chapter files and the chapters inside audio files: no input may panic or hang.

#![no_main]

use audio_chapters::{ChapterSearch, Step};
use feed::chapters::read_file;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read_file(&String::from_utf8_lossy(bytes), "https://example.org/chapters.json");
    search(bytes);
});

/// Searches the bytes as an audio file that is fetched piece by piece.
fn search(file: &[u8]) {
    let mut search = ChapterSearch::default();
    while let Step::Fetch(range) = search.next() {
        let offset = |at| usize::try_from(at).unwrap_or(usize::MAX).min(file.len());
        let part = file.get(offset(range.start)..offset(range.end)).unwrap_or_default();
        search.add(range.start, part, file.len() as u64);
    }
}
