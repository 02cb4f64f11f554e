//! Waiting for something, but not for long.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// The worker's global scope.
pub fn scope() -> Option<WorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// The time: Unix time in milliseconds.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Waits for so many milliseconds.
pub async fn wait(millis: f64) {
    let _ = JsFuture::from(timeout(millis)).await;
}

/// What a promise settles with; `None` if it has not after so many milliseconds.
pub async fn within(promise: &Promise, millis: f64) -> Option<Result<JsValue, JsValue>> {
    let first = Promise::race(&Array::of2(promise, &timeout(millis)));
    match JsFuture::from(first).await {
        Ok(value) if value.is_null() => None,
        settled => Some(settled),
    }
}

/// A promise of `null`.
fn timeout(millis: f64) -> Promise {
    Promise::new(&mut |resolve: Function, _| {
        let null = Closure::once_into_js(move || resolve.call1(&JsValue::NULL, &JsValue::NULL));
        if let Some(scope) = scope() {
            let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(
                null.unchecked_ref(),
                millis as i32,
            );
        }
    })
}
