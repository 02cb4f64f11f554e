use serde::{Deserialize, Serialize};
use show::Date;

use crate::words::folded_words;

/// The most terms of a query; the rest is dropped. The ranking stores the terms that
/// match as the bits of a `u16`.
const MAX_TERMS: usize = 16;

/// A parsed search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The terms. A document has to contain all of them.
    pub terms: Vec<Term>,
    /// The filters. A document has to pass all of them.
    pub filters: Vec<Filter>,
    /// The parts that could not be understood, each as a sentence for visitors.
    pub faults: Vec<String>,
}

/// A word, or several in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The words, [`folded`](show::words::folded).
    pub words: Vec<String>,
    /// Whether the last word also matches longer words that start with it.
    pub prefix: bool,
}

/// A condition on the documents to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Has a guest with this name or affiliation: `guest:inden`.
    Guest(Term),
    /// Has this topic: `topic:dns`.
    Topic(Term),
    /// Refers to this: `ref:rfc8305`, `ref:quinn`.
    Reference(Term),
    /// Does not contain this anywhere: `-rust`.
    Without(Term),
    /// Published before this day: `before:2025-11`.
    Before(Date),
    /// Published on this day or later: `after:2025-10-21`.
    After(Date),
}

impl Query {
    /// Parses a search as visitors type it. Never fails: parts that cannot be
    /// understood are reported in `faults`.
    ///
    /// ```
    /// use search::Query;
    ///
    /// let query = Query::parse("\"zero copy\" guest:inden before:2026");
    /// assert_eq!(query.terms[0].words, ["zero", "copy"]);
    /// assert_eq!(query.filters.len(), 2);
    /// ```
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for part in parts(text) {
            query.add(part);
        }
        query.terms.truncate(MAX_TERMS);
        query
    }

    /// Whether there are neither terms nor filters.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.filters.is_empty()
    }

    fn add(&mut self, part: &str) {
        if let Some(term) = part.strip_prefix('-').and_then(Term::parse) {
            self.filters.push(Filter::Without(term));
            return;
        }
        let pair = part.split_once(':').map(|(key, value)| (key.to_ascii_lowercase(), value));
        let filter: fn(Term) -> Filter = match pair.as_ref().map(|(key, _)| key.as_str()) {
            Some("guest") => Filter::Guest,
            Some("topic") => Filter::Topic,
            Some("ref") => Filter::Reference,
            Some("before") => return self.add_date(part, Filter::Before),
            Some("after") => return self.add_date(part, Filter::After),
            _ => {
                self.terms.extend(Term::parse(part));
                return;
            }
        };
        // A key without a value is still being typed and filters nothing.
        let term = pair.and_then(|(_, value)| Term::parse(value));
        self.filters.extend(term.map(filter));
    }

    fn add_date(&mut self, part: &str, filter: fn(Date) -> Filter) {
        let value = part.split_once(':').map_or("", |(_, value)| value).trim_matches('"');
        match parse_date(value) {
            Some(date) => self.filters.push(filter(date)),
            None if value.is_empty() => {}
            None => self.faults.push(format!(
                "“{part}” has no date in it, such as 2025, 2025-11 or 2025-11-18, and was left out."
            )),
        }
    }
}

impl Term {
    /// Parses a word, or a phrase in quotes; `None` if it contains no word.
    fn parse(part: &str) -> Option<Self> {
        let words = folded_words(part);
        // RFC numbers are written as one word and as two.
        let words = match words.as_slice() {
            [word] => split_rfc(word).unwrap_or(words),
            _ => words,
        };
        let prefix = !part.contains('"');
        (!words.is_empty()).then_some(Self { words, prefix })
    }
}

fn split_rfc(word: &str) -> Option<Vec<String>> {
    let number = word.strip_prefix("rfc")?;
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| vec!["rfc".to_owned(), number.to_owned()])
}

/// The first day of a year, a month or a day: `2025`, `2025-11`, `2025-11-18`.
fn parse_date(text: &str) -> Option<Date> {
    Date::parse(text)
        .or_else(|| Date::parse(&format!("{text}-1")))
        .or_else(|| Date::parse(&format!("{text}-1-1")))
}

/// Splits at white space outside of quotes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let parts = text.split(move |c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    });
    parts.filter(|part| !part.is_empty())
}
