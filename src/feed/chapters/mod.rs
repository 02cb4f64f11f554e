//! Chapters, from every place that a show may keep them, and one list of them
//! all.

#[cfg(feature = "audio")]
mod embedded;
#[cfg(feature = "worker")]
mod file;
mod merge;
#[cfg(feature = "worker")]
pub mod notes;
#[cfg(feature = "worker")]
pub mod podlove;

#[cfg(feature = "audio")]
pub use embedded::{Request, Search};
#[cfg(feature = "worker")]
pub use file::read as read_file;
#[cfg(feature = "worker")]
pub(super) use file::seconds;
pub use merge::{Found, merge};

use crate::show::{Chapter, Chapters, Moment};

/// A chapter as one source has it; another may know its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub start: Moment,
    pub title: Option<String>,
    pub link: Option<String>,
    pub image: Option<String>,
    /// Not to be listed.
    pub silent: bool,
}

impl Draft {
    pub fn new(start: Moment, title: Option<String>) -> Self {
        Self { start, title, link: None, image: None, silent: false }
    }
}

impl From<&Chapter> for Draft {
    fn from(chapter: &Chapter) -> Self {
        Self {
            start: chapter.start,
            title: Some(chapter.title.clone()).filter(|title| !title.is_empty()),
            link: chapter.link.clone(),
            image: chapter.image.clone(),
            silent: chapter.silent,
        }
    }
}

/// Drafts in order, those at the same moment but for the first left out, and
/// those past the end.
fn tidy(mut drafts: Vec<Draft>, duration: Option<Moment>) -> Vec<Draft> {
    drafts.retain(|draft| duration.is_none_or(|duration| draft.start < duration));
    drafts.sort_by_key(|draft| draft.start);
    drafts.dedup_by_key(|draft| draft.start);
    drafts.truncate(super::limits::CHAPTERS);
    drafts
}

/// Drafts as chapters. One that nobody knows a title of is called by its place.
fn chapters(drafts: Vec<Draft>) -> Chapters {
    let chapters = drafts.into_iter().enumerate().map(|(index, draft)| {
        let title = match draft.title {
            None if !draft.silent => format!("Chapter {}", index + 1),
            title => title.unwrap_or_default(),
        };
        let Draft { start, link, image, silent, .. } = draft;
        Chapter { start, title, link, image, silent }
    });
    Chapters::from(chapters.collect::<Vec<_>>())
}
