//! Guests from titles, for feeds that name no persons.

use crate::show::{Person, Role};

const BEFORE_GUESTS: [&str; 8] = [
    "with",
    "w/",
    "featuring",
    "feat.",
    "interview with",
    "interview of",
    "conversation with",
    "meet",
];
const BEFORE_AFFILIATION: [&str; 3] = [" from ", " of ", " at "];
const PARTICLES: [&str; 13] =
    ["de", "del", "den", "der", "di", "da", "dal", "la", "le", "van", "von", "bin", "al"];

/// The people a title announces: "Roto with Terts and Arya from NLnet Labs".
///
/// What follows the last "with" is cut at punctuation, split at commas and
/// "and", and kept where it looks like a name: capitalised words, at least two
/// of them, or one where an affiliation follows.
pub fn from_title(title: &str) -> Vec<Person> {
    let Some(tail) = after_marker(title) else { return Vec::new() };
    let tail = cut(tail);
    let (names, affiliation) = split_affiliation(tail);
    let enough = if affiliation.is_some() { 1 } else { 2 };
    let names = names.replace(" and ", ",").replace(" & ", ",").replace(" + ", ",");
    let guests = names.split(',').map(str::trim).filter(|name| is_name(name, enough));
    guests
        .map(|name| Person {
            name: name.to_owned(),
            role: Role::Guest,
            affiliation: affiliation.map(str::to_owned),
            href: None,
        })
        .collect()
}

fn after_marker(title: &str) -> Option<&str> {
    let lower = title.to_ascii_lowercase();
    // Tried in order: a later marker counts only where the ones before are missing.
    let end = BEFORE_GUESTS.iter().find_map(|marker| {
        let found = lower.match_indices(marker).map(|(at, _)| at);
        let at = found.filter(|at| is_word(&lower, *at, marker.len())).last()?;
        Some(at + marker.len())
    })?;
    title.get(end..)
}

fn is_word(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + length..).and_then(|t| t.chars().next());
    !before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_whitespace)
}

fn cut(tail: &str) -> &str {
    let stops = ["(", " × ", " | ", " – ", " — ", "!", "?", ":", ". "];
    let end = stops.iter().filter_map(|stop| tail.find(stop)).min();
    end.and_then(|end| tail.get(..end)).unwrap_or(tail).trim()
}

fn split_affiliation(tail: &str) -> (&str, Option<&str>) {
    let found = BEFORE_AFFILIATION.iter().filter_map(|word| tail.split_once(word));
    match found.min_by_key(|(names, _)| names.len()) {
        Some((names, affiliation)) => (names, Some(affiliation.trim())),
        None => (tail, None),
    }
}

fn is_name(text: &str, enough: usize) -> bool {
    let mut words = 0;
    for token in text.split_whitespace() {
        if PARTICLES.contains(&token) {
            continue;
        }
        let shouted = token.len() > 1 && token.chars().all(char::is_uppercase);
        let odd = token.chars().any(|c| c.is_numeric() || c == '`');
        if !token.starts_with(char::is_uppercase) || shouted || odd {
            return false;
        }
        words += 1;
    }
    words >= enough
}
