//! Chapters from times in the notes: `00:00 Intro`, `[1:02:03] - Title`.

use show::{ChapterDraft, Length, Moment};

/// The smallest share of increasing steps in a chapter list.
const MIN_INCREASING: f64 = 0.8;

/// The longest title before a time, in bytes. A longer line that ends in a time is
/// prose.
const MAX_TITLE_BYTES: usize = 120;

/// The chapters in these lines, each with the indices of the lines it was read from.
/// Empty unless the times form a chapter list.
pub fn chapters(lines: &[&str], duration: Option<Length>) -> Vec<(ChapterDraft, Vec<usize>)> {
    let at_start = timed_lines(lines, leading);
    let mut timed = if at_start.len() > 1 { at_start } else { timed_lines(lines, trailing) };
    resolve_hours(&mut timed, duration);
    timed.retain(|line| duration.is_none_or(|duration| line.clock.moment.is_within(duration)));
    if !is_chapter_list(&timed) {
        return Vec::new();
    }
    let drafts = timed
        .into_iter()
        .map(|line| (ChapterDraft::new(line.clock.moment, Some(line.title)), line.indices));
    drafts.collect()
}

/// A time and its title, from one line or two.
struct TimedLine {
    clock: Clock,
    title: String,
    /// The indices of the lines.
    indices: Vec<usize>,
}

/// A time as written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Clock {
    moment: Moment,
    /// The moment if the two parts are hours and minutes; `None` for other forms.
    as_hours: Option<Moment>,
}

impl Clock {
    /// Reads `M:SS` up to `HHH:MM:SS.mmm`. All parts but the first have two digits.
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

/// The lines with times. The title of a time alone on its line is the line after it.
fn timed_lines<'a>(
    lines: &[&'a str],
    read: impl Fn(&'a str) -> Option<(Clock, &'a str)>,
) -> Vec<TimedLine> {
    let mut timed = Vec::new();
    let mut lines = lines.iter().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let Some((clock, title)) = read(line) else { continue };
        let mut entry = TimedLine { clock, title: title.to_owned(), indices: vec![index] };
        if title.is_empty() {
            let below = lines.next_if(|(_, line)| leading(line).is_none());
            let Some((index, line)) = below else { continue };
            entry.title = (*line).to_owned();
            entry.indices.push(index);
        }
        timed.push(entry);
    }
    timed
}

/// A time and the title after it. A bullet, a number, a symbol or an opening bracket may
/// precede the time; the closing bracket and a separator may follow it.
fn leading(line: &str) -> Option<(Clock, &str)> {
    let line = without_number(line.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let (clock, rest) = split_clock(line.trim_start_matches(|c: char| !c.is_alphanumeric()))?;
    let title = after_time(rest);
    // The end of a range is dropped: it is the start of the next chapter.
    let title = split_clock(title).map_or(title, |(_, rest)| after_time(rest));
    (!is_time_of_day(title)).then_some((clock, title))
}

/// A time at the end of a short line, and the title before it.
fn trailing(line: &str) -> Option<(Clock, &str)> {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = line.rfind(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')?;
    let (title, time) = line.split_at_checked(start)?;
    let time = time.trim_start_matches(|c: char| !c.is_ascii_digit());
    let title = title.trim_end_matches(|c: char| !c.is_alphanumeric() && !"!?)”\"".contains(c));
    let short = !title.is_empty() && title.len() <= MAX_TITLE_BYTES;
    short.then(|| Clock::parse(time)).flatten().map(|clock| (clock, title))
}

/// Removes the number of a list item: "3. Title" becomes "Title".
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len());
    after.filter(|after| after.starts_with(char::is_whitespace)).unwrap_or(line)
}

/// A time at the start of a text, and the rest of the text.
fn split_clock(line: &str) -> Option<(Clock, &str)> {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.');
    let (time, rest) = line.split_at_checked(end.unwrap_or(line.len()))?;
    let clock = Clock::parse(time.trim_end_matches(['.', ':']))?;
    (!rest.starts_with(char::is_alphanumeric)).then_some((clock, rest))
}

/// The text after a time without closing brackets, the target of a Markdown link and
/// separators.
fn after_time(rest: &str) -> &str {
    let rest = rest.trim_start_matches([')', ']', '>', '}', '*', '_']);
    let target = rest.strip_prefix("(#t=").and_then(|target| target.split_once(')'));
    let rest = target.map_or(rest, |(_, rest)| rest).trim_start_matches(['*', '_']);
    let separator = |c: char| c.is_whitespace() || "-–—―:|·•.~→*_".contains(c);
    rest.trim_start_matches(separator).trim_end_matches(['*', '_']).trim()
}

/// Whether the text after a time makes it a time of day: "9:00 am", "12:30 UTC".
fn is_time_of_day(title: &str) -> bool {
    let word = title.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["am", "pm", "a", "p", "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt"]
        .iter()
        .any(|zone| word.eq_ignore_ascii_case(zone))
        && (word.len() > 1 || title.get(1..2) == Some("."))
}

/// Two parts are minutes and seconds. They become hours and minutes where minutes and
/// seconds would go back in time, and hours and minutes go forward within the episode.
fn resolve_hours(timed: &mut [TimedLine], duration: Option<Length>) {
    let Some(duration) = duration else { return };
    let mut before = Moment::START;
    for TimedLine { clock, .. } in timed {
        if let Some(hours) = clock.as_hours
            && clock.moment < before
            && before < hours
            && hours.is_within(duration)
        {
            clock.moment = hours;
        }
        before = clock.moment;
    }
}

/// Whether consecutive times form a chapter list: at least two, nearly all increasing.
fn is_chapter_list(timed: &[TimedLine]) -> bool {
    let steps = timed.len().saturating_sub(1);
    let increasing =
        |pair: &&[TimedLine]| matches!(pair, [a, b] if a.clock.moment < b.clock.moment);
    steps > 0 && timed.windows(2).filter(increasing).count() as f64 >= MIN_INCREASING * steps as f64
}

/// The time at the start of a line, and the title after it.
pub fn leading_time(line: &str) -> Option<(Moment, &str)> {
    leading(line).map(|(clock, rest)| (clock.moment, rest))
}

/// The time at the very start of a text, and the rest of the text; `None` for a time of
/// day.
pub fn leading_clock(text: &str) -> Option<(Moment, &str)> {
    let (clock, rest) = split_clock(text)?;
    (!is_time_of_day(rest.trim_start())).then_some((clock.moment, rest))
}

/// The time at the end of a short line, and the title before it.
pub fn trailing_time(line: &str) -> Option<(Moment, &str)> {
    trailing(line).map(|(clock, rest)| (clock.moment, rest))
}
