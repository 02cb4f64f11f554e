//! The people that the first chapters introduce: "Get to know Simon Sapin".

use super::title::{is_name, split_names};
use crate::show::Chapters;

/// Guests are introduced early.
const FIRST: usize = 5;

/// How a chapter introduces somebody, and whether only people are introduced
/// so. "Into to" is how it is sometimes typed.
const INTRODUCTIONS: [(&str, bool); 9] = [
    ("introduction to ", false),
    ("intro to ", false),
    ("into to ", false),
    ("introducing ", false),
    ("get to know ", true),
    ("getting to know ", true),
    ("meet ", true),
    ("meeting ", true),
    ("welcome ", true),
];

/// Words that begin with a capital letter in titles without naming anybody.
const SUBJECTS: [&str; 16] = [
    "Async",
    "Data",
    "Internet",
    "Kernel",
    "Linux",
    "Network",
    "Networking",
    "Open",
    "Project",
    "Protocol",
    "Protocols",
    "Rust",
    "Show",
    "Source",
    "The",
    "Web",
];

/// Somebody, or something, that a chapter introduces.
pub struct Introduced {
    pub name: String,
    pub is_surely_a_person: bool,
}

pub fn introduced(chapters: &Chapters) -> Vec<Introduced> {
    let first = chapters.listed().take(FIRST);
    first.flat_map(|(_, chapter)| of_title(&chapter.title)).collect()
}

fn of_title(title: &str) -> Vec<Introduced> {
    let found = INTRODUCTIONS.iter().find_map(|(words, sure)| {
        let start = title.get(..words.len())?;
        start.eq_ignore_ascii_case(words).then(|| title.get(words.len()..))?.zip(Some(*sure))
    });
    let Some((rest, is_surely_a_person)) = found else { return Vec::new() };
    let lower = rest.to_ascii_lowercase();
    let ends = [" and his ", " and her ", " and their ", ":", " - ", " – ", "'s ", "’s ", "("];
    let end = ends.iter().filter_map(|end| lower.find(end)).min().unwrap_or(rest.len());
    let names = split_names(rest.get(..end).unwrap_or_default()).into_iter();
    let subject = |name: &str| name.split_whitespace().any(|word| SUBJECTS.contains(&word));
    names
        .filter(|name| is_name(name, 2) && !subject(name))
        .map(|name| Introduced { name, is_surely_a_person })
        .collect()
}
