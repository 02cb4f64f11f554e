//! Days in texts, which tell an event from a chapter.

/// The beginnings of the names of months and weekdays, in the languages of many feeds.
const NAMES: [&str; 43] = [
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "janvier",
    "février",
    "mars",
    "avril",
    "juin",
    "juillet",
    "août",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Weekdays in short, which are words of their own only in this form.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Whether a text names a day: a month with a number, a weekday, or `5.5.2024`.
pub fn names_day(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let is_number = |word: &&str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let numbered = words.iter().filter(|word| !word.is_empty()).any(is_number);
    let named = words.iter().any(|word| NAMES.contains(&word.to_lowercase().as_str()));
    let weekday = words.iter().any(|word| WEEKDAYS.contains(word));
    weekday || named && numbered || text.split_whitespace().any(is_numeric_date)
}

fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_matches([',', ':', '(', ')']).split(['.', '/']).collect();
    let numeric = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(numeric)
}
