//! The bases of relative addresses (XML Base, section 3).

use quick_xml::events::BytesStart;
use url::Url;

use super::element::attributes;

/// The address of the feed, and the bases that open elements declare.
pub struct Bases {
    feed: Option<Url>,
    /// The innermost one last, each with the depth of its element.
    declared: Vec<(usize, Url)>,
}

impl Bases {
    /// The bases before the first element.
    pub fn new(feed: Option<&Url>) -> Self {
        Self { feed: feed.cloned(), declared: Vec::new() }
    }

    /// The base of the innermost element.
    pub fn current(&self) -> Option<&Url> {
        self.declared().or(self.feed.as_ref())
    }

    /// The base of the innermost element, if an element declares it.
    pub fn declared(&self) -> Option<&Url> {
        self.declared.last().map(|(_, base)| base)
    }

    /// Enters an element at this depth, which may declare a base (`xml:base`).
    pub fn enter(&mut self, tag: &BytesStart<'_>, depth: usize) {
        if !tag.contains("xml:base") {
            return;
        }
        let attributes = attributes(tag);
        let Some((_, base)) = attributes.iter().find(|(key, _)| key == "xml:base") else { return };
        let base = self.current().map_or_else(|| Url::parse(base), |outer| outer.join(base));
        if let Ok(base) = base {
            self.declared.push((depth, base));
        }
    }

    /// Leaves the element at this depth.
    pub fn leave(&mut self, depth: usize) {
        if self.declared.last().is_some_and(|(at, _)| *at == depth) {
            self.declared.pop();
        }
    }
}
