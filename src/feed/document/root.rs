/// What kind of document a root element begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Root {
    Rss,
    Atom,
    /// RSS 1.0, whose items stand beside the channel.
    Rdf,
    Html,
    Unknown,
}

impl Root {
    /// Tells by the element's name.
    pub fn of(name: &str) -> Self {
        match name {
            "rss" => Self::Rss,
            "feed" => Self::Atom,
            "RDF" => Self::Rdf,
            // Any page of HTML says so in its first tag; the rest need not be XML.
            _ if name.eq_ignore_ascii_case("html") => Self::Html,
            _ => Self::Unknown,
        }
    }

    /// The depth that items stand at.
    pub fn item_depth(self) -> usize {
        if self == Self::Rss { 3 } else { 2 }
    }
}
