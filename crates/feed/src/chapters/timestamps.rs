//! Chapters from times in the notes: `00:00 Intro`, `[1:02:03] - Title`.

use show::{ChapterDraft, Length, Moment};

use super::calendar;

/// The smallest share of increasing steps in a chapter list.
const MIN_INCREASING: f64 = 0.8;

/// The longest title before a time, in bytes. A longer line that ends in a time is
/// prose.
const MAX_TITLE_BYTES: usize = 120;

/// A line of the notes, as far as its times matter.
#[derive(Debug, Clone, Copy)]
pub struct TimedText<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether the line is an item of a list, or one of several in its paragraph.
    pub is_item: bool,
}

/// The chapters in these lines, each with the indices of the lines it was read from.
/// Empty unless there is a reason to believe that the times form a chapter list.
pub fn chapters(
    lines: &[TimedText<'_>],
    duration: Option<Length>,
) -> Vec<(ChapterDraft, Vec<usize>)> {
    let at_start = believable(timed_lines(lines, leading), duration);
    let timed = at_start.or_else(|| {
        let at_end = believable(timed_lines(lines, trailing), duration)?;
        // Times at the end are often those of events, mostly in brackets.
        let begins = at_end.first().is_some_and(|line| line.clock.moment < FIRST_MINUTE);
        let bracketed = at_end.iter().any(|line| line.clock.bracketed);
        (begins || !bracketed && at_end.len() > 2).then_some(at_end)
    });
    let drafts = timed
        .unwrap_or_default()
        .into_iter()
        .map(|line| (ChapterDraft::new(line.clock.moment, Some(line.title)), line.indices));
    drafts.collect()
}

/// The end of the time in which a list usually has its first chapter.
const FIRST_MINUTE: Moment = Moment::from_secs(60);

/// The lines within the episode, if they are a chapter list: three or more, or two that
/// are items of a list or begin with the episode.
fn believable(mut timed: Vec<TimedLine>, duration: Option<Length>) -> Option<Vec<TimedLine>> {
    resolve_hours(&mut timed, duration);
    timed.retain(|line| duration.is_none_or(|duration| line.clock.moment.is_within(duration)));
    let begins = timed.first().is_some_and(|line| line.clock.moment < FIRST_MINUTE);
    let is_list = begins || timed.iter().all(|line| line.is_item);
    let enough = timed.len() >= 3 || timed.len() == 2 && is_list;
    // A list of events has the days as well.
    let dated = timed.iter().filter(|line| calendar::names_day(&line.title)).count();
    let events = !begins && 2 * dated >= timed.len();
    (enough && !events && is_increasing(&timed)).then_some(timed)
}

/// A time and its title, from one line or two.
struct TimedLine {
    clock: Clock,
    title: String,
    is_item: bool,
    /// The indices of the lines.
    indices: Vec<usize>,
}

/// A time as written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Clock {
    moment: Moment,
    /// The moment if the two parts are hours and minutes; `None` for other forms.
    as_hours: Option<Moment>,
    /// Whether it is in brackets.
    bracketed: bool,
}

impl Clock {
    /// Reads `M:SS` up to `HHH:MM:SS.mmm`, of which all parts but the first have two
    /// digits, and `1h02m03s`. Digits and colons may be those of full width.
    fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().map(narrow).collect();
        Self::parse_narrow(&text).or_else(|| Self::parse_units(&text))
    }

    /// Reads `1h02m`, `1h02` or `12m30s`: two units at least, all but the first with two
    /// digits.
    fn parse_units(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        let parts: Vec<&str> = lower.split(['h', 'm', 's']).collect();
        let (_, after_first) = parts.split_first()?;
        let regular = after_first.iter().all(|part| part.is_empty() || part.len() == 2);
        let several = after_first.first().is_some_and(|part| part.len() == 2);
        let open = lower.ends_with(|c: char| c.is_ascii_digit());
        let unit = if lower.contains('m') { "s" } else { "m" };
        let whole = if open { format!("{lower}{unit}") } else { lower.clone() };
        let moment = (regular && several).then(|| Moment::parse(&whole)).flatten()?;
        Some(Self { moment, as_hours: None, bracketed: false })
    }

    fn parse_narrow(text: &str) -> Option<Self> {
        let (_, after_first) = text.split_once(':')?;
        let whole = after_first.split('.').next().unwrap_or(after_first);
        let two_digits = whole.split(':').all(|part| part.len() == 2);
        let moment = two_digits.then(|| Moment::parse_clock(text)).flatten()?;
        let as_hours = (whole.len() == 2 && whole == after_first)
            .then(|| Moment::parse_clock(&format!("{text}:00")))
            .flatten();
        Some(Self { moment, as_hours, bracketed: false })
    }
}

/// The lines with times. The title of a time alone on its line is the line after it.
fn timed_lines<'a>(
    lines: &[TimedText<'a>],
    read: impl Fn(&'a str) -> Option<(Clock, &'a str)>,
) -> Vec<TimedLine> {
    let mut timed = Vec::new();
    let mut lines = lines.iter().enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let Some((clock, title)) = read(line.text) else { continue };
        let title = title.to_owned();
        let mut entry = TimedLine { clock, title, is_item: line.is_item, indices: vec![index] };
        if entry.title.is_empty() {
            let below = lines.next_if(|(_, line)| leading(line.text).is_none());
            let Some((index, line)) = below else { continue };
            entry.title = line.text.to_owned();
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
    let end = split_clock(title).filter(|(end, _)| end.moment > clock.moment);
    let title = end.map_or(title, |(_, rest)| after_time(rest));
    (!is_time_of_day(title)).then_some((clock, title))
}

/// A time at the end of a short line, and the title before it.
fn trailing(line: &str) -> Option<(Clock, &str)> {
    let bracketed = line.trim_end().ends_with([')', '）']);
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    let (start, last) = line.char_indices().rfind(|(_, c)| !is_clock_char(*c))?;
    let (title, time) = line.split_at_checked(start + last.len_utf8())?;
    let title = title.trim_end_matches(|c: char| !c.is_alphanumeric() && !"!?)”\"".contains(c));
    let short = !title.is_empty() && title.len() <= MAX_TITLE_BYTES;
    let clock = short.then(|| Clock::parse(time)).flatten()?;
    Some((Clock { bracketed, ..clock }, title))
}

/// Whether a character may stand in a time of digits and colons.
fn is_clock_char(c: char) -> bool {
    narrow(c).is_ascii_digit() || matches!(narrow(c), ':' | '.')
}

/// A digit or colon of full width as the one of ASCII.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '：' | '∶' => ':',
        '．' => '.',
        c => c,
    }
}

/// Removes the number of a list item: "3. Title" becomes "Title".
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.strip_prefix(['.', ')']).filter(|_| rest.len() < line.len());
    after.filter(|after| after.starts_with(char::is_whitespace)).unwrap_or(line)
}

/// A time at the start of a text, and the rest of the text.
fn split_clock(line: &str) -> Option<(Clock, &str)> {
    let end = line.find(|c| !is_clock_char(c)).unwrap_or(line.len());
    let with_units = line.find(|c: char| !c.is_ascii_digit() && !"hmsHMS".contains(c));
    split_clock_at(line, end).or_else(|| split_clock_at(line, with_units.unwrap_or(line.len())))
}

fn split_clock_at(line: &str, end: usize) -> Option<(Clock, &str)> {
    let (time, rest) = line.split_at_checked(end)?;
    let clock = Clock::parse(time.trim_end_matches(['.', ':', '：']))?;
    (!rest.starts_with(char::is_alphanumeric)).then_some((clock, rest))
}

/// The text after a time without closing brackets, the target of a Markdown link and
/// separators.
fn after_time(rest: &str) -> &str {
    const CLOSING: [char; 16] =
        [')', ']', '>', '}', '*', '_', '】', '）', '］', '〉', '》', '」', '』', '"', '”', '»'];
    let rest = rest.trim_start_matches(CLOSING);
    let target = rest.strip_prefix("(#t=").and_then(|target| target.split_once(')'));
    let rest = target.map_or(rest, |(_, rest)| rest).trim_start_matches(['*', '_']);
    let separator = |c: char| c.is_whitespace() || "-–—―:|·•.~→*_、～〜－»›".contains(c);
    rest.trim_start_matches(separator).trim_end_matches(['*', '_']).trim()
}

/// Whether the text after a time makes it a time of day: "9:00 am", "12:30 UTC".
fn is_time_of_day(title: &str) -> bool {
    let word = title.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // Only in capital letters: "pt 2" is a part.
    let is_short_zone = matches!(word, "ET" | "CT" | "MT" | "PT");
    let is_clock = ["o'clock", "o’clock", "часов"].iter().any(|word| title.starts_with(word));
    if is_short_zone || is_clock {
        return true;
    }
    let is_zone = TIMES_OF_DAY.iter().any(|zone| word.eq_ignore_ascii_case(zone));
    is_zone && (word.len() > 1 || word == "h" || title.get(1..2) == Some("."))
}

/// The words that follow times of day.
const TIMES_OF_DAY: [&str; 34] = [
    "am", "pm", "a", "p", "h", "hrs", "hours", "uhr", "uur", "heures", "utc", "gmt", "bst", "wet",
    "cet", "cest", "mez", "mesz", "eet", "eest", "msk", "est", "edt", "cst", "cdt", "mst", "mdt",
    "pst", "pdt", "jst", "kst", "ist", "aest", "aedt",
];

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

/// Whether nearly all consecutive times increase.
fn is_increasing(timed: &[TimedLine]) -> bool {
    let steps = timed.len().saturating_sub(1);
    let increasing =
        |pair: &&[TimedLine]| matches!(pair, [a, b] if a.clock.moment < b.clock.moment);
    timed.windows(2).filter(increasing).count() as f64 >= MIN_INCREASING * steps as f64
}

/// Whether a text is a time and nothing else.
pub fn is_time(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    split_clock(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// The time at the start of a line, and the title after it.
pub fn leading_time(line: &str) -> Option<(Moment, &str)> {
    leading(line).map(|(clock, rest)| (clock.moment, rest))
}

/// The time at the very start of a text, and the rest of the text; `None` for a time of
/// day.
pub fn leading_clock(text: &str) -> Option<(Moment, &str)> {
    let end = text.find(|c| !is_clock_char(c)).unwrap_or(text.len());
    let (clock, rest) = split_clock_at(text, end)?;
    (!is_time_of_day(rest.trim_start())).then_some((clock.moment, rest))
}

/// The time at the end of a short line, and the title before it.
pub fn trailing_time(line: &str) -> Option<(Moment, &str)> {
    trailing(line).map(|(clock, rest)| (clock.moment, rest))
}
