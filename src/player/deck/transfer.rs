//! Listening data as one file, to be taken to another browser.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::Deck;
use crate::browser::storage;
use crate::player::records::{PREFIX, Record};

const FORMAT: &str = "netstack-fm listening data";
const VERSION: f64 = 1.0;

/// Why a file could not be taken over. Nothing was changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("This file is not JSON, so nothing was taken over. Choose one that was saved here.")]
    NotJson,
    #[error(
        "This file holds no listening data of this site, so nothing was taken over. Choose one that was saved here."
    )]
    Foreign,
}

/// What came of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    pub records: usize,
    /// Records that could not be read.
    pub unreadable: usize,
}

impl Deck {
    /// All that is kept, as JSON.
    pub fn export(self) -> String {
        let records = Object::new();
        for (key, text) in storage::all(PREFIX) {
            let _ = Reflect::set(&records, &key.into(), &text.into());
        }
        let file = Object::new();
        let fields =
            [("format", FORMAT.into()), ("version", VERSION.into()), ("records", records.into())];
        for (key, value) in fields {
            let _ = Reflect::set(&file, &key.into(), &value);
        }
        let json = JSON::stringify_with_replacer_and_space(&file, &JsValue::NULL, &2.into());
        json.map(String::from).unwrap_or_default()
    }

    /// Takes over what [`Deck::export`] wrote, here or elsewhere: of two positions
    /// in an episode the newer one counts, queues are put together.
    ///
    /// # Errors
    ///
    /// When it is another file.
    pub fn import(self, json: &str) -> Result<Taken, Refusal> {
        let file = JSON::parse(json).map_err(|_| Refusal::NotJson)?;
        let field = |name: &str| Reflect::get(&file, &name.into()).ok();
        if field("format").and_then(|format| format.as_string()).as_deref() != Some(FORMAT) {
            return Err(Refusal::Foreign);
        }
        let records = field("records").and_then(|records| records.dyn_into::<Object>().ok());
        let records = Object::entries(&records.ok_or(Refusal::Foreign)?);
        let mut taken = Taken::default();
        for entry in records.iter() {
            let entry = Array::from(&entry);
            let record = entry.get(0).as_string().zip(entry.get(1).as_string());
            match record.and_then(|(key, text)| Record::parse(&key, &text).ok()) {
                Some(record) => {
                    self.take_over(record);
                    taken.records += 1;
                }
                None => taken.unreadable += 1,
            }
        }
        Ok(taken)
    }

    fn take_over(self, theirs: Record) {
        let key = theirs.key();
        let ours = storage::get(&key).and_then(|text| Record::parse(&key, &text).ok());
        let merged = match ours {
            Some(ours) => ours.merged(theirs),
            None => theirs,
        };
        self.log().write(&merged);
        self.note(&key, &merged.text());
    }
}
