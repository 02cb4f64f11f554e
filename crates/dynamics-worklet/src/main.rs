//! The program of the audio worklet, for `dynamics_worklet_loader.js` beside it. It has no
//! glue: a worklet has neither `fetch` nor `TextDecoder`, and numbers are all it needs.

use std::cell::RefCell;

use dynamics::{Block, Dynamics, SILENT_BLOCK, Wanted};

struct State {
    dynamics: Dynamics,
    /// The samples that the worklet writes and reads, channel after channel.
    block: Block,
}

thread_local! {
    static STATE: RefCell<State> =
        RefCell::new(State { dynamics: Dynamics::new(48_000.0), block: SILENT_BLOCK });
}

/// Begins anew, at so many frames per second. Returns the address of the block.
#[expect(unsafe_code, reason = "there is no other way to name an export")]
#[unsafe(no_mangle)]
pub extern "C" fn start(sample_rate: f32) -> *mut Block {
    STATE.with_borrow_mut(|state| {
        state.dynamics = Dynamics::new(sample_rate);
        &raw mut state.block
    })
}

/// Changes what is wanted.
#[expect(unsafe_code, reason = "there is no other way to name an export")]
#[unsafe(no_mangle)]
pub extern "C" fn change(silence: bool, lift: bool) {
    STATE.with_borrow_mut(|state| state.dynamics.change(Wanted { silence, lift }));
}

/// Processes the block in place. Returns whether it is part of a silence.
#[expect(unsafe_code, reason = "there is no other way to name an export")]
#[unsafe(no_mangle)]
pub extern "C" fn process() -> bool {
    STATE.with_borrow_mut(|state| state.dynamics.process(&mut state.block))
}

fn main() {}
