//! The dynamics of speech: tells silence from sound, and lifts quiet voices. Works on
//! blocks of samples, as an audio worklet gets them, without allocating.
//!
//! Silence is only reported. Whoever controls the playback rate shortens it.

mod lift;
mod limiter;
mod silence;

use crate::lift::Lift;
use crate::limiter::Limiter;
use crate::silence::Silence;

/// The number of frames in a block: a render quantum of the Web Audio API.
pub const FRAMES: usize = 128;

/// A block of samples, by channel. Full scale is from -1 to 1.
pub type Block = [[f32; FRAMES]; 2];

/// A block without sound.
pub const SILENT_BLOCK: Block = [[0.0; FRAMES]; 2];

/// What is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Report silence.
    pub silence: bool,
    /// Lift quiet voices.
    pub lift: bool,
}

/// The state from block to block.
#[derive(Debug, Clone)]
pub struct Dynamics {
    wanted: Wanted,
    /// The length of a block in seconds.
    seconds: f32,
    silence: Silence,
    lift: Lift,
    limiter: Limiter,
}

impl Dynamics {
    /// The state before the first block, with nothing wanted. The rate is in frames per
    /// second.
    pub fn new(sample_rate: f32) -> Self {
        Self {
            wanted: Wanted::default(),
            seconds: FRAMES as f32 / sample_rate.max(1.0),
            silence: Silence::default(),
            lift: Lift::default(),
            limiter: Limiter::default(),
        }
    }

    /// Changes what is wanted, from the next block on.
    pub fn change(&mut self, wanted: Wanted) {
        self.wanted = wanted;
    }

    /// Replaces a block by the one before it, with quiet voices lifted. Returns whether
    /// the new block is part of a silence that has lasted for a while.
    pub fn process(&mut self, block: &mut Block) -> bool {
        let level = level(block);
        let heard = self.silence.hear(level, self.seconds);
        let gain = self.lift.gain(level, heard.voice, self.wanted.lift, self.seconds);
        self.limiter.process(block, gain, self.seconds);
        self.wanted.silence && heard.is_long
    }
}

/// The mean power of the louder channel in decibels, 0 at most: that of full scale.
fn level(block: &Block) -> f32 {
    let power = |channel: &[f32; FRAMES]| {
        channel.iter().map(|sample| sample * sample).sum::<f32>() / FRAMES as f32
    };
    let loudest = block.iter().map(power).fold(0.0, f32::max);
    10.0 * loudest.clamp(f32::MIN_POSITIVE, 1.0).log10()
}

/// How far a value moves towards another one within some seconds, as a part of the distance,
/// if it takes `constant` seconds for about two thirds of it.
fn approach(seconds: f32, constant: f32) -> f32 {
    (seconds / constant).min(1.0)
}
