use show::FeedError;

/// Why something could not be fetched or read. The messages are about the feed, and
/// for visitors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// No response.
    #[error("The feed could not be reached. Check the connection and try again.")]
    Unreachable,
    /// No complete response within 30 seconds.
    #[error("The feed did not come within 30 seconds.")]
    TimedOut,
    /// A response with this HTTP status.
    #[error("The feed's address answered with an error (HTTP {0}).")]
    Refused(u16),
    /// The response is not a feed.
    #[error("{0}")]
    Feed(FeedError),
    /// Something else than `site.json` has come in its place.
    #[error(
        "The site's settings (site.json) were answered with something else, such as the login \
         page of a hotspot. Those of the last visit stay."
    )]
    NotSite,
    /// The worker did not start, crashed, or did not answer in time.
    #[error(
        "The feed could not be read: the program that reads it stopped. Try again, or reload the page."
    )]
    WorkerFailed,
}
