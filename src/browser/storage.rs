//! What is kept from visit to visit in small pieces: the browser's local
//! storage. Other tabs of the site are told of each change.

use wasm_bindgen::prelude::*;
use web_sys::{Storage, StorageEvent};

use super::page::{listen, window};

/// What is kept under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text; returns whether it could be kept. It can not where there is no
/// room left, or where visitors have switched storage off.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// All keys that begin like this, with what is kept under them.
pub fn all(prefix: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let ours = keys.filter(|key| key.starts_with(prefix));
    ours.filter_map(|key| Some((key.clone(), storage.get_item(&key).ok()??))).collect()
}

/// Calls back with key and text when another tab has kept something.
pub fn on_change(mut changed: impl FnMut(&str, &str) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "storage", move |event| {
        let event = event.dyn_ref::<StorageEvent>();
        if let Some((key, text)) = event.and_then(|event| event.key().zip(event.new_value())) {
            changed(&key, &text);
        }
    });
}

/// Where it is switched off, touching it throws.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
