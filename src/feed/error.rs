use serde::{Deserialize, Serialize};

/// Why bytes could not be read as a feed. The messages are for visitors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FeedError {
    #[error("The feed is empty.")]
    Empty,
    #[error("The feed breaks off in the middle; it was probably cut short on the way.")]
    Truncated,
    #[error("The feed's address answered with a web page instead of a feed.")]
    WebPage,
    #[error("What came is not a podcast feed ({0}).")]
    NotAFeed(String),
}
