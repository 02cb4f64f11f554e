//! WebVTT. <https://www.w3.org/TR/webvtt1/>

use html::{fold_space, unescape};
use show::{Cue, Moment};

use super::srt::{blocks, times};
use super::{sentences, voiced};

/// Reads cues. Notes, styles, regions, settings and broken cues are skipped.
pub fn read(text: &str) -> Vec<Cue> {
    let rolling = is_rolling(text);
    let mut before: Vec<String> = Vec::new();
    let mut cues = Vec::new();
    // A block ends at an empty line, not at one of spaces (WebVTT, section 4.1).
    for block in blocks(text, str::is_empty) {
        // Only an identifier may precede the times.
        let Some(at) = block.iter().take(2).position(|line| line.contains("-->")) else { continue };
        let Some((start, end)) = block.get(at).and_then(|line| times(line)) else { continue };
        let mut lines = block.get(at + 1..).unwrap_or_default();
        if rolling {
            let shown: Vec<String> =
                lines.iter().map(|line| words(line)).filter(|line| !line.is_empty()).collect();
            while let [first, rest @ ..] = lines
                && (words(first).is_empty() || before.last() == Some(&words(first)))
            {
                lines = rest;
            }
            before = shown;
        }
        cues.extend(voices(&lines.join("\n"), start, end));
    }
    sentences::join(voiced(cues))
}

/// Whether the captions roll: each cue repeats the line before, and then adds words. They
/// do if words have times of their own, or if most cues repeat a line.
fn is_rolling(text: &str) -> bool {
    has_timed_words(text) || repeats_lines(text)
}

fn repeats_lines(text: &str) -> bool {
    let cues: Vec<Vec<String>> = blocks(text, str::is_empty)
        .filter_map(|block| {
            let at = block.iter().take(2).position(|line| line.contains("-->"))?;
            let lines = block.get(at + 1..)?.iter().map(|line| words(line));
            Some(lines.filter(|line| !line.is_empty()).collect())
        })
        .collect();
    let repeats = cues.windows(2).filter(|pair| match pair {
        [before, next] => !before.is_empty() && before.last() == next.first(),
        _ => false,
    });
    let repeats = repeats.count();
    repeats > 1 && 2 * repeats >= cues.len()
}

fn has_timed_words(text: &str) -> bool {
    let times = text.match_indices('<').filter(|(at, _)| {
        let tag = text.get(at + 1..).unwrap_or_default().split('>').next().unwrap_or_default();
        tag.contains(':') && Moment::parse_timecode(tag).is_some()
    });
    times.count() > 1
}

/// The words of a line, without tags.
fn words(line: &str) -> String {
    let cues = voices(line, Moment::START, None);
    cues.iter().map(|cue| cue.text.replace('\n', " ")).collect::<Vec<_>>().join(" ")
}

/// Splits the payload of a cue into one cue per voice (`<v Speaker>`). Their texts keep
/// their lines.
pub fn voices(payload: &str, start: Moment, end: Option<Moment>) -> Vec<Cue> {
    let mut spoken: Vec<(Option<String>, String)> = vec![(None, String::new())];
    let mut rest = payload;
    while let Some((text, after)) = rest.split_once('<') {
        push(&mut spoken, text);
        let Some((tag, after)) = after.split_once('>').filter(|(tag, _)| is_tag(tag)) else {
            // A bracket that begins no tag is text: "I <3 you".
            push(&mut spoken, "<");
            rest = after;
            continue;
        };
        if tag == "/v" {
            spoken.push((None, String::new()));
        } else if let Some(speaker) = speaker(tag) {
            spoken.push((Some(speaker), String::new()));
        } else if tag.starts_with("br") {
            push(&mut spoken, "\n");
        }
        rest = after;
    }
    push(&mut spoken, rest);
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| fold_space(&unescape(line)));
        lines.filter(|line| !line.is_empty()).collect()
    };
    let cues = spoken.into_iter().map(|(speaker, text)| Cue {
        start: Some(start),
        end,
        speaker,
        text: lines(&text).join("\n"),
    });
    cues.filter(|cue| !cue.text.is_empty()).collect()
}

/// Whether this is a tag of WebVTT (section 3.5), a time inside a cue, or one of the tags
/// of HTML that programs write.
fn is_tag(tag: &str) -> bool {
    const NAMES: [&str; 16] = [
        "b", "br", "c", "em", "font", "i", "lang", "p", "rt", "ruby", "s", "span", "strong", "u",
        "v", "small",
    ];
    let tag = tag.trim_start_matches('/');
    let name = tag.split(['.', ' ', '/', '\t', '\n']).next().unwrap_or_default();
    let is_time = || tag.contains(':') && Moment::parse_timecode(tag).is_some();
    NAMES.contains(&name.to_ascii_lowercase().as_str()) || is_time()
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
