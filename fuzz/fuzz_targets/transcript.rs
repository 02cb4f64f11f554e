//! Transcripts in every format: no input may panic or hang.

#![no_main]

use feed::transcript;
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 5] = ["a.vtt", "a.srt", "a.json", "a.html", "a.txt"];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for name in NAMES {
        transcript::read(&text, None, name);
    }
});
