//! What an episode is known by.

use std::hash::{DefaultHasher, Hash, Hasher};

use feed_rs::model::Entry;

use crate::show::{Enclosure, Episode, EpisodeId};

/// An item's guid, else the address of its audio, else its link, else a digest
/// of what it says.
pub fn id(entry: &Entry, audio: Option<&Enclosure>, title: Option<&str>) -> EpisodeId {
    let guid = Some(entry.id.trim()).filter(|id| !id.is_empty());
    let address = audio.map(|audio| audio.url.as_str());
    let link = entry.links.first().map(|link| link.href.as_str());
    let id = guid.or(address).or(link).map(str::to_owned);
    EpisodeId(id.unwrap_or_else(|| {
        digest_of(&(title, entry.published, entry.summary.as_ref().map(|text| &text.content)))
    }))
}

/// An id for an episode whose own is an earlier item's already.
pub fn another(episode: &Episode) -> EpisodeId {
    let audio = episode.audio.as_ref().map(|audio| &audio.url);
    let digest = digest_of(&(&episode.given_title, episode.number, audio));
    EpisodeId(format!("{}#{digest}", episode.id.0))
}

fn digest_of(value: &impl Hash) -> String {
    // Its keys are fixed, so the digest is the same in every run.
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
