//! The nouns of the domain: what a podcast is once its feed has been read, and
//! the addresses of this site's pages.
//!
//! Everything here is plain data. The feed worker writes it, the page reads it,
//! and nothing edits it: a newer [`Show`] replaces the older one as a whole.

mod address;
mod base_path;
mod chapter;
mod chapter_sources;
mod citation;
mod clock;
mod date;
pub mod details;
mod episode;
mod episode_address;
mod escape;
mod feed_error;
mod host;
mod launch;
mod length;
mod moment;
mod person;
pub mod record;
mod reference;
mod route;
mod show;
mod slug;
mod transcript;
mod warning;
pub mod words;

pub use address::{Address, key};
pub use base_path::BasePath;
pub use chapter::{Chapter, Chapters};
pub use chapter_sources::{ChapterDraft, MAX_CHAPTERS, SourceChapters, merge_chapters};
pub use date::{Date, Published};
pub use details::{EpisodeDetails, ShowDetails};
pub use episode::{ChapterSource, Enclosure, Episode, EpisodeId, Kind};
pub use episode_address::EpisodeAddress;
pub use escape::escape;
pub use feed_error::FeedError;
pub use host::host;
pub use launch::Launch;
pub use length::Length;
pub use moment::Moment;
pub use person::{Person, Role};
pub use reference::{Family, Reference, ReferenceKind};
pub use route::Route;
pub use show::{Item, Show};
pub use slug::slug;
pub use transcript::{Cue, Transcript, current_cue};
pub use warning::Warning;
