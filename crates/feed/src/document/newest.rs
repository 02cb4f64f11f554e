use show::Warning;

use super::Item;
use crate::{dates, limits};

/// How many items beyond the limit are stored before the oldest are dropped.
const SLACK: usize = 2_000;

/// The newest items of a feed, up to [`limits::EPISODES`].
#[derive(Debug, Default)]
pub struct NewestItems {
    items: Vec<Item>,
    seen: usize,
}

impl NewestItems {
    /// Appends an item and sets its place.
    pub fn push(&mut self, mut item: Item) {
        self.seen += 1;
        item.place = self.seen;
        // Dropping old items in between keeps a million items from being in memory at once.
        if self.items.len() >= limits::EPISODES + SLACK {
            self.drop_oldest();
        }
        self.items.push(item);
    }

    /// Counts an item without storing it, and returns its place.
    pub fn skip(&mut self) -> usize {
        self.seen += 1;
        self.seen
    }

    /// The item added last.
    pub fn last_mut(&mut self) -> Option<&mut Item> {
        self.items.last_mut()
    }

    /// The number of items so far, skipped ones included.
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The newest items in the order of the file, and a warning if there were more.
    pub fn finish(mut self) -> (Vec<Item>, Option<Warning>) {
        let warning = (self.seen > limits::EPISODES).then(|| {
            let (seen, limit) = (self.seen, limits::EPISODES);
            Warning::about_feed(format!("has {seen} episodes; the newest {limit} are shown"))
        });
        self.drop_oldest();
        (self.items, warning)
    }

    fn drop_oldest(&mut self) {
        if self.items.len() > limits::EPISODES {
            // The sort is stable: of undated items, the first are retained.
            self.items.sort_by_cached_key(|item| std::cmp::Reverse(item.unix_time()));
            self.items.truncate(limits::EPISODES);
            self.items.sort_by_key(|item| item.place);
        }
    }
}

impl Item {
    /// The publication time in seconds since 1970-01-01T00:00:00Z.
    fn unix_time(&self) -> Option<i64> {
        dates::parse(self.extras.date.as_deref()?).map(|published| published.unix)
    }
}
