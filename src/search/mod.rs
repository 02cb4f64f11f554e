//! Search over everything that the show says, down to the minute.
//!
//! ```text
//! Catalogue, transcripts ─▶ Index        (once, in the search worker)
//! what somebody types ─▶ Query ─▶ Index::find ─▶ Findings ─▶ the page
//! ```
//!
//! An index knows for each word in which pieces of text it stands. A query is
//! answered from there alone; texts are only looked at for what is shown.

mod findings;
mod marks;
mod query;

#[cfg(feature = "search")]
mod find;
#[cfg(feature = "search")]
mod index;
#[cfg(feature = "search")]
mod texts;
#[cfg(feature = "search")]
mod typos;

pub use findings::{Findings, MomentFound, Remark, Snippet};
pub use marks::{Piece, marked};
pub use query::{Filter, Query, Term};

#[cfg(feature = "search")]
pub use index::Index;
