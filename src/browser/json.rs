//! JSON, read by the browser.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::JsCast;

/// Whether bytes are the text of a JSON object.
pub fn is_object(bytes: &[u8]) -> bool {
    let value = std::str::from_utf8(bytes).ok().and_then(|text| JSON::parse(text).ok());
    value.is_some_and(|value| value.is_instance_of::<Object>() && !Array::is_array(&value))
}
