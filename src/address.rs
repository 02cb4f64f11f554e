//! Addresses of this site's pages, as the browser's address bar has them.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a value of a query cannot hold as it is, but for spaces.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':')
    .remove(b'/')
    .remove(b' ');

/// What is looked for stands in the query under this key.
pub const QUERY: &str = "q";

/// The path, query and fragment of a page's address, still encoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    pub path: String,
    /// Without its question mark.
    pub query: String,
    /// Without its number sign.
    pub fragment: String,
}

impl Address {
    /// Takes an address of this site apart: `/episodes/14?t=60#top`.
    pub fn parse(text: &str) -> Self {
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let owned = str::to_owned;
        Self { path: owned(path), query: owned(query), fragment: owned(fragment) }
    }

    /// All values of a key in the query, in order.
    pub fn values(&self, key: &str) -> impl Iterator<Item = String> {
        self.pairs().filter(move |(k, _)| *k == key).map(|(_, value)| decoded(value))
    }

    /// The first value of a key in the query.
    pub fn value(&self, key: &str) -> Option<String> {
        self.values(key).next()
    }

    /// Whether this is the player alone, in a frame on another site.
    pub fn is_embedded(&self) -> bool {
        self.path.starts_with("/embed/")
    }

    /// What is looked for; nothing on a page where nothing is.
    pub fn query_words(&self) -> Option<String> {
        self.value(QUERY).filter(|words| self.path == "/" && !words.trim().is_empty())
    }

    /// Whether both lead to one page, whatever is chosen there.
    pub fn is_same_page(&self, other: &Self) -> bool {
        self.path == other.path && self.query_words().is_some() == other.query_words().is_some()
    }

    /// The same address at another path.
    pub fn at(&self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self.clone() }
    }

    /// The same address without a key in its query.
    pub fn without(&self, key: &str) -> Self {
        let kept = self.query.split('&').filter(|pair| pair.split('=').next() != Some(key));
        Self { query: kept.collect::<Vec<_>>().join("&"), ..self.clone() }
    }

    /// The same address with this one value of a key in its query; without the key
    /// if the value is empty.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Self {
        let value = (!value.is_empty()).then_some(value);
        self.with_all(key, value)
    }

    /// The same address with these values of a key in its query.
    #[must_use]
    pub fn with_all<'a>(&self, key: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let rest = self.without(key);
        let pairs = values.into_iter().map(|value| format!("{key}={}", encoded(value)));
        let kept = (!rest.query.is_empty()).then_some(rest.query);
        Self { query: kept.into_iter().chain(pairs).collect::<Vec<_>>().join("&"), ..self.clone() }
    }

    /// The parts of the path, decoded.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').filter(|part| !part.is_empty()).map(unescaped).collect()
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.split('&').filter_map(|pair| pair.split_once('='))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        for (mark, part) in [("?", &self.query), ("#", &self.fragment)] {
            if !part.is_empty() {
                write!(f, "{mark}{part}")?;
            }
        }
        Ok(())
    }
}

fn encoded(value: &str) -> String {
    utf8_percent_encode(value, ENCODED).to_string().replace(' ', "+")
}

fn unescaped(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A value of a query, in which a plus sign is a space (URL Standard,
/// `application/x-www-form-urlencoded`).
fn decoded(value: &str) -> String {
    unescaped(&value.replace('+', " "))
}
