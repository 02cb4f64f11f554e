use crate::show::EpisodeId;

/// The episodes that are to be played one after the other; none twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue(Vec<EpisodeId>);

impl From<Vec<EpisodeId>> for Queue {
    /// Of those that stand there several times the first stays.
    fn from(ids: Vec<EpisodeId>) -> Self {
        let mut queue = Self::default();
        ids.into_iter().for_each(|id| queue.add(id));
        queue
    }
}

impl Queue {
    pub fn iter(&self) -> std::slice::Iter<'_, EpisodeId> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, id: &EpisodeId) -> bool {
        self.0.contains(id)
    }

    /// Puts an episode at the end, if it is not in there yet.
    pub fn add(&mut self, id: EpisodeId) {
        if !self.contains(&id) {
            self.0.push(id);
        }
    }

    /// Puts an episode at the front, from wherever it is.
    pub fn put_first(&mut self, id: EpisodeId) {
        self.remove(&id);
        self.0.insert(0, id);
    }

    /// Takes an episode out; returns whether it was in there.
    pub fn remove(&mut self, id: &EpisodeId) -> bool {
        let before = self.len();
        self.0.retain(|queued| queued != id);
        self.len() < before
    }

    /// Moves an episode to a place, counted without it; the last one if there is
    /// no such place.
    pub fn shift(&mut self, id: &EpisodeId, place: usize) {
        if self.remove(id) {
            self.0.insert(place.min(self.len()), id.clone());
        }
    }

    /// Takes the first one out.
    pub fn take_first(&mut self) -> Option<EpisodeId> {
        (!self.is_empty()).then(|| self.0.remove(0))
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }
}
