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
//! Runs in a worker, so it may be slow and may even die without taking the
//! page along; see `bin/feed_worker.rs`.

mod error;

#[cfg(feature = "worker")]
mod assemble;
#[cfg(feature = "worker")]
mod chapters;
#[cfg(feature = "worker")]
mod document;
#[cfg(feature = "worker")]
pub mod encoding;
#[cfg(feature = "worker")]
mod guests;
#[cfg(feature = "worker")]
mod html;
#[cfg(feature = "worker")]
mod notes;

pub use error::FeedError;

#[cfg(feature = "worker")]
pub use assemble::parse;
