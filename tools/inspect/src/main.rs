//! `inspect FILE` prints as JSON what the site reads in a file: a feed as a show with
//! its warnings, a chapter file, a transcript, or the chapters inside an audio file.
//! For debugging a feed without a browser. `inspect --health FEED` tells an editor what is
//! wrong with a feed, and what mends it.

use std::fs;
use std::io::Write as _;
use std::process::ExitCode;

use audio_chapters::{ChapterSearch, Step};
use feed::{chapters, transcript};
use serde::Serialize;
use show::{ChapterDraft, ChapterSource, Chapters, SourceChapters, merge_chapters};

const USAGE: &str = "usage: inspect [--health] FILE [ADDRESS]

--health what is wrong with a feed, and what mends it, as text

FILE     a feed, a file of chapters (.json with \"chapters\", or Podlove's), a
         transcript (.vtt, .srt, .json, .html, .txt), or audio (.mp3, .m4a)
ADDRESS  where it came from, for relative addresses in it";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).peekable();
    let health = arguments.next_if(|argument| argument == "--health").is_some();
    let (Some(file), address) = (arguments.next(), arguments.next()) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let address = address.unwrap_or_else(|| "http://localhost/".to_owned());
    let read = fs::read(&file).map_err(|error| error.to_string());
    let report = read.and_then(|bytes| match health {
        true => health_of(&address, &bytes),
        false => inspect(&file, &address, &bytes),
    });
    match report {
        Ok(json) => {
            // A pipe closed by its reader, such as `head`, is not an error.
            let _ = writeln!(std::io::stdout(), "{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("inspect: {file}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The JSON of what the site reads in the bytes of a file.
fn inspect(file: &str, address: &str, bytes: &[u8]) -> Result<String, String> {
    let extension = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if matches!(extension.as_str(), "mp3" | "m4a" | "m4b" | "mp4") {
        return json(&embedded(bytes));
    }
    let text = decode::text(bytes);
    if matches!(extension.as_str(), "vtt" | "srt" | "html" | "htm" | "txt") {
        return json(&transcript::read(&text, None, file));
    }
    match feed::parse(&text, address) {
        Ok(show) => json(&show),
        Err(error) => other_file(&text, address).unwrap_or_else(|| Err(error.to_string())),
    }
}

/// What is wrong with a feed, as text.
fn health_of(address: &str, bytes: &[u8]) -> Result<String, String> {
    let show = feed::parse(&decode::text(bytes), address).map_err(|error| error.to_string())?;
    Ok(inspect::health::report(&show))
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| error.to_string())
}

/// The JSON of a chapter file or a transcript; `None` if the text is neither.
fn other_file(text: &str, address: &str) -> Option<Result<String, String>> {
    if let Some(drafts) = chapters::read_file(text, address).filter(|drafts| !drafts.is_empty()) {
        return Some(json(&merge(ChapterSource::File, drafts)));
    }
    let cues = transcript::read(text, None, "");
    let is_json = text.trim_start().starts_with(['{', '[']);
    (is_json && !cues.is_empty()).then(|| json(&cues))
}

/// The chapters inside an audio file, read range by range as a browser does.
fn embedded(bytes: &[u8]) -> Chapters {
    let mut search = ChapterSearch::default();
    let mut fetched = 0;
    let drafts = loop {
        match search.next() {
            Step::Done(drafts) => break drafts,
            Step::Fetch(range) => {
                let index = |at| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
                let part = bytes.get(index(range.start)..index(range.end)).unwrap_or_default();
                fetched += part.len();
                search.add(range.start, part, bytes.len() as u64);
            }
        }
    };
    eprintln!("inspect: asked for {fetched} of {} bytes", bytes.len());
    merge(ChapterSource::Embedded, drafts)
}

fn merge(source: ChapterSource, drafts: Vec<ChapterDraft>) -> Chapters {
    merge_chapters(vec![SourceChapters { source, drafts }], None).0
}
