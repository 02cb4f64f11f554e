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

/// A bare address in the text, with the rest of the line as its label.
fn line_of_text(line: &Line, context: &Context<'_>) -> (Vec<Found>, bool) {
    let word = line.text.split_whitespace().find(|word| word.contains("://"));
    let address = word.map(|word| word.trim_matches(['(', ')', '<', '>', ',', '"']));
    let Some((address, url)) = address.and_then(|word| Some((word, elsewhere(word, context)?)))
    else {
        return (Vec::new(), false);
    };
    (vec![(url, label(&line.text, address))], line.listed)
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
    let url = absolute(address, context)?;
    (!is_own(&url, context)).then(|| without_tracking(url))
}
