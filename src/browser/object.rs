//! Dictionaries for interfaces that web-sys lacks.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these fields.
///
/// # Errors
///
/// If the engine refuses a field, which it never does for a new object.
pub fn object(fields: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (key, value) in fields {
        Reflect::set(&object, &JsValue::from_str(key), value)?;
    }
    Ok(object)
}
