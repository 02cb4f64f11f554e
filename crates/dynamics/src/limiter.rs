//! A limiter that looks one block ahead. A block comes out when the next one is there, with
//! a gain that goes in a straight line from what both blocks at its start can bear to what
//! both at its end can. So no sample of it gets more than it can bear.

use crate::{Block, SILENT_BLOCK};

/// The loudest sample that a gain may lead to: one decibel below full scale.
const LIMIT: f32 = 0.891;
/// How fast the gain may rise, in decibels per second.
const RELEASE: f32 = 60.0;

/// The state from block to block.
#[derive(Debug, Clone)]
pub(crate) struct Limiter {
    /// The block that comes out next.
    held: Block,
    /// The gain that it can bear.
    bearable: f32,
    /// The gain at its start.
    gain: f32,
}

impl Default for Limiter {
    fn default() -> Self {
        Self { held: SILENT_BLOCK, bearable: 1.0, gain: 1.0 }
    }
}

impl Limiter {
    /// Takes a block and the gain that is wanted for it, at least 1. Leaves the block before
    /// it in its place.
    pub fn process(&mut self, block: &mut Block, wanted: f32, seconds: f32) {
        let bearable = bearable(block, wanted);
        let risen = self.gain * 10_f32.powf(RELEASE * seconds / 20.0);
        let end = bearable.min(self.bearable).min(risen);
        std::mem::swap(block, &mut self.held);
        for channel in block.iter_mut() {
            let step = (end - self.gain) / channel.len() as f32;
            let mut gain = self.gain;
            for sample in channel {
                *sample *= gain;
                gain += step;
            }
        }
        self.bearable = bearable;
        self.gain = end;
    }
}

/// The gain that no sample of the block leads past the limit. A block that is past it by
/// itself is left as it is.
fn bearable(block: &Block, wanted: f32) -> f32 {
    let peak = block.iter().flatten().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
    let most = if peak > 0.0 { LIMIT / peak } else { wanted };
    wanted.min(most).max(1.0)
}
