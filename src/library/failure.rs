use crate::feed::FeedError;

/// Why the newest feed could not be had. The messages are for visitors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("The feed could not be reached. Check the connection and try again.")]
    Unreachable,
    #[error("The feed did not come within 30 seconds.")]
    TimedOut,
    #[error("The feed's address answered with an error (HTTP {0}).")]
    Refused(u16),
    #[error("{0}")]
    Feed(FeedError),
    #[error("The feed could not be read: it brought the program that reads it down.")]
    ParserDied,
}
