//! Full-text search over a show: episodes, guests, cited works, chapters and
//! transcripts.
//!
//! ```text
//! Catalogue, transcripts ─▶ Index        (once, in the search worker)
//! SearchRequest ─▶ Query ─▶ Index::search ─▶ SearchResults ─▶ the page
//! ```
//!
//! Queries are answered from the index's postings. Texts are only read to show
//! what was found.

mod cues;
mod fields;
mod index;
mod marks;
mod query;
mod ranking;
mod request;
mod results;
mod typos;
mod words;

pub use cues::{CueHit, find_in_cues};
pub use index::Index;
pub use marks::{Segment, marked};
pub use query::{Filter, Query, Term};
pub use request::SearchRequest;
pub use results::{FoundMoment, Remark, SearchResults, Snippet};
