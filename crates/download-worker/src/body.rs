//! The body of a response, chunk by chunk.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ReadableStreamDefaultReader, Response};

use crate::request::Pending;
use crate::timer::within;

/// What comes next in a body.
pub enum Next {
    /// Bytes.
    Chunk(Uint8Array),
    /// The end.
    End,
    /// The connection is lost.
    Broken,
    /// Nothing yet.
    Nothing,
}

/// A body that is being read.
pub struct Body {
    reader: ReadableStreamDefaultReader,
    /// The promise of the next chunk, while it has not come.
    coming: Option<Promise>,
    /// Keeps the request from being aborted.
    _request: Pending,
}

impl Body {
    /// The body of a response; `None` if it has none.
    pub fn of(response: &Response, request: Pending) -> Option<Self> {
        let reader = response.body()?.get_reader().dyn_into().ok()?;
        Some(Self { reader, coming: None, _request: request })
    }

    /// What comes within so many milliseconds.
    pub async fn next(&mut self, millis: f64) -> Next {
        let coming = self.coming.get_or_insert_with(|| self.reader.read());
        let Some(settled) = within(coming, millis).await else { return Next::Nothing };
        self.coming = None;
        let Ok(result) = settled else { return Next::Broken };
        let value = Reflect::get(&result, &"value".into());
        match value.ok().and_then(|value| value.dyn_into().ok()) {
            Some(chunk) => Next::Chunk(chunk),
            None => Next::End,
        }
    }
}
