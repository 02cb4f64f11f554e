//! Splits a JSON Feed (version 1.1) into the source of its items.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use show::{EpisodeDetails, Warning};
use url::Url;

use super::newest::NewestItems;
use super::{Channel, Document, Envelope, Extras, Item, value};
use crate::{FeedError, limits};

/// The fields of an item that feed-rs does not expose.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ItemFields {
    date_published: Option<String>,
    image: Option<String>,
    summary: Option<String>,
    tags: Option<Vec<String>>,
    attachments: Option<Vec<Attachment>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attachment {
    duration_in_seconds: Option<f64>,
}

/// Splits a JSON Feed that was fetched from `address` into its parts.
///
/// # Errors
///
/// When the JSON is broken or incomplete.
pub fn read(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    let feed_error = |error: &serde_json::Error| match error.is_eof() {
        true => FeedError::Truncated,
        false => FeedError::NotAFeed(format!("its JSON is broken: {error}")),
    };
    let parts: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| feed_error(&error))?;
    let items = parts.get("items").map_or("[]", |items| items.get());
    let mut collected = Items { base: address, ..Items::default() };
    serde_json::Deserializer::from_str(items)
        .deserialize_seq(&mut collected)
        .map_err(|error| feed_error(&error))?;
    let (items, too_many) = collected.newest.finish();
    let warnings = collected.warnings.into_iter().chain(too_many).collect();
    Ok(Document { envelope: envelope(&parts), channel: Channel::default(), items, warnings })
}

/// Collects the items one by one, so that not all of them are in memory at once.
#[derive(Default)]
struct Items<'a> {
    base: Option<&'a Url>,
    newest: NewestItems,
    warnings: Vec<Warning>,
}

impl Items<'_> {
    fn add(&mut self, raw: &RawValue) {
        if raw.get().len() > limits::ITEM_BYTES {
            let item = format!("item {}", self.newest.skip());
            self.warnings.push(Warning { item, what: "is too long; it was left out".to_owned() });
        } else {
            let fields = serde_json::from_str(raw.get()).unwrap_or_default();
            let extras = extras(fields, self.base);
            self.newest.push(Item { place: 0, clean: raw.get().to_owned(), extras });
        }
    }
}

impl<'de> Visitor<'de> for &mut Items<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(raw) = items.next_element::<&RawValue>()? {
            self.add(raw);
        }
        Ok(())
    }
}

fn extras(fields: ItemFields, base: Option<&Url>) -> Extras {
    let mut attachments = fields.attachments.iter().flatten();
    let duration = attachments.find_map(|attachment| attachment.duration_in_seconds);
    let keywords = fields.tags.into_iter().flatten().take(limits::OTHERS).collect();
    Extras {
        duration: duration.map(|seconds| seconds.to_string()),
        image: fields.image.and_then(|image| value::address(&image, base)),
        summary: fields.summary,
        date: fields.date_published,
        details: EpisodeDetails { keywords, ..EpisodeDetails::default() },
        ..Extras::default()
    }
}

fn envelope(parts: &BTreeMap<String, &RawValue>) -> Envelope {
    let mut head = "{".to_owned();
    let parts = parts
        .iter()
        .filter(|(key, value)| *key != "items" && value.get().len() <= limits::TAG_BYTES);
    for (key, value) in parts {
        let key = serde_json::Value::from(key.as_str());
        head += &format!("{key}:{},", value.get());
    }
    Envelope { head: head + "\"items\":[", tail: "]}".to_owned() }
}
