//! Times as people write them, shared by [`Moment`](crate::Moment) and
//! [`Length`](crate::Length). All results are in milliseconds.

use std::fmt::Write as _;

/// No recording is longer: a larger number is not a time.
pub const LIMIT_HOURS: u32 = 1_000;

/// Reads `1h02m03s`, `90s`, `3723`, `62:03` or `1:02:03`.
pub fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    parse_units(text).or_else(|| parse_clock(text))
}

/// Reads seconds, `minutes:seconds` or `hours:minutes:seconds`; the last part may
/// have a fraction. All parts but the first are below sixty.
pub fn parse_clock(text: &str) -> Option<u64> {
    let mut below_sixty = text.split([':', '.']).take(text.matches(':').count() + 1).skip(1);
    let regular = below_sixty.all(|part| whole(part.trim()).is_none_or(|part| part < 60));
    regular.then(|| parse_timecode(text)).flatten()
}

/// Reads what programs write for a clock: [`parse_clock`], but minutes and seconds may be
/// sixty and more, as in `00:04:60`.
pub fn parse_timecode(text: &str) -> Option<u64> {
    let (clock, millis) = match text.trim().split_once('.') {
        Some((clock, fraction)) => (clock, thousandths(fraction)?),
        None => (text.trim(), 0),
    };
    let parts = clock.split(':').map(whole).collect::<Option<Vec<_>>>()?;
    if parts.len() > 3 {
        return None;
    }
    let seconds = parts.iter().fold(0u64, |total, part| total * 60 + u64::from(*part));
    below_limit(seconds * 1_000 + u64::from(millis))
}

/// Reads `1h02m03s`, `62m` or `90s`.
pub fn parse_units(text: &str) -> Option<u64> {
    let mut total = 0;
    let mut rest = text;
    let mut units = [('h', 3_600), ('m', 60), ('s', 1)].into_iter();
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, tail) = rest.split_at_checked(end)?;
        let unit = tail.chars().next()?.to_ascii_lowercase();
        // Largest unit first, each at most once: the iterator never goes back.
        let (_, weight) = units.find(|(name, _)| *name == unit)?;
        total += u64::from(whole(number)?) * weight;
        rest = tail.get(1..)?;
    }
    (!text.is_empty()).then_some(total * 1_000).and_then(below_limit)
}

/// Converts seconds as media elements count them; `None` for `NaN`, infinite,
/// negative and too large numbers.
pub fn from_secs_f64(seconds: f64) -> Option<u64> {
    let limit = f64::from(LIMIT_HOURS) * 3_600.0;
    let valid = seconds.is_finite() && (0.0..limit).contains(&seconds);
    // In range, so the cast neither wraps nor loses anything that matters.
    valid.then(|| (seconds * 1_000.0).round() as u64)
}

/// The number itself, unless it is too large for a time.
pub fn below_limit(millis: u64) -> Option<u64> {
    (millis < u64::from(LIMIT_HOURS) * 3_600_000).then_some(millis)
}

/// Hours, minutes and seconds; fractions of a second are dropped.
pub fn split(millis: u64) -> (u64, u64, u64) {
    let seconds = millis / 1_000;
    (seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// What a clock shows: `2:03`, `1:02:03`.
pub fn clock(millis: u64) -> String {
    match split(millis) {
        (0, m, s) => format!("{m}:{s:02}"),
        (h, m, s) => format!("{h}:{m:02}:{s:02}"),
    }
}

/// What a person says: "1 hour 2 minutes 3 seconds".
pub fn spoken(millis: u64) -> String {
    let (hours, minutes, seconds) = split(millis);
    let mut out = String::new();
    for (count, unit) in [(hours, "hour"), (minutes, "minute"), (seconds, "second")] {
        if count > 0 || (unit == "second" && out.is_empty()) {
            let gap = if out.is_empty() { "" } else { " " };
            let plural = if count == 1 { "" } else { "s" };
            let _ = write!(out, "{gap}{count} {unit}{plural}");
        }
    }
    out
}

fn whole(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The digits after a decimal point in thousandths: `5` is 500.
fn thousandths(digits: &str) -> Option<u32> {
    let first: String = digits.chars().chain("000".chars()).take(3).collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| whole(&first)).flatten()
}
