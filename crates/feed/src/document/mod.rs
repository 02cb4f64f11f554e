//! Prepares a feed's document for feed-rs.
//!
//! feed-rs 3.0 does not expose most of the podcast namespaces, misreads some of what it
//! does expose, and rejects whole feeds for small faults. So one pass collects those
//! elements and writes a document without them: well-formed, in UTF-8, with stray
//! ampersands and unescaped markup escaped, and with the version and the namespaces that
//! `<rss>` may lack.

mod bases;
mod channel;
mod clean;
mod collector;
mod element;
mod extras;
mod json;
mod newest;
mod output;
mod pass;
mod root;
mod salvage;
mod scope;
mod text_element;
mod text_event;
mod tree;
pub mod value;
mod vocabulary;

use show::Warning;
use url::Url;

pub use channel::Channel;
pub use element::Element;
pub use extras::Extras;

use crate::FeedError;

/// A feed that feed-rs can read, and what it does not expose.
#[derive(Debug, Default)]
pub struct Document {
    /// The document without its items.
    pub envelope: Envelope,
    /// What feed-rs does not expose of the channel.
    pub channel: Channel,
    /// The items in the order of the file.
    pub items: Vec<Item>,
    /// What was left out.
    pub warnings: Vec<Warning>,
}

/// A document without its items, split where they belong.
#[derive(Debug, Default, Clone)]
pub struct Envelope {
    head: String,
    tail: String,
}

impl Envelope {
    /// An envelope from a document without items, and the place where they belong, in
    /// bytes. Without a place, there is no channel.
    fn new(mut document: Vec<u8>, insert_at: Option<usize>) -> Self {
        if let Some(at) = insert_at {
            let tail = document.split_off(at.min(document.len()));
            return Self { head: text_from(document), tail: text_from(tail) };
        }
        let text = text_from(document);
        let end = text.rfind("</").unwrap_or(text.len());
        let (head, tail) = text.split_at_checked(end).unwrap_or((&text, ""));
        Self { head: format!("{head}<channel>"), tail: format!("</channel>{tail}") }
    }

    /// The document with these items.
    pub fn with_items<'a>(&self, items: impl Iterator<Item = &'a Item>) -> String {
        let mut out = self.head.clone();
        // Commas separate the items of a JSON Feed; nothing separates those of XML.
        let separator = if out.starts_with('{') { "," } else { "" };
        for (index, item) in items.enumerate() {
            out.push_str(if index == 0 { "" } else { separator });
            out.push_str(&item.clean);
        }
        out + &self.tail
    }
}

/// An item (RSS, JSON Feed) or entry (Atom).
#[derive(Debug, Default)]
pub struct Item {
    /// The place in the file, counted from 1.
    pub place: usize,
    /// The source that feed-rs reads.
    pub clean: String,
    /// What feed-rs does not expose of the item.
    pub extras: Extras,
}

/// Splits a feed that was fetched from `address` into its parts.
///
/// # Errors
///
/// When the text contains no feed, or only a part of one.
pub fn read(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        None => Err(FeedError::Empty),
        Some('{') => json::read(text, address),
        Some('<') => pass::read(text, address),
        Some(_) => Err(FeedError::NotAFeed("it is neither XML nor JSON".to_owned())),
    }
}

/// The root element of a short XML document with all its content. `None` if the
/// document is malformed or incomplete.
pub fn tree(text: &str) -> Option<Element> {
    tree::tree(text.trim_start_matches('\u{feff}').trim_start())
}

/// Converts bytes that were written from text, and therefore are UTF-8.
fn text_from(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
