use html::unescape;
use quick_xml::events::BytesStart;
use quick_xml::name::{Namespace, ResolveResult};

/// The namespaces of elements that are read without feed-rs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// Apple's podcast elements (`itunes`).
    Itunes,
    /// Podcasting 2.0 (`podcast`).
    Podcast,
    /// Podlove Simple Chapters (`psc`).
    Podlove,
    /// Media RSS (`media`).
    MediaRss,
    /// Dublin Core (`dc`).
    DublinCore,
    /// Atom.
    Atom,
    /// Any other namespace, or none.
    Other,
}

impl Vocabulary {
    /// The vocabulary of a namespace. Scheme, case and trailing slashes do not matter.
    pub fn from_namespace(namespace: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(uri)) = namespace else { return Self::Other };
        let uri = without_scheme(uri.trim_end_matches('/'));
        let known = [
            ("http://www.itunes.com/dtds/podcast-1.0.dtd", Self::Itunes),
            ("https://podcastindex.org/namespace/1.0", Self::Podcast),
            // The specification gives this address as well.
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

/// Feeds confuse `http` and `https` in the names of namespaces.
fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// An element with all its content.
#[derive(Debug, Clone)]
pub struct Element {
    /// The namespace.
    pub vocabulary: Vocabulary,
    /// The name without its prefix.
    pub name: String,
    /// The attributes by name, prefix included, with character references resolved.
    pub attributes: Vec<(String, String)>,
    /// The text outside of child elements.
    pub text: String,
    /// The child elements.
    pub children: Vec<Element>,
}

impl Element {
    /// An element that has no content yet.
    pub fn new(vocabulary: Vocabulary, tag: &BytesStart<'_>) -> Self {
        Self {
            vocabulary,
            name: tag.local_name().as_ref().to_owned(),
            attributes: attributes(tag),
            text: String::new(),
            children: Vec::new(),
        }
    }

    /// The value of an attribute, trimmed; `None` if it is missing or empty.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// The text outside of child elements, trimmed; `None` if it is empty.
    pub fn text(&self) -> Option<String> {
        Some(self.text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The child elements with this name.
    pub fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// All attributes of a tag, with character references resolved. Duplicates and missing
/// quotes are accepted.
pub fn attributes(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut attributes = tag.html_attributes();
    attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .map(|attribute| (attribute.key.as_ref().to_owned(), unescape(&attribute.value)))
        .collect()
}
