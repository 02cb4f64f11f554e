//! How long a feed takes to become a catalogue, natively.
//!
//! Prints medians with their spread over feeds of several sizes, and the time
//! an episode takes relative to the smallest feed: that ratio holds on a noisy
//! machine too.

use std::time::{Duration, Instant};

use catalogue::{Catalogue, FeedSource};
use feed::parse;
use show::Show;
use site::Site;

const FEED: &str = include_str!("../../fixtures/feed-later.xml");
const SITE: &str = include_str!("../../../public/site.json");
const SIZES: [usize; 4] = [35, 300, 2_000, 10_000];
const RUNS: usize = 7;

fn main() {
    let (site, _) = Site::parse(SITE);
    let mut first = None;
    println!(
        "{:>9} {:>9} {:>11} {:>11} {:>11} {:>8}",
        "episodes", "KB", "median ms", "min ms", "max ms", "ratio"
    );
    for size in SIZES {
        let feed = feed_of(size);
        let mut times: Vec<_> = (0..RUNS).map(|_| time(&feed, &site)).collect();
        times.sort();
        let millis = |time: Option<&Duration>| time.map_or(0.0, |t| t.as_secs_f64() * 1_000.0);
        let median = millis(times.get(RUNS / 2));
        let each = median / size as f64;
        let ratio = each / *first.get_or_insert(each);
        println!(
            "{size:>9} {:>9} {median:>11.2} {:>11.2} {:>11.2} {ratio:>8.2}",
            feed.len() / 1_000,
            millis(times.first()),
            millis(times.last()),
        );
    }
}

fn time(feed: &str, site: &Site) -> Duration {
    let start = Instant::now();
    let show = parse(feed, "https://example.org/feed.xml");
    let episodes = show.map(|show| catalogue(&show, site));
    let took = start.elapsed();
    assert!(episodes.is_ok_and(|episodes| episodes > 0), "the feed was not read");
    took
}

fn catalogue(show: &Show, site: &Site) -> usize {
    Catalogue::new(show, site, &FeedSource::default(), &[]).entries.len()
}

/// The later feed's items over and over, each with a guid of its own.
fn feed_of(size: usize) -> String {
    let (head, rest) = FEED.split_once("<item>").unwrap_or((FEED, ""));
    let items: Vec<_> = rest.trim_end_matches("</channel></rss>").split("<item>").collect();
    let items = items.iter().cycle().take(size).enumerate();
    let items = items.map(|(index, item)| {
        let guid = format!("<guid isPermaLink=\"false\">{index}-");
        format!("<item>{}", item.replacen("<guid isPermaLink=\"false\">", &guid, 1))
    });
    format!("{head}{}</channel></rss>", items.collect::<String>())
}
