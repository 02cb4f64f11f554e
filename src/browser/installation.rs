//! The offer to install the site as an app, where a browser makes one
//! (<https://wicg.github.io/manifest-incubations/>, `beforeinstallprompt`).

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::dom::{listen, window};

/// The field of the object of `src/early/early.js` with the offer.
const KEY: &str = "installation";

/// The browser's offer to install the site.
#[derive(Clone, Copy)]
pub struct Offer(RwSignal<bool>);

impl Offer {
    /// Follows the browser's offers.
    pub fn new() -> Self {
        let made = RwSignal::new(prompt().is_some());
        if let Some(window) = window() {
            // The script before the program keeps the event; its listener comes first.
            let set = move |offered: bool| {
                // The page with the button may be gone.
                let _ = made.try_set(offered);
            };
            listen(&window, "beforeinstallprompt", move |_| set(true));
            listen(&window, "appinstalled", move |_| set(false));
        }
        Self(made)
    }

    /// Whether there is one now. Subscribes the caller.
    pub fn is_made(self) -> bool {
        self.0.get()
    }

    /// Has the browser ask the visitor. It does that once for each offer.
    pub fn accept(self) {
        self.0.set(false);
        let Some(prompt) = prompt() else { return };
        let ask = Reflect::get(&prompt, &"prompt".into()).and_then(JsCast::dyn_into::<Function>);
        let _ = ask.and_then(|ask| ask.call0(&prompt));
        if let Some(early) = early() {
            let _ = Reflect::set(&early, &KEY.into(), &JsValue::UNDEFINED);
        }
    }
}

/// The event that `src/early/early.js` keeps.
fn prompt() -> Option<JsValue> {
    Reflect::get(&early()?, &KEY.into()).ok().filter(JsValue::is_object)
}

fn early() -> Option<JsValue> {
    Reflect::get(window()?.as_ref(), &"early".into()).ok().filter(JsValue::is_object)
}
