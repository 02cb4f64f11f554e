//! Reads transcripts of all formats into a list of cues.

mod html;
mod json;
mod plain;
mod sentences;
mod srt;
mod voice;
mod vtt;

use ::html::fold_space;
use show::Cue;

use crate::limits;

/// The format of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// WebVTT.
    Vtt,
    /// JSON with segments (`podcast:transcript`).
    Json,
    /// SubRip.
    Srt,
    /// HTML with `<cite>`, `<time>` and `<p>` (`podcast:transcript`).
    Html,
    /// Plain text, with or without times.
    Plain,
}

impl Format {
    /// WebVTT by its first word; else the format by media type, else by the extension in
    /// the address, else by content. Generic media types such as `text/plain` are ignored.
    pub fn of(mime: Option<&str>, url: &str, text: &str) -> Self {
        // Servers confuse WebVTT with SubRip, of which it is a superset.
        if text.trim_start().starts_with("WEBVTT") {
            return Self::Vtt;
        }
        mime.and_then(Self::from_mime)
            .or_else(|| Self::from_extension(url))
            .unwrap_or_else(|| Self::from_content(text))
    }

    fn from_mime(mime: &str) -> Option<Self> {
        let mime = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Some(match mime.as_str() {
            "text/vtt" => Self::Vtt,
            "application/json" => Self::Json,
            "application/srt" | "application/x-subrip" | "application/srr" | "text/srt" => {
                Self::Srt
            }
            "text/html" | "application/xhtml+xml" => Self::Html,
            _ => return None,
        })
    }

    fn from_extension(url: &str) -> Option<Self> {
        let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let (_, extension) =
            path.rsplit_once('/').map_or(path.as_str(), |(_, n)| n).rsplit_once('.')?;
        Some(match extension {
            "vtt" => Self::Vtt,
            "json" => Self::Json,
            "srt" => Self::Srt,
            "html" | "htm" => Self::Html,
            _ => return None,
        })
    }

    fn from_content(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        let second = lines.next().unwrap_or_default();
        if first.starts_with(['{', '['])
            && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
        {
            Self::Json
        } else if first.contains("-->") || second.contains("-->") {
            Self::Srt
        } else if first.starts_with('<') {
            Self::Html
        } else {
            Self::Plain
        }
    }
}

/// Reads a transcript that was fetched from `url`, with its media type if known. The
/// cues are in the order of the file. In a transcript without times, they have none.
///
/// ```
/// let text = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Glen>Hello, and welcome.";
/// let cues = feed::transcript::read(text, Some("text/vtt"), "https://example.org/1.vtt");
/// assert_eq!(cues[0].speaker.as_deref(), Some("Glen"));
/// assert_eq!(cues[0].text, "Hello, and welcome.");
/// ```
pub fn read(text: &str, mime: Option<&str>, url: &str) -> Vec<Cue> {
    let text = text.trim_start_matches('\u{feff}');
    let text = crate::truncate(text, limits::FILE_BYTES);
    let mut cues = match Format::of(mime, url, text) {
        Format::Vtt => vtt::read(text),
        Format::Json => json::read(text),
        Format::Srt => srt::read(text),
        Format::Html => html::read(text),
        Format::Plain => plain::read(text),
    };
    cues.truncate(limits::CUES);
    cues
}

/// Moves the speakers that are named in the texts of cues out of these. Each line of a text
/// may have a speaker of its own.
fn voiced(cues: Vec<Cue>) -> Vec<Cue> {
    let unnamed = cues.iter().filter(|cue| cue.speaker.is_none());
    let speakers = voice::Speakers::of(unnamed.flat_map(|cue| cue.text.lines()));
    let mut voiced: Vec<Cue> = Vec::with_capacity(cues.len());
    for cue in cues {
        let named = cue.speaker.is_some();
        let first = voiced.len();
        for line in cue.text.lines() {
            let (speaker, text) =
                if named { (None, line.to_owned()) } else { speakers.split(line) };
            match voiced.get_mut(first..).and_then(<[Cue]>::last_mut) {
                Some(last) if speaker.is_none() => {
                    last.text = fold_space(&format!("{} {text}", last.text));
                }
                _ => voiced.push(Cue { speaker: speaker.or(cue.speaker.clone()), text, ..cue }),
            }
        }
    }
    voiced.retain(|cue| !cue.text.is_empty());
    voiced
}
