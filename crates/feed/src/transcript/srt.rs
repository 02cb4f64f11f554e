//! SubRip (SRT): blocks of a number, times and text. There is no specification; this
//! reads what is found in practice.

use show::{Cue, Moment};

use super::vtt::voices;
use super::{sentences, voiced};

/// Reads cues. The number and the blank line at the end of a block may be missing.
pub fn read(text: &str) -> Vec<Cue> {
    let mut cues = Vec::new();
    for block in blocks(text, |line| line.trim().is_empty()) {
        let Some(at) = block.iter().take(2).position(|line| line.contains("-->")) else { continue };
        let Some((start, end)) = block.get(at).and_then(|line| times(line)) else { continue };
        // Many programs write the tags of WebVTT.
        cues.extend(voices(&block.get(at + 1..).unwrap_or_default().join("\n"), start, end));
    }
    sentences::join(voiced(cues))
}

/// The blocks of lines between blank lines, with any line ending. Without a blank line,
/// times start a new block.
pub fn blocks(text: &str, is_blank: fn(&str) -> bool) -> impl Iterator<Item = Vec<&str>> {
    // A lone carriage return ends a line too (WebVTT, section 4.1).
    let mut lines = text.split('\n').flat_map(|line| line.trim_end_matches('\r').split('\r'));
    let mut next_block: Vec<&str> = Vec::new();
    std::iter::from_fn(move || {
        let mut block = std::mem::take(&mut next_block);
        for line in lines.by_ref() {
            if is_blank(line) && !block.is_empty() {
                return Some(block);
            }
            if line.contains("-->") && block.iter().any(|line| line.contains("-->")) {
                // The number before the times belongs to the new block.
                let is_number = |last: &mut &str| last.trim().bytes().all(|b| b.is_ascii_digit());
                next_block.extend(block.pop_if(is_number));
                next_block.push(line);
                return Some(block);
            }
            block.extend(Some(line).filter(|line| !is_blank(line)));
        }
        (!block.is_empty()).then_some(block)
    })
}

/// The start and the end in `00:01:02.500 --> 00:01:04,000 align:start`. Settings after
/// the end are ignored, and so is an end that precedes the start.
pub fn times(line: &str) -> Option<(Moment, Option<Moment>)> {
    let (start, rest) = line.split_once("-->")?;
    let moment = |text: &str| Moment::parse_timecode(&text.trim().replace(',', "."));
    let (start, end) = (moment(start)?, moment(rest.split_whitespace().next()?)?);
    Some((start, Some(end).filter(|end| start <= *end)))
}
