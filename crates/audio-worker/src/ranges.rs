//! Byte ranges of audio files, where their host lets a page read them.

use audio_chapters::{ChapterSearch, Step};
use js_sys::Uint8Array;
use show::ChapterDraft;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, Response, WorkerGlobalScope};

/// The chapters inside the audio file at an address; `None` if its host does not let
/// a page read it, or does not support ranges.
pub async fn chapters(address: &str) -> Option<Vec<ChapterDraft>> {
    let mut search = ChapterSearch::default();
    loop {
        match search.next() {
            Step::Done(drafts) => return Some(drafts),
            Step::Fetch(range) => {
                let part = fetch(address, range.start, range.end).await.ok().flatten()?;
                search.add(range.start, &part.bytes, part.total);
            }
        }
    }
}

/// A part of a file.
struct Part {
    bytes: Vec<u8>,
    /// The size of the whole file, in bytes.
    total: u64,
}

/// Fetches the bytes from `start` up to, not including, `end`.
async fn fetch(address: &str, start: u64, end: u64) -> Result<Option<Part>, JsValue> {
    let abort = AbortController::new()?;
    let headers = Headers::new()?;
    headers.set("range", &format!("bytes={start}-{}", end.saturating_sub(1)))?;
    let init = RequestInit::new();
    init.set_headers(&headers);
    init.set_signal(Some(&abort.signal()));
    let scope: WorkerGlobalScope = js_sys::global().dyn_into()?;
    let response = JsFuture::from(scope.fetch_with_str_and_init(address, &init)).await?;
    let response: Response = response.dyn_into()?;
    // Rejects a full response: only a range was asked for.
    if response.status() != 206 {
        abort.abort();
        return Ok(None);
    }
    let range = response.headers().get("content-range")?;
    let body = JsFuture::from(response.array_buffer()?).await?;
    let bytes = Uint8Array::new(&body).to_vec();
    let total = total(range.as_deref()).unwrap_or_else(|| {
        // Other origins mostly hide this header. A short response is the last one.
        let read = start + bytes.len() as u64;
        if read < end { read } else { u64::MAX }
    });
    Ok(Some(Part { bytes, total }))
}

/// The size in `bytes 0-65535/374000` (RFC 9110, section 14.4).
fn total(content_range: Option<&str>) -> Option<u64> {
    content_range?.rsplit_once('/')?.1.trim().parse().ok()
}
