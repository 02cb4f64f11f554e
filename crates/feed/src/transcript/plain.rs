//! Transcripts in plain text, with or without times.

use html::fold_space;
use show::{Cue, Moment};

use super::voice;
use crate::chapters::timestamps::{leading_time, trailing_time};

/// The fewest times of a timed transcript. Fewer are only mentioned in what is said.
const MIN_TIMES: usize = 2;

/// Reads lines: `00:12 Glen: text`, or `Glen 00:12` above the text, or just text.
pub fn read(text: &str) -> Vec<Cue> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let timed = timed(&lines);
    let starts: Vec<Moment> = timed.iter().filter_map(|cue| cue.start).collect();
    if starts.len() >= MIN_TIMES && starts.is_sorted() { timed } else { untimed(&lines) }
}

fn untimed(lines: &[&str]) -> Vec<Cue> {
    let cues = lines.iter().map(|line| {
        let (speaker, text) = voice::split(&fold_space(line));
        Cue { start: None, end: None, speaker, text }
    });
    cues.filter(|cue| !cue.text.is_empty()).collect()
}

fn timed(lines: &[&str]) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut speaker = None;
    let mut start = None;
    for line in lines {
        let (at, text) = match (leading_time(line), header(line)) {
            (Some((at, text)), _) => (Some(at), text),
            (None, Some((at, name))) => {
                (start, speaker) = (Some(at), Some(name.to_owned()));
                continue;
            }
            (None, None) => (None, *line),
        };
        start = at.or(start);
        let text = fold_space(text);
        // "00:12 Glen" above Glen's text.
        if at.is_some() && voice::is_name(text.trim_end_matches(':')) {
            speaker = Some(text.trim_end_matches(':').to_owned());
            continue;
        }
        let (named, text) = voice::split(&text);
        speaker = named.or(speaker);
        if !text.is_empty() {
            cues.push(Cue { start: start.take(), end: None, speaker: speaker.clone(), text });
        }
    }
    cues
}

/// The time and the speaker in a line above the text: "Glen De Cauwsemaecker (00:12)".
fn header(line: &str) -> Option<(Moment, &str)> {
    trailing_time(line).filter(|(_, name)| voice::is_name(name))
}
