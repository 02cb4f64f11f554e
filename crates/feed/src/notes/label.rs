//! What notes call a reference.

/// The words of a link or of its line; none for a bare address.
pub struct Label(Option<String>);

/// Words that tell nothing about an address.
const EMPTY_WORDS: [&str; 12] = [
    "here",
    "link",
    "this",
    "website",
    "site",
    "click here",
    "more",
    "read more",
    "source",
    "hier",
    "aquí",
    "ici",
];

/// How much a label tells, the least first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    None,
    Address,
    EmptyWords,
    Words,
}

impl Label {
    /// A label as it is found.
    pub fn new(text: Option<String>) -> Self {
        Self(text)
    }

    /// The label as it is shown.
    pub fn text(&self) -> Option<String> {
        self.0.clone()
    }

    /// Whether this is better than another label of the same address.
    pub fn tells_more_than(&self, other: &Self) -> bool {
        let more = self.worth() > other.worth();
        let longer =
            || self.worth() == other.worth() && other.is_part_of(self) && self.0 != other.0;
        more || longer()
    }

    /// Whether nothing is lost if the other label is shown and this one is not.
    pub fn adds_nothing_to(&self, other: &Self) -> bool {
        self.worth() < Worth::Words || self.is_part_of(other)
    }

    fn is_part_of(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(own), Some(other)) => other.to_lowercase().contains(&own.to_lowercase()),
            _ => false,
        }
    }

    fn worth(&self) -> Worth {
        match self.0.as_deref().map(str::trim) {
            None | Some("") => Worth::None,
            Some(text) if is_address(text) => Worth::Address,
            Some(text) if EMPTY_WORDS.contains(&text.to_lowercase().as_str()) => Worth::EmptyWords,
            Some(_) => Worth::Words,
        }
    }
}

/// Whether a text is a bare address: `https://curl.se`, `curl.se/docs`.
pub fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && (text.contains("://") || text.contains('.'))
}
