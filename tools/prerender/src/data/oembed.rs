//! oEmbed, of the type "rich": <https://oembed.com/>

use catalogue::Entry;
use serde_json::{Value, json};
use show::escape;

use crate::snapshot::Snapshot;

/// The size of an embedded player, in CSS pixels.
const SIZE: (u32, u32) = (640, 420);

/// The answer for an episode.
pub fn file(entry: &Entry, snapshot: &Snapshot) -> Value {
    let site = &snapshot.site;
    let (segment, title, (width, height)) = (head::segment(entry), entry.episode.title(), SIZE);
    json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": snapshot.catalogue.identity.name,
        "provider_url": format!("{site}/"),
        "title": title,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{site}/share/{segment}.png"),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "html": format!(
            "<iframe src=\"{site}/embed/{segment}\" width=\"{width}\" height=\"{height}\" \
             title=\"{}\" allow=\"autoplay\" loading=\"lazy\"></iframe>",
            escape(&title)
        ),
    })
}
