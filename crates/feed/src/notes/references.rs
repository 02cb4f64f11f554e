//! The references in notes, with their labels.

use std::collections::HashSet;

use html::{Line, Link};
use show::Reference;
use url::Url;

use super::kind::kind;
use super::links::{absolute, dedup_key, is_own, without_tracking};
use super::{Context, consume};
use crate::limits;

/// The references in these lines, without duplicates. Consumes lines that contain
/// nothing but a reference and its label.
pub fn references(lines: &[Line], consumed: &mut [bool], context: &Context<'_>) -> Vec<Reference> {
    let mut references = Vec::new();
    let mut known = HashSet::new();
    for (index, line) in lines.iter().enumerate() {
        if consumed.get(index) == Some(&true) || references.len() >= limits::REFERENCES {
            continue;
        }
        let (found, whole_line) = line_references(line, context);
        if whole_line {
            consume(consumed, index);
        }
        for (url, label) in found {
            if known.insert(dedup_key(&url)) {
                let kind = kind(&url, label.as_deref());
                references.push(Reference { url: url.into(), label, kind });
            }
        }
    }
    references.truncate(limits::REFERENCES);
    references
}

/// The address of a reference, and its label.
type LabelledUrl = (Url, Option<String>);

/// The references in a line, and whether the line contains nothing but one and its
/// label.
fn line_references(line: &Line, context: &Context<'_>) -> (Vec<LabelledUrl>, bool) {
    let linked: Vec<_> =
        line.links.iter().filter_map(|link| link_reference(link, context)).collect();
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
    let words = line.text.split_whitespace().filter(|word| word.contains("://"));
    let found = words.filter_map(|word| {
        let address = bare_address(word);
        Some((address, external_url(address, context)?))
    });
    let found: Vec<_> = found.collect();
    match found.as_slice() {
        [(address, url)] => {
            let at_end = line.text.starts_with(address) || line.text.ends_with(address);
            let label = label(&line.text, address).filter(|_| at_end);
            (vec![(url.clone(), label)], line.listed && at_end)
        }
        _ => (found.into_iter().map(|(_, url)| (url, None)).collect(), false),
    }
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
    let bare = link.text.is_empty() || link.text.contains("://");
    Some((url, (!bare).then(|| link.text.clone())))
}

/// The label of a link in a line: `URL — label`, `label: URL`, or a linked label, in
/// this order of precedence.
fn label(line: &str, link_text: &str) -> Option<String> {
    let rest = line.replacen(link_text, "", 1);
    let edge = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | '·');
    let around = rest.trim_matches(edge);
    let around = around.strip_suffix("()").unwrap_or(around).trim_end_matches(edge);
    let is_address =
        link_text.contains("://") || !link_text.contains(' ') && link_text.contains('.');
    match (is_address, around.is_empty()) {
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
