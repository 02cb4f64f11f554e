use serde::{Deserialize, Serialize};

use crate::{Moment, host};

/// A transcript of an episode at another address (`podcast:transcript`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The address.
    pub url: String,
    /// The media type.
    pub mime: Option<String>,
    /// A language tag (BCP 47).
    pub language: Option<String>,
    /// Whether it is meant as captions, in time with the sound (`rel="captions"`).
    pub captions: bool,
}

/// A part of a transcript: what one speaker says, or a line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// When the cue starts, if the transcript has times.
    pub start: Option<Moment>,
    /// When the cue ends, if the transcript has end times.
    pub end: Option<Moment>,
    /// Who speaks, if the transcript says so.
    pub speaker: Option<String>,
    /// Plain text.
    pub text: String,
}

impl Transcript {
    /// The best transcript to read along: timed formats before untimed ones, captions
    /// before others.
    pub fn best(all: &[Self]) -> Option<&Self> {
        all.iter().min_by_key(|transcript| (transcript.rank(), !transcript.captions))
    }

    /// The host, with its port; `None` for a relative address.
    pub fn host(&self) -> Option<&str> {
        host(&self.url)
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

/// The index of the cue at a moment: the last timed cue that has started.
///
/// ```
/// use show::{Cue, Moment, current_cue};
///
/// let cue = |start| Cue { start, end: None, speaker: None, text: String::new() };
/// let cues = [cue(Some(Moment::START)), cue(None), cue(Some(Moment::from_secs(5)))];
/// assert_eq!(current_cue(&cues, Moment::from_secs(3)), Some(0));
/// assert_eq!(current_cue(&cues, Moment::from_secs(9)), Some(2));
/// ```
pub fn current_cue(cues: &[Cue], at: Moment) -> Option<usize> {
    cues.iter().rposition(|cue| cue.start.is_some_and(|start| start <= at))
}
