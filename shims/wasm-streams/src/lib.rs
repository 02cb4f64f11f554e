//! The part of `wasm-streams` that Leptos' server functions use, for the
//! `[patch]` in the root manifest.
//!
//! This site has no server functions, so none of this ever runs. The real crate exports
//! classes to JavaScript, which the linker cannot drop.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

type Item = Result<JsValue, JsValue>;

/// A stream without items.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream of the browser, in place of the given one.
    pub fn from_stream(_stream: impl Stream<Item = Item> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_throw())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream.
    pub fn into_stream(self) -> stream::Empty<Item> {
        stream::empty()
    }
}
