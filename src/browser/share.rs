//! Handing addresses on.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

use super::js::object;
use super::page::window;

/// Puts a text into the clipboard; returns whether it is there. Browsers give
/// the clipboard to secure contexts only.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    if !Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Whether the system has a way to hand an address on to another program.
pub fn can_share() -> bool {
    window()
        .is_some_and(|window| Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false))
}

/// Lets the visitor choose a program to hand an address on to.
pub async fn share(title: &str, url: &str) {
    let Some(navigator) = window().map(|window| window.navigator()) else { return };
    if let Ok(data) = object(&[("title", title.into()), ("url", url.into())]) {
        // That the visitor thought better of it is no failure.
        let _ =
            JsFuture::from(navigator.share_with_data(wasm_bindgen::JsCast::unchecked_ref(&data)))
                .await;
    }
}
