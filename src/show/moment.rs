use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// A position in an episode, or a length measured from its start, in whole
/// milliseconds.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(u64);

/// Longer than any recording: what a number must stay below to be a moment.
const LIMIT_HOURS: u32 = 1_000;

impl Moment {
    /// The very beginning.
    pub const START: Self = Self(0);

    /// A whole number of seconds from the start.
    pub const fn from_secs(seconds: u32) -> Self {
        Self(seconds as u64 * 1_000)
    }

    /// A number of milliseconds from the start.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// The moment that a media element's clock shows, or nothing for a value
    /// that is no time at all (`NaN`, infinite, negative, beyond 1,000 hours).
    pub fn from_secs_f64(seconds: f64) -> Option<Self> {
        let limit = f64::from(LIMIT_HOURS) * 3_600.0;
        let sane = seconds.is_finite() && (0.0..limit).contains(&seconds);
        // In range, so the cast neither wraps nor loses anything that matters.
        sane.then(|| Self((seconds * 1_000.0).round() as u64))
    }

    /// Seconds, as media elements count.
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1_000.0
    }

    /// Whole seconds, rounded down.
    pub const fn as_secs(self) -> u64 {
        self.0 / 1_000
    }

    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// This moment moved by `seconds`, but never to before the start.
    pub fn shifted(self, seconds: i32) -> Self {
        Self(self.0.saturating_add_signed(i64::from(seconds) * 1_000))
    }

    /// Reads the forms people write in addresses: `1h02m03s`, `90s`, `3723`,
    /// `62:03`, `1:02:03`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::parse_units(text).or_else(|| Self::parse_clock(text))
    }

    /// Reads a clock: seconds, `minutes:seconds` or `hours:minutes:seconds`,
    /// the last part with or without a fraction. All but the first part have
    /// to be below sixty.
    pub fn parse_clock(text: &str) -> Option<Self> {
        let (clock, millis) = match text.trim().split_once('.') {
            Some((clock, fraction)) => (clock, thousandths(fraction)?),
            None => (text.trim(), 0),
        };
        let parts = clock.split(':').map(whole).collect::<Option<Vec<_>>>()?;
        let [_, below_sixty @ ..] = parts.as_slice() else { return None };
        if below_sixty.len() > 2 || below_sixty.iter().any(|part| *part >= 60) {
            return None;
        }
        let seconds = parts.iter().fold(0, |total, part| total * 60 + u64::from(*part));
        Self::below_limit(seconds * 1_000 + u64::from(millis))
    }

    fn below_limit(millis: u64) -> Option<Self> {
        (millis < u64::from(LIMIT_HOURS) * 3_600_000).then_some(Self(millis))
    }

    /// Reads `1h02m03s`, `62m`, `90s`.
    pub fn parse_units(text: &str) -> Option<Self> {
        let mut total = 0;
        let mut rest = text;
        let mut units = [('h', 3_600), ('m', 60), ('s', 1)].into_iter();
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            let (number, tail) = rest.split_at_checked(end)?;
            let unit = tail.chars().next()?.to_ascii_lowercase();
            // Units come largest first, each at most once: the iterator is never rewound.
            let (_, weight) = units.find(|(name, _)| *name == unit)?;
            total += u64::from(whole(number)?) * weight;
            rest = tail.get(1..)?;
        }
        (!text.is_empty()).then_some(total * 1_000).and_then(Self::below_limit)
    }

    fn split(self) -> (u64, u64, u64) {
        let seconds = self.as_secs();
        (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }

    /// What a clock would show: `2:03`, `1:02:03`.
    pub fn clock(self) -> String {
        match self.split() {
            (0, m, s) => format!("{m}:{s:02}"),
            (h, m, s) => format!("{h}:{m:02}:{s:02}"),
        }
    }

    /// What a person would say: "1 hour 2 minutes 3 seconds".
    pub fn spoken(self) -> String {
        let (hours, minutes, seconds) = self.split();
        let mut out = String::new();
        for (count, unit) in [(hours, "hour"), (minutes, "minute"), (seconds, "second")] {
            if count > 0 || (unit == "second" && out.is_empty()) {
                let gap = if out.is_empty() { "" } else { " " };
                let plural = if count == 1 { "" } else { "s" };
                let _ = write!(out, "{gap}{count} {unit}{plural}");
            }
        }
        out
    }

    /// The same for a whole of more than an hour, in which seconds say nothing.
    pub fn spoken_whole(self) -> String {
        let minutes = Self(self.0 / 60_000 * 60_000);
        if minutes.as_secs() >= 3_600 { minutes.spoken() } else { self.spoken() }
    }

    /// A length the way a card shows it, to the minute: "1 h 27 min", "43 min".
    pub fn rough(self) -> String {
        let minutes = (self.as_secs() + 30) / 60;
        match (minutes / 60, minutes % 60) {
            (0, 0) => "under a minute".to_owned(),
            (0, m) => format!("{m} min"),
            (h, 0) => format!("{h} h"),
            (h, m) => format!("{h} h {m} min"),
        }
    }

    /// The form that stands in addresses: `1h02m03s`, `2m03s`, `3s`.
    pub fn address(self) -> String {
        match self.split() {
            (0, 0, s) => format!("{s}s"),
            (0, m, s) => format!("{m}m{s:02}s"),
            (h, m, s) => format!("{h}h{m:02}m{s:02}s"),
        }
    }
}

fn whole(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The digits after a decimal point, as thousandths: `5` is 500.
fn thousandths(digits: &str) -> Option<u32> {
    let first: String = digits.chars().chain("000".chars()).take(3).collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| whole(&first)).flatten()
}
