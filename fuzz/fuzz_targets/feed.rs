//! The whole way from bytes to a catalogue, and every file that belongs to an
//! episode: no input may panic, hang, or be read in two ways.

#![no_main]

use libfuzzer_sys::fuzz_target;
use netstack_fm::catalogue::Catalogue;
use netstack_fm::feed::chapters::{Request, Search, read_file};
use netstack_fm::feed::{Source, parse, transcript};
use netstack_fm::site::Site;

const ADDRESS: &str = "https://example.org/feed.xml";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let show = parse(&text, ADDRESS);
    assert_eq!(show, parse(&text, ADDRESS));
    if let Ok(show) = show {
        Catalogue::new(&show, &Site::default(), &Source::default(), &[]);
    }
    Site::parse(&text);
    read_file(&text, ADDRESS);
    transcript::read(&text, None, "");
    search(bytes);
});

/// Looks for chapters as in an audio file.
fn search(file: &[u8]) {
    let mut search = Search::default();
    while let Request::Bytes(range) = search.next() {
        let place = |at| usize::try_from(at).unwrap_or(usize::MAX).min(file.len());
        let piece = file.get(place(range.start)..place(range.end)).unwrap_or_default();
        search.add(range.start, piece, file.len() as u64);
    }
}
