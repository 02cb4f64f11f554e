//! An object of `site.json`, and the faults found in it.

use serde_json::{Map, Value};

use crate::line::line_of;

/// An object of the file.
pub(super) struct Node<'a> {
    object: &'a Map<String, Value>,
    /// The place of the object in the file, such as `people[3]`; empty for the root.
    path: String,
    /// The faults found so far.
    faults: &'a mut Vec<Fault>,
}

/// Something in the file that cannot be used.
pub(super) struct Fault {
    /// The place of the value, such as `people[3].name`.
    path: String,
    /// What is wrong.
    what: String,
}

impl Fault {
    /// The fault as a text with its line: `line 12: people[3].name: is missing`.
    pub(super) fn text(&self, json: &str) -> String {
        format!("line {}: {}: {}", line_of(json, &self.path), self.path, self.what)
    }
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value, faults: &'a mut Vec<Fault>) -> Option<Self> {
        value.as_object().map(|object| Self { object, path: String::new(), faults })
    }

    pub(super) fn fault(&mut self, key: &str, what: &str) {
        let path = self.path_of(key);
        self.faults.push(Fault { path, what: what.to_owned() });
    }

    fn path_of(&self, key: &str) -> String {
        let dot = if self.path.is_empty() { "" } else { "." };
        format!("{}{dot}{key}", self.path)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.object.contains_key(key)
    }

    /// A text, trimmed. A missing one is no fault, but an empty one is.
    pub(super) fn optional(&mut self, key: &str) -> Option<String> {
        match self.object.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => {
                self.fault(key, "is empty");
                None
            }
            _ => {
                self.fault(key, "is not a text");
                None
            }
        }
    }

    pub(super) fn required(&mut self, key: &str) -> Option<String> {
        if !self.has(key) {
            self.fault(key, "is missing");
        }
        self.optional(key)
    }

    pub(super) fn number(&mut self, key: &str) -> Option<u32> {
        let number = self.object.get(key)?.as_u64().and_then(|n| u32::try_from(n).ok());
        if number.is_none() {
            self.fault(key, "is not a whole number");
        }
        number
    }

    pub(super) fn flag(&mut self, key: &str, default: bool) -> bool {
        match self.object.get(key) {
            None => default,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.fault(key, "is neither true nor false");
                default
            }
        }
    }

    pub(super) fn array(&mut self, key: &str) -> &'a [Value] {
        match self.object.get(key) {
            None => &[],
            Some(Value::Array(values)) => values,
            Some(_) => {
                self.fault(key, "is not a list");
                &[]
            }
        }
    }

    pub(super) fn strings(&mut self, key: &str) -> Vec<String> {
        let mut out = Vec::new();
        for (index, value) in self.array(key).iter().enumerate() {
            match value.as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => out.push(text.to_owned()),
                None => self.fault(&format!("{key}[{index}]"), "is not a text"),
            }
        }
        out
    }

    pub(super) fn list<T>(
        &mut self,
        key: &str,
        read: impl Fn(&mut Node<'_>) -> Option<T>,
    ) -> Vec<T> {
        let mut out = Vec::new();
        for (index, value) in self.array(key).iter().enumerate() {
            let Some(object) = value.as_object() else {
                self.fault(&format!("{key}[{index}]"), "is not an object");
                continue;
            };
            let path = self.path_of(&format!("{key}[{index}]"));
            out.extend(read(&mut Node { object, path, faults: self.faults }));
        }
        out
    }

    /// The object under a key. A missing one is no fault.
    pub(super) fn child<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Node<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = self.object.get(key)?;
        let Some(object) = value.as_object() else {
            self.fault(key, "is not an object");
            return None;
        };
        let path = self.path_of(key);
        read(&mut Node { object, path, faults: self.faults })
    }

    /// Reports the keys that are not among these.
    pub(super) fn unknown_keys(&mut self, known: &[&str]) {
        for key in self.object.keys() {
            if !known.contains(&key.as_str()) {
                self.fault(key, "is not known here");
            }
        }
    }
}
