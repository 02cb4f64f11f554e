//! The queue of episodes to play next.

use show::EpisodeId;

/// The episodes to play next, in order, none of them twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue(Vec<EpisodeId>);

impl From<Vec<EpisodeId>> for Queue {
    /// Keeps the first of several entries of the same episode.
    fn from(ids: Vec<EpisodeId>) -> Self {
        let mut queue = Self::default();
        ids.into_iter().for_each(|id| queue.add(id));
        queue
    }
}

impl Queue {
    /// The episodes in order.
    pub fn iter(&self) -> std::slice::Iter<'_, EpisodeId> {
        self.0.iter()
    }

    /// The number of episodes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no episode.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an episode is queued.
    pub fn contains(&self, id: &EpisodeId) -> bool {
        self.0.contains(id)
    }

    /// Adds an episode to the end, unless it is queued already.
    pub fn add(&mut self, id: EpisodeId) {
        if !self.contains(&id) {
            self.0.push(id);
        }
    }

    /// Adds an episode to the front, or moves it there.
    pub fn put_first(&mut self, id: EpisodeId) {
        self.remove(&id);
        self.0.insert(0, id);
    }

    /// Removes an episode. Returns whether it was queued.
    pub fn remove(&mut self, id: &EpisodeId) -> bool {
        let before = self.len();
        self.0.retain(|queued| queued != id);
        self.len() < before
    }

    /// Moves an episode to a place, counted without the episode itself; to the end if
    /// there is no such place.
    pub fn shift(&mut self, id: &EpisodeId, place: usize) {
        if self.remove(id) {
            self.0.insert(place.min(self.len()), id.clone());
        }
    }

    /// Removes all episodes.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
