//! The fields of stored records: `name=value`, separated by spaces.

use std::str::FromStr;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// A text as a value without spaces.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The text of a value that [`encode`] has made.
pub fn decode(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// The value of `name=value` among the fields.
pub fn field<T: FromStr>(fields: &str, name: &str) -> Option<T> {
    let mut pairs = fields.split_whitespace().filter_map(|field| field.split_once('='));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| value.parse().ok())
}
