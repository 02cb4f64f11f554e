use super::speed::Speed;
use crate::show::Moment;

/// How long the sound fades before it stops, in milliseconds by the clock.
const FADE: u64 = 6_000;

/// When play is to stop by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sleep {
    /// By the clock: Unix time in milliseconds.
    At(u64),
    /// With the chapter, wherever it is by then.
    EndOfChapter,
    /// With the episode.
    EndOfEpisode,
}

impl Sleep {
    /// What can be chosen by the clock, in minutes.
    pub const MINUTES: [u64; 6] = [5, 10, 15, 30, 45, 60];
    /// What "five more minutes" are, in milliseconds.
    pub const MORE: u64 = 5 * 60_000;

    /// So many minutes from `now` on.
    pub fn minutes(minutes: u64, now: u64) -> Self {
        Self::At(now + minutes * 60_000)
    }
}

/// How long it takes to play from one moment to another, in milliseconds by the
/// clock.
pub fn wait(from: Moment, to: Moment, speed: Speed) -> u64 {
    let media = to.as_millis().saturating_sub(from.as_millis());
    media * 100 / u64::from(speed.hundredths()).max(1)
}

/// How loud it is, in hundredths, so many milliseconds before the sound stops.
pub fn loudness(left: u64) -> u8 {
    u8::try_from(left * 100 / FADE).unwrap_or(100).min(100)
}
