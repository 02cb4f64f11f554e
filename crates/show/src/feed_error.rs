use serde::{Deserialize, Serialize};

/// Why a text could not be read as a feed. The messages are for visitors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FeedError {
    /// There is no text.
    #[error("The feed is empty.")]
    Empty,
    /// The text ends before the feed does.
    #[error("The feed breaks off in the middle; it was probably cut short on the way.")]
    Truncated,
    /// The text is a page of HTML.
    #[error("The feed's address answered with a web page instead of a feed.")]
    WebPage,
    /// The text is something else; the reason is in the value.
    #[error("What came is not a podcast feed ({0}).")]
    NotAFeed(String),
}
