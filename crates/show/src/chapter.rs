use serde::{Deserialize, Serialize};

use crate::{Length, Moment};

/// How far into a chapter "previous" still leads to the chapter before it.
const RESTART_AFTER: Length = Length::from_secs(3);

/// A named part of an episode. It lasts until the next chapter starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Where the chapter starts.
    pub start: Moment,
    /// Plain text.
    pub title: String,
    /// The address of a page about the chapter's subject.
    pub link: Option<String>,
    /// The address of a picture to show during the chapter.
    pub image: Option<String>,
    /// Whether the chapter only changes the picture or the link and is not listed
    /// (`toc: false` in the JSON of `podcast:chapters`).
    pub silent: bool,
}

impl Chapter {
    /// A listed chapter with no more than a title.
    pub fn new(start: Moment, title: &str) -> Self {
        Self { start, title: title.to_owned(), link: None, image: None, silent: false }
    }
}

/// The chapters of an episode: sorted by start, no two at the same moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chapters(Vec<Chapter>);

impl From<Vec<Chapter>> for Chapters {
    /// Sorts by start. The first of several chapters at the same moment stays.
    fn from(mut chapters: Vec<Chapter>) -> Self {
        chapters.sort_by_key(|chapter| chapter.start);
        chapters.dedup_by_key(|chapter| chapter.start);
        Self(chapters)
    }
}

impl Chapters {
    /// All chapters, silent ones included.
    pub fn iter(&self) -> std::slice::Iter<'_, Chapter> {
        self.0.iter()
    }

    /// The listed chapters, each with its index among all chapters.
    pub fn listed(&self) -> impl Iterator<Item = (usize, &Chapter)> {
        self.0.iter().enumerate().filter(|(_, chapter)| !chapter.silent)
    }

    /// Whether there is no chapter, not even a silent one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of chapters, silent ones included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The index of the listed chapter at a moment; `None` before the first one.
    pub fn current(&self, at: Moment) -> Option<usize> {
        let begun = self.0.partition_point(|chapter| chapter.start <= at);
        self.0.get(..begun)?.iter().rposition(|chapter| !chapter.silent)
    }

    /// The start of the next listed chapter.
    ///
    /// ```
    /// use show::{Chapter, Chapters, Moment};
    ///
    /// let at = Moment::from_secs;
    /// let chapters: Chapters = vec![Chapter::new(at(0), "a"), Chapter::new(at(60), "b")].into();
    /// assert_eq!(chapters.next(at(10)), Some(at(60)));
    /// assert_eq!(chapters.next(at(60)), None);
    /// ```
    pub fn next(&self, at: Moment) -> Option<Moment> {
        self.listed().map(|(_, chapter)| chapter.start).find(|start| *start > at)
    }

    /// The start of the current chapter, or that of the one before within the first
    /// three seconds.
    pub fn previous(&self, at: Moment) -> Option<Moment> {
        let here = self.0.get(self.current(at)?)?.start;
        let far_in = at.since(here) > RESTART_AFTER;
        let before = self.listed().map(|(_, chapter)| chapter.start).take_while(|s| *s < here);
        before.last().filter(|_| !far_in).or(Some(here))
    }
}
