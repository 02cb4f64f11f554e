//! The embedded show, as pages see it.

use catalogue::{Catalogue, FeedSource};
use feed::parse;
use show::Item;
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

/// The episode of a feed with these notes.
pub fn episode(title: &str, notes: &str, duration: &str) -> Item {
    let feed = format!(
        r#"<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
        <title>T</title><link>https://netstack.fm</link><item><title>{title}</title>
        <description><![CDATA[{notes}]]></description>
        <itunes:duration>{duration}</itunes:duration></item></channel></rss>"#
    );
    let mut show = parse(&feed, "https://example.org/feed.xml").unwrap();
    show.episodes.remove(0)
}
