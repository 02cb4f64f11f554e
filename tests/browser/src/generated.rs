//! Feeds of any size.

use anyhow::{Context, Result};

use crate::root;

/// A feed of this many episodes: the items of `feed-later.xml` repeated, each with a
/// guid and a number of its own.
///
/// # Errors
///
/// Fails if the fixture cannot be read or has no items.
pub fn generated_feed(episodes: usize) -> Result<String> {
    let later = std::fs::read_to_string(root().join("tests/fixtures/feed-later.xml"))?;
    let (head, rest) = later.split_once("<item>").context("the later feed has no items")?;
    let items: Vec<_> = rest.trim_end_matches("</channel></rss>").split("<item>").collect();
    let items = items.iter().cycle().take(episodes).enumerate().map(|(index, item)| {
        let guid = format!("<guid isPermaLink=\"false\">{index}-");
        let number = format!("<itunes:episode>{index}");
        let item = item.replacen("<guid isPermaLink=\"false\">", &guid, 1);
        format!("<item>{}", item.replacen("<itunes:episode>", &number, 1))
    });
    Ok(format!("{head}{}</channel></rss>", items.collect::<String>()))
}
