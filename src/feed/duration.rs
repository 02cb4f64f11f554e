//! Durations as feeds write them.

use crate::show::Moment;

/// Reads `itunes:duration` in the forms found in the wild: `45:10` (minutes and
/// seconds), `1:02:03`, `00:45:10.500`, `2715` (seconds), `PT45M10S` (ISO 8601),
/// `45 min`. Nothing for what is none of them, or no time at all.
pub fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    let read = Moment::parse_clock(text).or_else(|| in_words(text));
    read.filter(|duration| *duration > Moment::START)
}

/// `PT1H2M3S`, `1h 2m`, `62 minutes`.
fn in_words(text: &str) -> Option<Moment> {
    let lower = text.to_ascii_lowercase();
    let words = lower.strip_prefix("pt").unwrap_or(&lower);
    let mut compact = String::with_capacity(words.len());
    let mut chars = words.chars().filter(|c| !c.is_whitespace() && *c != ',').peekable();
    while let Some(c) = chars.next() {
        // `12.5S`: a tenth of a second is nothing to a length.
        if c == '.' {
            while chars.next_if(char::is_ascii_digit).is_some() {}
            continue;
        }
        compact.push(c);
        // Of a unit's name its first letter is enough.
        while c.is_ascii_alphabetic() && chars.next_if(char::is_ascii_alphabetic).is_some() {}
    }
    Moment::parse_units(&compact)
}
