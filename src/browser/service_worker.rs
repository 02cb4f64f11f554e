//! The service worker, and new versions of the site.

use leptos::prelude::*;
use leptos_use_service_worker::{
    UseServiceWorkerOptions, UseServiceWorkerReturn, use_service_worker_with_options,
};
use wasm_bindgen::JsValue;

/// What `src/sw/index.js` waits for.
const TAKE_OVER: &str = "take-over";

/// A new version of the site, once one is ready.
#[derive(Clone, Copy)]
pub struct Update {
    /// Whether a new version waits for the visitor's consent.
    pub waiting: Signal<bool>,
    /// Lets it take over; the page is loaded anew.
    pub accept: Callback<()>,
}

/// Registers the service worker; nothing where the browser has none. Call once
/// the page is mounted.
pub fn register() -> Option<Update> {
    let navigator = web_sys::window()?.navigator();
    // In an insecure context the property is missing and touching it would throw.
    if !js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).ok()? {
        return None;
    }
    let accepted = StoredValue::new(false);
    let options = UseServiceWorkerOptions::default()
        .script_url("/sw.js")
        .skip_waiting_message(TAKE_OVER)
        // The first worker takes over too, and nobody asked for a reload then.
        .on_controller_change(move || {
            if accepted.get_value() {
                reload();
            }
        });
    let UseServiceWorkerReturn { waiting, skip_waiting, .. } =
        use_service_worker_with_options(options);
    Some(Update {
        waiting: Signal::derive(move || waiting.get() && is_controlled()),
        accept: Callback::new(move |()| {
            accepted.set_value(true);
            skip_waiting();
        }),
    })
}

/// Whether an older worker serves this page: without one there is nothing to update.
fn is_controlled() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| navigator.service_worker().controller().is_some())
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
