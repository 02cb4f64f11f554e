//! Speakers that are named in the text of a cue. A wrong speaker is worse than none.

use std::collections::{HashMap, HashSet};

use crate::chapters::timestamps::is_time;

/// The longest name, in bytes.
const MAX_NAME_BYTES: usize = 40;

/// The most words of a name.
const MAX_NAME_WORDS: usize = 5;

/// Words in lower case inside a name.
const PARTICLES: [&str; 20] = [
    "van", "von", "de", "der", "den", "del", "della", "da", "di", "dos", "du", "la", "le", "al",
    "bin", "ben", "ibn", "ter", "ten", "y",
];

/// Words that begin a sentence before a colon, and are no names.
const NO_NAMES: [&str; 70] = [
    "so",
    "well",
    "and",
    "but",
    "or",
    "yes",
    "no",
    "ok",
    "okay",
    "now",
    "right",
    "also",
    "look",
    "listen",
    "note",
    "remember",
    "question",
    "answer",
    "first",
    "second",
    "third",
    "next",
    "last",
    "finally",
    "then",
    "because",
    "thus",
    "hence",
    "again",
    "here",
    "there",
    "this",
    "that",
    "it",
    "he",
    "she",
    "we",
    "you",
    "i",
    "they",
    "what",
    "why",
    "how",
    "when",
    "where",
    "who",
    "example",
    "warning",
    "tip",
    "update",
    "fact",
    "today",
    "meaning",
    "namely",
    "basically",
    "ja",
    "nein",
    "aber",
    "und",
    "dann",
    "frage",
    "antwort",
    "oui",
    "non",
    "mais",
    "donc",
    "alors",
    "pero",
    "entonces",
    "nota",
];

/// The speakers of a transcript: the names before colons that are names beyond doubt.
pub struct Speakers(HashSet<String>);

impl Speakers {
    /// The speakers in these lines. A single word is one if it occurs again, or if most
    /// lines begin with a name and a sentence follows.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        // How often each name occurs, and whether a sentence follows.
        let mut names: HashMap<&str, (usize, bool)> = HashMap::new();
        let (mut named, mut all) = (0, 0);
        for line in lines.filter(|line| !line.trim().is_empty()) {
            all += 1;
            if let Some((name, rest)) = prefix(line) {
                named += 1;
                let (count, sentence) = names.entry(name).or_default();
                *count += 1;
                *sentence = !rest.trim_start().starts_with(char::is_lowercase);
            }
        }
        let usual = 2 * named >= all;
        let speakers = names.into_iter().filter(|(name, (count, sentence))| {
            *count > 1 || name.contains(char::is_whitespace) || usual && *sentence
        });
        Self(speakers.map(|(name, _)| name.to_owned()).collect())
    }

    /// Splits "Speaker: text: more" at the first colon. Without a speaker, the text is
    /// returned as it is.
    pub fn split(&self, text: &str) -> (Option<String>, String) {
        match prefix(text) {
            Some((name, rest)) if self.0.contains(name) => {
                (Some(name.to_owned()), rest.trim().to_owned())
            }
            _ => (None, text.to_owned()),
        }
    }
}

/// What may be a name before a colon, and the text after it: `Ada: …`, `Ada (0:10): …`.
fn prefix(text: &str) -> Option<(&str, &str)> {
    let timed = || {
        let (name, rest) = text.split_once(" (")?;
        let (time, rest) = rest.split_once("):")?;
        is_time(time).then_some((name, rest))
    };
    let plain = || {
        let (name, rest) = text.split_once([':', '：'])?;
        let separated = rest.starts_with(char::is_whitespace) || text.contains('：');
        separated.then_some((name, rest))
    };
    let (name, rest) = timed().or_else(plain)?;
    is_name(name.trim()).then(|| (name.trim(), rest))
}

/// Whether a text looks like a name: a few words that each begin with a capital letter, a
/// letter without case or a digit, such as "Glen De Cauwsemaecker", "Speaker 2" or "田中".
pub fn is_name(text: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() || c.is_whitespace() || "-.'’".contains(c);
    let starts = |word: &str| {
        PARTICLES.contains(&word)
            || word.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
    };
    let first = text.split_whitespace().next().unwrap_or_default();
    (1..=MAX_NAME_WORDS).contains(&text.split_whitespace().count())
        && text.len() <= MAX_NAME_BYTES
        && text.chars().all(letters)
        && !text.ends_with('.')
        && first.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && text.split_whitespace().all(starts)
        && !NO_NAMES.contains(&first.to_lowercase().as_str())
}
