//! The feed worker: bytes in, a show out.
//!
//! Says [`WORKER_READY`], then answers each message `[address, bytes]` with the
//! JSON of a `Result<Show, FeedError>`. A panic kills the worker, not the page.

use js_sys::{Array, Uint8Array};
use netstack_fm::feed::{self, WORKER_READY};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request: Array = event.data().unchecked_into();
        let address = request.get(0).as_string().unwrap_or_default();
        let bytes = Uint8Array::new(&request.get(1)).to_vec();
        let answer = serde_json::to_string(&feed::parse(&bytes, &address)).unwrap_or_default();
        let _ = answering.post_message(&JsValue::from_str(&answer));
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&JsValue::from_str(WORKER_READY));
}
