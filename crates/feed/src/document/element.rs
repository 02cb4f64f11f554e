use html::unescape_attribute;
use quick_xml::events::BytesStart;

use super::vocabulary::Vocabulary;

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
        .map(|attribute| (attribute.key.as_ref().to_owned(), unescape_attribute(&attribute.value)))
        .collect()
}
