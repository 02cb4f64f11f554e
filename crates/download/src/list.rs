use show::EpisodeId;

use crate::{Download, State};

/// All downloads, in the order in which they were asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DownloadList(Vec<(EpisodeId, Download)>);

impl DownloadList {
    /// The download of an episode.
    pub fn get(&self, id: &EpisodeId) -> Option<&Download> {
        self.iter().find(|(known, _)| *known == id).map(|(_, download)| download)
    }

    /// Puts a download into its place, or removes it.
    pub fn put(&mut self, id: &EpisodeId, download: Option<Download>) {
        self.0.retain(|(known, _)| known != id);
        if let Some(download) = download {
            let place = self.0.iter().position(|(_, other)| other.since > download.since);
            self.0.insert(place.unwrap_or(self.0.len()), (id.clone(), download));
        }
    }

    /// The downloads with their episodes.
    pub fn iter(&self) -> impl Iterator<Item = (&EpisodeId, &Download)> {
        self.0.iter().map(|(id, download)| (id, download))
    }

    /// The downloads that run or wait for their turn.
    pub fn waiting(&self) -> impl Iterator<Item = (&EpisodeId, &Download)> {
        self.iter().filter(|(_, download)| download.state == State::Waiting)
    }

    /// The episodes whose whole file is stored.
    pub fn complete(&self) -> impl Iterator<Item = &EpisodeId> {
        let complete = self.iter().filter(|(_, download)| download.state == State::Complete);
        complete.map(|(id, _)| id)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
