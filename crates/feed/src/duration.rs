//! Durations in the forms found in feeds.

use show::Length;

/// Reads `itunes:duration` in the forms found in the wild: `45:10` (minutes and
/// seconds), `1:02:03`, `00:45:10.500`, `2715` (seconds), `PT45M10S` (ISO 8601),
/// `45 min`. `None` for other forms and for zero.
pub fn parse(text: &str) -> Option<Length> {
    let text = text.trim();
    let length = Length::parse_timecode(text).or_else(|| with_units(text));
    length.filter(|duration| *duration > Length::ZERO)
}

/// Reads `PT1H2M3S`, `1h 2m`, `62 minutes`.
fn with_units(text: &str) -> Option<Length> {
    let lower = text.to_ascii_lowercase();
    let words = lower.strip_prefix("pt").unwrap_or(&lower);
    let mut compact = String::with_capacity(words.len());
    let mut chars = words.chars().filter(|c| !c.is_whitespace() && *c != ',').peekable();
    while let Some(c) = chars.next() {
        // Fractions are dropped: `12.5S` is 12 seconds.
        if c == '.' {
            while chars.next_if(char::is_ascii_digit).is_some() {}
            continue;
        }
        compact.push(c);
        // Only the first letter of a unit's name is used.
        while c.is_ascii_alphabetic() && chars.next_if(char::is_ascii_alphabetic).is_some() {}
    }
    Length::parse_units(&compact)
}
