//! What an episode's notes hold: a summary, a chapter list, references.

use url::Url;

use super::chapters::{chapter_line, is_chapter_list};
use super::html::{self, Line, Link, Piece};
use crate::show::{Chapter, Chapters, Moment, Reference};

/// An episode's notes, taken apart.
pub struct Notes {
    /// Plain text, up to the first list or heading.
    pub summary: String,
    /// The HTML that is left when chapter list and link lists are taken out.
    pub rest: String,
    pub chapters: Chapters,
    pub references: Vec<Reference>,
}

/// What the rest of the feed tells about an episode's notes.
pub struct Context<'a> {
    /// The episode's length: no chapter starts past it.
    pub duration: Option<Moment>,
    /// What relative addresses are relative to.
    pub base: Option<&'a Url>,
    /// The show's own site: links to it are not references.
    pub home: Option<&'a Url>,
}

/// Takes notes apart. Addresses that are not http(s) are left out.
pub fn read(notes: &str, context: &Context<'_>) -> Notes {
    let pieces = html::pieces(notes);
    let lines = html::lines(&pieces);
    let (chapters, mut taken) = chapters(&lines, context.duration);
    let mut references: Vec<Reference> = Vec::new();
    for (line, taken) in lines.iter().zip(&mut taken).filter(|(_, taken)| !**taken) {
        let (found, whole_line) = line_references(line, context);
        *taken = whole_line;
        for reference in found {
            if !references.iter().any(|known| same_address(&known.url, &reference.url)) {
                references.push(reference);
            }
        }
    }
    let summary = summary(&lines, &taken);
    if let (Some(line), Some(taken)) = (lines.first(), taken.first_mut()) {
        *taken |= is_episode_line(&line.text);
    }
    for (line, taken) in lines.iter().zip(&mut taken) {
        *taken |= is_footer(line, context);
    }
    take_headings(&lines, &mut taken);
    let rest = match pieces.as_slice() {
        // Without markup its lines are all the form it has.
        [Piece::Text(_)] => html::paragraphs(kept_lines(&lines, &taken)),
        _ => html::to_html(&kept_pieces(pieces, &lines, &taken)),
    };
    Notes { summary, rest, chapters, references }
}

fn kept_lines<'a>(lines: &'a [Line], taken: &'a [bool]) -> impl Iterator<Item = &'a Line> {
    lines.iter().zip(taken).filter(|(_, taken)| !**taken).map(|(line, _)| line)
}

fn kept_pieces(pieces: Vec<Piece>, lines: &[Line], taken: &[bool]) -> Vec<Piece> {
    let mut kept = vec![true; pieces.len()];
    for (line, _) in lines.iter().zip(taken).filter(|(_, taken)| **taken) {
        for piece in kept.get_mut(line.pieces.clone()).unwrap_or_default() {
            *piece = false;
        }
    }
    pieces.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(piece, _)| piece).collect()
}

fn chapters(lines: &[Line], duration: Option<Moment>) -> (Chapters, Vec<bool>) {
    let within = |start: Moment| duration.is_none_or(|duration| start < duration);
    let stamped = lines.iter().map(|line| chapter_line(&line.text));
    let stamped: Vec<_> = stamped.map(|chapter| chapter.filter(|c| within(c.start))).collect();
    let found: Vec<_> = stamped.iter().flatten().cloned().collect();
    if !is_chapter_list(&found) {
        return (Chapters::default(), vec![false; lines.len()]);
    }
    let chapters = Chapters::from(found);
    // Of two at the same moment one is no chapter, and stays where it is.
    let listed = |chapter: &Chapter| chapters.iter().any(|listed| listed == chapter);
    let taken = stamped.iter().map(|chapter| chapter.as_ref().is_some_and(listed)).collect();
    (chapters, taken)
}

/// A heading such as "Chapters" goes when all that it stood above has gone.
fn take_headings(lines: &[Line], taken: &mut [bool]) {
    for index in 0..lines.len() {
        let heading = lines.get(index).is_some_and(is_heading);
        let below = taken.get(index + 1..).unwrap_or_default();
        let emptied = below.first().is_some_and(|taken| *taken);
        if let (true, true, Some(taken)) = (heading, emptied, taken.get_mut(index)) {
            *taken = true;
        }
    }
}

/// A short line that announces what comes below it.
fn is_heading(line: &Line) -> bool {
    let words = line.text.trim_end_matches(':').split_whitespace().count();
    let named = ["chapters", "learn more", "links", "timestamps", "show notes", "references"]
        .iter()
        .any(|name| line.text.to_lowercase().starts_with(name));
    !line.listed && line.links.is_empty() && words <= 8 && (line.text.ends_with(':') || named)
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
    is_pointer(line)
        && line.text.to_lowercase().starts_with("more information")
        && line.links.iter().all(own)
}

fn summary(lines: &[Line], taken: &[bool]) -> String {
    let prose = lines.iter().zip(taken);
    let prose = prose.skip(usize::from(lines.first().is_some_and(|l| is_episode_line(&l.text))));
    let prose = prose.take_while(|(line, taken)| {
        !**taken && !line.listed && !is_heading(line) && !is_pointer(line)
    });
    prose.map(|(line, _)| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// "Episode 14 – Roto And Cascade …": the title once more, as some hosts put it.
fn is_episode_line(text: &str) -> bool {
    let rest = text.to_lowercase();
    let rest = rest.strip_prefix("episode ").unwrap_or_default().trim_start();
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < rest.len() && after.trim_start().starts_with(['–', '—', '-', ':'])
}

/// The references of a line, and whether the line is nothing but them.
fn line_references(line: &Line, context: &Context<'_>) -> (Vec<Reference>, bool) {
    let linked: Vec<_> = line.links.iter().filter_map(|link| reference(link, context)).collect();
    match linked.as_slice() {
        [] if line.links.is_empty() => line_of_text(line, context),
        [] => (Vec::new(), false),
        [only] if line.links.len() == 1 && (line.listed || line.text.starts_with("http")) => {
            let link_text = line.links.first().map(|l| l.text.as_str()).unwrap_or_default();
            let label = label(&line.text, link_text);
            let whole = label.is_some() || line.text == link_text;
            let label = label.or_else(|| only.label.clone());
            (vec![Reference { url: only.url.clone(), label }], line.listed && whole)
        }
        _ => (linked, false),
    }
}

/// A bare address in the text, with the rest of the line as its label.
fn line_of_text(line: &Line, context: &Context<'_>) -> (Vec<Reference>, bool) {
    let address = line.text.split_whitespace().find(|word| word.contains("://"));
    let Some(url) = address.and_then(|word| http(word, context)) else {
        return (Vec::new(), false);
    };
    let label = address.and_then(|word| label(&line.text, word));
    (vec![Reference { url, label }], line.listed)
}

fn reference(link: &Link, context: &Context<'_>) -> Option<Reference> {
    let url = http(&link.href, context)?;
    let bare = link.text.is_empty() || link.text.contains("://");
    Some(Reference { url, label: (!bare).then(|| link.text.clone()) })
}

/// What a line calls the thing it links: `URL — label`, `label: URL`, or a
/// linked label, in that order of trial.
fn label(line: &str, link_text: &str) -> Option<String> {
    let rest = line.replacen(link_text, "", 1);
    let edge = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | '·');
    let around = rest.trim_matches(edge);
    let address = link_text.contains("://") || !link_text.contains(' ') && link_text.contains('.');
    match (address, around.is_empty()) {
        (true, false) => Some(around.to_owned()),
        (false, true) => Some(link_text.to_owned()),
        // Linked words in the middle of others: the whole line says it best.
        (false, false) => Some(line.to_owned()),
        (true, true) => None,
    }
}

/// Whether a browser can go there, or play it, without anybody's harm.
pub fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// An address on somebody else's site, made absolute.
fn http(address: &str, context: &Context<'_>) -> Option<String> {
    let url = match context.base {
        Some(base) => base.join(address.trim()),
        None => Url::parse(address.trim()),
    };
    let url = url.ok().filter(is_http)?;
    let own = context.home.is_some_and(|home| home.host() == url.host());
    (!own).then(|| url.into())
}

fn same_address(a: &str, b: &str) -> bool {
    a.trim_end_matches('/') == b.trim_end_matches('/')
}
