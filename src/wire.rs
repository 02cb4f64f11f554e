//! What passes between the page and the feed worker.
//!
//! The worker says [`READY`], then answers each request, an array of a
//! [`REQUEST_SITE`] or [`REQUEST_FEED`], an address and bytes, with the
//! encoding of a [`SiteAnswer`] or [`FeedAnswer`].

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::feed::FeedError;
use crate::show::Show;
use crate::site::Site;

/// The worker's first word. What is sent before it finds nobody listening.
pub const READY: &str = "ready";
pub const REQUEST_SITE: &str = "site";
pub const REQUEST_FEED: &str = "feed";

/// What `site.json` says, and what is wrong in it.
pub type SiteAnswer = (Site, Vec<String>);
pub type FeedAnswer = Result<Show, FeedError>;

/// A value as bytes, in the format of the `postcard` crate.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    // Only a type that does not know its own length can fail here; ours all do.
    postcard::to_stdvec(value).unwrap_or_default()
}

/// The value in these bytes, if they hold one of this type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
