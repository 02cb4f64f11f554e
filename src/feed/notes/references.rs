//! The references in notes, with what the notes call them.

use std::collections::HashSet;

use url::Url;

use super::kind::kind;
use super::links::{absolute, is_own, key, without_tracking};
use super::{Context, take};
use crate::feed::html::{Line, Link};
use crate::feed::limits;
use crate::show::Reference;

/// The references in these lines, each thing once. Lines that are nothing but a
/// reference are taken out.
pub fn references(lines: &[Line], taken: &mut [bool], context: &Context<'_>) -> Vec<Reference> {
    let mut references = Vec::new();
    let mut known = HashSet::new();
    for (index, line) in lines.iter().enumerate() {
        if taken.get(index) == Some(&true) || references.len() >= limits::REFERENCES {
            continue;
        }
        let (found, whole_line) = line_references(line, context);
        if whole_line {
            take(taken, index);
        }
        for (url, label) in found {
            if known.insert(key(&url)) {
                let kind = kind(&url, label.as_deref());
                references.push(Reference { url: url.into(), label, kind });
            }
        }
    }
    references.truncate(limits::REFERENCES);
    references
}

type Found = (Url, Option<String>);

/// The references of a line, and whether the line is nothing but them.
fn line_references(line: &Line, context: &Context<'_>) -> (Vec<Found>, bool) {
    let linked: Vec<_> = line.links.iter().filter_map(|link| linked(link, context)).collect();
    match linked.as_slice() {
        [] if line.links.is_empty() => line_of_text(line, context),
        [] => (Vec::new(), false),
        [(url, given)] if line.links.len() == 1 && (line.listed || starts_with_address(line)) => {
            let link_text = line.links.first().map(|l| l.text.as_str()).unwrap_or_default();
            let label = label(&line.text, link_text);
            let whole = label.is_some() || line.text == link_text;
            let label = label.or_else(|| given.clone());
            (vec![(url.clone(), label)], line.listed && whole)
        }
        _ => (linked, false),
    }
}

fn starts_with_address(line: &Line) -> bool {
    line.text.starts_with("http")
}

/// Bare addresses in the text. Of one alone at either end of a line the rest of
/// the line is the label.
fn line_of_text(line: &Line, context: &Context<'_>) -> (Vec<Found>, bool) {
    let words = line.text.split_whitespace().filter(|word| word.contains("://"));
    let found = words.filter_map(|word| {
        let address = bare_address(word);
        Some((address, elsewhere(address, context)?))
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

/// An address without the punctuation of the sentence around it. A closing
/// bracket is part of it if the opening one is.
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

fn linked(link: &Link, context: &Context<'_>) -> Option<Found> {
    let url = elsewhere(&link.href, context)?;
    let bare = link.text.is_empty() || link.text.contains("://");
    Some((url, (!bare).then(|| link.text.clone())))
}

/// What a line calls the thing it links: `URL — label`, `label: URL`, or a
/// linked label, in that order of trial.
fn label(line: &str, link_text: &str) -> Option<String> {
    let rest = line.replacen(link_text, "", 1);
    let edge = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | '·');
    let around = rest.trim_matches(edge);
    let around = around.strip_suffix("()").unwrap_or(around).trim_end_matches(edge);
    let address = link_text.contains("://") || !link_text.contains(' ') && link_text.contains('.');
    match (address, around.is_empty()) {
        (true, false) => Some(around.to_owned()),
        (false, true) => Some(link_text.to_owned()),
        // Linked words in the middle of others: the whole line says it best.
        (false, false) => Some(line.to_owned()),
        (true, true) => None,
    }
}

/// An address on somebody else's site.
fn elsewhere(address: &str, context: &Context<'_>) -> Option<Url> {
    let url = absolute(address, context.base)?;
    (!is_own(&url, context)).then(|| without_tracking(url))
}
