//! Tags of the document that feed-rs reads.

use quick_xml::events::BytesStart;

use super::element::attributes;
use super::root::Root;
use super::vocabulary::{NAMESPACES, Vocabulary};

/// A start tag as feed-rs accepts it. `depth` counts the root as 1.
pub fn start_tag(
    tag: &BytesStart<'_>,
    vocabulary: Vocabulary,
    root: Root,
    depth: usize,
) -> BytesStart<'static> {
    let mut clean = BytesStart::new(tag.name().as_ref().to_owned());
    let mut attributes = attributes(tag);
    // Elements without a prefix are those of RSS, whatever the namespace.
    if root == Root::Rss && vocabulary == Vocabulary::Other {
        attributes.retain(|(key, _)| key != "xmlns");
    }
    if depth == 1 {
        declare_usual_prefixes(&mut attributes);
        if root == Root::Rss && !attributes.iter().any(|(key, _)| key == "version") {
            attributes.push(("version".to_owned(), "2.0".to_owned()));
        }
    }
    if root == Root::Atom && is_atom_text(tag.local_name().as_ref()) {
        let kind = attributes.iter_mut().filter(|(key, _)| key == "type");
        kind.for_each(|(_, value)| *value = text_type(value).to_owned());
    }
    if root == Root::Atom && tag.local_name().as_ref() == "content" {
        // feed-rs knows XHTML by the short name only.
        let kind = attributes
            .iter_mut()
            .filter(|(key, value)| key == "type" && text_type(value) == "xhtml");
        kind.for_each(|(_, value)| *value = "xhtml".to_owned());
    }
    for (key, value) in &attributes {
        clean.push_attribute((key.as_str(), value.as_str()));
    }
    clean
}

/// Declares each usual prefix that is not declared, or for an unknown namespace.
fn declare_usual_prefixes(attributes: &mut Vec<(String, String)>) {
    for (prefix, namespace, _) in NAMESPACES {
        let name = format!("xmlns:{prefix}");
        match attributes.iter_mut().find(|(key, _)| *key == name) {
            Some((_, uri)) if Vocabulary::from_namespace(uri) == Vocabulary::Other => {
                *uri = namespace.to_owned();
            }
            Some(_) => {}
            None => attributes.push((name, namespace.to_owned())),
        }
    }
}

/// Whether an element of Atom has a text of one of three types (RFC 4287, section 3.1).
fn is_atom_text(name: &str) -> bool {
    matches!(name, "title" | "subtitle" | "summary" | "rights")
}

/// The type of an Atom text. feed-rs refuses the whole feed for any other.
fn text_type(given: &str) -> &'static str {
    match given.trim().to_ascii_lowercase().as_str() {
        "html" | "text/html" => "html",
        "xhtml" | "application/xhtml+xml" => "xhtml",
        _ => "text",
    }
}
