use wasm_bindgen::JsValue;

/// Tells whoever looks into the console about something that is not right but
/// need not bother a visitor.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
