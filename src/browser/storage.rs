//! The browser's local storage. Other tabs of the site are notified of each change.

use wasm_bindgen::prelude::*;
use web_sys::{Storage, StorageEvent};

use super::base_path::scoped;
use super::dom::{listen, window};

/// The text under a key.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(&scoped(key)).ok()?
}

/// Stores a text under a key. Returns false when the quota is exceeded or storage is
/// disabled.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&scoped(key), text).is_ok())
}

/// Removes what is stored under a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&scoped(key));
    }
}

/// All keys with this prefix, each with its text.
pub fn all(prefix: &str) -> Vec<(String, String)> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let prefix = scoped(prefix);
    let ours = keys.filter(|key| key.starts_with(&prefix));
    ours.filter_map(|key| Some((unscoped(&key)?.to_owned(), storage.get_item(&key).ok()??)))
        .collect()
}

/// Calls back with key and text when another tab has stored something; without a text when
/// it has removed it.
pub fn on_change(mut changed: impl FnMut(&str, Option<&str>) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "storage", move |event| {
        let event = event.dyn_ref::<StorageEvent>();
        if let Some((event, key)) = event.and_then(|event| Some((event, event.key()?))) {
            let Some(key) = unscoped(&key) else { return };
            changed(key, event.new_value().as_deref());
        }
    });
}

/// The key without what [`scoped`] has added; `None` for a key of another site.
fn unscoped(key: &str) -> Option<&str> {
    key.strip_prefix(&scoped(""))
}

/// The storage; `None` where it is disabled, since touching it throws there.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
