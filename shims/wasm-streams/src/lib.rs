//! The part of `wasm-streams` that Leptos' server functions ask, for the
//! `[patch]` in the root manifest.
//!
//! This site has no server functions, so none of this ever runs. The real crate
//! exports classes to JavaScript, which no linker can drop.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

type Item = Result<JsValue, JsValue>;

/// A stream that stays empty.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    pub fn from_stream(_stream: impl Stream<Item = Item> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_throw())
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    pub fn into_stream(self) -> stream::Empty<Item> {
        stream::empty()
    }
}
