//! People introduced by the first chapters: "Get to know Simon Sapin".

use show::Chapters;

use super::title::{is_name, split_names};

/// How many chapters are searched. Guests are introduced early.
const SEARCHED_CHAPTERS: usize = 5;

/// The phrases that introduce a person, and whether they introduce only people. "Into
/// to" is a frequent typo.
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

/// Capitalised words of titles that are not part of a person's name.
const SUBJECT_WORDS: [&str; 16] = [
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

/// A person or a subject that a chapter introduces.
pub struct Introduction {
    /// The name.
    pub name: String,
    /// Whether the phrase introduces only people.
    pub is_person: bool,
}

/// What the first chapters introduce.
pub fn introductions(chapters: &Chapters) -> Vec<Introduction> {
    let first = chapters.listed().take(SEARCHED_CHAPTERS);
    first.flat_map(|(_, chapter)| title_introductions(&chapter.title)).collect()
}

fn title_introductions(title: &str) -> Vec<Introduction> {
    let found = INTRODUCTIONS.iter().find_map(|(phrase, is_person)| {
        let start = title.get(..phrase.len())?;
        start.eq_ignore_ascii_case(phrase).then(|| title.get(phrase.len()..))?.zip(Some(*is_person))
    });
    let Some((rest, is_person)) = found else { return Vec::new() };
    let lower = rest.to_ascii_lowercase();
    let ends = [" and his ", " and her ", " and their ", ":", " - ", " – ", "'s ", "’s ", "("];
    let end = ends.iter().filter_map(|end| lower.find(end)).min().unwrap_or(rest.len());
    let names = split_names(rest.get(..end).unwrap_or_default()).into_iter();
    let is_subject = |name: &str| name.split_whitespace().any(|word| SUBJECT_WORDS.contains(&word));
    names
        .filter(|name| is_name(name, 2) && !is_subject(name))
        .map(|name| Introduction { name, is_person })
        .collect()
}
