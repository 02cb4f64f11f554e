//! The facts of the show, from `tools/show/episodes.json`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// How many of the episodes the embedded show has.
pub const EMBEDDED: u32 = 14;

/// Length of the demo audio of an episode that is known by nothing else.
const SHORT: u32 = 5 * 60;

/// What is known about an episode. What is not known is not here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Episode {
    pub number: u32,
    pub title: Option<String>,
    /// `2025-11-18`
    pub date: Option<String>,
    /// `01:27:00`
    pub duration: Option<String>,
    pub summary: String,
    /// Start (`MM:SS` or `HH:MM:SS`) and title.
    #[serde(default)]
    pub chapters: Vec<(String, String)>,
    /// Address and label.
    #[serde(default)]
    pub links: Vec<(String, Option<String>)>,
}

impl Episode {
    /// Seconds of demo audio: the stated length, else a minute past the start
    /// of the last chapter.
    pub fn audio_seconds(&self) -> u32 {
        let last = self.chapters.last().map(|(start, _)| seconds(start) + 60);
        self.duration.as_deref().map(seconds).or(last).unwrap_or(SHORT)
    }

    /// The address of the demo audio on the site.
    pub fn audio_path(&self) -> String {
        format!("/audio/{:02}.ogg", self.number)
    }
}

/// Seconds of a clock time.
pub fn seconds(clock: &str) -> u32 {
    clock.split(':').fold(0, |total, part| total * 60 + part.parse::<u32>().unwrap_or(0))
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All episodes, oldest first.
pub fn read() -> Result<Vec<Episode>> {
    let path = root().join("tools/show/episodes.json");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
