//! People announced by a title.

use show::Person;

const GUEST_MARKERS: [&str; 8] = [
    "with",
    "w/",
    "featuring",
    "feat.",
    "interview with",
    "interview of",
    "conversation with",
    "meet",
];
const AFFILIATION_MARKERS: [&str; 3] = [" from ", " of ", " at "];
const PARTICLES: [&str; 13] =
    ["de", "del", "den", "der", "di", "da", "dal", "la", "le", "van", "von", "bin", "al"];

/// Occupations, which end a name.
const OCCUPATIONS: [&str; 8] =
    [" co-founder", " founder", " ceo", " cto", " creator", " author", " maintainer", " lead"];

/// The people that a title announces: "Roto with Terts and Arya from NLnet Labs".
///
/// The text after the last "with" is cut at punctuation and split at commas and "and".
/// A name has at least two capitalised words, or one if an affiliation is given.
pub fn guests(title: &str) -> Vec<Person> {
    let Some(tail) = after_marker(title) else { return Vec::new() };
    let (names, affiliation) = split_affiliation(until_name_end(tail));
    let (names, affiliation) = match affiliation {
        None => split_possessive(names),
        affiliation => (names, affiliation),
    };
    let min_words = if affiliation.is_some() { 1 } else { 2 };
    let guests = with_shared_surname(split_names(names));
    let guests = guests.iter().filter(|name| is_name(name, min_words));
    guests
        .map(|name| Person { affiliation: affiliation.map(str::to_owned), ..Person::guest(name) })
        .collect()
}

/// Splits "A, B and C" into three names, each without its honorific.
pub fn split_names(names: &str) -> Vec<String> {
    let names = names.replace(" and ", ",").replace(" & ", ",").replace(" + ", ",");
    let names = names.split(',').map(|name| without_honorific(name.trim()).to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// Removes an honorific: "Dr. Jane Doe" becomes "Jane Doe".
fn without_honorific(name: &str) -> &str {
    let honorifics = ["Dr. ", "Dr ", "Prof. ", "Professor ", "Mr. ", "Mrs. ", "Ms. "];
    honorifics.iter().find_map(|honorific| name.strip_prefix(honorific)).unwrap_or(name)
}

/// Completes the first of two names: in "Tobie and Jamie Morgan" both are Morgans.
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

/// Splits "Turso's Glauber Costa" into the name and the affiliation.
fn split_possessive(names: &str) -> (&str, Option<&str>) {
    let possessive = names.split_once("'s ").or_else(|| names.split_once("’s "));
    match possessive {
        Some((owner, rest)) if !owner.contains(',') => (rest, Some(owner.trim())),
        _ => (names, None),
    }
}

/// The text after the last occurrence of a marker; `None` without one.
fn after_marker(title: &str) -> Option<&str> {
    let lower = title.to_ascii_lowercase();
    // In order of precedence: a marker counts only if all before it are missing.
    let end = GUEST_MARKERS.iter().find_map(|marker| {
        let found = lower.match_indices(marker).map(|(at, _)| at);
        // "Where Rust and C meet …" announces no guest.
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

/// The text up to the first punctuation, occupation or end of a sentence.
fn until_name_end(tail: &str) -> &str {
    let stops = ["(", "[", " × ", " | ", " – ", " — ", " - ", "!", "?", ":"];
    let lower = tail.to_ascii_lowercase();
    let occupations = OCCUPATIONS.iter().filter_map(|occupation| {
        let at = lower.find(occupation)?;
        let in_word = lower.get(at + occupation.len()..)?.starts_with(char::is_alphanumeric);
        (!in_word).then_some(at)
    });
    let ends = stops.iter().filter_map(|stop| lower.find(stop));
    let end = ends.chain(occupations).chain(sentence_end(tail)).min();
    end.and_then(|end| tail.get(..end)).unwrap_or(tail).trim()
}

/// The position of a full stop that ends a sentence, unlike that of an initial or an
/// honorific.
fn sentence_end(tail: &str) -> Option<usize> {
    let mut stops = tail.match_indices(". ").map(|(at, _)| at);
    stops.find(|at| {
        let before = tail.get(..*at).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        word.chars().count() > 1 && !["Dr", "Mr", "Mrs", "Ms", "Prof", "St"].contains(&word)
    })
}

fn split_affiliation(tail: &str) -> (&str, Option<&str>) {
    let found = AFFILIATION_MARKERS.iter().filter_map(|word| tail.split_once(word));
    match found.min_by_key(|(names, _)| names.len()) {
        Some((names, affiliation)) => (names, Some(affiliation.trim())),
        None => (tail, None),
    }
}

/// Whether every word can be part of a name, particles aside, and there are at least
/// `min_words`.
pub fn is_name(text: &str, min_words: usize) -> bool {
    let mut words = 0;
    for token in text.split_whitespace() {
        if PARTICLES.contains(&token) {
            continue;
        }
        let all_caps = token.len() > 1 && token.chars().all(char::is_uppercase);
        let has_non_letter = token.chars().any(|c| c.is_numeric() || c == '`');
        if !token.starts_with(char::is_uppercase) || all_caps || has_non_letter {
            return false;
        }
        words += 1;
    }
    words >= min_words
}
