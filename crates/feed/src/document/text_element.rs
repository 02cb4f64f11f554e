//! Elements with nothing but text. Feeds write markup into some without escaping it.

use quick_xml::events::BytesStart;

use super::element::attributes;
use super::root::Root;
use super::vocabulary::Vocabulary;

/// Whether tags inside an element are part of its text.
pub fn is(root: Root, vocabulary: Vocabulary, tag: &BytesStart<'_>) -> bool {
    let name = tag.local_name();
    match (vocabulary, name.as_ref()) {
        (Vocabulary::Atom, "title" | "summary" | "subtitle" | "content") => !has_xml(tag),
        (Vocabulary::Other, "title" | "description") => root != Root::Atom,
        (Vocabulary::Itunes, "title" | "subtitle" | "summary")
        | (Vocabulary::MediaRss, "title" | "description")
        | (Vocabulary::Content, "encoded") => true,
        _ => false,
    }
}

/// Whether an Atom text states that it contains XML (RFC 4287, sections 3.1.1.3 and
/// 4.1.3.1).
fn has_xml(tag: &BytesStart<'_>) -> bool {
    let attributes = attributes(tag);
    let kind = attributes.iter().find(|(key, _)| key == "type");
    kind.is_some_and(|(_, kind)| {
        let kind = kind.trim().to_ascii_lowercase();
        kind == "xhtml" || kind.ends_with("xml")
    })
}

/// Whether an element is one of a feed, and of no text.
pub fn is_ended_by(vocabulary: Vocabulary, name: &str) -> bool {
    match vocabulary {
        Vocabulary::Other | Vocabulary::Atom => {
            matches!(name, "item" | "entry" | "guid" | "pubDate" | "enclosure")
        }
        _ => true,
    }
}
