use quick_xml::events::{BytesStart, Event};

use super::element::Element;
use super::root::Root;
use super::tree::push_text;
use super::vocabulary::Vocabulary;

/// The elements that are read without feed-rs, while they are open.
#[derive(Default)]
pub struct Collector {
    /// The outermost first.
    open: Vec<Element>,
}

impl Collector {
    /// Opens an element, if it is to be collected or is inside of one that is.
    pub fn enter(&mut self, root: Root, vocabulary: Vocabulary, tag: &BytesStart<'_>) {
        if !self.open.is_empty() || is_collected(root, vocabulary, tag.local_name().as_ref()) {
            self.open.push(Element::new(vocabulary, tag));
        }
    }

    /// Adds the text of an event to the innermost element.
    pub fn add_text(&mut self, event: &Event<'_>) {
        if let Some(element) = self.open.last_mut() {
            push_text(event, &mut element.text);
        }
    }

    /// Closes the innermost element. Returns it if it is the outermost, too.
    pub fn leave(&mut self) -> Option<Element> {
        let element = self.open.pop()?;
        match self.open.last_mut() {
            Some(parent) => {
                parent.children.push(element);
                None
            }
            None => Some(element),
        }
    }

    /// Whether the current content is withheld from feed-rs.
    pub fn is_hidden(&self, root: Root) -> bool {
        let Some(outermost) = self.open.first() else { return false };
        match outermost.vocabulary {
            Vocabulary::Other | Vocabulary::Atom => is_withheld(root, &outermost.name),
            Vocabulary::DublinCore => outermost.name != "date",
            _ => true,
        }
    }
}

/// Whether to collect an element of the channel or of an item.
fn is_collected(root: Root, vocabulary: Vocabulary, name: &str) -> bool {
    match vocabulary {
        Vocabulary::Other | Vocabulary::Atom => {
            matches!(name, "pubDate" | "published" | "updated" | "link" | "language")
                || is_withheld(root, name)
        }
        Vocabulary::Content => false,
        Vocabulary::Itunes
        | Vocabulary::Podcast
        | Vocabulary::Podlove
        | Vocabulary::MediaRss
        | Vocabulary::DublinCore => true,
    }
}

/// Whether an element of RSS is withheld from feed-rs. Where it expects a mail address, it
/// can fail; of an empty address, it makes that of the feed.
fn is_withheld(root: Root, name: &str) -> bool {
    root != Root::Atom && matches!(name, "author" | "managingEditor" | "webMaster" | "enclosure")
}
