use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Link;

/// Links that open a feed in podcast apps on this device, each with the name of its app.
/// A link only works if the app is installed.
pub fn app_links(feed: &str) -> Vec<Link> {
    let rest = feed.split_once("://").map_or(feed, |(_, rest)| rest);
    let encoded = utf8_percent_encode(feed, NON_ALPHANUMERIC);
    let links = [
        ("Apple Podcasts", format!("podcast://{rest}")),
        ("AntennaPod", format!("antennapod-subscribe://{rest}")),
        ("Castro", format!("castros://subscribe/{rest}")),
        ("Overcast", format!("overcast://x-callback-url/add?url={encoded}")),
        ("Pocket Casts", format!("pktc://subscribe/{rest}")),
        ("Podcast Addict", format!("podcastaddict://{rest}")),
    ];
    links.into_iter().map(|(name, url)| Link { name: name.to_owned(), url }).collect()
}
