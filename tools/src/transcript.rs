//! Transcripts of the embedded show, from the script of its talking clock.

use std::fmt::Write as _;
use std::fs;

use anyhow::Result;

use crate::audio::script;
use crate::episodes::{self, EMBEDDED};

/// The longest that a cue is shown, in seconds.
const MAX_CUE: u32 = 5;

/// Writes a WebVTT file for every embedded episode.
///
/// # Errors
///
/// If the episodes are invalid or a file cannot be written.
pub fn write() -> Result<()> {
    let folder = episodes::root().join("public/transcripts");
    fs::create_dir_all(&folder)?;
    for episode in episodes::read()?.iter().filter(|episode| episode.number <= EMBEDDED) {
        let length = episode.audio_seconds();
        let lines = script(episode, length);
        let mut out = "WEBVTT\n".to_owned();
        for (index, (start, text)) in lines.iter().enumerate() {
            let next = lines.get(index + 1).map_or(length, |(next, _)| *next);
            let end = next.min(start + MAX_CUE);
            let speaker = if text.starts_with("minute ") { "The clock" } else { "The announcer" };
            let text = text.replace('&', "&amp;");
            write!(out, "\n{} --> {}\n<v {speaker}>{text}\n", clock(*start), clock(end))?;
        }
        fs::write(folder.join(format!("{:02}.vtt", episode.number)), out)?;
    }
    Ok(())
}

fn clock(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}.000", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
