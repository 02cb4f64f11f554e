//! Transcripts in every format they come in, as one row of cues.

mod html;
mod json;
mod plain;
mod sentences;
mod srt;
mod voice;
mod vtt;

use super::limits;
use crate::show::Cue;

/// What a transcript is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Vtt,
    Json,
    Srt,
    Html,
    Plain,
}

impl Format {
    /// Tells by the type, else by the extension, else by the content. Types
    /// that say no more than "text" leave it to the others.
    pub fn of(mime: Option<&str>, url: &str, text: &str) -> Self {
        mime.and_then(Self::of_type)
            .or_else(|| Self::of_address(url))
            .unwrap_or_else(|| Self::of_content(text))
    }

    fn of_type(mime: &str) -> Option<Self> {
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

    fn of_address(url: &str) -> Option<Self> {
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

    fn of_content(text: &str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        let second = lines.next().unwrap_or_default();
        if first.starts_with("WEBVTT") {
            Self::Vtt
        } else if first.starts_with(['{', '['])
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

/// Reads a transcript that came from `url` as `mime`. Its cues are in the order
/// of the file; a transcript without times has cues without times.
pub fn read(text: &str, mime: Option<&str>, url: &str) -> Vec<Cue> {
    let text = text.trim_start_matches('\u{feff}');
    let text = super::cut(text, limits::FILE_BYTES);
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
