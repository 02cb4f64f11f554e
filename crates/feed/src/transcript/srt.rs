//! SubRip (SRT): blocks of a number, times and text. There is no specification; this
//! reads what is found in practice.

use show::{Cue, Moment};

use super::vtt::voices;
use super::{sentences, voiced};

/// Reads cues. The number and the blank line at the end of a block may be missing, and a
/// text may have a blank line in it.
pub fn read(text: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for block in blocks(text, |line| line.trim().is_empty()) {
        let at = block.iter().take(2).position(|line| line.contains("-->"));
        let times = at.and_then(|at| block.get(at)).and_then(|line| times(line));
        let lines = block.get(at.map_or(0, |at| at + 1)..).unwrap_or_default();
        // Many programs write the tags of WebVTT.
        let payload = without_commands(&lines.join("\n"));
        let is_numbered = block.first().is_some_and(|line| is_number(line));
        match (times, cues.last_mut()) {
            (Some((start, end)), _) => cues.extend(voices(&payload, start, end)),
            (None, Some(last)) if at.is_none() && !is_numbered => {
                last.text = format!("{}\n{payload}", last.text);
            }
            (None, _) => {}
        }
    }
    sentences::join(voiced(cues))
}

/// A text without the commands of other formats that players carry out: `{\an8}`, `\N`.
fn without_commands(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\\N", "\n");
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("{\\") {
        out.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

fn is_number(line: &str) -> bool {
    line.trim().bytes().all(|b| b.is_ascii_digit())
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
                next_block.extend(block.pop_if(|last| is_number(last)));
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
    let moment = |text: &str| {
        let text = text.trim().replace(',', ".");
        let fraction = || text.rsplit_once(':').map(|(clock, millis)| format!("{clock}.{millis}"));
        Moment::parse_timecode(&text).or_else(|| Moment::parse_timecode(&fraction()?))
    };
    let (start, end) = (moment(start)?, moment(rest.split_whitespace().next()?)?);
    Some((start, Some(end).filter(|end| start <= *end)))
}
