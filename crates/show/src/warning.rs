use serde::{Deserialize, Serialize};

/// A fault in the feed, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The item as a person would look it up: its place in the file and its title.
    /// Empty for a fault of the feed as a whole.
    pub item: String,
    /// The fault, in words that follow the name of the item: "has no audio".
    pub what: String,
}

impl Warning {
    /// A fault of the feed as a whole.
    pub fn about_feed(what: impl Into<String>) -> Self {
        Self { item: String::new(), what: what.into() }
    }
}
