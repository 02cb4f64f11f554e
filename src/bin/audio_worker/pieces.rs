//! Pieces of audio files, where their host lets them be read.

use js_sys::Uint8Array;
use netstack_fm::feed::chapters::{Draft, Request, Search};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, Response, WorkerGlobalScope};

/// The chapters in the audio file at an address; nothing if its host does not
/// let a page read it, or does not send pieces.
pub async fn chapters(address: &str) -> Option<Vec<Draft>> {
    let mut search = Search::default();
    loop {
        match search.next() {
            Request::Over(drafts) => return Some(drafts),
            Request::Bytes(range) => {
                let piece = piece(address, range.start, range.end).await.ok().flatten()?;
                search.add(range.start, &piece.bytes, piece.total);
            }
        }
    }
}

struct Piece {
    bytes: Vec<u8>,
    /// Of the whole file, in bytes.
    total: u64,
}

/// Bytes of a file from `start` up to, not including, `end`.
async fn piece(address: &str, start: u64, end: u64) -> Result<Option<Piece>, JsValue> {
    let abort = AbortController::new()?;
    let headers = Headers::new()?;
    headers.set("range", &format!("bytes={start}-{}", end.saturating_sub(1)))?;
    let init = RequestInit::new();
    init.set_headers(&headers);
    init.set_signal(Some(&abort.signal()));
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let response = JsFuture::from(scope.fetch_with_str_and_init(address, &init)).await?;
    let response: Response = response.dyn_into()?;
    // A whole file was not asked for, and is not waited for.
    if response.status() != 206 {
        abort.abort();
        return Ok(None);
    }
    let range = response.headers().get("content-range")?;
    let body = JsFuture::from(response.array_buffer()?).await?;
    let bytes = Uint8Array::new(&body).to_vec();
    let total = total(range.as_deref()).unwrap_or_else(|| {
        // The header is kept from pages of other sites, mostly. A short answer is
        // the last one.
        let read = start + bytes.len() as u64;
        if read < end { read } else { u64::MAX }
    });
    Ok(Some(Piece { bytes, total }))
}

/// The size in `bytes 0-65535/374000` (RFC 9110, section 14.4).
fn total(content_range: Option<&str>) -> Option<u64> {
    content_range?.rsplit_once('/')?.1.trim().parse().ok()
}
