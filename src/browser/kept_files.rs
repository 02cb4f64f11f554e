//! What belongs to a downloaded episode besides its audio, transcript and chapters, in a
//! cache of its own for each (Cache API).

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Response};

use super::base_path::scoped;
use super::dom::window;
use super::location;

/// The beginning of the names of the caches. Also in `src/sw/kill_switch.js`.
const PREFIX: &str = "netstack-fm-download-";

/// Fetches files and keeps them with a download. One that cannot be fetched is missed only
/// without a network.
pub async fn keep(download: &str, addresses: Vec<String>) {
    let Some(caches) = caches() else { return };
    let Ok(cache) = JsFuture::from(caches.open(&name(download))).await else {
        return;
    };
    let cache: Cache = cache.unchecked_into();
    for address in addresses {
        let _ = JsFuture::from(cache.add_with_str(&location::absolute(&address))).await;
    }
}

/// A file that is kept with any download.
pub async fn find(address: &str) -> Option<Response> {
    JsFuture::from(caches()?.match_with_str(address)).await.ok()?.dyn_into().ok()
}

/// Removes what is kept with a download.
pub async fn remove(download: &str) {
    if let Some(caches) = caches() {
        let _ = JsFuture::from(caches.delete(&name(download))).await;
    }
}

fn name(download: &str) -> String {
    scoped(&format!("{PREFIX}{download}"))
}

/// `None` in an insecure context, where touching the property would throw.
pub(super) fn caches() -> Option<CacheStorage> {
    let window = window()?;
    let there = Reflect::has(&window, &JsValue::from_str("caches"));
    there.ok()?.then(|| window.caches().ok()).flatten()
}
