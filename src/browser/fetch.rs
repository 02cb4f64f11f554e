//! Fetching with a limit, and with answers that say what went wrong.

use gloo_net::http::{Request, Response};
use leptos::prelude::set_timeout_with_handle;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use crate::library::Failure;

/// How long an address may take to answer in full.
const LIMIT: Duration = Duration::from_secs(30);

/// The header with which our service worker marks an answer it had kept, since
/// there was no other: when it was fetched, in milliseconds of Unix time.
const KEPT_SINCE: &str = "x-kept-since";

/// A body that came in full.
pub struct Fetched {
    pub bytes: Vec<u8>,
    /// Set if this is a copy from an earlier day: Unix time in milliseconds.
    pub kept_since: Option<u64>,
}

/// Gets an address, past the browser's own cache if that is not fresh.
///
/// # Errors
///
/// When no answer comes, or none within 30 seconds, or one that is a refusal.
pub async fn get(url: &str) -> Result<Fetched, Failure> {
    let abort = web_sys::AbortController::new().map_err(|_| Failure::Unreachable)?;
    let too_late = Rc::new(Cell::new(false));
    let timer = set_timeout_with_handle(
        {
            let (abort, too_late) = (abort.clone(), Rc::clone(&too_late));
            move || {
                too_late.set(true);
                abort.abort();
            }
        },
        LIMIT,
    );
    let request = Request::get(url)
        .cache(web_sys::RequestCache::NoCache)
        .abort_signal(Some(&abort.signal()))
        .send();
    let fetched = match request.await {
        Ok(response) => read(&response).await,
        Err(_) => Err(Failure::Unreachable),
    };
    if let Ok(timer) = timer {
        timer.clear();
    }
    if too_late.get() { Err(Failure::TimedOut) } else { fetched }
}

async fn read(response: &Response) -> Result<Fetched, Failure> {
    if !response.ok() {
        return Err(Failure::Refused(response.status()));
    }
    let kept_since = response.headers().get(KEPT_SINCE).and_then(|since| since.parse().ok());
    let bytes = response.binary().await.map_err(|_| Failure::Unreachable)?;
    Ok(Fetched { bytes, kept_since })
}
