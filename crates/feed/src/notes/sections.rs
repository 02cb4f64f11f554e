//! The other lines of notes: summary, headings, boilerplate, footer.

use html::{Line, Link};
use url::Url;

use super::Context;

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

/// The beginnings of lines that hosts add to every episode.
const BOILERPLATE: [&str; 3] =
    ["learn more about your ad choices", "support the show", "hosted on acast"];

/// Consumes lines that hosts add to every episode.
pub fn consume_boilerplate(lines: &[Line], consumed: &mut [bool]) {
    for (line, consumed) in lines.iter().zip(consumed) {
        *consumed |= BOILERPLATE.iter().any(|words| starts_with(&line.text, words));
    }
}

/// Whether a short line ends in an address: "More information: https://…".
fn is_pointer(line: &Line) -> bool {
    let last = line.text.split_whitespace().next_back().unwrap_or_default();
    last.contains("://") && line.text.split_whitespace().count() <= 5
}

/// Whether a line only points to the show's own site, where the reader is already.
fn is_footer(line: &Line, context: &Context<'_>) -> bool {
    let host = context.home.and_then(Url::host_str);
    let is_own = |link: &Link| host.is_some_and(|host| link.href.contains(host));
    starts_with(&line.text, "more information") && is_pointer(line) && line.links.iter().all(is_own)
}

/// Whether a line repeats the title, as with some hosts: "Episode 14 – Roto And …".
fn is_episode_line(text: &str) -> bool {
    let rest = text.get(..8).filter(|word| word.eq_ignore_ascii_case("episode "));
    let rest = rest.and_then(|word| text.get(word.len()..)).unwrap_or_default().trim_start();
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < rest.len() && after.trim_start().starts_with(['–', '—', '-', ':'])
}
