//! Speakers that are named in the text of a cue.

/// The longest name, in bytes.
const MAX_NAME_BYTES: usize = 40;

/// Splits "Speaker: text: more" at the first colon. Without a speaker, the text is
/// returned as it is.
pub fn split(text: &str) -> (Option<String>, String) {
    match text.split_once(':') {
        Some((name, rest)) if is_name(name.trim()) && rest.starts_with([' ', '\u{a0}']) => {
            (Some(name.trim().to_owned()), rest.trim().to_owned())
        }
        _ => (None, text.to_owned()),
    }
}

/// Whether a text looks like a name: up to four words that each begin with a capital
/// letter or a digit, such as "Glen De Cauwsemaecker" or "Speaker 2".
pub fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let starts = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let letters = |c: char| c.is_alphanumeric() || c.is_whitespace() || "-.'’".contains(c);
    (1..=4).contains(&words)
        && text.chars().all(letters)
        && !text.ends_with('.')
        && text.len() <= MAX_NAME_BYTES
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().all(starts)
}
