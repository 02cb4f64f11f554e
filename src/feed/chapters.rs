//! Chapters from timestamps in the notes: `00:00 Intro`, `[1:02:03] - Title`.

use crate::show::{Chapter, Moment};

/// Below this share of increasing steps, a row of times is not a chapter list.
const ORDERLY: f64 = 0.8;

/// Reads a line that starts with a time and goes on with a title.
///
/// Before the time there may be a bullet and an opening bracket, after it the
/// closing one and a separator: `- [@11:09] – Title`.
pub fn chapter_line(line: &str) -> Option<Chapter> {
    let line = line.trim_start_matches(['-', '*', '•', '–', '—', '#', ' ']);
    let line = line.trim_start_matches(['(', '[', '<', '@']);
    let end = line.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')?;
    let (time, rest) = line.split_at_checked(end)?;
    let start = stamp(time.trim_end_matches(['.', ':']))?;
    let title = rest.trim_start_matches([')', ']', '>']);
    let title = title.trim_start_matches([' ', '-', '–', '—', ':', '|', '·', '.']).trim();
    (!title.is_empty()).then(|| Chapter { start, title: title.to_owned() })
}

/// A time as chapter lists write it: at least `M:SS`, two digits for seconds.
fn stamp(text: &str) -> Option<Moment> {
    let (_, seconds) = text.rsplit_once(':')?;
    let whole = seconds.split('.').next().unwrap_or(seconds);
    (whole.len() == 2).then(|| Moment::parse_clock(text)).flatten()
}

/// Whether times that were found one below the other are an episode's
/// chapters: at least two, and nearly all in order.
pub fn is_chapter_list(chapters: &[Chapter]) -> bool {
    let steps = chapters.len().saturating_sub(1);
    let rising = chapters.windows(2).filter(|pair| matches!(pair, [a, b] if a.start < b.start));
    steps > 0 && rising.count() as f64 >= ORDERLY * steps as f64
}
