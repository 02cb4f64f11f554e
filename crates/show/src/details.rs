//! What feeds say beyond the show and its episodes themselves. `inspect` prints all of it,
//! and the catalogue takes from it what a listener would use.

use serde::{Deserialize, Serialize};

use crate::{Enclosure, Length, Moment, Person, Published};

/// More about a show.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ShowDetails {
    /// `itunes:subtitle`.
    pub subtitle: Option<String>,
    /// `itunes:type`: "episodic" or "serial".
    pub order: Option<String>,
    /// `itunes:explicit`.
    pub explicit: Option<bool>,
    /// `itunes:block`: the show asks not to be listed.
    pub blocked: bool,
    /// `itunes:complete`: no more episodes will come.
    pub complete: bool,
    /// Where the feed has moved to.
    pub new_feed_url: Option<String>,
    /// The categories of the show.
    pub categories: Vec<String>,
    /// `itunes:keywords`, split.
    pub keywords: Vec<String>,
    /// The program that made the feed.
    pub generator: Option<String>,
    /// The copyright notice.
    pub copyright: Option<String>,
    /// `podcast:person`.
    pub people: Vec<Person>,
    /// `podcast:guid`: the permanent id of the show, wherever its feed is.
    pub guid: Option<String>,
    /// `podcast:medium`: "podcast", "music", "video" …
    pub medium: Option<String>,
    /// `podcast:locked`: other hosts may not import the feed.
    pub locked: Option<bool>,
    /// `podcast:funding`.
    pub funding: Vec<Funding>,
    /// `podcast:trailer`.
    pub trailers: Vec<Trailer>,
    /// `podcast:license`.
    pub license: Option<License>,
    /// `podcast:location`.
    pub location: Option<Location>,
    /// `podcast:updateFrequency`.
    pub update_frequency: Option<UpdateFrequency>,
    /// Other shows that this one recommends.
    pub podroll: Vec<RemoteItem>,
    /// `podcast:txt`.
    pub txt: Vec<Txt>,
}

/// More about an episode.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EpisodeDetails {
    /// `itunes:subtitle`.
    pub subtitle: Option<String>,
    /// The episode's page elsewhere.
    pub link: Option<String>,
    /// `itunes:explicit`.
    pub explicit: Option<bool>,
    /// `itunes:block`: the episode asks not to be listed.
    pub blocked: bool,
    /// `podcast:person`.
    pub people: Vec<Person>,
    /// Its `<category>` elements.
    pub categories: Vec<String>,
    /// `itunes:keywords`, split.
    pub keywords: Vec<String>,
    /// `podcast:season`, attribute `name`.
    pub season_name: Option<String>,
    /// `podcast:episode`, attribute `display`: what to show for the number.
    pub number_display: Option<String>,
    /// All the audio and video files, in the feed's order.
    pub enclosures: Vec<Enclosure>,
    /// `podcast:alternateEnclosure`.
    pub alternates: Vec<AlternateEnclosure>,
    /// `podcast:soundbite`.
    pub soundbites: Vec<Soundbite>,
    /// `podcast:license`.
    pub license: Option<License>,
    /// `podcast:location`.
    pub location: Option<Location>,
    /// Where the episode is discussed (`podcast:socialInteract`).
    pub social: Vec<SocialInteract>,
    /// `podcast:txt`.
    pub txt: Vec<Txt>,
}

/// `podcast:funding`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Funding {
    /// The address.
    pub url: String,
    /// The text of the element.
    pub text: Option<String>,
}

/// `podcast:trailer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trailer {
    /// The title.
    pub title: Option<String>,
    /// The file.
    pub audio: Enclosure,
    /// When it was published.
    pub published: Option<Published>,
    /// The season it belongs to.
    pub season: Option<u32>,
}

/// `podcast:license`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct License {
    /// A name, usually from the SPDX list.
    pub name: String,
    /// The address.
    pub url: Option<String>,
}

/// `podcast:location`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// The name.
    pub name: String,
    /// A `geo:` address (RFC 5870).
    pub geo: Option<String>,
    /// An object of OpenStreetMap: `R113314`.
    pub osm: Option<String>,
}

impl Location {
    /// The address of a map: OpenStreetMap's object, else its place.
    ///
    /// ```
    /// use show::details::Location;
    ///
    /// let ghent = Location { name: "Ghent".into(), geo: None, osm: Some("R897671".into()) };
    /// assert_eq!(ghent.map().as_deref(), Some("https://www.openstreetmap.org/relation/897671"));
    /// ```
    pub fn map(&self) -> Option<String> {
        const SITE: &str = "https://www.openstreetmap.org";
        let object = self.osm.as_deref().and_then(|osm| {
            let (kind, id) = osm.split_at_checked(1)?;
            let kind = match kind {
                "N" => "node",
                "W" => "way",
                "R" => "relation",
                _ => return None,
            };
            // The version of the object may follow.
            let id: u64 = id.split('#').next()?.parse().ok()?;
            Some(format!("{SITE}/{kind}/{id}"))
        });
        let place = || {
            let place = self.geo.as_deref()?.strip_prefix("geo:")?;
            let mut numbers = place.split([',', ';']).map_while(|number| number.parse().ok());
            let (latitude, longitude): (f64, f64) = (numbers.next()?, numbers.next()?);
            Some(format!("{SITE}/?mlat={latitude}&mlon={longitude}#map=10/{latitude}/{longitude}"))
        };
        object.or_else(place)
    }
}

/// `podcast:txt`: a text for programs, such as a proof of ownership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Txt {
    /// What the text is for: "verify" …
    pub purpose: Option<String>,
    /// The text.
    pub text: String,
}

/// `podcast:updateFrequency`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateFrequency {
    /// The text of the element.
    pub text: Option<String>,
    /// A recurrence rule (RFC 5545, section 3.3.10).
    pub rule: Option<String>,
    /// Whether no more episodes will come.
    pub complete: bool,
}

/// `podcast:remoteItem`: a show, or an item of one, elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemoteItem {
    /// The `podcast:guid` of the show.
    pub feed_guid: Option<String>,
    /// The address of the feed.
    pub feed_url: Option<String>,
    /// The guid of the item.
    pub item_guid: Option<String>,
    /// The medium of the show.
    pub medium: Option<String>,
    /// The title.
    pub title: Option<String>,
}

/// `podcast:alternateEnclosure`: the same content in another file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlternateEnclosure {
    /// The media type.
    pub mime: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// A language tag (BCP 47).
    pub language: Option<String>,
    /// Size in bytes.
    pub length: Option<u64>,
    /// Whether this is the default.
    pub preferred: bool,
    /// The addresses of the file.
    pub sources: Vec<String>,
}

/// `podcast:soundbite`: an excerpt worth hearing on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Soundbite {
    /// Where the excerpt starts.
    pub start: Moment,
    /// How long the excerpt is.
    pub duration: Length,
    /// The title.
    pub title: Option<String>,
}

/// `podcast:socialInteract`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SocialInteract {
    /// The protocol: "activitypub", "twitter" …
    pub protocol: String,
    /// The address.
    pub url: Option<String>,
    /// The account that started the conversation.
    pub account: Option<String>,
}
