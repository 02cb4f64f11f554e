//! Transcripts in plain text, with or without times.

use html::fold_space;
use show::{Cue, Moment};

use super::voice::{Speakers, is_name};
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

/// Lines without times. A name alone on its line speaks until the next one.
fn untimed(lines: &[&str]) -> Vec<Cue> {
    let speakers = Speakers::of(lines.iter().copied());
    let mut heading = None;
    let mut cues = Vec::new();
    for line in lines {
        let (speaker, text) = speakers.split(&fold_space(line));
        if text.is_empty() {
            heading = speaker;
        } else {
            let speaker = speaker.or_else(|| heading.clone());
            cues.push(Cue { start: None, end: None, speaker, text });
        }
    }
    cues
}

fn timed(lines: &[&str]) -> Vec<Cue> {
    let texts = lines.iter().map(|line| leading_time(line).map_or(*line, |(_, text)| text));
    let speakers = Speakers::of(texts.filter(|text| header(text).is_none()));
    let mut cues = Vec::new();
    let mut speaker = None;
    let mut start = None;
    for line in lines {
        let (at, text) = match (leading_time(line), header(line)) {
            (Some((at, text)), _) => (Some(at), text),
            (None, Some(Header { at, name, text })) => {
                speaker = Some(name.to_owned());
                (Some(at), text)
            }
            (None, None) => (None, *line),
        };
        start = at.or(start);
        let text = fold_space(text);
        // "00:12 Glen" above Glen's text.
        let marked = at.is_some() || text.ends_with(':') || text.contains(' ');
        if start.is_some() && marked && is_name(text.trim_end_matches(':')) {
            speaker = Some(text.trim_end_matches(':').to_owned());
            continue;
        }
        let (named, text) = speakers.split(&text);
        speaker = named.or(speaker);
        if !text.is_empty() {
            cues.push(Cue { start: start.take(), end: None, speaker: speaker.clone(), text });
        }
    }
    cues
}

/// A speaker with a time, and what may follow in the same line.
struct Header<'a> {
    at: Moment,
    name: &'a str,
    text: &'a str,
}

/// Reads "Glen De Cauwsemaecker 00:12" and "Vincent van Dijk (00:00:10): text".
fn header(line: &str) -> Option<Header<'_>> {
    let inline = || {
        let (name, rest) = line.split_once(['(', '['])?;
        let (time, text) = rest.split_once([')', ']'])?;
        let at = Moment::parse_clock(time)?;
        let text = text.strip_prefix(':').filter(|_| is_name(name.trim()))?;
        Some(Header { at, name: name.trim(), text: text.trim() })
    };
    let above = || {
        let (at, name) = trailing_time(line)?;
        is_name(name).then_some(Header { at, name, text: "" })
    };
    inline().or_else(above)
}
