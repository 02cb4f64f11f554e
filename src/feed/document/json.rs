//! JSON Feed (version 1.1) by its items, each still as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::newest::Newest;
use super::{Channel, Document, Extras, Frame, Item};
use crate::feed::{FeedError, limits};
use crate::show::EpisodeDetails;

/// Of an item, what feed-rs does not hand on.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Facts {
    date_published: Option<String>,
    image: Option<String>,
    summary: Option<String>,
    tags: Vec<String>,
    attachments: Vec<Attachment>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attachment {
    duration_in_seconds: Option<f64>,
}

pub fn read(text: &str) -> Result<Document, FeedError> {
    let broken = |error: &serde_json::Error| match error.is_eof() {
        true => FeedError::Truncated,
        false => FeedError::NotAFeed(format!("its JSON is broken: {error}")),
    };
    let parts: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| broken(&error))?;
    let items = parts.get("items").map_or("[]", |items| items.get());
    let items: Vec<&RawValue> = serde_json::from_str(items).map_err(|error| broken(&error))?;
    let mut newest = Newest::default();
    let mut warnings = Vec::new();
    for raw in items {
        let clean = if raw.get().len() > limits::ITEM_BYTES { "{}" } else { raw.get() };
        let extras = serde_json::from_str(clean).map(extras).unwrap_or_default();
        newest.push(Item { place: 0, clean: clean.to_owned(), extras });
    }
    let (items, too_many) = newest.finish();
    warnings.extend(too_many);
    Ok(Document { frame: frame(&parts), channel: Channel::default(), items, warnings })
}

fn extras(facts: Facts) -> Extras {
    let duration = facts.attachments.iter().find_map(|attachment| attachment.duration_in_seconds);
    Extras {
        duration: duration.map(|seconds| seconds.to_string()),
        image: facts.image,
        summary: facts.summary,
        date: facts.date_published,
        details: EpisodeDetails { keywords: facts.tags, ..EpisodeDetails::default() },
        ..Extras::default()
    }
}

fn frame(parts: &BTreeMap<String, &RawValue>) -> Frame {
    let mut before = "{".to_owned();
    for (key, value) in parts.iter().filter(|(key, _)| *key != "items") {
        let key = serde_json::Value::from(key.as_str());
        before += &format!("{key}:{},", value.get());
    }
    Frame { before: before + "\"items\":[", after: "]}".to_owned() }
}
