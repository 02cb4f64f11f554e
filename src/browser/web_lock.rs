//! Web locks, of which one tab of the site at a time holds each (Web Locks API).

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// Calls back once the lock is granted, and holds it until the returned promise settles.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request(name: &str, granted: &Function) -> Result<Promise, JsValue>;
}

/// Waits for a lock, and holds it for as long as the page is there. Without web locks,
/// every tab takes itself for the only one.
pub async fn hold(name: &str) {
    let granted = Promise::new(&mut |resolve, _| {
        let callback = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::NULL);
            Promise::new(&mut |_, _| {})
        });
        if request(name, callback.unchecked_ref()).is_err() {
            let _ = callback.unchecked_ref::<Function>().call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(granted).await;
}
