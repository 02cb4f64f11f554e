//! What in notes is neither chapter nor reference: summary, headings, footer.

use url::Url;

use super::Context;
use crate::feed::html::{Line, Link};

/// The prose before the first list or heading.
pub fn summary(lines: &[Line], taken: &[bool]) -> String {
    let prose = lines.iter().zip(taken);
    let prose = prose.skip(usize::from(lines.first().is_some_and(|l| is_episode_line(&l.text))));
    let prose = prose.take_while(|(line, taken)| {
        !**taken && !line.listed && !is_heading(line) && !is_pointer(line) && !is_link(line)
    });
    prose.map(|(line, _)| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Takes out what frames the rest: the title said once more, the pointer to the
/// show's own site, and headings that nothing is left under.
pub fn take_frame(lines: &[Line], taken: &mut [bool], context: &Context<'_>) {
    if let (Some(line), Some(taken)) = (lines.first(), taken.first_mut()) {
        *taken |= is_episode_line(&line.text);
    }
    for (line, taken) in lines.iter().zip(&mut *taken) {
        *taken |= is_footer(line, context);
    }
    for index in 0..lines.len() {
        let heading = lines.get(index).is_some_and(is_heading);
        let emptied = taken.get(index + 1).is_some_and(|taken| *taken);
        if heading && emptied {
            super::take(taken, index);
        }
    }
}

/// Whether a text starts with these words, in whichever case.
fn starts_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

/// A short line that announces what comes below it.
fn is_heading(line: &Line) -> bool {
    if line.listed || !line.links.is_empty() {
        return false;
    }
    let words = line.text.trim_end_matches(':').split_whitespace().count();
    let named = ["chapters", "learn more", "links", "timestamps", "show notes", "references"]
        .iter()
        .any(|name| starts_with(&line.text, name));
    words <= 8 && (line.text.ends_with(':') || named)
}

/// A line that is nothing but a link.
fn is_link(line: &Line) -> bool {
    line.links.len() == 1 && line.links.iter().all(|link| link.text == line.text)
}

/// What hosts put under every episode.
const BOILERPLATE: [&str; 3] =
    ["learn more about your ad choices", "support the show", "hosted on acast"];

/// Takes out what is not about the episode.
pub fn take_boilerplate(lines: &[Line], taken: &mut [bool]) {
    for (line, taken) in lines.iter().zip(taken) {
        *taken |= BOILERPLATE.iter().any(|words| starts_with(&line.text, words));
    }
}

/// "More information: https://…": a line that ends in an address.
fn is_pointer(line: &Line) -> bool {
    let last = line.text.split_whitespace().next_back().unwrap_or_default();
    last.contains("://") && line.text.split_whitespace().count() <= 5
}

/// A pointer from elsewhere to the show's own site, where the reader is already.
fn is_footer(line: &Line, context: &Context<'_>) -> bool {
    let host = context.home.and_then(Url::host_str);
    let own = |link: &Link| host.is_some_and(|host| link.href.contains(host));
    starts_with(&line.text, "more information") && is_pointer(line) && line.links.iter().all(own)
}

/// "Episode 14 – Roto And Cascade …": the title once more, as some hosts put it.
fn is_episode_line(text: &str) -> bool {
    let rest = text.get(..8).filter(|word| word.eq_ignore_ascii_case("episode "));
    let rest = rest.and_then(|word| text.get(word.len()..)).unwrap_or_default().trim_start();
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < rest.len() && after.trim_start().starts_with(['–', '—', '-', ':'])
}
