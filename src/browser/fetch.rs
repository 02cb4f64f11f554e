//! Fetching with a time limit, and with failures that can be shown.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::{Request, Response};
use js_sys::Promise;
use leptos::prelude::set_timeout_with_handle;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestMode};

use super::{kept_files, location};
use crate::erased::BoxedFuture;
use crate::failure::Failure;

/// How long a complete response may take.
const LIMIT: Duration = Duration::from_secs(30);

/// The header with which the site's service worker marks a copy from its cache: when
/// it was fetched, in milliseconds of Unix time.
const CACHED_SINCE: &str = "x-kept-since";

/// The header with which it marks a copy in place of another answer: `page` if that is not
/// such a file, `error` if the server has failed.
const REPLACES: &str = "x-replaces";

/// A complete response.
pub struct Fetched {
    /// The body.
    pub bytes: Vec<u8>,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// For a copy from the service worker's cache: when it was fetched, in milliseconds
    /// of Unix time.
    pub cached_since: Option<u64>,
    /// Whether the copy stands in for something else that the server has sent.
    pub replaces: bool,
    /// Whether the server has answered at all.
    pub answered: bool,
}

/// Fetches an address, past the HTTP cache unless the server confirms its copy. Without a
/// network, a file that is kept with a download comes from there.
///
/// # Errors
///
/// If there is no complete response within 30 seconds, or one with an error status.
pub fn get(address: &str) -> BoxedFuture<'_, Result<Fetched, Failure>> {
    Box::pin(async move {
        let url = location::absolute(address);
        let fetched = fetch(&url).await;
        let lost = matches!(fetched, Err(Failure::Unreachable | Failure::TimedOut));
        match if lost { kept_files::find(&url).await } else { None } {
            Some(kept) => read(&kept.into()).await,
            None => fetched,
        }
    })
}

/// The complete response of a request that was made already.
///
/// # Errors
///
/// If there is none, or one with an error status.
pub async fn complete(request: Promise) -> Result<Fetched, Failure> {
    let response = JsFuture::from(request).await.map_err(|_| Failure::Unreachable)?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| Failure::Unreachable)?;
    read(&response.into()).await
}

/// Whether an address of this site is answered by this site, and not by one that it redirects
/// to. Fetches one byte.
pub async fn stays_here(url: &str) -> bool {
    let Ok(abort) = AbortController::new() else { return false };
    let request = Request::get(url)
        .mode(RequestMode::SameOrigin)
        .header("range", "bytes=0-0")
        .abort_signal(Some(&abort.signal()))
        .send();
    let stays = request.await.is_ok_and(|response| response.ok());
    abort.abort();
    stays
}

async fn fetch(url: &str) -> Result<Fetched, Failure> {
    let abort = AbortController::new().map_err(|_| Failure::Unreachable)?;
    let timed_out = Rc::new(Cell::new(false));
    let timer = set_timeout_with_handle(
        {
            let (abort, timed_out) = (abort.clone(), Rc::clone(&timed_out));
            move || {
                timed_out.set(true);
                abort.abort();
            }
        },
        LIMIT,
    );
    let request =
        Request::get(url).cache(RequestCache::NoCache).abort_signal(Some(&abort.signal())).send();
    let fetched = match request.await {
        Ok(response) => read(&response).await,
        Err(_) => Err(Failure::Unreachable),
    };
    if let Ok(timer) = timer {
        timer.clear();
    }
    if timed_out.get() { Err(Failure::TimedOut) } else { fetched }
}

async fn read(response: &Response) -> Result<Fetched, Failure> {
    if !response.ok() {
        return Err(Failure::Refused(response.status()));
    }
    let cached_since = response.headers().get(CACHED_SINCE).and_then(|since| since.parse().ok());
    let bytes = response.binary().await.map_err(|_| Failure::Unreachable)?;
    let content_type = response.headers().get("content-type");
    let replaced = response.headers().get(REPLACES);
    let replaces = replaced.as_deref() == Some("page");
    let answered = replaced.is_some() || cached_since.is_none();
    Ok(Fetched { bytes, content_type, cached_since, replaces, answered })
}
