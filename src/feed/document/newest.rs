use super::Item;
use crate::feed::{dates, limits};
use crate::show::Warning;

/// How many more than are kept are held before the oldest go.
const ROOM: usize = 2_000;

/// The items that are kept, of however many a feed has.
#[derive(Debug, Default)]
pub struct Newest {
    items: Vec<Item>,
    seen: usize,
}

impl Newest {
    /// Adds an item, which becomes the last one.
    pub fn push(&mut self, mut item: Item) {
        self.seen += 1;
        item.place = self.seen;
        // Every so often, so that a million items never are in memory at once.
        if self.items.len() >= limits::EPISODES + ROOM {
            self.cut();
        }
        self.items.push(item);
    }

    /// Passes over an item, and returns its place.
    pub fn skip(&mut self) -> usize {
        self.seen += 1;
        self.seen
    }

    pub fn last_mut(&mut self) -> Option<&mut Item> {
        self.items.last_mut()
    }

    /// How many items there were.
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The newest items in the order of the file, and what is to be said if
    /// there were more.
    pub fn finish(mut self) -> (Vec<Item>, Option<Warning>) {
        let warning = (self.seen > limits::EPISODES).then(|| {
            let (seen, limit) = (self.seen, limits::EPISODES);
            Warning::about_feed(format!("has {seen} episodes; the newest {limit} are shown"))
        });
        self.cut();
        (self.items, warning)
    }

    fn cut(&mut self) {
        if self.items.len() > limits::EPISODES {
            // Stable, so that of undated items the first are kept.
            self.items.sort_by_cached_key(|item| std::cmp::Reverse(item.unix_time()));
            self.items.truncate(limits::EPISODES);
            self.items.sort_by_key(|item| item.place);
        }
    }
}

impl Item {
    /// When it was published, in seconds of Unix time, as far as can be told in
    /// passing.
    fn unix_time(&self) -> Option<i64> {
        dates::strict(self.extras.date.as_deref()?).map(|date| date.timestamp())
    }
}
