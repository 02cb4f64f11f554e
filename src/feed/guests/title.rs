//! The people that a title announces.

use crate::show::Person;

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

/// What ends a name: what somebody does.
const TRADES: [&str; 8] =
    [" co-founder", " founder", " ceo", " cto", " creator", " author", " maintainer", " lead"];

/// The people a title announces: "Roto with Terts and Arya from NLnet Labs".
///
/// What follows the last "with" is cut at punctuation, split at commas and
/// "and", and kept where it looks like a name: capitalised words, at least two
/// of them, or one where an affiliation follows.
pub fn guests(title: &str) -> Vec<Person> {
    let Some(tail) = after_marker(title) else { return Vec::new() };
    let (names, affiliation) = split_affiliation(cut(tail));
    let (names, affiliation) = match affiliation {
        None => split_possessive(names),
        affiliation => (names, affiliation),
    };
    let enough = if affiliation.is_some() { 1 } else { 2 };
    let guests = with_shared_surname(split_names(names));
    let guests = guests.iter().filter(|name| is_name(name, enough));
    guests
        .map(|name| Person { affiliation: affiliation.map(str::to_owned), ..Person::guest(name) })
        .collect()
}

/// "A, B and C" as three.
pub fn split_names(names: &str) -> Vec<String> {
    let names = names.replace(" and ", ",").replace(" & ", ",").replace(" + ", ",");
    let names = names.split(',').map(|name| without_title(name.trim()).to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// "Dr. Jane Doe" as Jane Doe.
fn without_title(name: &str) -> &str {
    let titles = ["Dr. ", "Dr ", "Prof. ", "Professor ", "Mr. ", "Mrs. ", "Ms. "];
    titles.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name)
}

/// "Tobie and Jamie Morgan" are both called Morgan.
fn with_shared_surname(mut names: Vec<String>) -> Vec<String> {
    if let [first, second] = names.as_mut_slice()
        && !first.contains(' ')
        && is_name(first, 1)
        && let Some((given, surname)) = second.split_once(' ')
        && !given.is_empty()
        && is_name(second, 2)
    {
        first.push(' ');
        first.push_str(surname);
    }
    names
}

/// "Turso's Glauber Costa" is with Turso.
fn split_possessive(names: &str) -> (&str, Option<&str>) {
    let possessive = names.split_once("'s ").or_else(|| names.split_once("’s "));
    match possessive {
        Some((owner, rest)) if !owner.contains(',') => (rest, Some(owner.trim())),
        _ => (names, None),
    }
}

fn after_marker(title: &str) -> Option<&str> {
    let lower = title.to_ascii_lowercase();
    // Tried in order: a later marker counts only where the ones before are missing.
    let end = BEFORE_GUESTS.iter().find_map(|marker| {
        let found = lower.match_indices(marker).map(|(at, _)| at);
        // "Where Rust and C meet …" announces nobody.
        let found = found.filter(|at| *marker != "meet" || *at == 0);
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
    let stops = ["(", "[", " × ", " | ", " – ", " — ", " - ", "!", "?", ":"];
    let lower = tail.to_ascii_lowercase();
    let trades = TRADES.iter().filter_map(|trade| {
        let at = lower.find(trade)?;
        let goes_on = lower.get(at + trade.len()..)?.starts_with(char::is_alphanumeric);
        (!goes_on).then_some(at)
    });
    let ends = stops.iter().filter_map(|stop| lower.find(stop));
    let end = ends.chain(trades).chain(sentence_end(tail)).min();
    end.and_then(|end| tail.get(..end)).unwrap_or(tail).trim()
}

/// The full stop of a sentence; the one of an initial or a title is none.
fn sentence_end(tail: &str) -> Option<usize> {
    let mut stops = tail.match_indices(". ").map(|(at, _)| at);
    stops.find(|at| {
        let before = tail.get(..*at).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 1 && !["Dr", "Mr", "Mrs", "Ms", "Prof", "St"].contains(&word)
    })
}

fn split_affiliation(tail: &str) -> (&str, Option<&str>) {
    let found = BEFORE_AFFILIATION.iter().filter_map(|word| tail.split_once(word));
    match found.min_by_key(|(names, _)| names.len()) {
        Some((names, affiliation)) => (names, Some(affiliation.trim())),
        None => (tail, None),
    }
}

/// Whether every word could be of a name, and at least `enough` are.
pub fn is_name(text: &str, enough: usize) -> bool {
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
