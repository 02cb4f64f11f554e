//! The encoded catalogue of the last visit, in the browser's Cache storage.
//!
//! It is there before the network answers, and when the network does not.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Response, ResponseInit};
use wire::Fingerprint;

use super::base_path::scoped;
use super::kept_files::caches;

const CACHE: &str = "netstack-fm-show";
const KEY: &str = "/kept-show";
/// When the catalogue was last known to be current: Unix time in milliseconds.
const SINCE: &str = "x-since";
/// The version of the encoding. A build with another version ignores the entry.
const FORMAT: &str = "x-format";
/// The fingerprint of what the catalogue was made from.
const FINGERPRINT: &str = "x-print";

/// A cached catalogue.
pub struct CachedCatalogue {
    /// An encoded [`FeedAnswer`](wire::FeedAnswer).
    pub answer: Vec<u8>,
    /// When it was last known to be current: Unix time in milliseconds.
    pub since: u64,
    /// What it was made from.
    pub fingerprint: Fingerprint,
}

/// The cached catalogue, if there is one in this build's format.
pub async fn load() -> Option<CachedCatalogue> {
    let found = JsFuture::from(open().await?.match_with_str(KEY)).await.ok()?;
    let response = found.dyn_into::<Response>().ok()?;
    let header = |name| response.headers().get(name).ok().flatten();
    if header(FORMAT)? != wire::FORMAT.to_string() {
        return None;
    }
    let since = header(SINCE)?.parse().ok()?;
    let body = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let fingerprint = header(FINGERPRINT).and_then(|text| Fingerprint::parse(&text));
    let fingerprint = fingerprint.unwrap_or_default();
    Some(CachedCatalogue { answer: Uint8Array::new(&body).to_vec(), since, fingerprint })
}

/// A cache entry with a copy of an encoded catalogue.
pub fn entry(answer: &[u8], since: u64, fingerprint: Fingerprint) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set(SINCE, &since.to_string()).ok()?;
    headers.set(FORMAT, &wire::FORMAT.to_string()).ok()?;
    headers.set(FINGERPRINT, &fingerprint.to_string()).ok()?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    // WebKit stores nothing from a view into this program's memory, so this is a copy.
    let body = Uint8Array::from(answer);
    Response::new_with_opt_js_u8_array_and_init(Some(&body), &init).ok()
}

/// Replaces the cached catalogue. A failure only makes the next visit slower, so it is
/// ignored.
pub async fn save(entry: Option<Response>) {
    let Some(response) = entry else { return };
    if let Some(cache) = open().await {
        let _ = JsFuture::from(cache.put_with_str(KEY, &response)).await;
    }
}

async fn open() -> Option<Cache> {
    let cache = caches()?.open(&scoped(CACHE));
    JsFuture::from(cache).await.ok()?.dyn_into().ok()
}
