//! From a feed and `site.json` to a catalogue: no input may panic, hang, or be read in
//! two ways.

#![no_main]

use catalogue::{Catalogue, FeedSource};
use feed::parse;
use libfuzzer_sys::fuzz_target;
use site::Site;

const ADDRESS: &str = "https://example.org/feed.xml";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (site, faults) = Site::parse(&text);
    let show = parse(&text, ADDRESS);
    assert_eq!(show, parse(&text, ADDRESS));
    if let Ok(show) = show {
        Catalogue::new(&show, &site, &FeedSource::default(), &faults);
    }
});
