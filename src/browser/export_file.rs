//! Export files: JSON objects with a format, a version and records. The browser's own
//! JSON reader spares the page one in Rust.

use js_sys::{Array, JSON, Object, Reflect};
use player::listening_data::{FORMAT, ImportError, VERSION};
use wasm_bindgen::prelude::*;

use super::object::object;

/// Writes records, each a key and a text, as an export file.
pub fn write_export(records: impl IntoIterator<Item = (String, String)>) -> String {
    try_write(records).unwrap_or_default()
}

fn try_write(records: impl IntoIterator<Item = (String, String)>) -> Result<String, JsValue> {
    let map = Object::new();
    for (key, text) in records {
        Reflect::set(&map, &key.into(), &text.into())?;
    }
    let file =
        object(&[("format", FORMAT.into()), ("version", VERSION.into()), ("records", map.into())])?;
    JSON::stringify_with_replacer_and_space(&file, &JsValue::NULL, &2.into()).map(String::from)
}

/// Reads the records of an export file, each a key and a text. The text of a record
/// that is none is empty.
///
/// # Errors
///
/// If the file is not JSON, or no export of this site.
pub fn read_export(json: &str) -> Result<Vec<(String, String)>, ImportError> {
    let file = JSON::parse(json).map_err(|_| ImportError::NotJson)?;
    let field = |name: &str| Reflect::get(&file, &name.into()).ok();
    if field("format").and_then(|format| format.as_string()).as_deref() != Some(FORMAT) {
        return Err(ImportError::Foreign);
    }
    let records = field("records").and_then(|records| records.dyn_into::<Object>().ok());
    let records = Object::entries(&records.ok_or(ImportError::Foreign)?);
    let records = records.iter().map(|entry| {
        let entry = Array::from(&entry);
        let text = |index| entry.get(index).as_string().unwrap_or_default();
        (text(0), text(1))
    });
    Ok(records.collect())
}
