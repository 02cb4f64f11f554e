use quick_xml::events::BytesStart;
use quick_xml::name::{Namespace, ResolveResult};

use crate::feed::entities::unescape;

/// The namespaces that this program reads itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    Itunes,
    /// Podcasting 2.0.
    Podcast,
    /// Podlove Simple Chapters.
    Podlove,
    MediaRss,
    DublinCore,
    Atom,
    Other,
}

impl Vocabulary {
    pub fn of(namespace: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(uri)) = namespace else { return Self::Other };
        let uri = without_scheme(uri.trim_end_matches('/'));
        let known = [
            ("http://www.itunes.com/dtds/podcast-1.0.dtd", Self::Itunes),
            ("https://podcastindex.org/namespace/1.0", Self::Podcast),
            // The second address, which the specification gives as well.
            (
                "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
                Self::Podcast,
            ),
            ("http://podlove.org/simple-chapters", Self::Podlove),
            ("http://search.yahoo.com/mrss", Self::MediaRss),
            ("http://purl.org/dc/elements/1.1", Self::DublinCore),
            ("http://www.w3.org/2005/Atom", Self::Atom),
        ];
        let found =
            known.iter().find(|(address, _)| uri.eq_ignore_ascii_case(without_scheme(address)));
        found.map_or(Self::Other, |(_, vocabulary)| *vocabulary)
    }
}

/// Feeds take `http` for `https` here, and the other way round.
fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// An element with all that is in it.
#[derive(Debug, Clone)]
pub struct Element {
    pub vocabulary: Vocabulary,
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    pub fn new(vocabulary: Vocabulary, tag: &BytesStart<'_>) -> Self {
        Self {
            vocabulary,
            name: tag.local_name().as_ref().to_owned(),
            attributes: attributes(tag),
            text: String::new(),
            children: Vec::new(),
        }
    }

    /// An attribute's value, trimmed; nothing for an empty one.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The text right in it, trimmed; nothing for none.
    pub fn text(&self) -> Option<String> {
        Some(self.text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    pub fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// All attributes of a tag, character references resolved; duplicates and
/// missing quotes are no reason to lose them.
pub fn attributes(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut attributes = tag.html_attributes();
    attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .map(|attribute| (attribute.key.as_ref().to_owned(), unescape(&attribute.value)))
        .collect()
}
