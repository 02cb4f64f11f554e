//! Dates in the forms found in feeds.

mod parts;
mod zones;

use chrono::{DateTime, Datelike, Utc};
use show::{Date, Published};

/// Reads a date in a standard form: RFC 2822 or RFC 3339. Nearly all feeds use one.
pub fn strict(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let date = DateTime::parse_from_rfc2822(text).or_else(|_| DateTime::parse_from_rfc3339(text));
    date.ok().map(|date| date.to_utc())
}

/// Reads a date in any form found in feeds. Without a zone it is UTC, without a time it is
/// midnight.
pub fn parse(text: &str) -> Option<Published> {
    // Of an empty date, the other form is another year.
    match strict(text) {
        Some(date) => published(date),
        None => parts::parse(text).and_then(published),
    }
}

/// The earliest year of a date. Programs write an empty date as one of the year 0 or -1.
const FIRST_YEAR: i32 = 1_000;

/// The instant and its day in UTC; `None` for years before 1000 or after 9999.
pub fn published(at: DateTime<Utc>) -> Option<Published> {
    if at.year() < FIRST_YEAR {
        return None;
    }
    let part = |number: u32| u8::try_from(number).ok();
    let date = Date::new(at.year(), part(at.month())?, part(at.day())?)?;
    Some(Published { unix: at.timestamp(), date })
}
