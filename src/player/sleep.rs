use super::speed::Speed;
use crate::show::Moment;

/// How long the sound fades before it stops, in milliseconds by the clock.
const FADE: u64 = 6_000;
const MINUTE: u64 = 60_000;

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
    /// What "five more minutes" are, in milliseconds.
    pub const MORE: u64 = 5 * MINUTE;

    /// So many minutes from `now` on.
    pub fn minutes(minutes: u64, now: u64) -> Self {
        Self::At(now + minutes * MINUTE)
    }
}

/// What can be chosen for the timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Off,
    Minutes(u64),
    EndOfChapter,
    EndOfEpisode,
}

impl Choice {
    pub const ALL: [Self; 9] = [
        Self::Off,
        Self::Minutes(5),
        Self::Minutes(10),
        Self::Minutes(15),
        Self::Minutes(30),
        Self::Minutes(45),
        Self::Minutes(60),
        Self::EndOfChapter,
        Self::EndOfEpisode,
    ];

    pub fn name(self) -> String {
        match self {
            Self::Off => "Off".to_owned(),
            Self::Minutes(minutes) => format!("{minutes} minutes"),
            Self::EndOfChapter => "End of the chapter".to_owned(),
            Self::EndOfEpisode => "End of the episode".to_owned(),
        }
    }

    /// What it makes of the timer when it is chosen `now`.
    pub fn timer(self, now: u64) -> Option<Sleep> {
        match self {
            Self::Off => None,
            Self::Minutes(minutes) => Some(Sleep::minutes(minutes, now)),
            Self::EndOfChapter => Some(Sleep::EndOfChapter),
            Self::EndOfEpisode => Some(Sleep::EndOfEpisode),
        }
    }

    /// Whether it is what the timer is set to; of minutes some have passed.
    pub fn is_set(self, timer: Option<Sleep>) -> bool {
        !matches!(self, Self::Minutes(_)) && self.timer(0) == timer
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
