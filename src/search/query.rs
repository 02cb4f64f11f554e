use serde::{Deserialize, Serialize};

use crate::show::Date;
use crate::show::words::folded_words;

/// More words than this are not looked for: what somebody types has fewer, and
/// what is found keeps a bit for each.
pub const MOST_TERMS: usize = 16;

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// All of them have to be there.
    pub terms: Vec<Term>,
    pub filters: Vec<Filter>,
    /// What could not be understood, in sentences for people.
    pub faults: Vec<String>,
}

/// A word, or several that have to stand one after the other; all
/// [`folded`](crate::show::words::folded).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub words: Vec<String>,
    /// Whether the last word may go on.
    pub prefix: bool,
}

/// What else an episode has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// With a guest of that name or affiliation: `guest:inden`.
    Guest(Term),
    /// About that topic: `topic:dns`.
    Topic(Term),
    /// Refers to that: `ref:rfc8305`, `ref:quinn`.
    Reference(Term),
    /// Without that anywhere: `-rust`.
    Without(Term),
    /// Published before that day: `before:2025-11`.
    Before(Date),
    /// Published on that day or later: `after:2025-10-21`.
    After(Date),
}

impl Query {
    /// Reads what somebody has typed. Everything can be read; what makes no sense
    /// is named in `faults`.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for part in parts(text) {
            query.take(part);
        }
        query.terms.truncate(MOST_TERMS);
        query
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    fn take(&mut self, part: &str) {
        if let Some(term) = part.strip_prefix('-').and_then(Term::read) {
            self.filters.push(Filter::Without(term));
            return;
        }
        let named = part.split_once(':').map(|(key, value)| (key.to_ascii_lowercase(), value));
        let filter: fn(Term) -> Filter = match named.as_ref().map(|(key, _)| key.as_str()) {
            Some("guest") => Filter::Guest,
            Some("topic") => Filter::Topic,
            Some("ref") => Filter::Reference,
            Some("before") => return self.take_date(part, Filter::Before),
            Some("after") => return self.take_date(part, Filter::After),
            _ => {
                self.terms.extend(Term::read(part));
                return;
            }
        };
        // Nothing after the colon: whoever types it is not done yet.
        let term = named.and_then(|(_, value)| Term::read(value));
        self.filters.extend(term.map(filter));
    }

    fn take_date(&mut self, part: &str, filter: fn(Date) -> Filter) {
        let value = part.split_once(':').map_or("", |(_, value)| value).trim_matches('"');
        match date(value) {
            Some(date) => self.filters.push(filter(date)),
            None if value.is_empty() => {}
            None => self.faults.push(format!(
                "“{part}” has no date in it, such as 2025, 2025-11 or 2025-11-18, and was left out."
            )),
        }
    }
}

impl Term {
    /// A word, or a phrase in quotes; nothing if there is no word in it.
    fn read(part: &str) -> Option<Self> {
        let words = folded_words(part);
        // RFC numbers are written in one word and in two.
        let words = match words.as_slice() {
            [word] => rfc(word).unwrap_or(words),
            _ => words,
        };
        let prefix = !part.contains('"');
        (!words.is_empty()).then_some(Self { words, prefix })
    }
}

fn rfc(word: &str) -> Option<Vec<String>> {
    let number = word.strip_prefix("rfc")?;
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| vec!["rfc".to_owned(), number.to_owned()])
}

/// The first day of a year, a month, or a day.
fn date(text: &str) -> Option<Date> {
    Date::parse(text)
        .or_else(|| Date::parse(&format!("{text}-1")))
        .or_else(|| Date::parse(&format!("{text}-1-1")))
}

/// What stands between white space, but for white space in quotes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let parts = text.split(move |c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    });
    parts.filter(|part| !part.is_empty())
}
