//! The page of the site: what visitors see and hear.
//!
//! Each module uses only modules above it in this list, and the packages in `crates/`.

// The type of the player's view is deep, and the host compiles it as a future, too.
#![recursion_limit = "256"]

mod element_id;
mod erased;
mod failure;
mod notes_html;

mod browser;

mod library;

mod downloads;

mod playback;

mod view;

mod pages;

mod app;

mod launch;

#[cfg(not(target_family = "wasm"))]
pub mod prerender;
mod takeover;

use any_spawner::Executor;
use leptos::prelude::Owner;

use crate::browser::lifecycle;

/// Starts the program in the browser's current document.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        lifecycle::show_crash_banner();
    }));
    // Fails only if there is an executor already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(takeover::start);
    // What belongs to the page lives as long as the document.
    std::mem::forget(owner);
}
