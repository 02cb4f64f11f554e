//! `inspect FILE`: what this program reads in a file, as JSON: a feed as a show
//! with its warnings, a file of chapters, a transcript, or the chapters in an
//! audio file. For debugging a feed without a browser.

use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

use netstack_fm::feed::chapters::{self, Found, Request, Search};
use netstack_fm::feed::{self, encoding, transcript};
use netstack_fm::show::{ChapterSource, Chapters};
use serde::Serialize;

const USAGE: &str = "usage: inspect FILE [ADDRESS]

FILE     a feed, a file of chapters (.json with \"chapters\", or Podlove's), a
         transcript (.vtt, .srt, .json, .html, .txt), or audio (.mp3, .m4a)
ADDRESS  where it came from, for relative addresses in it";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), address) = (arguments.next(), arguments.next()) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let address = address.unwrap_or_else(|| "http://localhost/".to_owned());
    let read = fs::read(&file).map_err(|error| error.to_string());
    match read.and_then(|bytes| inspect(&file, &address, &bytes)) {
        Ok(json) => {
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("inspect: {file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn inspect(file: &str, address: &str, bytes: &[u8]) -> Result<String, String> {
    let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(extension.as_str(), "mp3" | "m4a" | "m4b" | "mp4") {
        return json(&embedded(bytes));
    }
    if let Some(label) = encoding::label(bytes) {
        return Err(format!("is in {label}; make it UTF-8 first: iconv -f {label} -t UTF-8"));
    }
    let text = String::from_utf8_lossy(bytes);
    if matches!(extension.as_str(), "vtt" | "srt" | "html" | "htm" | "txt") {
        return json(&transcript::read(&text, None, file));
    }
    match feed::parse(&text, address) {
        Ok(show) => json(&show),
        Err(error) => other_file(&text, address).unwrap_or_else(|| Err(error.to_string())),
    }
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| error.to_string())
}

/// What is no feed may be one of the files that belong to an episode.
fn other_file(text: &str, address: &str) -> Option<Result<String, String>> {
    if let Some(drafts) = chapters::read_file(text, address).filter(|drafts| !drafts.is_empty()) {
        let found = Found { source: ChapterSource::File, drafts };
        return Some(json(&chapters::merge(vec![found], None).0));
    }
    let cues = transcript::read(text, None, "");
    let is_json = text.trim_start().starts_with(['{', '[']);
    (is_json && !cues.is_empty()).then(|| json(&cues))
}

/// The chapters in an audio file, asked for piece by piece as a browser would.
fn embedded(bytes: &[u8]) -> Chapters {
    let mut search = Search::default();
    let mut asked = 0;
    let drafts = loop {
        match search.next() {
            Request::Over(drafts) => break drafts,
            Request::Bytes(range) => {
                let place = |at| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
                let piece = bytes.get(place(range.start)..place(range.end)).unwrap_or_default();
                asked += piece.len();
                search.add(range.start, piece, bytes.len() as u64);
            }
        }
    };
    eprintln!("inspect: asked for {asked} of {} bytes", bytes.len());
    let found = Found { source: ChapterSource::Embedded, drafts };
    chapters::merge(vec![found], None).0
}
