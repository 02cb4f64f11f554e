//! Chapters from times in the notes: `00:00 Intro`, `[1:02:03] - Title`.

use super::Draft;
use crate::show::Moment;

/// Below this share of increasing steps, a row of times is not a chapter list.
const ORDERLY: f64 = 0.8;

/// Longer than this, a line that ends in a time is prose.
const LONGEST_TITLE: usize = 120;

/// The chapters among these lines, if together they are a list of chapters, and
/// for each the lines (by index) that it was read from.
pub fn chapters(lines: &[&str], duration: Option<Moment>) -> Vec<(Draft, Vec<usize>)> {
    let at_start = stamps(lines, leading);
    let mut stamps = if at_start.len() > 1 { at_start } else { stamps(lines, trailing) };
    resolve_hours(&mut stamps, duration);
    stamps.retain(|stamp| duration.is_none_or(|duration| stamp.clock.moment < duration));
    if !is_chapter_list(&stamps) {
        return Vec::new();
    }
    let drafts = stamps
        .into_iter()
        .map(|stamp| (Draft::new(stamp.clock.moment, Some(stamp.title)), stamp.lines));
    drafts.collect()
}

/// A line with a time and a title.
struct Stamp {
    clock: Clock,
    title: String,
    lines: Vec<usize>,
}

/// A time as it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Clock {
    moment: Moment,
    /// What it would be if its two parts were hours and minutes.
    as_hours: Option<Moment>,
}

impl Clock {
    /// `M:SS` up to `HHH:MM:SS.mmm`: minutes and seconds have two digits where
    /// something stands before them.
    fn parse(text: &str) -> Option<Self> {
        let (_, after_first) = text.split_once(':')?;
        let whole = after_first.split('.').next().unwrap_or(after_first);
        let two_digits = whole.split(':').all(|part| part.len() == 2);
        let moment = two_digits.then(|| Moment::parse_clock(text)).flatten()?;
        let as_hours = (whole.len() == 2 && whole == after_first)
            .then(|| Moment::parse_clock(&format!("{text}:00")))
            .flatten();
        Some(Self { moment, as_hours })
    }
}

/// The lines with times on them. A time that stands alone has its title on the
/// line after it.
fn stamps<'a>(lines: &[&'a str], read: impl Fn(&'a str) -> Option<(Clock, &'a str)>) -> Vec<Stamp> {
    let mut stamps = Vec::new();
    let mut lines = lines.iter().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let Some((clock, title)) = read(line) else { continue };
        let mut stamp = Stamp { clock, title: title.to_owned(), lines: vec![index] };
        if title.is_empty() {
            let below = lines.next_if(|(_, line)| leading(line).is_none());
            let Some((index, line)) = below else { continue };
            stamp.title = (*line).to_owned();
            stamp.lines.push(index);
        }
        stamps.push(stamp);
    }
    stamps
}

/// A time and the title after it. Before the time there may be a bullet, a
/// number, a symbol, a bracket; after it the closing one and a separator.
fn leading(line: &str) -> Option<(Clock, &str)> {
    let line = without_number(line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let (clock, rest) = split_clock(line.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
    let title = after_time(rest);
    // Where there is a range, its end says nothing that the next start does not.
    let title = split_clock(title).map_or(title, |(_, rest)| after_time(rest));
    (!is_time_of_day(title)).then_some((clock, title))
}

/// A time at the end of a line, and the title before it.
fn trailing(line: &str) -> Option<(Clock, &str)> {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = line.rfind(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')?;
    let (title, time) = line.split_at_checked(start)?;
    let time = time.trim_start_matches(|c: char| !c.is_ascii_digit());
    let title = title.trim_end_matches(|c: char| !c.is_alphanumeric() && !"!?)”\"".contains(c));
    let short = !title.is_empty() && title.len() <= LONGEST_TITLE;
    short.then(|| Clock::parse(time)).flatten().map(|clock| (clock, title))
}

/// "3. Title" without the number.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len());
    after.filter(|after| after.starts_with(char::is_whitespace)).unwrap_or(line)
}

fn split_clock(line: &str) -> Option<(Clock, &str)> {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.');
    let (time, rest) = line.split_at_checked(end.unwrap_or(line.len()))?;
    let clock = Clock::parse(time.trim_end_matches(['.', ':']))?;
    (!rest.starts_with(char::is_alphanumeric)).then_some((clock, rest))
}

/// What follows a time, without closing brackets, a Markdown link's target and
/// separators.
fn after_time(rest: &str) -> &str {
    let rest = rest.trim_start_matches([')', ']', '>', '}', '*', '_']);
    let target = rest.strip_prefix("(#t=").and_then(|target| target.split_once(')'));
    let rest = target.map_or(rest, |(_, rest)| rest).trim_start_matches(['*', '_']);
    let separator = |c: char| c.is_whitespace() || "-–—―:|·•.~→*_".contains(c);
    rest.trim_start_matches(separator).trim_end_matches(['*', '_']).trim()
}

/// "9:00 am", "12:30 UTC": an hour of the day.
fn is_time_of_day(title: &str) -> bool {
    let word = title.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["am", "pm", "a", "p", "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt"]
        .iter()
        .any(|zone| word.eq_ignore_ascii_case(zone))
        && (word.len() > 1 || title.get(1..2) == Some("."))
}

/// Two parts are minutes and seconds, unless that would go back in time while
/// hours and minutes go on, within the episode.
fn resolve_hours(stamps: &mut [Stamp], duration: Option<Moment>) {
    let Some(duration) = duration else { return };
    let mut before = Moment::START;
    for stamp in stamps {
        if let Some(hours) = stamp.clock.as_hours
            && stamp.clock.moment < before
            && before < hours
            && hours < duration
        {
            stamp.clock.moment = hours;
        }
        before = stamp.clock.moment;
    }
}

/// Whether times that were found one below the other are an episode's chapters:
/// at least two, and nearly all in order.
fn is_chapter_list(stamps: &[Stamp]) -> bool {
    let steps = stamps.len().saturating_sub(1);
    let rises = |pair: &&[Stamp]| matches!(pair, [a, b] if a.clock.moment < b.clock.moment);
    steps > 0 && stamps.windows(2).filter(rises).count() as f64 >= ORDERLY * steps as f64
}

/// The time that a line begins with, and what follows it.
pub fn leading_time(line: &str) -> Option<(Moment, &str)> {
    leading(line).map(|(clock, rest)| (clock.moment, rest))
}

/// A time of an episode at the very start of a text, and what follows it.
pub fn leading_clock(text: &str) -> Option<(Moment, &str)> {
    let (clock, rest) = split_clock(text)?;
    (!is_time_of_day(rest.trim_start())).then_some((clock.moment, rest))
}

/// The time that a short line ends with, and what stands before it.
pub fn trailing_time(line: &str) -> Option<(Moment, &str)> {
    trailing(line).map(|(clock, rest)| (clock.moment, rest))
}
