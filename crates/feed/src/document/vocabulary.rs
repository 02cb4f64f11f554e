/// The namespaces of elements that have a meaning here.
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
    /// The module of RSS for whole texts (`content`).
    Content,
    /// Atom.
    Atom,
    /// Any other namespace, or none.
    Other,
}

/// The usual prefix of each vocabulary, and its namespace.
pub const NAMESPACES: [(&str, &str, Vocabulary); 7] = [
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary::Itunes),
    ("podcast", "https://podcastindex.org/namespace/1.0", Vocabulary::Podcast),
    ("psc", "http://podlove.org/simple-chapters", Vocabulary::Podlove),
    ("media", "http://search.yahoo.com/mrss/", Vocabulary::MediaRss),
    ("dc", "http://purl.org/dc/elements/1.1/", Vocabulary::DublinCore),
    ("content", "http://purl.org/rss/1.0/modules/content/", Vocabulary::Content),
    ("atom", "http://www.w3.org/2005/Atom", Vocabulary::Atom),
];

/// The second address that the specification of Podcasting 2.0 gives.
const PODCAST_DOCUMENT: &str =
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md";

impl Vocabulary {
    /// The vocabulary of a namespace. Scheme, case and trailing slashes do not matter:
    /// feeds confuse them.
    pub fn from_namespace(uri: &str) -> Self {
        let bare = |uri: &str| {
            let uri = uri.trim().trim_end_matches('/');
            uri.split_once("://").map_or(uri, |(_, rest)| rest).to_ascii_lowercase()
        };
        let uri = bare(uri);
        let found = NAMESPACES.iter().find(|(_, namespace, _)| bare(namespace) == uri);
        match found {
            Some((_, _, vocabulary)) => *vocabulary,
            None if uri == bare(PODCAST_DOCUMENT) => Self::Podcast,
            None => Self::Other,
        }
    }

    /// The vocabulary that everybody uses a prefix for.
    pub fn from_prefix(prefix: &str) -> Self {
        let found = NAMESPACES.iter().find(|(usual, _, _)| *usual == prefix);
        found.map_or(Self::Other, |(_, _, vocabulary)| *vocabulary)
    }
}
