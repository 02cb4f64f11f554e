//! The room that the browser grants for what the site stores (Storage standard).

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::dom::window;

/// Asks the browser not to remove what is stored. Some browsers ask the visitor.
pub async fn persist() {
    if let Some(promise) = storage().and_then(|storage| storage.persist().ok()) {
        let _ = JsFuture::from(promise).await;
    }
}

/// The room that the browser grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What the site uses of it, in bytes.
    pub used: u64,
    /// All of it, in bytes.
    pub granted: u64,
    /// Whether the browser keeps what is stored until the visitor removes it.
    pub lasting: bool,
}

/// The room for files; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let storage = storage()?;
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    let lasting = match storage.persisted() {
        Ok(persisted) => JsFuture::from(persisted).await.is_ok_and(|lasting| lasting.is_truthy()),
        Err(_) => false,
    };
    let used = estimate.get_usage()? as u64;
    Some(Room { used, granted: estimate.get_quota()? as u64, lasting })
}

/// `None` in an insecure context, where the property is missing.
pub(super) fn storage() -> Option<StorageManager> {
    let navigator = window()?.navigator();
    let there = Reflect::has(&navigator, &"storage".into());
    there.ok()?.then(|| navigator.storage())
}
