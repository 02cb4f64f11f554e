/// The kind of a document, by its root element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// RSS 2.0, or an older version with the same root element.
    Rss,
    /// Atom.
    Atom,
    /// RSS 1.0, in which items are siblings of the channel.
    Rdf,
    /// A web page.
    Html,
    /// Any other document.
    Unknown,
}

impl Root {
    /// The kind for a root element's name without its prefix.
    pub fn from_name(name: &str) -> Self {
        match name {
            "rss" => Self::Rss,
            "feed" => Self::Atom,
            "RDF" => Self::Rdf,
            // A page is recognised by its first tag, since the rest need not be XML.
            _ if name.eq_ignore_ascii_case("html") => Self::Html,
            _ => Self::Unknown,
        }
    }

    /// The depth of items; the root's is 1.
    pub fn item_depth(self) -> usize {
        if self == Self::Rss { 3 } else { 2 }
    }
}
