//! Web locks, which the tabs of the site hold (Web Locks API).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::dom::{listen, window};
use super::lifecycle;
use super::object::object;

#[wasm_bindgen]
extern "C" {
    /// Calls back once the lock is granted, and holds it until the returned promise settles.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request(name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// Waits for a lock, and holds it for as long as the page is there. Without web locks,
/// every tab takes itself for the only one.
pub async fn hold(name: &str) {
    let granted = Promise::new(&mut |resolve, _| {
        let callback = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::NULL);
            Promise::new(&mut |_, _| {})
        });
        if request(name, &Object::new(), callback.unchecked_ref()).is_err() {
            let _ = callback.unchecked_ref::<Function>().call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(granted).await;
}

/// Shares a lock with other tabs while the page is there. A page that the browser keeps for
/// "back" must hold none.
pub fn share(name: String) {
    let Some(window) = window() else { return };
    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let held = Rc::clone(&release);
    let take = move || {
        let held = Rc::clone(&held);
        let granted = Closure::once_into_js(move || {
            Promise::new(&mut |resolve, _| drop(held.replace(Some(resolve))))
        });
        if let Ok(options) = object(&[("mode", JsValue::from_str("shared"))]) {
            let _ = request(&name, &options, granted.unchecked_ref());
        }
    };
    take();
    lifecycle::on_restored(take);
    listen(&window, "pagehide", move |_| {
        if let Some(release) = release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    });
}
