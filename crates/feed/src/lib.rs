//! From the text of a feed to a [`Show`](show::Show).
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
//! [`chapters`] and [`transcript`] read the files that belong to an episode, on
//! demand.
//!
//! The crate runs in a worker (`feed-worker`): a slow or crashing parse does not
//! affect the page.

mod assemble;
pub mod chapters;
mod dates;
mod document;
mod duration;
mod enclosure;
pub mod encoding;
mod guests;
mod identity;
pub mod limits;
mod notes;
pub mod transcript;

pub use show::FeedError;

pub use assemble::parse;

use document::value;

/// The longest prefix of a text with at most this many bytes.
fn truncate(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
