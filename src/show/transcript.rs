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

impl Transcript {
    /// The one that is best to read along: with times before without, made to be
    /// shown in time before others.
    pub fn best(all: &[Self]) -> Option<&Self> {
        all.iter().min_by_key(|transcript| (transcript.rank(), !transcript.captions))
    }

    /// The host it is on, with its port; nothing if the address is relative.
    pub fn host(&self) -> Option<&str> {
        let (_, rest) = self.url.split_once("://")?;
        rest.split(['/', '?', '#']).next()
    }

    fn rank(&self) -> usize {
        const BEST_FIRST: [&str; 4] = ["vtt", "json", "srt", "html"];
        let mime = self.mime.as_deref().unwrap_or_default().to_ascii_lowercase();
        let path = self.url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is = |name: &&str| mime.contains(*name) || path.ends_with(&format!(".{name}"));
        let subrip = mime.contains("subrip");
        let found = BEST_FIRST.iter().position(is);
        found.unwrap_or(if subrip { 2 } else { BEST_FIRST.len() })
    }
}

/// The index of the cue that is being said at a moment: the last one with a time
/// that has begun. The others belong to the one before.
pub fn current_cue(cues: &[Cue], at: Moment) -> Option<usize> {
    cues.iter().rposition(|cue| cue.start.is_some_and(|start| start <= at))
}
