//! Chapter files: JSON Chapters 1.2, which `podcast:chapters` links to.
//! <https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md>

use html::label;
use serde::Deserialize;
use serde_json::Value;
use show::{ChapterDraft, MAX_CHAPTERS, Moment};
use url::Url;

use super::podlove;
use crate::limits;
use crate::value::address;

/// Reads a chapter file that was fetched from `base`: JSON Chapters, or Podlove Simple
/// Chapters. The content decides which, since servers send all sorts of media types.
/// `None` if it is neither, or larger than [`limits::FILE_BYTES`].
///
/// ```
/// let file = r#"{"version": "1.2.0", "chapters": [{"startTime": 90, "title": "QUIC"}]}"#;
/// let chapters = feed::chapters::read_file(file, "https://example.org/1.json").unwrap();
/// assert_eq!(chapters[0].start, show::Moment::from_secs(90));
/// assert_eq!(chapters[0].title.as_deref(), Some("QUIC"));
/// ```
pub fn read(text: &str, base: &str) -> Option<Vec<ChapterDraft>> {
    if text.len() > limits::FILE_BYTES {
        return None;
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let base = Url::parse(base).ok();
    if text.starts_with('<') {
        return podlove::file(text, base.as_ref());
    }
    let file: File = serde_json::from_str(text).ok()?;
    let drafts = file.chapters.iter().filter_map(|chapter| draft(chapter, base.as_ref()));
    Some(drafts.take(MAX_CHAPTERS).collect())
}

#[derive(Deserialize)]
struct File {
    /// Each is read separately, so that a broken one costs only itself.
    chapters: Vec<Value>,
}

fn draft(chapter: &Value, base: Option<&Url>) -> Option<ChapterDraft> {
    let text = |key: &str| {
        let text = chapter.get(key)?.as_str().map(label);
        text.filter(|text| !text.is_empty())
    };
    Some(ChapterDraft {
        start: seconds(chapter.get("startTime")?)?,
        title: text("title"),
        link: text("url").and_then(|url| address(&url, base)),
        image: text("img").and_then(|image| address(&image, base)),
        silent: chapter.get("toc").and_then(Value::as_bool) == Some(false),
    })
}

/// The moment in a number of seconds or, as some programs write it, in a string.
pub fn seconds(value: &Value) -> Option<Moment> {
    match value {
        Value::Number(seconds) => Moment::from_secs_f64(seconds.as_f64()?),
        Value::String(text) => Moment::parse_timecode(text),
        _ => None,
    }
}
