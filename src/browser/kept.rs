//! The last answer of the feed worker, kept in the browser's Cache storage as it
//! came.
//!
//! It is there before the network answers, and when the network does not.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Headers, Response, ResponseInit};

use crate::library::Fingerprint;
use crate::wire;

const CACHE: &str = "netstack-fm-show";
const KEY: &str = "/kept-show";
/// When it was seen to be the newest: Unix time in milliseconds.
const SINCE: &str = "x-since";
/// The version of the encoding: a build with another one starts anew.
const FORMAT: &str = "x-format";

/// What it was read from.
const PRINT: &str = "x-print";

/// What is kept.
pub struct Kept {
    /// The encoding of a [`FeedAnswer`](crate::wire::FeedAnswer).
    pub answer: Vec<u8>,
    /// When it was seen to be the newest: Unix time in milliseconds.
    pub since: u64,
    pub print: Fingerprint,
}

/// What was kept, if anything was.
pub async fn load() -> Option<Kept> {
    let found = JsFuture::from(open().await?.match_with_str(KEY)).await.ok()?;
    let response = found.dyn_into::<Response>().ok()?;
    let header = |name| response.headers().get(name).ok().flatten();
    if header(FORMAT)? != wire::FORMAT.to_string() {
        return None;
    }
    let since = header(SINCE)?.parse().ok()?;
    let body = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let print = header(PRINT).and_then(|print| Fingerprint::parse(&print)).unwrap_or_default();
    Some(Kept { answer: Uint8Array::new(&body).to_vec(), since, print })
}

/// Keeps a record in place of the one before. That it could not be kept is no
/// reason to bother anybody: the next visit is slower, that is all.
pub async fn save(record: Option<Response>) {
    let Some(response) = record else { return };
    if let Some(cache) = open().await {
        let _ = JsFuture::from(cache.put_with_str(KEY, &response)).await;
    }
}

/// What is to be kept of an answer: a copy, since keeping takes a while.
pub fn record(answer: &[u8], since: u64, print: Fingerprint) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set(SINCE, &since.to_string()).ok()?;
    headers.set(FORMAT, &wire::FORMAT.to_string()).ok()?;
    headers.set(PRINT, &print.to_string()).ok()?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    // A copy of its own: WebKit keeps nothing of a view into this program's memory.
    let body = Uint8Array::from(answer);
    Response::new_with_opt_js_u8_array_and_init(Some(&body), &init).ok()
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
