//! The other lines of notes: summary, headings, boilerplate, footer.

use html::{Line, Link};

use super::Context;
use super::links::{absolute, is_own};

/// The prose before the first list or heading.
pub fn summary(lines: &[Line], consumed: &[bool]) -> String {
    let prose = lines.iter().zip(consumed);
    let prose = prose.skip(usize::from(lines.first().is_some_and(|l| is_episode_line(&l.text))));
    let prose = prose.take_while(|(line, consumed)| {
        !**consumed && !line.listed && !is_heading(line) && !is_pointer(line) && !is_link(line)
    });
    prose.map(|(line, _)| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Consumes the repeated title, the pointer to the show's own site, and headings
/// without content left.
pub fn consume_framing(lines: &[Line], consumed: &mut [bool], context: &Context<'_>) {
    if let (Some(line), Some(consumed)) = (lines.first(), consumed.first_mut()) {
        *consumed |= is_episode_line(&line.text);
    }
    for (line, consumed) in lines.iter().zip(&mut *consumed) {
        *consumed |= is_footer(line, context);
    }
    for index in 0..lines.len() {
        let is_heading = lines.get(index).is_some_and(is_heading);
        let emptied = consumed.get(index + 1).is_some_and(|consumed| *consumed);
        if is_heading && emptied {
            super::consume(consumed, index);
        }
    }
}

/// Whether a text starts with these words, in any case.
fn starts_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

/// Whether a line is a heading: short, and ending in a colon or starting like a common
/// heading.
fn is_heading(line: &Line) -> bool {
    if line.listed || !line.links.is_empty() {
        return false;
    }
    let words = line.text.trim_end_matches(':').split_whitespace().count();
    let is_common = ["chapters", "learn more", "links", "timestamps", "show notes", "references"]
        .iter()
        .any(|name| starts_with(&line.text, name));
    words <= 8 && (line.text.ends_with(':') || is_common)
}

/// Whether a line contains nothing but a link.
fn is_link(line: &Line) -> bool {
    line.links.len() == 1 && line.links.iter().all(|link| link.text == line.text)
}

/// The lines that hosts add at the end of every episode, and how many more words they
/// may have.
const BOILERPLATE: [(&str, usize); 4] = [
    ("learn more about your ad choices", 4),
    ("support the show", 0),
    ("hosted on acast", 8),
    ("see omnystudio.com/listener", 4),
];

/// Consumes lines that hosts add at the end of every episode.
pub fn consume_boilerplate(lines: &[Line], consumed: &mut [bool], context: &Context<'_>) {
    let mut dropped = false;
    for (line, consumed) in lines.iter().zip(consumed).rev() {
        // A line of dashes separates it from the notes.
        let rule = dropped && !line.text.contains(char::is_alphanumeric);
        if rule || is_boilerplate(&line.text) {
            *consumed = true;
            dropped = true;
        } else if !*consumed && !is_footer(line, context) {
            break;
        }
    }
}

fn is_boilerplate(text: &str) -> bool {
    BOILERPLATE.iter().any(|(start, more)| {
        let rest = text.get(start.len()..).filter(|_| starts_with(text, start));
        let words = |rest: &str| rest.split_whitespace().filter(|w| w.len() > 1).count();
        rest.is_some_and(|rest| words(rest) <= *more)
    })
}

/// Whether a short line ends in an address: "More information: https://…".
fn is_pointer(line: &Line) -> bool {
    let last = line.text.split_whitespace().next_back().unwrap_or_default();
    last.contains("://") && line.text.split_whitespace().count() <= 5
}

/// Whether a line only points to the show's own site, where the reader is already.
fn is_footer(line: &Line, context: &Context<'_>) -> bool {
    let is_own =
        |link: &Link| absolute(&link.href, context.base).is_some_and(|url| is_own(&url, context));
    starts_with(&line.text, "more information") && is_pointer(line) && line.links.iter().all(is_own)
}

/// Whether a line repeats the title, as with some hosts: "Episode 14 – Roto And …".
fn is_episode_line(text: &str) -> bool {
    let rest = text.get(..8).filter(|word| word.eq_ignore_ascii_case("episode "));
    let rest = rest.and_then(|word| text.get(word.len()..)).unwrap_or_default().trim_start();
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < rest.len() && after.trim_start().starts_with(['–', '—', '-', ':'])
}
