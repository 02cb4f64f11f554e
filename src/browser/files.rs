//! Files that visitors save and open.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::dom::document;

/// Offers a text as a download with this name and media type.
pub fn save(name: &str, mime: &str, text: &str) {
    let _ = try_save(name, mime, text);
}

fn try_save(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let text = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&text, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// The text of the file that was chosen in a field, if there is one. Clears the
/// field.
pub async fn chosen(field: &HtmlInputElement) -> Option<String> {
    let file = field.files()?.get(0)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string();
    field.set_value("");
    text
}
