//! The body of a response, chunk by chunk (Streams standard).

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ReadableStreamDefaultReader, Response};

use crate::request::Pending;
use crate::timer::within;

/// The size of the one buffer that all chunks are read into, in bytes.
const BUFFER: u32 = 256 * 1_024;

#[wasm_bindgen]
extern "C" {
    /// A stream of bytes.
    type ByteStream;

    /// Throws where the bodies of responses are no streams of bytes.
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn reader(this: &ByteStream, options: &Object) -> Result<BufferReader, JsValue>;

    /// A reader that fills a buffer and hands it back.
    type BufferReader;

    #[wasm_bindgen(method)]
    fn read(this: &BufferReader, buffer: &Uint8Array) -> Promise;
}

/// What comes next in a body.
pub enum Next {
    /// Bytes, which are valid until the next call.
    Chunk(Uint8Array),
    /// The end.
    End,
    /// The connection is lost.
    Broken,
    /// Nothing yet.
    Nothing,
}

enum Reader {
    /// Leaves nothing to the garbage collector, which would let a whole file pile up.
    OneBuffer(BufferReader, Uint8Array),
    /// A new buffer for each chunk.
    NewBuffers(ReadableStreamDefaultReader),
}

/// A body that is being read.
pub struct Body {
    reader: Reader,
    /// The promise of the next chunk, while it has not come.
    coming: Option<Promise>,
    /// Keeps the request from being aborted.
    _request: Pending,
}

impl Body {
    /// The body of a response; `None` if it has none.
    pub fn of(response: &Response, request: Pending) -> Option<Self> {
        let body = response.body()?;
        let options = Object::new();
        let _ = Reflect::set(&options, &"mode".into(), &"byob".into());
        let reader = match body.unchecked_ref::<ByteStream>().reader(&options) {
            Ok(reader) => Reader::OneBuffer(reader, Uint8Array::new_with_length(BUFFER)),
            Err(_) => Reader::NewBuffers(body.get_reader().dyn_into().ok()?),
        };
        Some(Self { reader, coming: None, _request: request })
    }

    /// What comes within so many milliseconds.
    pub async fn next(&mut self, millis: f64) -> Next {
        let coming = self.coming.get_or_insert_with(|| match &self.reader {
            Reader::OneBuffer(reader, buffer) => reader.read(buffer),
            Reader::NewBuffers(reader) => reader.read(),
        });
        let Some(settled) = within(coming, millis).await else { return Next::Nothing };
        self.coming = None;
        let Ok(result) = settled else { return Next::Broken };
        if Reflect::get(&result, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            return Next::End;
        }
        let value = Reflect::get(&result, &"value".into());
        let Some(chunk) = value.ok().and_then(|value| value.dyn_into::<Uint8Array>().ok()) else {
            return Next::Broken;
        };
        if let Reader::OneBuffer(_, buffer) = &mut self.reader {
            *buffer = Uint8Array::new(&chunk.buffer());
        }
        Next::Chunk(chunk)
    }
}
