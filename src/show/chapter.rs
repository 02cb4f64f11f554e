use serde::{Deserialize, Serialize};

use super::Moment;

/// How far into a chapter "previous" still means the chapter before it.
const RESTART_AFTER: Moment = Moment::from_secs(3);

/// A named stretch of an episode. It lasts until the next one starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    pub start: Moment,
    pub title: String,
    /// A page about what it is about.
    pub link: Option<String>,
    /// The address of a picture to show meanwhile.
    pub image: Option<String>,
    /// Whether it only brings another picture or link, and is not listed (`toc:
    /// false` in the JSON of `podcast:chapters`).
    pub silent: bool,
}

impl Chapter {
    /// A chapter with no more to it than its title.
    pub fn new(start: Moment, title: &str) -> Self {
        Self { start, title: title.to_owned(), link: None, image: None, silent: false }
    }
}

/// An episode's chapters: sorted by start, no two at the same moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chapters(Vec<Chapter>);

impl From<Vec<Chapter>> for Chapters {
    /// Sorts by start; where several share a start, the first one stays.
    fn from(mut chapters: Vec<Chapter>) -> Self {
        chapters.sort_by_key(|chapter| chapter.start);
        chapters.dedup_by_key(|chapter| chapter.start);
        Self(chapters)
    }
}

impl Chapters {
    pub fn iter(&self) -> std::slice::Iter<'_, Chapter> {
        self.0.iter()
    }

    /// The chapters to show, each with its index among all of them.
    pub fn listed(&self) -> impl Iterator<Item = (usize, &Chapter)> {
        self.0.iter().enumerate().filter(|(_, chapter)| !chapter.silent)
    }

    /// Whether there is none, not even a silent one.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are, silent ones included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The index of the listed chapter that contains `at`; nothing before the
    /// first.
    pub fn current(&self, at: Moment) -> Option<usize> {
        let begun = self.0.partition_point(|chapter| chapter.start <= at);
        self.0.get(..begun)?.iter().rposition(|chapter| !chapter.silent)
    }

    /// Where "next chapter" leads from `at`.
    pub fn next(&self, at: Moment) -> Option<Moment> {
        self.listed().map(|(_, chapter)| chapter.start).find(|start| *start > at)
    }

    /// Where "previous chapter" leads from `at`: to the start of this chapter,
    /// or, within its first three seconds, to the start of the one before.
    pub fn previous(&self, at: Moment) -> Option<Moment> {
        let here = self.0.get(self.current(at)?)?.start;
        let far_in = at.as_millis() - here.as_millis() > RESTART_AFTER.as_millis();
        let before = self.listed().map(|(_, chapter)| chapter.start).take_while(|s| *s < here);
        before.last().filter(|_| !far_in).or(Some(here))
    }
}
