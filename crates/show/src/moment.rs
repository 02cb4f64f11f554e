use serde::{Deserialize, Serialize};

use crate::{Length, clock};

/// A position in an episode: the time since its start, in whole milliseconds.
///
/// A [`Length`] is how long something takes. `Moment::since` leads from two
/// moments to a length, `Length::end` from a length to a moment.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(u64);

impl Moment {
    /// The start of an episode.
    pub const START: Self = Self(0);

    /// The moment so many seconds after the start.
    pub const fn from_secs(seconds: u32) -> Self {
        Self(seconds as u64 * 1_000)
    }

    /// The moment so many milliseconds after the start.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// The moment so many milliseconds after the start, for a number that comes
    /// from outside; `None` beyond 1,000 hours.
    pub fn try_from_millis(millis: u64) -> Option<Self> {
        clock::below_limit(millis).map(Self)
    }

    /// The moment that a media element's `currentTime` names, in seconds; `None`
    /// for a value that is no time (`NaN`, infinite, negative, beyond 1,000 hours).
    pub fn from_secs_f64(seconds: f64) -> Option<Self> {
        clock::from_secs_f64(seconds).map(Self)
    }

    /// Seconds since the start, as media elements count them.
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1_000.0
    }

    /// Whole seconds since the start, rounded down.
    pub const fn as_secs(self) -> u64 {
        self.0 / 1_000
    }

    /// Milliseconds since the start.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// This moment, rounded down to a whole second.
    pub const fn whole_second(self) -> Self {
        Self(self.0 / 1_000 * 1_000)
    }

    /// This moment moved by `seconds`, but never to before the start.
    pub fn shifted(self, seconds: i32) -> Self {
        Self(self.0.saturating_add_signed(i64::from(seconds) * 1_000))
    }

    /// This moment moved back by `length`, but never to before the start.
    pub fn back(self, length: Length) -> Self {
        Self(self.0.saturating_sub(length.as_millis()))
    }

    /// The time from an earlier moment to this one; zero if `earlier` is later.
    pub fn since(self, earlier: Self) -> Length {
        Length::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// The distance to another moment, in either direction.
    pub fn distance(self, other: Self) -> Length {
        Length::from_millis(self.0.abs_diff(other.0))
    }

    /// Whether a recording of this length has this moment.
    pub fn is_within(self, length: Length) -> bool {
        self.0 < length.as_millis()
    }

    /// Reads a moment as people write it in addresses: `1h02m03s`, `90s`, `3723`,
    /// `62:03`, `1:02:03`.
    ///
    /// ```
    /// use show::Moment;
    ///
    /// for text in ["1h02m03s", "62:03", "3723", "1:02:03"] {
    ///     assert_eq!(Moment::parse(text), Some(Moment::from_secs(3_723)));
    /// }
    /// assert_eq!(Moment::parse("1:62:03"), None);
    /// assert_eq!(Moment::parse("soon"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        clock::parse(text).map(Self)
    }

    /// Reads a clock: seconds, `minutes:seconds` or `hours:minutes:seconds`. The
    /// last part may have a fraction; all parts but the first are below sixty.
    pub fn parse_clock(text: &str) -> Option<Self> {
        clock::parse_clock(text).map(Self)
    }

    /// Reads a clock in a file, where minutes and seconds may be sixty and more.
    pub fn parse_timecode(text: &str) -> Option<Self> {
        clock::parse_timecode(text).map(Self)
    }

    /// What a clock shows: `2:03`, `1:02:03`.
    pub fn clock(self) -> String {
        clock::clock(self.0)
    }

    /// What a person says: "1 hour 2 minutes 3 seconds".
    pub fn spoken(self) -> String {
        clock::spoken(self.0)
    }

    /// The form for addresses: `1h02m03s`, `2m03s`, `3s`.
    ///
    /// ```
    /// assert_eq!(show::Moment::from_secs(3_723).address(), "1h02m03s");
    /// ```
    pub fn address(self) -> String {
        match clock::split(self.0) {
            (0, 0, s) => format!("{s}s"),
            (0, m, s) => format!("{m}m{s:02}s"),
            (h, m, s) => format!("{h}h{m:02}m{s:02}s"),
        }
    }
}
