//! Dates in other forms than the standard ones, read part by part: the time with its
//! zone, the name of a month, numbers.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::zones;

/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 100;

/// Reads the forms that browsers and feed readers accept: `Wed, 3 Jun 2020 15:20:44 CEST`,
/// `June 3rd, 2020`, `3.6.2020 15:20`, `2020/06/03`, `2020-06`, `20200603T152044`,
/// `2020-155`, `6/3/20 3:20 PM`, `Wed Jun  3 15:20:44 PST 2020`.
pub fn parse(text: &str) -> Option<DateTime<Utc>> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = text.to_lowercase();
    let (time, rest) = take_time(&text);
    let date = date(&rest)?.and_hms_opt(0, 0, 0)?;
    date.checked_add_signed(TimeDelta::seconds(time.unwrap_or(0))).map(|at| at.and_utc())
}

/// The seconds from midnight UTC of the day, and the text without the time. A time that is
/// none is ignored: a day is better than nothing.
fn take_time(text: &str) -> (Option<i64>, String) {
    if let Some(compact) = take_compact_time(text) {
        return compact;
    }
    let Some(colon) = text.find(':') else { return (None, text.to_owned()) };
    let is_digit = |c: char| c.is_ascii_digit();
    let before = text.get(..colon).unwrap_or_default();
    let start = before.trim_end_matches(is_digit).len();
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(|c: char| !is_digit(c) && !":.".contains(c)).unwrap_or(rest.len());
    let (clock, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let seconds = seconds(clock);
    let (half, before, after) = half_of_day(before.get(..start).unwrap_or_default(), after);
    let (offset, after) = take_zone(&after);
    let seconds = seconds.map(|seconds| match half {
        Some(Half::Afternoon) if seconds < 12 * 3_600 => seconds + 12 * 3_600,
        Some(Half::Morning) if seconds >= 12 * 3_600 => seconds - 12 * 3_600,
        _ => seconds,
    });
    // The `T` of ISO 8601 stands between the date and the time.
    let before = before.trim_end().strip_suffix('t').map_or(before.clone(), str::to_owned);
    (seconds.map(|s| s - i64::from(offset) * 60), format!("{before} {after}"))
}

/// Takes the time from `20200603T152044`.
fn take_compact_time(text: &str) -> Option<(Option<i64>, String)> {
    let (date, rest) = text.trim().split_once('t')?;
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let time = rest.get(..rest.len() - digits.len())?;
    let compact = matches!(time.len(), 4 | 6) && date.ends_with(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> =
        [time.get(..2)?, time.get(2..4)?].into_iter().chain(time.get(4..6)).collect();
    let (offset, _) = take_zone(digits);
    let seconds = seconds(&parts.join(":")).filter(|_| compact)?;
    Some((Some(seconds - i64::from(offset) * 60), date.to_owned()))
}

/// The seconds in `15:20`, `15:20:44.5` or `24:00`.
fn seconds(clock: &str) -> Option<i64> {
    let whole = clock.split('.').next().unwrap_or(clock);
    let parts: Option<Vec<i64>> = whole.split(':').map(|part| part.parse().ok()).collect();
    let (hours, minutes, seconds) = match parts?.as_slice() {
        [hours, minutes] => (*hours, *minutes, 0),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let valid = hours <= 24 && minutes < 60 && seconds <= 60;
    valid.then_some(hours * 3_600 + minutes * 60 + seconds)
}

enum Half {
    Morning,
    Afternoon,
}

/// Takes the half of the day from before or after a time.
fn half_of_day(before: &str, after: &str) -> (Option<Half>, String, String) {
    let after = after.trim_start();
    for (name, half) in [
        ("am", Half::Morning),
        ("a.m.", Half::Morning),
        ("pm", Half::Afternoon),
        ("p.m.", Half::Afternoon),
    ] {
        let rest = after.strip_prefix(name);
        if let Some(rest) = rest.filter(|rest| !rest.starts_with(char::is_alphabetic)) {
            return (Some(half), before.to_owned(), rest.to_owned());
        }
    }
    for (name, half) in [
        ("오전", Half::Morning),
        ("上午", Half::Morning),
        ("오후", Half::Afternoon),
        ("下午", Half::Afternoon),
    ] {
        if let Some(rest) = before.trim_end().strip_suffix(name) {
            return (Some(half), rest.to_owned(), after.to_owned());
        }
    }
    (None, before.to_owned(), after.to_owned())
}

/// Takes the zone from the start of what follows a time, in minutes; UTC without one.
fn take_zone(after: &str) -> (i32, String) {
    let after = after.trim_start();
    let end = after.find([' ', '(', ')']).filter(|end| *end > 0).unwrap_or(after.len());
    let (zone, rest) = after.split_at_checked(end).unwrap_or((after, ""));
    match zones::offset(zone) {
        // "GMT+0200 (CEST)" names the zone once more, "+0200 CEST" as well.
        Some(offset) => {
            let next = rest.split_whitespace().next().unwrap_or_default();
            let again = zones::offset(next).is_some();
            let rest = if again { rest.trim_start().get(next.len()..) } else { Some(rest) };
            (offset, rest.unwrap_or_default().to_owned())
        }
        None => (0, after.to_owned()),
    }
}

/// The day in a text without time.
fn date(text: &str) -> Option<NaiveDate> {
    let month = text.split(|c: char| !c.is_alphabetic()).find_map(month);
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    match (month, numbers.as_slice()) {
        (Some(month), [day, year, ..]) if day.len() > 2 => ymd(day, month, number(year)?),
        (Some(month), [day, year, ..]) => ymd(year, month, number(day)?),
        (Some(month), [year]) if year.len() == 4 => ymd(year, month, 1),
        (None, [year, month, day, ..]) if year.len() == 4 => {
            ymd(year, number(month)?, number(day)?)
        }
        (None, [first, second, year, ..]) => {
            let (first, second) = (number(first)?, number(second)?);
            // With slashes, the month comes first, unless it is none.
            let month_first = text.contains('/') && first <= 12 || second > 12;
            let (month, day) = if month_first { (first, second) } else { (second, first) };
            ymd(year, month, day)
        }
        // The day of the year, or the month.
        (None, [year, day]) if year.len() == 4 && day.len() == 3 => {
            NaiveDate::from_yo_opt(year.parse().ok()?, number(day)?)
        }
        (None, [year, month]) if year.len() == 4 => ymd(year, number(month)?, 1),
        (None, [date]) if date.len() == 8 => {
            ymd(date.get(..4)?, number(date.get(4..6)?)?, number(date.get(6..)?)?)
        }
        (None, [date]) if date.len() == 4 => ymd(date, 1, 1),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

/// A day past the end of its month is one of the next month, as in browsers.
fn ymd(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let full = match (year.len(), year.parse::<i32>().ok()?) {
        // RFC 2822, section 4.3.
        (..=2, year @ ..50) => 2_000 + year,
        (..=3, year) => 1_900 + year,
        (_, year) => year,
    };
    let first = NaiveDate::from_ymd_opt(full, month, 1)?;
    (1..=31).contains(&day).then(|| first.checked_add_days(Days::new(u64::from(day) - 1)))?
}

/// The month of a name in the languages of many feeds, abbreviated or not, in lower case.
fn month(word: &str) -> Option<u32> {
    let starts: [&[&str]; 12] = [
        &["jan", "jän", "ene", "gen", "ιαν"],
        &["feb", "fév", "fev", "φεβ"],
        &["mar", "mär", "mrt", "maa", "már", "μαρ", "μάρ"],
        &["apr", "avr", "abr", "ápr", "απρ"],
        &["may", "mai", "mag", "mei", "maj", "máj", "μαι", "μάι", "μαϊ", "μάϊ"],
        &["jun", "juin", "giu", "jún", "ιουν", "ιούν"],
        &["jul", "juil", "lug", "júl", "ιουλ", "ιούλ"],
        &["aug", "aoû", "aou", "ago", "aúg", "αυγ", "αύγ"],
        &["sep", "set", "szept", "σεπ"],
        &["oct", "okt", "out", "ott", "οκτ"],
        &["nov", "νοε", "νοέ"],
        &["dec", "dez", "déc", "dic", "δεκ"],
    ];
    // The longest start wins: "ιουλ" and "juil", not "ju".
    let found = starts.iter().enumerate().filter_map(|(index, starts)| {
        let longest = starts.iter().filter(|start| word.starts_with(**start));
        longest.map(|start| start.len()).max().map(|length| (length, index))
    });
    found.max().and_then(|(_, index)| u32::try_from(index + 1).ok())
}
