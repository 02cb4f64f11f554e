//! The embedded show, as pages see it.

use catalogue::{Catalogue, FeedSource};
use feed::parse;
use site::Site;

pub const FEED: &str = include_str!("../../public/feed.xml");
pub const LATER: &str = include_str!("../fixtures/feed-later.xml");
pub const SITE: &str = include_str!("../../public/site.json");

/// The catalogue of a feed and a `site.json`.
pub fn catalogue(feed: &str, site: &str) -> Catalogue {
    let show = parse(feed, "https://example.org/feed.xml").unwrap();
    let (site, faults) = Site::parse(site);
    Catalogue::new(&show, &site, &FeedSource::default(), &faults)
}

/// The one that the site brings along.
pub fn embedded() -> Catalogue {
    catalogue(FEED, SITE)
}

/// The one that came later, with all that is known of 35 episodes.
pub fn later() -> Catalogue {
    catalogue(LATER, SITE)
}
