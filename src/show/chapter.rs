use serde::{Deserialize, Serialize};

use super::Moment;

/// How far into a chapter "previous" still means the chapter before it.
const RESTART_AFTER: Moment = Moment::from_secs(3);

/// A named stretch of an episode. It lasts until the next one starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    pub start: Moment,
    pub title: String,
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

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The index of the chapter that contains `at`; nothing before the first.
    pub fn current(&self, at: Moment) -> Option<usize> {
        self.0.partition_point(|chapter| chapter.start <= at).checked_sub(1)
    }

    /// Where "next chapter" leads from `at`.
    pub fn next(&self, at: Moment) -> Option<Moment> {
        self.0.iter().map(|chapter| chapter.start).find(|start| *start > at)
    }

    /// Where "previous chapter" leads from `at`: to the start of this chapter,
    /// or, within its first three seconds, to the start of the one before.
    pub fn previous(&self, at: Moment) -> Option<Moment> {
        let current = self.current(at)?;
        let start = |index: usize| self.0.get(index).map(|chapter| chapter.start);
        let here = start(current)?;
        let far_in = at.as_millis() - here.as_millis() > RESTART_AFTER.as_millis();
        match current.checked_sub(1) {
            Some(before) if !far_in => start(before),
            _ => Some(here),
        }
    }
}
