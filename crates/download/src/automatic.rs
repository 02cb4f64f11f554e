use show::EpisodeId;

use crate::{DownloadList, Settings};

/// How long a played episode stays, in milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1_000;

/// What the settings look at.
pub struct Surroundings<'a> {
    /// The episodes with audio, newest first: as many as the settings can ask for.
    pub newest: &'a [EpisodeId],
    /// The episodes to play next.
    pub queue: &'a [EpisodeId],
    /// The episodes in the players of all tabs.
    pub playing: &'a [EpisodeId],
    /// When an episode was played to its end, or marked as played: Unix time in
    /// milliseconds.
    pub played_at: &'a dyn Fn(&EpisodeId) -> Option<u64>,
    /// Unix time in milliseconds.
    pub now: u64,
}

/// What the settings ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The episodes to download.
    pub add: Vec<EpisodeId>,
    /// The downloads to remove.
    pub remove: Vec<EpisodeId>,
}

impl Settings {
    /// What has to be downloaded and removed. What the listener has asked for is removed
    /// only once it is played, and what is in the player never.
    pub fn plan(&self, downloads: &DownloadList, around: &Surroundings<'_>) -> Plan {
        let wanted = self.wanted(around);
        let is_new = |id: &&EpisodeId| downloads.get(id).is_none() && !self.declined.contains(id);
        let remove = downloads.iter().filter(|(id, download)| {
            let replaced = download.automatic && !wanted.contains(id);
            // An episode may be downloaded to be heard again.
            let played = (around.played_at)(id).filter(|played| *played > download.since);
            let heard = played.is_some_and(|played| around.now.saturating_sub(played) >= DAY);
            let in_use = around.playing.contains(id) || around.queue.contains(id);
            (replaced || self.remove_played && heard) && !in_use
        });
        Plan {
            add: wanted.iter().copied().filter(is_new).cloned().collect(),
            remove: remove.map(|(id, _)| id.clone()).collect(),
        }
    }

    /// The episodes that the settings want to be there: none that was played already.
    fn wanted<'a>(&self, around: &Surroundings<'a>) -> Vec<&'a EpisodeId> {
        let next = around.queue.iter().take(usize::from(self.next_in_queue));
        let newest = around.newest.iter().take(usize::from(self.newest));
        let unplayed = next.chain(newest).filter(|id| (around.played_at)(id).is_none());
        let mut wanted = Vec::new();
        for id in unplayed {
            if !wanted.contains(&id) {
                wanted.push(id);
            }
        }
        wanted
    }

    /// The episodes that the listener has removed and that the settings would download again.
    pub fn still_declined(&self, around: &Surroundings<'_>) -> Vec<EpisodeId> {
        let wanted = self.wanted(around);
        self.declined.iter().filter(|id| wanted.contains(id)).cloned().collect()
    }

    /// Remembers that the listener has removed a download, for as long as the settings would
    /// have it downloaded again.
    pub fn decline(&mut self, id: &EpisodeId, around: &Surroundings<'_>) {
        self.declined.retain(|known| known != id);
        self.declined.push(id.clone());
        self.declined = self.still_declined(around);
    }
}
