//! The settings of a listener.

use crate::speed::Speed;

/// The settings of a listener, stored from visit to visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The playback speed.
    pub speed: Speed,
    /// How many seconds "back" skips.
    pub back: u8,
    /// How many seconds "forward" skips.
    pub forward: u8,
    /// The volume in percent of the device's.
    pub volume: u8,
    /// Whether the sound is off.
    pub muted: bool,
    /// Whether the next episode of the queue starts when one ends.
    pub autoplay_next: bool,
    /// Whether keys control the player.
    pub shortcuts: bool,
    /// Whether a new chapter is announced to screen readers.
    pub announce_chapters: bool,
    /// Whether long silences are played faster.
    pub trim_silence: bool,
    /// Whether quiet voices are played louder.
    pub lift_voices: bool,
}

impl Settings {
    /// The choices for back and forward, in seconds.
    pub const SKIP_SECONDS: [u8; 6] = [5, 10, 15, 30, 45, 60];
    /// The full volume, in percent.
    pub const FULL_VOLUME: u8 = 100;

    /// Whether nothing is audible.
    pub fn is_silent(&self) -> bool {
        self.muted || self.volume == 0
    }

    /// Whether the sound has to be processed before it is heard.
    pub fn process_sound(&self) -> bool {
        self.trim_silence || self.lift_voices
    }

    /// Switches the sound off or on; from a volume of zero, to full volume.
    pub fn toggle_sound(&mut self) {
        let silent = self.is_silent();
        self.muted = !silent;
        if silent && self.volume == 0 {
            self.volume = Self::FULL_VOLUME;
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            speed: Speed::default(),
            back: 15,
            forward: 30,
            volume: Self::FULL_VOLUME,
            muted: false,
            autoplay_next: true,
            shortcuts: true,
            announce_chapters: false,
            trim_silence: false,
            lift_voices: false,
        }
    }
}
