//! Requests for audio, and the heads of their responses.

use download::{ContentRange, Head, Request};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Headers, RequestCache, RequestInit, RequestMode, Response};

use crate::timer::scope;

/// A request whose response is still to come. It is aborted on drop.
pub struct Pending {
    /// The promise of the response.
    pub response: Promise,
    abort: AbortController,
}

impl Pending {
    /// Sends a request for the audio.
    pub fn send(address: &str, request: &Request) -> Result<Self, JsValue> {
        let headers = Headers::new()?;
        if request.from > 0 {
            headers.set("range", &format!("bytes={}-", request.from))?;
        }
        if let Some(validator) = &request.if_range {
            headers.set("if-range", validator)?;
        }
        Self::get(address, &headers)
    }

    /// Asks for one byte, to find out whether the page may read the file.
    pub fn probe(address: &str) -> Result<Self, JsValue> {
        let headers = Headers::new()?;
        headers.set("range", "bytes=0-0")?;
        Self::get(address, &headers)
    }

    /// Asks whether the host answers at all, without reading the answer.
    pub fn knock(address: &str) -> Result<Self, JsValue> {
        let init = RequestInit::new();
        init.set_method("HEAD");
        init.set_mode(RequestMode::NoCors);
        Self::fetch(address, &init)
    }

    fn get(address: &str, headers: &Headers) -> Result<Self, JsValue> {
        let init = RequestInit::new();
        init.set_headers(headers);
        Self::fetch(address, &init)
    }

    fn fetch(address: &str, init: &RequestInit) -> Result<Self, JsValue> {
        let abort = AbortController::new()?;
        init.set_signal(Some(&abort.signal()));
        // What is stored twice takes twice the room.
        init.set_cache(RequestCache::NoStore);
        let scope = scope().ok_or(JsValue::NULL)?;
        Ok(Self { response: scope.fetch_with_str_and_init(address, init), abort })
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

/// The head of a response, as far as it can be read.
pub fn head(response: &Response) -> Head {
    let headers = response.headers();
    let header = |name| headers.get(name).ok().flatten();
    let encoded = header("content-encoding").is_some_and(|encoding| encoding != "identity");
    let strong = header("etag").filter(|tag| tag.starts_with('"'));
    Head {
        status: response.status(),
        length: header("content-length").filter(|_| !encoded).and_then(|text| text.parse().ok()),
        range: header("content-range").and_then(|text| ContentRange::parse(&text)),
        validator: strong.or_else(|| header("last-modified")),
        is_document: header("content-type").is_some_and(|kind| kind.starts_with("text/html")),
    }
}
