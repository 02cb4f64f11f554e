//! The episodes of the demo show, from `tools/show/episodes.json`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The number of the last episode in the embedded show.
pub const EMBEDDED: u32 = 14;

/// The length of the demo audio where no other source states one, in seconds.
const DEFAULT_LENGTH: u32 = 5 * 60;

/// The facts about an episode. Unknown facts are absent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Episode {
    /// The number of the episode, from 1.
    pub number: u32,
    /// Plain text.
    pub title: Option<String>,
    /// The day of publication: `2025-11-18`.
    pub date: Option<String>,
    /// The length of the recording: `01:27:00`.
    pub duration: Option<String>,
    /// Plain text.
    pub summary: String,
    /// The start (`MM:SS` or `HH:MM:SS`) and title of each chapter.
    #[serde(default)]
    pub chapters: Vec<(String, String)>,
    /// The address and label of each link in the notes.
    #[serde(default)]
    pub links: Vec<(String, Option<String>)>,
}

impl Episode {
    /// The length of the demo audio in seconds: the stated one, else one minute past the
    /// start of the last chapter, else five minutes.
    pub fn audio_seconds(&self) -> u32 {
        let last = self.chapters.last().map(|(start, _)| seconds(start) + 60);
        self.duration.as_deref().map(seconds).or(last).unwrap_or(DEFAULT_LENGTH)
    }

    /// The address of the demo audio, relative to the feed.
    pub fn audio_path(&self) -> String {
        format!("audio/{:02}.ogg", self.number)
    }
}

/// The seconds of a clock time: `MM:SS` or `HH:MM:SS`. An invalid part counts as zero.
pub fn seconds(clock: &str) -> u32 {
    clock.split(':').fold(0, |total, part| total * 60 + part.parse::<u32>().unwrap_or(0))
}

/// The root folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Reads all episodes, oldest first.
///
/// # Errors
///
/// If the file cannot be read or is invalid.
pub fn read() -> Result<Vec<Episode>> {
    let path = root().join("tools/show/episodes.json");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
