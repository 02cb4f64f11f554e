//! The line of a value in a JSON text.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::value::RawValue;

/// The line of the value at a path such as `people[3].name`, counted from 1; that of the
/// last value on the path if there is no such value.
pub(super) fn line_of(json: &str, path: &str) -> usize {
    let mut value = json;
    for step in path.split(['.', '[']) {
        let next = match step.strip_suffix(']') {
            Some(index) => index.parse().ok().and_then(|index| item(value, index)),
            None => field(value, step),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    // What serde_json borrows is a part of the text.
    let before = value.as_ptr().addr().saturating_sub(json.as_ptr().addr());
    1 + json.bytes().take(before).filter(|byte| *byte == b'\n').count()
}

fn item(json: &str, index: usize) -> Option<&str> {
    let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    items.get(index).map(|item| item.get())
}

fn field<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let fields: HashMap<Cow<'a, str>, &'a RawValue> = serde_json::from_str(json).ok()?;
    fields.get(name).map(|field| field.get())
}
