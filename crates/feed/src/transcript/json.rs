//! Transcripts in JSON: segments, as `podcast:transcript` describes them.
//! <https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md>

use html::fold_space;
use serde_json::Value;
use show::Cue;

use super::sentences;
use crate::chapters::seconds;

/// Reads segments. Each is read separately, so that a broken one costs only itself.
pub fn read(text: &str) -> Vec<Cue> {
    let Ok(file) = serde_json::from_str::<Value>(text) else { return Vec::new() };
    let segments = file.get("segments").unwrap_or(&file).as_array();
    let cues = segments.into_iter().flatten().filter_map(cue);
    sentences::join(cues.collect())
}

fn cue(segment: &Value) -> Option<Cue> {
    let text = |key: &str| {
        let text = segment.get(key)?.as_str().map(fold_space);
        text.filter(|text| !text.is_empty())
    };
    Some(Cue {
        start: segment.get("startTime").and_then(seconds),
        end: segment.get("endTime").and_then(seconds),
        speaker: text("speaker"),
        text: text("body").or_else(|| text("text"))?,
    })
}
