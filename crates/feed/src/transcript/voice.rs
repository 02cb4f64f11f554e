//! Speakers that are named in the text of a cue. A wrong speaker is worse than none.

use std::collections::{HashMap, HashSet};

use show::words::is_spaceless;

use crate::chapters::timestamps::is_time;

/// The longest name, in bytes.
const MAX_NAME_BYTES: usize = 48;

/// The most words of a name.
const MAX_NAME_WORDS: usize = 6;

/// Words in lower case inside a name.
const PARTICLES: [&str; 20] = [
    "van", "von", "de", "der", "den", "del", "della", "da", "di", "dos", "du", "la", "le", "al",
    "bin", "ben", "ibn", "ter", "ten", "y",
];

/// Words that begin a sentence or a heading before a colon, and no name.
const NO_NAMES: &str = "a achtung aber alors also and answer antwort basically because beispiel \
    breaking but chapter dann das der die donc entonces episode example fact finally first folge \
    frage he hence here hinweis how i it ja kapitel last listen look mais meaning namely nein \
    next no nochmal non nota note now ok okay or oui part pero question remember right second \
    she so teil that the then there they third this thus tip today update und warning we well \
    what when where who why yes you zum übrigens";

/// The speakers of a transcript: the names before colons that are names beyond doubt.
pub struct Speakers(HashSet<String>);

impl Speakers {
    /// The speakers in these lines. A name is one if it occurs again, or is a long one; else
    /// if most lines begin with a name, and a sentence follows this one.
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
            let long = name.split_whitespace().count() > 2;
            *count > 1 || long || is_machine_label(name) || usual && *sentence
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

/// What may be a name before a colon, and the text after it: `Ada: …`, `Ada (0:10): …`,
/// `- Ada, host: …`, `[SPEAKER_00]: …`.
fn prefix(text: &str) -> Option<(&str, &str)> {
    let timed = || {
        let (name, rest) = text.split_once(" (")?;
        let (time, rest) = rest.split_once("):")?;
        is_time(time).then_some((name, rest))
    };
    let plain = || {
        let (name, rest) = text.split_once([':', '：'])?;
        // Markdown may mark the name.
        let rest = rest.trim_start_matches('*');
        let separated = rest.is_empty() || rest.starts_with(char::is_whitespace);
        (separated || text.contains('：')).then_some((name, rest))
    };
    let (name, rest) = timed().or_else(plain)?;
    let name = bare_name(name);
    is_name(name).then_some((name, rest))
}

/// A name without what marks it, and without the role after it: "- Ada Lovelace (guest)".
fn bare_name(name: &str) -> &str {
    let marks = |c: char| c.is_whitespace() || "-–—>*[]•".contains(c);
    let name = name.trim_matches(marks);
    name.split([',', '(']).next().unwrap_or(name).trim_end()
}

/// Whether a program has numbered the speakers: "SPEAKER_00", "speaker 2".
fn is_machine_label(name: &str) -> bool {
    let start = name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("speaker"));
    let number = name.get(7..).unwrap_or_default().trim_start_matches([' ', '_']);
    start && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

/// Whether a text looks like a name: a few words that each begin with a capital letter, a
/// letter without case or a digit, such as "Glen De Cauwsemaecker", "Speaker 2" or "田中".
pub fn is_name(text: &str) -> bool {
    let letters = |c: char| c.is_alphanumeric() || c.is_whitespace() || "-.'’".contains(c);
    let starts = |word: &str| {
        PARTICLES.contains(&word)
            || word.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
    };
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    is_machine_label(text)
        || (1..=MAX_NAME_WORDS).contains(&text.split_whitespace().count())
            && text.len() <= MAX_NAME_BYTES
            && text.chars().all(letters)
            && !text.ends_with('.')
            && text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && text.split_whitespace().all(starts)
            && !NO_NAMES.split(' ').any(|word| word == first)
            && !is_hiragana_phrase(text)
}

/// Whether a text in Japanese has syllables of grammar: a phrase such as "例えば", no name.
fn is_hiragana_phrase(text: &str) -> bool {
    let mut syllables = text.chars().filter(|c| ('\u{3041}'..='\u{309f}').contains(c));
    text.chars().any(is_spaceless) && syllables.next().is_some()
}
