use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::{Moment, Route};

/// The keys that pages read from the query of their address.
pub mod key {
    /// The words to search for.
    pub const SEARCH: &str = "q";
    /// The moment to start at.
    pub const MOMENT: &str = "t";
    /// The id of a chosen topic; may occur several times.
    pub const TOPIC: &str = "topic";
    /// The theme of an embedded player.
    pub const THEME: &str = "theme";
    /// How the guests are grouped.
    pub const GROUP_BY: &str = "by";
    /// The kind of references to list.
    pub const KIND: &str = "kind";
    /// The words that references are filtered by.
    pub const WORDS: &str = "words";
    /// The order of a list of episodes.
    pub const SORT: &str = "sort";
    /// The season of the episodes to list.
    pub const SEASON: &str = "season";
    /// The format of the episodes to list.
    pub const FORMAT: &str = "format";
    /// The listening state of the episodes to list.
    pub const LISTENED: &str = "listened";
    /// Lists episodes with a transcript only.
    pub const TRANSCRIPT: &str = "transcript";
    /// Lists downloaded episodes only.
    pub const DOWNLOADED: &str = "downloaded";
    /// What an installed app was opened for.
    pub const OPEN: &str = "open";
    /// The link that was shared with the app.
    pub const SHARED_URL: &str = "shared-url";
    /// The text that was shared with the app, in which many systems put the link.
    pub const SHARED_TEXT: &str = "shared-text";

    /// The keys that choose what a page shows. `src/early/early.js` has them, too.
    pub const NARROWING: [&str; 14] = [
        SEARCH,
        TOPIC,
        GROUP_BY,
        KIND,
        WORDS,
        SORT,
        SEASON,
        FORMAT,
        LISTENED,
        TRANSCRIPT,
        DOWNLOADED,
        OPEN,
        SHARED_URL,
        SHARED_TEXT,
    ];
}

/// The characters that a value in a query cannot contain as they are. A space is
/// not among them: it becomes a plus sign.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b':')
    .remove(b'/')
    .remove(b' ');

/// The address of a page of this site: path, query and fragment, still encoded.
///
/// ```
/// use show::{Address, key};
///
/// let address = Address::parse("/?topic=dns").with(key::SEARCH, "zero copy");
/// assert_eq!(address.to_string(), "/?topic=dns&q=zero+copy");
/// assert_eq!(address.value(key::SEARCH).as_deref(), Some("zero copy"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, from the first slash on.
    pub path: String,
    /// The query without its question mark.
    pub query: String,
    /// The fragment without its number sign.
    pub fragment: String,
}

impl Address {
    /// Splits an address of this site: `/episodes/14?t=60#top`.
    pub fn parse(text: &str) -> Self {
        let (rest, fragment) = text.split_once('#').unwrap_or((text, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let owned = str::to_owned;
        Self { path: owned(path), query: owned(query), fragment: owned(fragment) }
    }

    /// The home page narrowed to the episodes with a topic.
    pub fn of_topic(id: &str) -> Self {
        Route::Home.address().with(key::TOPIC, id)
    }

    /// The results of a search.
    pub fn of_search(words: &str) -> Self {
        Route::Search.address().with(key::SEARCH, words)
    }

    /// A moment of the episode whose page is at `path`.
    ///
    /// ```
    /// use show::{Address, Moment};
    ///
    /// let address = Address::of_moment("/episodes/14", Moment::from_secs(63));
    /// assert_eq!(address.to_string(), "/episodes/14?t=1m03s");
    /// ```
    pub fn of_moment(path: &str, at: Moment) -> Self {
        Self::parse(path).with(key::MOMENT, &at.address())
    }

    /// All values of a key in the query, decoded, in order.
    pub fn values(&self, key: &str) -> impl Iterator<Item = String> {
        self.pairs().filter(move |(k, _)| *k == key).map(|(_, value)| decode_value(value))
    }

    /// The first value of a key in the query, decoded.
    pub fn value(&self, key: &str) -> Option<String> {
        self.values(key).next()
    }

    /// Whether this is the address of an embedded player.
    pub fn is_embedded(&self) -> bool {
        matches!(Route::of(self), Route::Embed(_))
    }

    /// The words to search for; `None` on every page but the search.
    pub fn search_words(&self) -> Option<String> {
        self.value(key::SEARCH).filter(|words| self.path == "/" && !words.trim().is_empty())
    }

    /// Whether both addresses name the same page, whatever is chosen on it.
    pub fn is_same_page(&self, other: &Self) -> bool {
        self.path == other.path && self.search_words().is_some() == other.search_words().is_some()
    }

    /// This address with another path.
    pub fn with_path(&self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self.clone() }
    }

    /// This address without a key in its query.
    pub fn without(&self, key: &str) -> Self {
        let rest = self.query.split('&').filter(|pair| pair.split('=').next() != Some(key));
        Self { query: rest.collect::<Vec<_>>().join("&"), ..self.clone() }
    }

    /// This address with one value of a key in its query; without the key if the
    /// value is empty.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Self {
        let value = (!value.is_empty()).then_some(value);
        self.with_all(key, value)
    }

    /// This address with these values of a key in its query, in place of others.
    #[must_use]
    pub fn with_all<'a>(&self, key: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        let rest = self.without(key);
        let pairs = values.into_iter().map(|value| format!("{key}={}", encode_value(value)));
        let others = (!rest.query.is_empty()).then_some(rest.query);
        let query = others.into_iter().chain(pairs).collect::<Vec<_>>().join("&");
        Self { query, ..self.clone() }
    }

    /// The segments of the path, decoded.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').filter(|part| !part.is_empty()).map(percent_decode).collect()
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

/// Encodes a value of a query, in which a plus sign is a space (URL Standard,
/// section 5, `application/x-www-form-urlencoded`).
fn encode_value(value: &str) -> String {
    utf8_percent_encode(value, ENCODED).to_string().replace(' ', "+")
}

fn decode_value(value: &str) -> String {
    percent_decode(&value.replace('+', " "))
}

fn percent_decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
