//! Silence: what is much quieter than the voices of the recording, for a while.

use crate::approach;

/// How much quieter than the voices silence is, in decibels.
const BELOW_VOICES: f32 = 24.0;
/// The loudest and the quietest level that can be the border of silence, in decibels. A
/// voice is not taken for silence beside a much louder one, and a quiet recording has
/// silence, too.
const LOUDEST_BORDER: f32 = -38.0;
const QUIETEST_BORDER: f32 = -58.0;
/// How far above the border a sound ends a silence, in decibels.
const HYSTERESIS: f32 = 3.0;
/// How fast the level is forgotten, in decibels per second: a low voice is silent between
/// two waves.
const FORGETTING: f32 = 200.0;
/// The length of a natural pause in seconds, which is kept.
const KEPT_PAUSE: f32 = 0.25;
/// How many seconds it takes to get used to louder and to quieter voices.
const LOUDER_WITHIN: f32 = 0.4;
const QUIETER_WITHIN: f32 = 8.0;

/// What a block is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Whether a voice can be heard in it.
    pub voice: bool,
    /// Whether it is part of a silence longer than a natural pause.
    pub is_long: bool,
}

/// The state from block to block.
#[derive(Debug, Clone)]
pub(crate) struct Silence {
    /// The usual level of the voices, in decibels.
    voices: f32,
    /// The level of the last milliseconds, in decibels.
    recent: f32,
    /// How long it has been silent, in seconds.
    lasts: f32,
}

impl Default for Silence {
    fn default() -> Self {
        Self { voices: -26.0, recent: f32::MIN, lasts: 0.0 }
    }
}

impl Silence {
    /// Takes the level of the next block, in decibels.
    pub fn hear(&mut self, level: f32, seconds: f32) -> Heard {
        self.recent = level.max(self.recent - FORGETTING * seconds);
        let border = (self.voices - BELOW_VOICES).clamp(QUIETEST_BORDER, LOUDEST_BORDER);
        let was_silent = self.lasts > 0.0;
        let border = if was_silent { border + HYSTERESIS } else { border };
        let voice = level > border;
        if voice {
            let within = if level > self.voices { LOUDER_WITHIN } else { QUIETER_WITHIN };
            self.voices += (level - self.voices) * approach(seconds, within);
        }
        self.lasts = if self.recent > border { 0.0 } else { self.lasts + seconds };
        Heard { voice, is_long: self.lasts > KEPT_PAUSE }
    }
}
