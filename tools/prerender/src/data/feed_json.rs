//! The show as a JSON Feed, version 1.1: <https://www.jsonfeed.org/version/1.1/>

use head::absolute;
use serde_json::{Value, json};

use crate::snapshot::Snapshot;

/// The feed.
pub fn file(snapshot: &Snapshot) -> Value {
    let site = &snapshot.site;
    let items = snapshot.catalogue.entries.iter().map(|entry| {
        let episode = &entry.episode;
        let attachment = episode.audio.as_ref().map(|audio| {
            json!({
                "url": absolute(site, &audio.url),
                "mime_type": audio.mime.as_deref().unwrap_or("audio/mpeg"),
                "size_in_bytes": audio.length,
                "duration_in_seconds": episode.duration.map(|duration| duration.as_secs()),
            })
        });
        let guests = entry.guests.iter().map(|guest| {
            json!({ "name": guest.name, "url": format!("{site}/guests/{}", guest.slug) })
        });
        let tags: Vec<_> = entry.topics.iter().map(|topic| &topic.name).collect();
        let link = |href: &str| {
            if href.starts_with('?') {
                absolute(site, &format!("{}{href}", entry.path))
            } else {
                absolute(site, href)
            }
        };
        json!({
            "id": episode.id.0,
            "url": absolute(site, &entry.path),
            "title": episode.title(),
            "summary": episode.summary,
            "content_html": netstack_fm::prerender::notes(&episode.notes, &link),
            "date_published": episode.published.map(|published| format!("{}T00:00:00Z", published.date.iso())),
            "authors": guests.collect::<Vec<_>>(),
            "tags": tags,
            "image": format!("{site}/share/{}.png", head::segment(entry)),
            "attachments": attachment.into_iter().collect::<Vec<_>>(),
        })
    });
    without_nulls(json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": snapshot.catalogue.identity.name,
        "description": snapshot.catalogue.description,
        "home_page_url": format!("{site}/"),
        "feed_url": format!("{site}/feed.json"),
        "icon": format!("{site}/icons/icon-512.png"),
        "language": snapshot.language(),
        "items": items.collect::<Vec<_>>(),
    }))
}

/// Removes fields without a value, which the format does not know.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let known = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(known.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}
