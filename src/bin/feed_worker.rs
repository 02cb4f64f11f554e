//! The feed worker: answers the page's requests as `netstack_fm::wire` has it.
//! A panic kills the worker, not the page.

use js_sys::{Array, Uint8Array};
use netstack_fm::site::Site;
use netstack_fm::{feed, wire};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = answer(&event.data().unchecked_into());
        let _ = answering.post_message(&Uint8Array::from(answer.as_slice()));
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&JsValue::from_str(wire::READY));
}

fn answer(request: &Array) -> Vec<u8> {
    let kind = request.get(0).as_string().unwrap_or_default();
    let address = request.get(1).as_string().unwrap_or_default();
    let bytes = Uint8Array::new(&request.get(2)).to_vec();
    if kind == wire::REQUEST_SITE {
        let answer: wire::SiteAnswer = Site::parse(&String::from_utf8_lossy(&bytes));
        wire::encode(&answer)
    } else {
        let answer: wire::FeedAnswer = feed::parse(&bytes, &address);
        wire::encode(&answer)
    }
}
