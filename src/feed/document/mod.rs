//! A feed's document before feed-rs sees it.
//!
//! feed-rs 3.0 does not expose most of the podcast namespaces, misreads some of
//! what it does, and refuses whole feeds for trifles. So one pass collects those
//! elements and writes a document without them, in UTF-8, with stray ampersands
//! escaped and the version that `<rss>` may lack.

mod channel;
mod element;
mod extras;
mod json;
mod newest;
mod pass;
mod root;
mod tree;
pub mod value;

pub use channel::Channel;
pub use element::Element;
pub use extras::Extras;

use url::Url;

use super::FeedError;
use crate::show::Warning;

/// A feed, readable by feed-rs, and what was taken out of it or is kept beside.
#[derive(Debug, Default)]
pub struct Document {
    /// What stands around the items, without them.
    pub frame: Frame,
    pub channel: Channel,
    /// In the order of the file.
    pub items: Vec<Item>,
    /// What was left out.
    pub warnings: Vec<Warning>,
}

/// A document in two parts, with room for items between them.
#[derive(Debug, Default, Clone)]
pub struct Frame {
    before: String,
    after: String,
}

impl Frame {
    /// What was written up to the first item, if there was one, and the rest.
    fn new(before: Option<Vec<u8>>, rest: Vec<u8>) -> Self {
        let (before, after) = match before {
            Some(before) => (before, rest),
            None => split_before_end(rest),
        };
        Self { before: text_from(before), after: text_from(after) }
    }

    /// The document with these items in it.
    pub fn around<'a>(&self, items: impl Iterator<Item = &'a Item>) -> String {
        let mut out = self.before.clone();
        // Between the items of a JSON Feed stand commas, between those of XML nothing.
        let gap = if out.starts_with('{') { "," } else { "" };
        for (index, item) in items.enumerate() {
            out.push_str(if index == 0 { "" } else { gap });
            out.push_str(&item.clean);
        }
        out + &self.after
    }
}

/// An item (RSS, JSON Feed) or entry (Atom).
#[derive(Debug, Default)]
pub struct Item {
    /// Its place in the file, from 1.
    pub place: usize,
    /// What feed-rs is to read.
    pub clean: String,
    pub extras: Extras,
}

/// Takes a feed apart that came from `address`.
pub fn read(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        None => Err(FeedError::Empty),
        Some('{') => json::read(text, address),
        Some('<') => pass::read(text, address),
        Some(_) => Err(FeedError::NotAFeed("it is neither XML nor JSON".to_owned())),
    }
}

/// The root element of a short XML document with all that is in it, if it has
/// one and is whole.
pub fn tree(text: &str) -> Option<Element> {
    tree::tree(text.trim_start_matches('\u{feff}').trim_start())
}

/// Cuts a frame without items where items would stand: before the end tags.
fn split_before_end(mut frame: Vec<u8>) -> (Vec<u8>, Vec<u8>) {
    let text = String::from_utf8_lossy(&frame);
    let after = text.rfind("</channel>").or_else(|| text.rfind("</")).unwrap_or(text.len());
    let after = frame.split_off(after.min(frame.len()));
    (frame, after)
}

/// What was written from text is text.
fn text_from(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
