//! What passes between the page and the feed worker.
//!
//! The worker says [`ready`], then answers each request: an array of what is
//! asked, an address and bytes. First comes [`REQUEST_SITE`], answered with a
//! [`SiteAnswer`]; then any number of [`REQUEST_FEED`], each answered with a
//! [`FeedAnswer`] in the light of that site. Answers are [`encode`]d.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::catalogue::Catalogue;
use crate::feed::FeedError;

/// The version of everything that is [`encode`]d. It has to be raised with any
/// change to those types: browsers keep answers from one build to the next.
pub const FORMAT: u32 = 1;

/// The worker's first word; what is sent before it finds nobody listening. It
/// names the format, since a page can meet the worker of a newer build.
pub fn ready() -> String {
    format!("ready {FORMAT}")
}

pub const REQUEST_SITE: &str = "site";
pub const REQUEST_FEED: &str = "feed";

/// The feed addresses that `site.json` names, and what is wrong in it.
pub type SiteAnswer = (Vec<String>, Vec<String>);
pub type FeedAnswer = Result<Catalogue, FeedError>;

/// A value as bytes, in the format of the `postcard` crate.
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    // Only a type that does not know its own length can fail here; ours all do.
    postcard::to_stdvec(value).unwrap_or_default()
}

/// The value in these bytes, if they hold one of this type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
