//! Launches of the installed app while it is open (Launch Handler API): the app goes there by
//! itself, since a navigation would stop the sound.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

use super::dom::window;

/// Calls back with the address of each launch, absolute.
pub fn on_launch(launched: impl Fn(String) + 'static) {
    let set = || -> Option<()> {
        let queue = Reflect::get(window()?.as_ref(), &"launchQueue".into()).ok()?;
        let set: Function = Reflect::get(&queue, &"setConsumer".into()).ok()?.dyn_into().ok()?;
        let consumer: Box<dyn Fn(JsValue)> = Box::new(move |launch| {
            let address = Reflect::get(&launch, &"targetURL".into()).ok();
            if let Some(address) = address.and_then(|address| address.as_string()) {
                launched(address);
            }
        });
        set.call1(&queue, &Closure::wrap(consumer).into_js_value()).ok()?;
        Some(())
    };
    // Without the interface, each launch is a visit.
    let _ = set();
}
