//! The offer to install the site as an app, where a browser makes one
//! (<https://wicg.github.io/manifest-incubations/>, `beforeinstallprompt`).

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::dom::{listen, window};

/// Whether the browser offers to install the site now.
pub fn offered() -> Signal<bool> {
    let offered = RwSignal::new(prompt().is_some());
    if let Some(window) = window() {
        // The script before the program keeps the event; its listener comes first.
        listen(&window, "beforeinstallprompt", move |_| offered.set(true));
        listen(&window, "appinstalled", move |_| offered.set(false));
    }
    offered.into()
}

/// Has the browser ask the visitor. It does that once for each offer.
pub fn install() {
    let ask = prompt().and_then(|prompt| {
        let ask = Reflect::get(&prompt, &"prompt".into()).ok()?.dyn_into::<Function>().ok()?;
        ask.call0(&prompt).ok()
    });
    drop(ask);
}

/// The event that `src/early/early.js` keeps.
fn prompt() -> Option<JsValue> {
    let early = Reflect::get(window()?.as_ref(), &"early".into()).ok()?;
    Reflect::get(&early, &"installation".into()).ok().filter(JsValue::is_object)
}
