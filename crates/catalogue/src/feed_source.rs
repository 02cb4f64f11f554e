/// Where a feed comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedSource {
    /// The address of the feed.
    pub address: String,
    /// The size of the feed in bytes.
    pub bytes: usize,
}
