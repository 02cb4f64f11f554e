use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;

/// A digest of what a catalogue was made from: `site.json`, the feed, and the
/// program that read them. Equal fingerprints mean that nothing has to be read again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// The digest of `site.json` and of the program.
    pub site: u64,
    /// The digest of the feed and its address.
    pub feed: u64,
}

/// Elements that hosts change with each request, even if nothing else has changed.
const VOLATILE: [(&str, &str); 3] = [
    ("<lastBuildDate>", "</lastBuildDate>"),
    ("<pubDate>", "</pubDate>"),
    ("<updated>", "</updated>"),
];

impl Fingerprint {
    /// The digest of `site.json`.
    pub fn of_site(bytes: &[u8]) -> u64 {
        digest(&[crate::READER.as_bytes(), bytes])
    }

    /// The digest of a feed, whatever its build date.
    pub fn of_feed(address: &str, bytes: &[u8]) -> u64 {
        let mut digest = FeedDigest::new(address, bytes);
        loop {
            if let Some(feed) = digest.step(usize::MAX) {
                return feed;
            }
        }
    }

    /// Reads what `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        let (site, feed) = text.split_once('-')?;
        let part = |text| u64::from_str_radix(text, 16).ok();
        Some(Self { site: part(site)?, feed: part(feed)? })
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}", self.site, self.feed)
    }
}

/// The digest of a feed, in steps: one of many megabytes would block a page.
pub struct FeedDigest<'a> {
    hasher: FnvHasher,
    rest: &'a [u8],
}

impl<'a> FeedDigest<'a> {
    /// Begins the digest of a feed from this address, with what precedes its items.
    pub fn new(address: &str, bytes: &'a [u8]) -> Self {
        let items = find(bytes, b"<item").or_else(|| find(bytes, b"<entry")).unwrap_or(0);
        let (head, items) = bytes.split_at_checked(items).unwrap_or((bytes, &[]));
        let head = VOLATILE.iter().fold(head.to_vec(), |head, (start, end)| {
            let range = find(&head, start.as_bytes()).zip(find(&head, end.as_bytes()));
            let (before, after) = match range {
                Some((start, end)) if start < end => (head.get(..start), head.get(end..)),
                _ => (Some(head.as_slice()), None),
            };
            [before.unwrap_or_default(), after.unwrap_or_default()].concat()
        });
        let mut hasher = hasher(&[address.as_bytes(), &head]);
        hasher.write(&(items.len() as u64).to_le_bytes());
        Self { hasher, rest: items }
    }

    /// Reads so many bytes more, and returns the digest after the last one.
    pub fn step(&mut self, bytes: usize) -> Option<u64> {
        let (next, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.hasher.write(next);
        self.rest = rest;
        rest.is_empty().then(|| self.hasher.finish())
    }
}

fn digest(parts: &[&[u8]]) -> u64 {
    hasher(parts).finish()
}

/// FNV-1a of 64 bits: the same on the host, which makes the snapshot, and in browsers.
fn hasher(parts: &[&[u8]]) -> FnvHasher {
    let mut hasher = FnvHasher::default();
    for part in parts {
        hasher.write(&(part.len() as u64).to_le_bytes());
        hasher.write(part);
    }
    hasher
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
