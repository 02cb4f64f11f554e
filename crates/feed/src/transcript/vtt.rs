//! WebVTT. <https://www.w3.org/TR/webvtt1/>

use html::{fold_space, unescape};
use show::{Cue, Moment};

use super::srt::{blocks, times};
use super::{sentences, voice};

/// Reads cues. Notes, styles, regions, settings and broken cues are skipped.
pub fn read(text: &str) -> Vec<Cue> {
    let mut cues = Vec::new();
    for block in blocks(text) {
        // Only an identifier may precede the times.
        let Some(at) = block.iter().take(2).position(|line| line.contains("-->")) else { continue };
        let Some((start, end)) = block.get(at).and_then(|line| times(line)) else { continue };
        let payload = block.get(at + 1..).unwrap_or_default().join("\n");
        cues.extend(voices(&payload, start, end));
    }
    sentences::join(cues)
}

/// Splits the payload of a cue into one cue per voice (`<v Speaker>`).
fn voices(payload: &str, start: Moment, end: Moment) -> Vec<Cue> {
    let mut spoken: Vec<(Option<String>, String)> = vec![(None, String::new())];
    let mut rest = payload;
    while let Some((text, after)) = rest.split_once('<') {
        push(&mut spoken, text);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        if tag == "/v" {
            spoken.push((None, String::new()));
        } else if let Some(speaker) = speaker(tag) {
            spoken.push((Some(speaker), String::new()));
        }
        rest = after;
    }
    push(&mut spoken, rest);
    let cues = spoken.into_iter().filter_map(|(speaker, text)| {
        let text = fold_space(&unescape(&text));
        let (named, text) = if speaker.is_none() { voice::split(&text) } else { (None, text) };
        let speaker = speaker.or(named);
        let cue = Cue { start: Some(start), end: Some(end), speaker, text };
        (!cue.text.is_empty()).then_some(cue)
    });
    cues.collect()
}

fn push(spoken: &mut [(Option<String>, String)], text: &str) {
    if let Some((_, spoken)) = spoken.last_mut() {
        spoken.push_str(text);
    }
}

/// The speaker in a voice tag: `v Glen`, `v.loud Glen`; `None` for other tags.
fn speaker(tag: &str) -> Option<String> {
    let (name, annotation) = tag.split_once(char::is_whitespace)?;
    let voice = name == "v" || name.starts_with("v.");
    let speaker = fold_space(&unescape(annotation));
    (voice && !speaker.is_empty()).then_some(speaker)
}
