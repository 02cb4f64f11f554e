//! Transcripts in JSON: segments, as `podcast:transcript` describes them, as the plugin of
//! Podlove exports them, and as Whisper writes them.
//! <https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md>

use html::fold_space;
use serde_json::Value;
use show::{Cue, Moment};

use super::sentences;
use crate::chapters::seconds;

/// Reads segments. Each is read separately, so that a broken one costs only itself.
pub fn read(text: &str) -> Vec<Cue> {
    let Ok(file) = serde_json::from_str::<Value>(text) else { return Vec::new() };
    let list = ["segments", "transcription", "transcript"].iter().find_map(|key| file.get(key));
    let segments = list.unwrap_or(&file).as_array();
    let cues = segments.into_iter().flatten().filter_map(cue);
    sentences::join(cues.collect())
}

fn cue(segment: &Value) -> Option<Cue> {
    let text = |key: &&str| {
        let text = segment.get(key)?.as_str().map(fold_space);
        text.filter(|text| !text.is_empty())
    };
    Some(Cue {
        start: time(segment, ["startTime", "start"], "start_ms", "from"),
        end: time(segment, ["endTime", "end"], "end_ms", "to"),
        // Podlove's "speaker" is a number, its "voice" a name.
        speaker: ["voice", "speaker"].iter().find_map(text),
        text: ["body", "text"].iter().find_map(text)?,
    })
}

/// A time in seconds, or one in milliseconds under another name.
fn time(segment: &Value, seconds: [&str; 2], millis: &str, offset: &str) -> Option<Moment> {
    let in_seconds = seconds.iter().find_map(|key| self::seconds(segment.get(key)?));
    let in_millis = || {
        let millis = segment.get(millis).or_else(|| segment.get("offsets")?.get(offset))?;
        Moment::try_from_millis(millis.as_u64()?)
    };
    in_seconds.or_else(in_millis)
}
