//! The sleep timer's settings.

use show::{Length, Moment};

use crate::speed::Speed;

/// How long the sound fades before playback stops.
const FADE: Length = Length::from_secs(6);
const MINUTE: u64 = 60_000;

/// When playback stops by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sleep {
    /// At this time: Unix time in milliseconds.
    At(u64),
    /// At the end of the current chapter.
    EndOfChapter,
    /// At the end of the episode.
    EndOfEpisode,
}

impl Sleep {
    /// What [`SleepLater`](crate::machine::Event::SleepLater) adds.
    pub const MORE: Length = Length::from_secs(5 * 60);

    /// In so many minutes; `now` is Unix time in milliseconds.
    pub fn minutes(minutes: u64, now: u64) -> Self {
        Self::At(now + minutes * MINUTE)
    }
}

/// A choice in the sleep timer's menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SleepChoice {
    /// Playback does not stop by itself.
    Off,
    /// In so many minutes.
    Minutes(u64),
    /// At the end of the current chapter.
    EndOfChapter,
    /// At the end of the episode.
    EndOfEpisode,
}

impl SleepChoice {
    /// All choices in the order of the menu.
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

    /// The name in the menu.
    pub fn name(self) -> String {
        match self {
            Self::Off => "Off".to_owned(),
            Self::Minutes(minutes) => format!("{minutes} minutes"),
            Self::EndOfChapter => "End of the chapter".to_owned(),
            Self::EndOfEpisode => "End of the episode".to_owned(),
        }
    }

    /// The timer that the choice sets; `now` is Unix time in milliseconds.
    pub fn timer(self, now: u64) -> Option<Sleep> {
        match self {
            Self::Off => None,
            Self::Minutes(minutes) => Some(Sleep::minutes(minutes, now)),
            Self::EndOfChapter => Some(Sleep::EndOfChapter),
            Self::EndOfEpisode => Some(Sleep::EndOfEpisode),
        }
    }

    /// Whether the timer is set to this choice. Never for minutes: some of them have
    /// passed.
    pub fn is_set(self, timer: Option<Sleep>) -> bool {
        !matches!(self, Self::Minutes(_)) && self.timer(0) == timer
    }
}

/// How long it takes by the clock to play from one moment to another.
pub fn time_to_play(from: Moment, to: Moment, speed: Speed) -> Length {
    let media = to.since(from).as_millis();
    Length::from_millis(media.saturating_mul(100) / u64::from(speed.hundredths()).max(1))
}

/// What is left of the volume so long before playback stops, in percent.
pub fn fade(left: Length) -> u8 {
    let percent = left.as_millis().saturating_mul(100) / FADE.as_millis();
    u8::try_from(percent).unwrap_or(100).min(100)
}
