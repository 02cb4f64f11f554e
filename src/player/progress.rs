use crate::show::Moment;

/// An episode that has no more than this left is over: what follows is farewell.
const FAREWELL: Moment = Moment::from_secs(30);

/// How far somebody has come in an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub at: Moment,
    /// The length of the file, or what the feed says it is.
    pub length: Option<Moment>,
    /// Whether it has been heard to the end, or was marked so.
    pub played: bool,
    /// When it was so: Unix time in milliseconds.
    pub since: u64,
}

impl Progress {
    /// The progress of somebody who is at this moment.
    pub fn new(at: Moment, length: Option<Moment>, since: u64) -> Self {
        Self { at, length, played: length.is_some_and(|length| is_over(at, length)), since }
    }

    /// An episode that somebody has marked as played, or as not played.
    pub fn marked(played: bool, length: Option<Moment>, since: u64) -> Self {
        Self { at: Moment::START, length, played, since }
    }

    /// Where to go on: what is over begins anew.
    pub fn resume_at(&self) -> Moment {
        if self.played { Moment::START } else { self.at }
    }

    /// Whether it was begun and not finished.
    pub fn is_partial(&self) -> bool {
        !self.played && self.at > Moment::START
    }

    /// What is left to hear, where it is known.
    pub fn left(&self) -> Option<Moment> {
        let left = self.length?.as_millis().checked_sub(self.at.as_millis())?;
        Some(Moment::from_millis(left))
    }

    /// How much has been heard, in hundredths.
    pub fn percent(&self) -> u64 {
        let length = self.length.map_or(0, Moment::as_millis);
        (self.at.as_millis() * 100).checked_div(length).unwrap_or(0).min(100)
    }
}

/// The last 30 seconds, or 98 %; of a short file no more than its last tenth.
fn is_over(at: Moment, length: Moment) -> bool {
    let length = length.as_millis();
    let left = length.saturating_sub(at.as_millis());
    left <= (length / 50).max(FAREWELL.as_millis().min(length / 10))
}

/// How far to go back, in milliseconds, when play goes on after a pause of so
/// many milliseconds: the longer it was, the more has been forgotten.
pub fn rewind(pause: u64) -> u64 {
    const SECOND: u64 = 1_000;
    const MINUTE: u64 = 60 * SECOND;
    const HOUR: u64 = 60 * MINUTE;
    // From so long a pause on, so far back.
    let steps = [(24 * HOUR, 20), (HOUR, 10), (MINUTE, 3), (5 * SECOND, 1)];
    let step = steps.into_iter().find(|(from, _)| pause >= *from);
    step.map_or(0, |(_, back)| back * SECOND)
}
