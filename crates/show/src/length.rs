use serde::{Deserialize, Serialize};

use crate::{Moment, clock};

/// A length of time, in whole milliseconds: how long an episode, a chapter or a
/// pause is.
///
/// A position in an episode is a [`Moment`].
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Length(u64);

impl Length {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many seconds.
    pub const fn from_secs(seconds: u32) -> Self {
        Self(seconds as u64 * 1_000)
    }

    /// So many milliseconds.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// So many milliseconds, for a number that comes from outside; `None` beyond
    /// 1,000 hours.
    pub fn try_from_millis(millis: u64) -> Option<Self> {
        clock::below_limit(millis).map(Self)
    }

    /// The length that a media element's `duration` names, in seconds; `None` for a
    /// value that is no length (`NaN`, infinite, negative, beyond 1,000 hours).
    pub fn from_secs_f64(seconds: f64) -> Option<Self> {
        clock::from_secs_f64(seconds).map(Self)
    }

    /// Reads `1h02m03s`, `62m` or `90s`.
    pub fn parse_units(text: &str) -> Option<Self> {
        clock::parse_units(text).map(Self)
    }

    /// Reads seconds, `minutes:seconds` or `hours:minutes:seconds`. The last part
    /// may have a fraction; minutes and seconds may be sixty and more.
    pub fn parse_timecode(text: &str) -> Option<Self> {
        clock::parse_timecode(text).map(Self)
    }

    /// Seconds, as media elements count them.
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1_000.0
    }

    /// Whole seconds, rounded down.
    pub const fn as_secs(self) -> u64 {
        self.0 / 1_000
    }

    /// Milliseconds.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// The end of a recording of this length.
    pub const fn end(self) -> Moment {
        Moment::from_millis(self.0)
    }

    /// What is left of a recording of this length at a moment; `None` past its end.
    pub fn left_at(self, at: Moment) -> Option<Self> {
        self.0.checked_sub(at.as_millis()).map(Self)
    }

    /// How much longer this is than another length; `None` if it is shorter.
    pub fn exceeds(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// What a clock shows: `2:03`, `1:02:03`.
    pub fn clock(self) -> String {
        clock::clock(self.0)
    }

    /// What a person says: "1 hour 2 minutes 3 seconds".
    pub fn spoken(self) -> String {
        clock::spoken(self.0)
    }

    /// What a person says, without the seconds from an hour on.
    pub fn spoken_roughly(self) -> String {
        let minutes = Self(self.0 / 60_000 * 60_000);
        if minutes.as_secs() >= 3_600 { minutes.spoken() } else { self.spoken() }
    }

    /// What a card shows, to the minute: "1 h 27 min", "43 min".
    pub fn rough(self) -> String {
        let minutes = (self.as_secs() + 30) / 60;
        match (minutes / 60, minutes % 60) {
            (0, 0) => "under a minute".to_owned(),
            (0, m) => format!("{m} min"),
            (h, 0) => format!("{h} h"),
            (h, m) => format!("{h} h {m} min"),
        }
    }
}
