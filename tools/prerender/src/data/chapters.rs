//! JSON chapters, version 1.2:
//! <https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md>

use catalogue::Entry;
use head::absolute;
use serde_json::{Map, Value, json};

use crate::snapshot::Snapshot;

/// The chapters of an episode; `None` if it has none.
pub fn file(entry: &Entry, snapshot: &Snapshot) -> Option<Value> {
    let chapters = &entry.episode.chapters;
    let list = chapters.iter().map(|chapter| {
        let mut out = Map::new();
        out.insert("startTime".to_owned(), json!(chapter.start.as_secs_f64()));
        out.insert("title".to_owned(), json!(chapter.title));
        out.extend(chapter.image.iter().map(|image| ("img".to_owned(), json!(image))));
        out.extend(chapter.link.iter().map(|link| ("url".to_owned(), json!(link))));
        if chapter.silent {
            out.insert("toc".to_owned(), json!(false));
        }
        Value::Object(out)
    });
    let list: Vec<_> = list.collect();
    (!list.is_empty()).then(|| {
        json!({
            "version": "1.2.0",
            "title": entry.episode.title(),
            "podcastName": snapshot.catalogue.identity.name,
            "fileName": entry.episode.audio.as_ref().map(|audio| absolute(&snapshot.site, &audio.url)),
            "chapters": list,
        })
    })
}
