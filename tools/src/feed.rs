//! The feed of the demo show, in the form in which the show's host delivers it.

use std::fs;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::episodes::{self, EMBEDDED, Episode};

const SITE: &str = "https://netstack.fm";
const INTRO: &str = "<p>A podcast about networking, Rust, and everything in between. Join us as we \
    explore the stack: from protocols and packet flows to the people and projects building the \
    modern internet, all through the lens of Rust.</p>";

/// Writes the embedded feed, and the later version of it that the tests update to.
///
/// # Errors
///
/// If the episodes are invalid or a file cannot be read or written.
pub fn write() -> Result<()> {
    let episodes = episodes::read()?;
    let embedded = episodes.iter().filter(|episode| episode.number <= EMBEDDED);
    let root = episodes::root();
    fs::write(root.join("public/feed.xml"), document(embedded)?)?;
    fs::create_dir_all(root.join("tests/fixtures"))?;
    fs::write(root.join("tests/fixtures/feed-later.xml"), document(episodes.iter())?)?;
    Ok(())
}

/// The feed on one line, newest episode first.
fn document<'a>(episodes: impl DoubleEndedIterator<Item = &'a Episode>) -> Result<String> {
    let newest_first: Vec<_> = episodes.rev().collect();
    let built = newest_first.iter().find_map(|episode| episode.date.as_deref());
    let built = rfc2822(built.context("no episode has a date")?)?;
    let items = newest_first.into_iter().map(item).collect::<Result<String>>()?;
    let summary = escape(INTRO);
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title><![CDATA[Netstack.FM]]></title><description><![CDATA[{INTRO}]]></description><link>{SITE}</link><generator>tools/src/feed.rs</generator><lastBuildDate>{built}</lastBuildDate><atom:link href="{SITE}/feed.xml" rel="self" type="application/rss+xml"/><author><![CDATA[Plabayo BV]]></author><pubDate>{built}</pubDate><copyright><![CDATA[Plabayo BV]]></copyright><language><![CDATA[en]]></language><ttl>60</ttl><category><![CDATA[Technology]]></category><itunes:author>Plabayo BV</itunes:author><itunes:summary>{summary}</itunes:summary><itunes:type>episodic</itunes:type><itunes:owner><itunes:name>Plabayo BV</itunes:name></itunes:owner><itunes:explicit>no</itunes:explicit><itunes:category text="Technology"/>{items}</channel></rss>"#
    ))
}

fn item(episode: &Episode) -> Result<String> {
    let title = |tag: &str, open: &str, close: &str| {
        let text =
            episode.title.as_deref().map(|title| format!("<{tag}>{open}{title}{close}</{tag}>"));
        text.unwrap_or_default()
    };
    let date = episode.date.as_deref().map(rfc2822).transpose()?;
    let date = date.map(|date| format!("<pubDate>{date}</pubDate>")).unwrap_or_default();
    let duration = episode.duration.as_deref();
    let duration =
        duration.map(|d| format!("<itunes:duration>{d}</itunes:duration>")).unwrap_or_default();
    let audio = episode.audio_path();
    let length = fs::metadata(episodes::root().join("public").join(&audio));
    let length = length.map(|file| file.len()).unwrap_or(0);
    let notes = notes(episode);
    let number = episode.number;
    let transcript = (number <= EMBEDDED).then(|| {
        format!("<podcast:transcript url=\"transcripts/{number:02}.vtt\" type=\"text/vtt\"/>")
    });
    let transcript = transcript.unwrap_or_default();
    Ok(format!(
        "<item>{}<description><![CDATA[{notes}]]></description><guid isPermaLink=\"false\">{}</guid><dc:creator><![CDATA[Plabayo BV]]></dc:creator>{date}<enclosure url=\"{audio}\" length=\"{length}\" type=\"audio/ogg\"/>{transcript}<itunes:summary>{}</itunes:summary><itunes:explicit>no</itunes:explicit>{duration}<itunes:season>1</itunes:season><itunes:episode>{}</itunes:episode>{}<itunes:episodeType>full</itunes:episodeType></item>",
        title("title", "<![CDATA[", "]]>"),
        guid(episode.number),
        escape(&notes),
        episode.number,
        title("itunes:title", "", "").replace('&', "&amp;"),
    ))
}

/// The notes in the form of the real show: title line, summary, links, chapters,
/// footer. In the early episodes the label of a link comes before the link.
fn notes(episode: &Episode) -> String {
    let number = episode.number;
    let mut html = String::new();
    if let Some(title) = &episode.title {
        html += &format!("<p>Episode {number} – {}.</p>", escape(title));
    }
    html += &format!("<p>{}</p><p></p>", escape(&episode.summary));
    if !episode.links.is_empty() {
        let links = episode.links.iter().map(|(url, label)| {
            let link = format!("<a href=\"{0}\">{0}</a>", escape(url));
            match label.as_deref().map(escape) {
                None => format!("<li>{link}</li>"),
                Some(label) if number < 9 => format!("<li>{label}: {link}</li>"),
                Some(label) => format!("<li>{link} — {label}</li>"),
            }
        });
        html += &format!("<p>Learn more:</p><ul>{}</ul>", links.collect::<String>());
    }
    if !episode.chapters.is_empty() {
        let chapters = episode
            .chapters
            .iter()
            .map(|(start, title)| format!("<li>{start} {}</li>", escape(title)));
        html += &format!("<p>Chapters</p><ul>{}</ul>", chapters.collect::<String>());
    }
    // The footer of the real episode 5 links episode 4. Feed readers have to cope.
    let linked = if number == 5 { 4 } else { number };
    let page = format!("{SITE}/#episode-{linked}");
    html + &format!("<p>More information: <a href=\"{page}\">{page}</a></p>")
}

fn guid(number: u32) -> String {
    let hash = Sha256::digest(format!("{SITE}/#episode-{number}"));
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn rfc2822(day: &str) -> Result<String> {
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").with_context(|| day.to_owned())?;
    Ok(day.format("%a, %d %b %Y 05:00:00 GMT").to_string())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
