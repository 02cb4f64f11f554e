use serde::{Deserialize, Serialize};

use super::Moment;

/// The text of an episode, somewhere else (`podcast:transcript`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    pub url: String,
    pub mime: Option<String>,
    /// A language tag (BCP 47).
    pub language: Option<String>,
    /// Whether it is made to be shown in time with the sound (`rel="captions"`).
    pub captions: bool,
}

/// A stretch of a transcript: what one speaker says, or one line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// When it is said, if the transcript tells.
    pub start: Option<Moment>,
    /// When the next thing is said, if the transcript tells.
    pub end: Option<Moment>,
    pub speaker: Option<String>,
    /// Plain text.
    pub text: String,
}
