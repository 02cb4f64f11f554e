//! The gain that lifts quiet voices.

use crate::approach;

/// The level that voices are lifted to, in decibels.
const TARGET: f32 = -20.0;
/// The highest gain, in decibels.
const MOST: f32 = 15.0;
/// Over how many seconds a level is averaged.
const AVERAGED: f32 = 0.4;
/// How many seconds the gain takes to rise and to fall. It rises slowly, so that a short
/// pause is not filled with noise.
const RISES_WITHIN: f32 = 0.8;
const FALLS_WITHIN: f32 = 0.1;
/// A gain that nobody hears, in decibels. It counts as none, so that what is not lifted
/// stays as it is, sample by sample.
const INAUDIBLE: f32 = 0.05;

/// The state from block to block.
#[derive(Debug, Clone)]
pub(crate) struct Lift {
    /// The level of the voice that speaks, in decibels.
    voice: f32,
    /// The gain, in decibels.
    gain: f32,
}

impl Default for Lift {
    fn default() -> Self {
        Self { voice: TARGET, gain: 0.0 }
    }
}

impl Lift {
    /// The factor for the next block, never below 1. Silence changes nothing, so it is not
    /// lifted to the level of a voice.
    pub fn gain(&mut self, level: f32, voice: bool, wanted: bool, seconds: f32) -> f32 {
        if voice {
            self.voice += (level - self.voice) * approach(seconds, AVERAGED);
        }
        let aim = if wanted { (TARGET - self.voice).clamp(0.0, MOST) } else { 0.0 };
        let within = if aim > self.gain { RISES_WITHIN } else { FALLS_WITHIN };
        self.gain += (aim - self.gain) * approach(seconds, within);
        if self.gain < INAUDIBLE { 1.0 } else { 10_f32.powf(self.gain / 20.0) }
    }
}
