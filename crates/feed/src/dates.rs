//! Dates in the forms found in feeds.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use feed_rs::parser;
use show::{Date, Published};

/// Reads a date in a standard form: RFC 2822 or RFC 3339. Nearly all feeds use one.
pub fn strict(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let date = DateTime::parse_from_rfc2822(text).or_else(|_| DateTime::parse_from_rfc3339(text));
    date.ok().map(|date| date.to_utc())
}

/// Reads a date in any form found in feeds.
pub fn parse(text: &str) -> Option<Published> {
    strict(text).or_else(|| with_feed_rs(text)).or_else(|| by_pattern(text)).and_then(published)
}

/// Reads a date with feed-rs, which accepts many malformed dates but only as part of a
/// whole feed.
fn with_feed_rs(text: &str) -> Option<DateTime<Utc>> {
    // No date contains markup, and every date is short.
    if text.contains(['<', '&']) || text.len() > 64 {
        return None;
    }
    let feed = format!(
        "<rss version=\"2.0\"><channel><item><pubDate>{text}</pubDate></item></channel></rss>"
    );
    parser::parse(feed.as_bytes()).ok()?.entries.first()?.published
}

/// Reads a date in a non-standard form, as UTC.
fn by_pattern(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let with_time = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d %b %Y %H:%M:%S", "%d.%m.%Y %H:%M"];
    let days = ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d.%m.%Y"];
    let time = |pattern: &&str| NaiveDateTime::parse_from_str(text, pattern).ok();
    let day = |pattern: &&str| NaiveDate::parse_from_str(text, pattern).ok()?.and_hms_opt(0, 0, 0);
    let found = with_time.iter().find_map(time).or_else(|| days.iter().find_map(day));
    found.map(|at| at.and_utc())
}

/// The instant and its day in UTC; `None` for years before 0 or after 9999.
pub fn published(at: DateTime<Utc>) -> Option<Published> {
    let part = |number: u32| u8::try_from(number).ok();
    let date = Date::new(at.year(), part(at.month())?, part(at.day())?)?;
    Some(Published { unix: at.timestamp(), date })
}
