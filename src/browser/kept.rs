//! The last show that was read, kept in the browser's Cache storage.
//!
//! It is there before the network answers, and when the network does not.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use crate::catalogue::Catalogue;
use crate::wire;

/// Named with the version of the format: a build that reads another one finds
/// nothing here and asks the network.
const CACHE: &str = "netstack-fm-show-1";
const KEY: &str = "/kept-show";

/// What is kept.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    pub catalogue: Catalogue,
    /// When it was read: Unix time in milliseconds.
    pub since: u64,
}

/// What was kept, if anything was and it can still be read.
pub async fn load() -> Option<Kept> {
    let found = JsFuture::from(open().await?.match_with_str(KEY)).await.ok()?;
    let body = found.dyn_into::<Response>().ok()?.array_buffer().ok()?;
    let bytes = Uint8Array::new(&JsFuture::from(body).await.ok()?).to_vec();
    wire::decode(&bytes)
}

/// Keeps a show in place of the one before. That it could not be kept is no
/// reason to bother anybody: the next visit is slower, that is all.
pub async fn save(kept: &Kept) {
    let mut bytes = wire::encode(kept);
    let Ok(response) = Response::new_with_opt_u8_array(Some(&mut bytes)) else { return };
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
