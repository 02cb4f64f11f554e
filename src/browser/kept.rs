//! The last show that was read, kept in the browser's Cache storage.
//!
//! It is there before the network answers, and when the network does not.

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use crate::show::Show;

/// Named with the version of the format: a build that reads another one finds
/// nothing here and asks the network.
const CACHE: &str = "netstack-fm-show-1";
const KEY: &str = "/kept-show";

/// What is kept.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    pub show: Show,
    /// The text of `site.json` at that time.
    pub site: String,
    /// When it was read: Unix time in milliseconds.
    pub since: f64,
}

/// What was kept, if anything was and it can still be read.
pub async fn load() -> Option<Kept> {
    let found = JsFuture::from(open().await?.match_with_str(KEY)).await.ok()?;
    let text = found.dyn_into::<Response>().ok()?.text().ok()?;
    let text = JsFuture::from(text).await.ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// Keeps a show in place of the one before. That it could not be kept is no
/// reason to bother anybody: the next visit is slower, that is all.
pub async fn save(kept: &Kept) {
    let Ok(json) = serde_json::to_string(kept) else { return };
    let Ok(response) = Response::new_with_opt_str(Some(&json)) else { return };
    if let Some(cache) = open().await {
        let _ = JsFuture::from(cache.put_with_str(KEY, &response)).await;
    }
}

async fn open() -> Option<Cache> {
    let window = web_sys::window()?;
    // Without a secure context there is no such storage, and touching it would throw.
    if !js_sys::Reflect::has(&window, &JsValue::from_str("caches")).ok()? {
        return None;
    }
    let cache = window.caches().ok()?.open(CACHE);
    JsFuture::from(cache).await.ok()?.dyn_into().ok()
}
