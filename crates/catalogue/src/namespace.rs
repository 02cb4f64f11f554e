//! What a listener would use of the podcast namespace (Podcasting 2.0), ready to be shown.

use serde::{Deserialize, Serialize};
use show::details::{AlternateEnclosure, License, Location, Soundbite};
use show::{Enclosure, EpisodeDetails, Show, host};
use site::{Link, Site};

/// A place on earth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name.
    pub name: String,
    /// The address of a map, if it is known where the place is.
    pub map: Option<String>,
}

impl From<&Location> for Place {
    fn from(location: &Location) -> Self {
        Self { name: location.name.clone(), map: location.map() }
    }
}

/// Another file with the content of an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The name to show: "Video, mp4, 120 MB".
    pub name: String,
    /// The file.
    pub file: Enclosure,
}

impl Version {
    /// Whether a media element may play it. Playlists (HLS) are for other players.
    pub fn is_media(&self) -> bool {
        let mime = self.file.mime.as_deref().unwrap_or_default().to_ascii_lowercase();
        (mime.starts_with("audio/") || mime.starts_with("video/")) && !mime.contains("mpegurl")
    }
}

/// What the show itself offers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ShowLinks {
    /// Ways to support the show (`podcast:funding`).
    pub support: Vec<Link>,
    /// What the show is about, or where it is made (`podcast:location`).
    pub location: Option<Place>,
    /// Other shows that this one recommends (`podcast:podroll`), by the addresses of their
    /// feeds.
    pub recommended: Vec<Link>,
    /// The license of the episodes (`podcast:license`).
    pub license: Option<License>,
    /// The copyright notice.
    pub copyright: Option<String>,
}

/// What an episode offers beside its audio and notes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EpisodeLinks {
    /// Excerpts worth hearing on their own (`podcast:soundbite`), in order of time.
    pub highlights: Vec<Soundbite>,
    /// Where the episode is discussed (`podcast:socialInteract`).
    pub comments: Vec<Link>,
    /// What the episode is about, or where it was recorded (`podcast:location`).
    pub location: Option<Place>,
    /// The same content in other files (`podcast:alternateEnclosure`).
    pub versions: Vec<Version>,
}

impl ShowLinks {
    /// The links of a show, and those that its editors add.
    pub fn of(show: &Show, site: &Site) -> Self {
        let details = &show.details;
        let support = details.funding.iter().map(|funding| Link {
            name: funding.text.clone().unwrap_or_else(|| "Support the show".to_owned()),
            url: funding.url.clone(),
        });
        let recommended = details.podroll.iter().filter_map(|item| {
            let url = item.feed_url.clone()?;
            let name = item.title.clone().unwrap_or_else(|| host(&url).unwrap_or(&url).to_owned());
            Some(Link { name, url })
        });
        let license = site
            .license
            .as_ref()
            .map(|license| License { name: license.name.clone(), url: Some(license.url.clone()) });
        Self {
            support: support.chain(site.support.iter().cloned()).collect(),
            location: details.location.as_ref().map(Place::from),
            recommended: recommended.collect(),
            license: license.or_else(|| details.license.clone()),
            copyright: details.copyright.clone(),
        }
    }
}

impl EpisodeLinks {
    /// The links of an episode.
    pub fn of(details: &EpisodeDetails) -> Self {
        let comments = details.social.iter().filter(|place| place.protocol != "disabled");
        let comments = comments.filter_map(|place| {
            let url = place.url.clone()?;
            Some(Link { name: format!("Comments on {}", host(&url).unwrap_or(&url)), url })
        });
        let played = |url: &String| details.enclosures.iter().any(|file| file.url == *url);
        let versions = details.alternates.iter().filter_map(|version| {
            let url = version.sources.iter().find(|url| !played(url))?;
            let (mime, length) = (version.mime.clone(), version.length);
            let file = Enclosure { url: url.clone(), mime, length };
            Some(Version { name: version_name(version), file })
        });
        let mut highlights = details.soundbites.clone();
        highlights.sort_by_key(|highlight| highlight.start);
        Self {
            highlights,
            comments: comments.collect(),
            location: details.location.as_ref().map(Place::from),
            versions: versions.collect(),
        }
    }

    /// Whether there is nothing to show but highlights.
    pub fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.location.is_none() && self.versions.is_empty()
    }
}

/// A name such as "Video, mp4, 120 MB".
fn version_name(version: &AlternateEnclosure) -> String {
    let mime = version.mime.as_deref().unwrap_or_default();
    let (kind, format) = mime.split_once('/').unwrap_or_default();
    let kind = if kind.eq_ignore_ascii_case("video") { "Video" } else { "Audio" };
    let name = version.title.as_deref().unwrap_or(kind);
    let format = Some(format.to_owned()).filter(|format| !format.is_empty());
    let size = version.length.map(|bytes| format!("{} MB", bytes.div_ceil(1_000_000)));
    let parts = [Some(name.to_owned()), format, size, version.language.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
