//! The clipboard and the system's share sheet.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

use super::dom::window;
use super::object::object;

/// Copies a text to the clipboard. Returns whether that succeeded; it needs a secure
/// context.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    if !Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Whether the system has a share sheet.
pub fn can_share() -> bool {
    window()
        .is_some_and(|window| Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false))
}

/// Opens the system's share sheet with a title and an address.
pub async fn share(title: &str, url: &str) {
    let Some(navigator) = window().map(|window| window.navigator()) else { return };
    if let Ok(data) = object(&[("title", title.into()), ("url", url.into())]) {
        // A rejection means that the visitor cancelled.
        let _ =
            JsFuture::from(navigator.share_with_data(wasm_bindgen::JsCast::unchecked_ref(&data)))
                .await;
    }
}
