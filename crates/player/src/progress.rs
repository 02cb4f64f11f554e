#![warn(clippy::arithmetic_side_effects)]

//! How far a listener is in an episode.

use show::{Length, Moment};

/// An episode with no more than this left is finished: what follows is farewell.
const FAREWELL: Length = Length::from_secs(30);

/// How far a listener is in an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The position.
    pub at: Moment,
    /// The length of the file, or what the feed says it is.
    pub length: Option<Length>,
    /// Whether the episode has been played to the end, or was marked as played.
    pub played: bool,
    /// When the listener was there: Unix time in milliseconds.
    pub since: u64,
}

impl Progress {
    /// The progress of a listener at a position.
    pub fn new(at: Moment, length: Option<Length>, since: u64) -> Self {
        Self { at, length, played: length.is_some_and(|length| is_over(at, length)), since }
    }

    /// An episode that the listener has marked as played, or as not played.
    pub fn marked(played: bool, length: Option<Length>, since: u64) -> Self {
        Self { at: Moment::START, length, played, since }
    }

    /// Where to continue: a finished episode begins again.
    pub fn resume_at(&self) -> Moment {
        if self.played { Moment::START } else { self.at }
    }

    /// Whether the episode was begun and not finished.
    pub fn is_partial(&self) -> bool {
        !self.played && self.at > Moment::START
    }

    /// The time left to listen, if the length is known.
    pub fn left(&self) -> Option<Length> {
        self.length?.left_at(self.at)
    }

    /// The part that has been heard, in percent.
    pub fn percent(&self) -> u64 {
        let length = self.length.unwrap_or_default().as_millis();
        let hundredfold = self.at.as_millis().saturating_mul(100);
        hundredfold.checked_div(length).unwrap_or(0).min(100)
    }
}

/// Whether no more than 30 seconds or 2 % are left; of a short file, no more than its
/// last tenth.
fn is_over(at: Moment, length: Length) -> bool {
    let left = length.end().since(at).as_millis();
    let length = length.as_millis();
    left <= (length / 50).max(FAREWELL.as_millis().min(length / 10))
}

/// How far to go back when playback continues after a pause: the longer the pause,
/// the more the listener has forgotten.
pub fn rewind(pause: Length) -> Length {
    const MINUTE: u32 = 60;
    const HOUR: u32 = 60 * MINUTE;
    // Seconds of pause, and how many seconds to go back after them.
    const STEPS: [(u32, u32); 4] = [(24 * HOUR, 20), (HOUR, 10), (MINUTE, 3), (5, 1)];
    let step = STEPS.into_iter().find(|(from, _)| pause >= Length::from_secs(*from));
    step.map_or(Length::ZERO, |(_, back)| Length::from_secs(back))
}
