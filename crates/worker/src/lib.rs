//! What makes a program a web worker: it posts that it is ready, then answers
//! requests as [`wire`] describes them.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Turns this program into a worker. `answer` gets an encoded request and the bytes
/// that it is about.
///
/// A panic in `answer` ends the worker, not the page. Outside of a worker nothing
/// happens.
pub fn serve<F>(answer: impl Fn(Vec<u8>, Vec<u8>) -> F + 'static)
where
    F: Future<Output = Vec<u8>> + 'static,
{
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let replying = scope.clone();
    let answer = Rc::new(answer);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(message) = event.data().dyn_into::<Array>() else { return };
        let (answer, replying) = (Rc::clone(&answer), replying.clone());
        let bytes = |index| Uint8Array::new(&message.get(index)).to_vec();
        let answer = answer(bytes(0), bytes(1));
        spawn_local(async move { reply(&replying, &answer.await) });
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&JsValue::from_str(&wire::ready()));
}

/// Posts bytes to the page. Their buffer is transferred, not copied once more.
fn reply(scope: &DedicatedWorkerGlobalScope, answer: &[u8]) {
    let answer = Uint8Array::from(answer);
    let _ = scope.post_message_with_transfer(&answer, &Array::of1(&answer.buffer()));
}
