//! From the text of a feed to a [`Show`](crate::show::Show).
//!
//! ```text
//! text ── document ─▶ clean XML + what feed-rs does not expose
//!                      │            │
//!                      ▼            ▼
//!                   feed-rs ────▶ assemble ◀── notes: chapters, references
//!                                   │      ◀── guests: names in titles
//!                                   ▼
//!                                  Show
//! ```
//!
//! [`chapters`] and [`transcript`] read the files that belong to an episode,
//! once somebody wants them.
//!
//! Runs in a worker, so it may be slow and may even die without taking the
//! page along; see `bin/feed_worker`.

mod error;
mod source;

#[cfg(feature = "worker")]
mod assemble;
#[cfg(any(feature = "worker", feature = "audio"))]
pub mod chapters;
#[cfg(feature = "worker")]
mod dates;
#[cfg(feature = "worker")]
mod document;
#[cfg(feature = "worker")]
mod duration;
#[cfg(feature = "worker")]
mod enclosure;
#[cfg(feature = "worker")]
pub mod encoding;
#[cfg(any(feature = "worker", feature = "search"))]
mod entities;
#[cfg(feature = "worker")]
mod guests;
#[cfg(any(feature = "worker", feature = "search"))]
mod html;
#[cfg(feature = "worker")]
mod identity;
#[cfg(any(feature = "worker", feature = "audio"))]
pub mod limits;
#[cfg(feature = "worker")]
mod markup;
#[cfg(feature = "worker")]
mod notes;
#[cfg(feature = "worker")]
pub mod transcript;

pub use error::FeedError;
pub use source::Source;

#[cfg(feature = "worker")]
pub use assemble::parse;
#[cfg(feature = "worker")]
use document::value;
#[cfg(any(feature = "worker", feature = "search"))]
pub use html::plain as plain_text;

/// As much of a text as fits into this many bytes.
#[cfg(feature = "worker")]
fn cut(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
