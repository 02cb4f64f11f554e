//! What the editors say of single episodes: in effect for the feed that they wrote it for.

use std::collections::HashMap;

use show::{Episode, EpisodeId, Show};
use site::{Announcement, Corrected, Correction, Site};

/// The corrections of a show's episodes, and its announcements.
pub(super) struct Corrections<'a> {
    by_number: HashMap<u32, &'a Correction>,
    by_guid: HashMap<EpisodeId, &'a Correction>,
    upcoming: &'a [Announcement],
    /// Why all of them are left out.
    fault: Option<String>,
}

impl<'a> Corrections<'a> {
    /// Those in `site.json`, or none if it was written for the feed of another show: an
    /// episode's number says nothing there.
    pub fn new(show: &Show, site: &'a Site) -> Self {
        let expected = site.feed_title.as_ref();
        let other = expected.filter(|title| title.to_lowercase() != show.title.to_lowercase());
        let fault = other.map(|expected| {
            format!(
                "feedTitle: the episodes of “{expected}” are corrected here, and the feed is that \
                 of “{}”; corrections and announcements are left out",
                show.title
            )
        });
        let used = if fault.is_none() { site.episodes.as_slice() } else { &[] };
        let (mut by_number, mut by_guid) = (HashMap::new(), HashMap::new());
        for correction in used {
            match &correction.of {
                Corrected::Number(number) => {
                    by_number.insert(*number, correction);
                }
                Corrected::Guid(guid) => {
                    by_guid.insert(EpisodeId(guid.clone()), correction);
                }
            }
        }
        let upcoming = if fault.is_none() { site.upcoming.as_slice() } else { &[] };
        Self { by_number, by_guid, upcoming, fault }
    }

    /// The correction of an episode: the one for its guid, else the one for its number.
    pub fn of(&self, episode: &Episode) -> Option<&'a Correction> {
        let by_number = || self.by_number.get(&episode.number?);
        self.by_guid.get(&episode.id).or_else(by_number).copied()
    }

    /// The announcements.
    pub fn upcoming(&self) -> &'a [Announcement] {
        self.upcoming
    }

    /// These faults of `site.json`, and that it was written for another feed.
    pub fn with_faults(&self, faults: &[String]) -> Vec<String> {
        faults.iter().chain(&self.fault).cloned().collect()
    }
}
