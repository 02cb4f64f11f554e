//! The playback speed.

/// A playback speed, in hundredths of the speed of the recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speed(u16);

impl Speed {
    /// Half the speed of the recording.
    pub const SLOWEST: Self = Self(50);
    /// Three times the speed of the recording.
    pub const FASTEST: Self = Self(300);
    /// The distance from one speed to the next, in hundredths.
    pub const STEP: u16 = 5;
    /// The speeds that most listeners want, slowest first.
    pub const COMMON: [Self; 9] = [
        Self(50),
        Self(75),
        Self(100),
        Self(125),
        Self(150),
        Self(175),
        Self(200),
        Self(250),
        Self(300),
    ];

    /// The speed nearest to so many hundredths: between half and three times, in steps
    /// of 0.05.
    pub fn new(hundredths: u16) -> Self {
        let inside = hundredths.clamp(Self::SLOWEST.0, Self::FASTEST.0);
        Self((inside + Self::STEP / 2) / Self::STEP * Self::STEP)
    }

    /// The speed in hundredths.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// The `playbackRate` of a media element.
    pub fn factor(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The `playbackRate` during a long silence: three times this speed, but not so fast
    /// that browsers play no sound at all, which is past 4 in Firefox.
    pub fn factor_in_silence(self) -> f64 {
        (self.factor() * 3.0).min(4.0)
    }

    /// The next common speed above this one, or the fastest.
    pub fn faster(self) -> Self {
        Self::COMMON.into_iter().find(|common| *common > self).unwrap_or(Self::FASTEST)
    }

    /// The next common speed below this one, or the slowest.
    pub fn slower(self) -> Self {
        Self::COMMON.into_iter().rfind(|common| *common < self).unwrap_or(Self::SLOWEST)
    }

    /// The speed for display: "1.25×".
    pub fn label(self) -> String {
        let fraction = format!(".{:02}", self.0 % 100);
        format!("{}{}×", self.0 / 100, fraction.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self(100)
    }
}
