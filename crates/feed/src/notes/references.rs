//! The references in notes, with their labels.

use std::collections::{BTreeMap, HashMap};

use html::{Line, Link};
use show::Reference;
use url::Url;

use super::kind::kind;
use super::label::{Label, is_address};
use super::links::{absolute, dedup_key, is_own, without_tracking};
use super::{Context, consume};
use crate::chapters::timestamps::is_time;
use crate::limits;

/// The references in these lines, without duplicates. Consumes lines that contain
/// nothing but a reference and its label. `in_chapters` are those on the lines of chapters,
/// which are consumed already.
pub fn references(
    lines: &[Line],
    consumed: &mut [bool],
    mut in_chapters: BTreeMap<usize, Vec<LabelledUrl>>,
    context: &Context<'_>,
) -> Vec<Reference> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if mentions.len() >= limits::REFERENCES {
            break;
        }
        let chapter = in_chapters.remove(&index).unwrap_or_default().into_iter();
        mentions.extend(chapter.map(|(url, label)| Mention::new(url, label, None)));
        if consumed.get(index) == Some(&true) {
            continue;
        }
        let (found, whole_line) = line_references(line, context);
        let line = whole_line.then_some(index);
        mentions.extend(found.into_iter().map(|(url, label)| Mention::new(url, label, line)));
    }
    mentions.truncate(limits::REFERENCES);
    merge(&mentions, consumed)
}

/// A reference in one line.
struct Mention {
    key: String,
    url: Url,
    label: Label,
    /// The line, if it contains nothing else.
    line: Option<usize>,
}

impl Mention {
    fn new(url: Url, label: Option<String>, line: Option<usize>) -> Self {
        Self { key: dedup_key(&url), url, label: Label::new(label), line }
    }
}

/// Makes one reference of all mentions of an address, with the label that tells most.
/// Consumes the lines whose words the references keep.
fn merge(mentions: &[Mention], consumed: &mut [bool]) -> Vec<Reference> {
    let mut best: HashMap<&str, &Label> = HashMap::new();
    for mention in mentions {
        let label = best.entry(&mention.key).or_insert(&mention.label);
        if mention.label.tells_more_than(label) {
            *label = &mention.label;
        }
    }
    for mention in mentions {
        let label = best.get(mention.key.as_str());
        let kept = label.is_some_and(|label| mention.label.adds_nothing_to(label));
        if let Some(line) = mention.line.filter(|_| kept) {
            consume(consumed, line);
        }
    }
    let references = mentions.iter().filter_map(|mention| {
        let label = best.remove(mention.key.as_str())?.text();
        let kind = kind(&mention.url, label.as_deref());
        Some(Reference { url: mention.url.to_string(), label, kind })
    });
    references.collect()
}

/// The address of a reference, and its label.
pub type LabelledUrl = (Url, Option<String>);

/// The links of a line that lead to other sites. A linked time leads into the episode.
fn links(line: &Line, context: &Context<'_>) -> impl Iterator<Item = LabelledUrl> {
    let links = line.links.iter().filter(|link| !is_time(&link.text));
    links.filter_map(|link| link_reference(link, context))
}

/// The references on the line of a chapter: links, or bare addresses. Takes these from the
/// title, which is their label.
pub fn chapter_references(
    line: &Line,
    title: &mut Option<String>,
    context: &Context<'_>,
) -> Vec<LabelledUrl> {
    if !line.links.is_empty() {
        return links(line, context).collect();
    }
    let found = bare_addresses(line, context);
    for (address, _) in &found {
        let rest = title.as_deref().map(|title| title.replacen(address, "", 1));
        let edge = |c: char| c.is_whitespace() || "-–—:|·()[]".contains(c);
        let rest = rest.map(|rest| rest.trim_matches(edge).to_owned());
        if rest.as_ref().is_some_and(|rest| !rest.is_empty()) {
            *title = rest;
        }
    }
    let label = title.clone().filter(|title| !is_address(title));
    found.into_iter().map(|(_, url)| (url, label.clone())).collect()
}

/// The references in a line, and whether the line contains nothing but one and its
/// label.
fn line_references(line: &Line, context: &Context<'_>) -> (Vec<LabelledUrl>, bool) {
    let linked: Vec<_> = links(line, context).collect();
    match linked.as_slice() {
        [] if line.links.is_empty() => text_references(line, context),
        [] => (Vec::new(), false),
        [(url, link_label)]
            if line.links.len() == 1 && (line.listed || starts_with_address(line)) =>
        {
            let link_text = line.links.first().map(|l| l.text.as_str()).unwrap_or_default();
            let label = label(&line.text, link_text);
            let whole = label.is_some() || line.text == link_text;
            let label = label.or_else(|| link_label.clone());
            (vec![(url.clone(), label)], line.listed && whole)
        }
        _ => (linked, false),
    }
}

fn starts_with_address(line: &Line) -> bool {
    line.text.starts_with("http")
}

/// The bare addresses in a line of text, and whether the line contains nothing but one
/// and its label. If the only one is at either end, the rest of the line is its label.
fn text_references(line: &Line, context: &Context<'_>) -> (Vec<LabelledUrl>, bool) {
    let found = bare_addresses(line, context);
    match found.as_slice() {
        [(address, url)] => {
            let at_end = line.text.starts_with(address) || line.text.ends_with(address);
            let label = label(&line.text, address).filter(|_| at_end);
            (vec![(url.clone(), label)], line.listed && at_end)
        }
        _ => (found.into_iter().map(|(_, url)| (url, None)).collect(), false),
    }
}

/// The bare addresses in the text of a line, as they are written and as they are meant.
fn bare_addresses<'a>(line: &'a Line, context: &Context<'_>) -> Vec<(&'a str, Url)> {
    // The punctuation of Chinese and Japanese ends an address without a space.
    let ends = |c: char| c.is_whitespace() || "。、（）「」『』【】？！；，＞〈〉《》".contains(c);
    let words = line.text.split(ends).filter(|word| word.contains("://"));
    let found = words.filter_map(|word| {
        let address = bare_address(word);
        Some((address, external_url(address, context)?))
    });
    found.collect()
}

/// An address without the punctuation of the sentence around it. A closing bracket
/// belongs to it if the opening one does.
fn bare_address(word: &str) -> &str {
    let mut address = word.trim_start_matches(['(', '<', '[', '"', '“']);
    loop {
        let shorter = address.trim_end_matches(['>', ',', '"', '”', '.', ';', ':', '!', '?', ']']);
        let shorter = match shorter.strip_suffix(')') {
            Some(rest) if rest.matches('(').count() <= rest.matches(')').count() => rest,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

fn link_reference(link: &Link, context: &Context<'_>) -> Option<LabelledUrl> {
    let url = external_url(&link.href, context)?;
    let bare = link.text.is_empty() || link.text.contains("://") && is_address(&link.text);
    Some((url, (!bare).then(|| link.text.clone())))
}

/// The label of a link in a line: `URL — label`, `label: URL`, or a linked label, in
/// this order of precedence.
fn label(line: &str, link_text: &str) -> Option<String> {
    let rest = line.replacen(link_text, "", 1);
    let edge = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | '·');
    let around = rest.trim_matches(edge);
    let around = around.strip_suffix("()").unwrap_or(around).trim_end_matches(edge);
    match (is_address(link_text), around.is_empty()) {
        (true, false) => Some(around.to_owned()),
        (false, true) => Some(link_text.to_owned()),
        // Linked words among others: the whole line is the best label.
        (false, false) => Some(line.to_owned()),
        (true, true) => None,
    }
}

/// An address on another site, without tracking parameters; `None` for the show's own.
fn external_url(address: &str, context: &Context<'_>) -> Option<Url> {
    let url = absolute(address, context.base)?;
    (!is_own(&url, context)).then(|| without_tracking(url))
}
