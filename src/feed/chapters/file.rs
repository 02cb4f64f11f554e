//! Files of chapters: JSON Chapters 1.2, as `podcast:chapters` links them.
//! <https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md>

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::{Draft, podlove};
use crate::feed::value::address;
use crate::feed::{html::fold_space, limits};
use crate::show::Moment;

/// Reads a file of chapters that came from `address`: JSON Chapters, or Podlove
/// Simple Chapters. Its type is told by its content, since servers tell all
/// sorts. Nothing if it is neither.
pub fn read(text: &str, base: &str) -> Option<Vec<Draft>> {
    if text.len() > limits::FILE_BYTES {
        return None;
    }
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let base = Url::parse(base).ok();
    if text.starts_with('<') {
        return podlove::file(text, base.as_ref());
    }
    let file: File = serde_json::from_str(text).ok()?;
    let read = file.chapters.iter().filter_map(|chapter| draft(chapter, base.as_ref()));
    Some(read.take(limits::CHAPTERS).collect())
}

#[derive(Deserialize)]
struct File {
    /// Each taken for itself, so that a broken one costs only itself.
    chapters: Vec<Value>,
}

fn draft(chapter: &Value, base: Option<&Url>) -> Option<Draft> {
    let text = |key: &str| {
        let text = chapter.get(key)?.as_str().map(fold_space);
        text.filter(|text| !text.is_empty())
    };
    Some(Draft {
        start: seconds(chapter.get("startTime")?)?,
        title: text("title"),
        link: text("url").and_then(|url| address(&url, base)),
        image: text("img").and_then(|image| address(&image, base)),
        silent: chapter.get("toc").and_then(Value::as_bool) == Some(false),
    })
}

/// Seconds, as a number or, as some programs write them, in a text.
pub fn seconds(value: &Value) -> Option<Moment> {
    match value {
        Value::Number(seconds) => Moment::from_secs_f64(seconds.as_f64()?),
        Value::String(text) => Moment::parse_clock(text),
        _ => None,
    }
}
