//! JSON Feed (version 1.1) by its items, each still as it is written.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use url::Url;

use super::newest::Newest;
use super::{Channel, Document, Extras, Frame, Item, value};
use crate::feed::{FeedError, limits};
use crate::show::{EpisodeDetails, Warning};

/// Of an item, what feed-rs does not hand on.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Facts {
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

/// Takes a JSON Feed apart that came from `address`.
pub fn read(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    let broken = |error: &serde_json::Error| match error.is_eof() {
        true => FeedError::Truncated,
        false => FeedError::NotAFeed(format!("its JSON is broken: {error}")),
    };
    let parts: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| broken(&error))?;
    let items = parts.get("items").map_or("[]", |items| items.get());
    let mut read = Items { base: address, ..Items::default() };
    serde_json::Deserializer::from_str(items)
        .deserialize_seq(&mut read)
        .map_err(|error| broken(&error))?;
    let (items, too_many) = read.newest.finish();
    let warnings = read.warnings.into_iter().chain(too_many).collect();
    Ok(Document { frame: frame(&parts), channel: Channel::default(), items, warnings })
}

/// Takes the items one by one, so that not all of them need be in memory.
#[derive(Default)]
struct Items<'a> {
    base: Option<&'a Url>,
    newest: Newest,
    warnings: Vec<Warning>,
}

impl Items<'_> {
    fn take(&mut self, raw: &RawValue) {
        if raw.get().len() > limits::ITEM_BYTES {
            let item = format!("item {}", self.newest.skip());
            self.warnings.push(Warning { item, what: "is too long; it was left out".to_owned() });
        } else {
            let facts = serde_json::from_str(raw.get()).unwrap_or_default();
            let extras = extras(facts, self.base);
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
            self.take(raw);
        }
        Ok(())
    }
}

fn extras(facts: Facts, base: Option<&Url>) -> Extras {
    let mut attachments = facts.attachments.iter().flatten();
    let duration = attachments.find_map(|attachment| attachment.duration_in_seconds);
    let keywords = facts.tags.into_iter().flatten().take(limits::OTHERS).collect();
    Extras {
        duration: duration.map(|seconds| seconds.to_string()),
        image: facts.image.and_then(|image| value::address(&image, base)),
        summary: facts.summary,
        date: facts.date_published,
        details: EpisodeDetails { keywords, ..EpisodeDetails::default() },
        ..Extras::default()
    }
}

fn frame(parts: &BTreeMap<String, &RawValue>) -> Frame {
    let mut before = "{".to_owned();
    let parts = parts
        .iter()
        .filter(|(key, value)| *key != "items" && value.get().len() <= limits::TAG_BYTES);
    for (key, value) in parts {
        let key = serde_json::Value::from(key.as_str());
        before += &format!("{key}:{},", value.get());
    }
    Frame { before: before + "\"items\":[", after: "]}".to_owned() }
}
