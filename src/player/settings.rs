use super::speed::Speed;

/// How somebody likes to listen; kept from visit to visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    pub speed: Speed,
    /// Seconds that "back" goes back.
    pub back: u8,
    /// Seconds that "forward" goes forward.
    pub forward: u8,
    /// In hundredths of what the device is set to.
    pub volume: u8,
    pub muted: bool,
    /// Whether the queue goes on by itself when an episode ends.
    pub go_on: bool,
    /// Whether keys control the player.
    pub shortcuts: bool,
    /// Whether a new chapter is announced to screen readers.
    pub announce_chapters: bool,
}

impl Settings {
    /// What can be chosen for back and forward, in seconds.
    pub const SKIPS: [u8; 6] = [5, 10, 15, 30, 45, 60];
    /// The loudest there is.
    pub const FULL: u8 = 100;

    /// Whether nothing can be heard.
    pub fn is_silent(&self) -> bool {
        self.muted || self.volume == 0
    }

    /// Switches the sound off, or on again: all of it if there was none before.
    pub fn toggle_sound(&mut self) {
        let silent = self.is_silent();
        self.muted = !silent;
        if silent && self.volume == 0 {
            self.volume = Self::FULL;
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            speed: Speed::default(),
            back: 15,
            forward: 30,
            volume: Self::FULL,
            muted: false,
            go_on: true,
            shortcuts: true,
            announce_chapters: false,
        }
    }
}
