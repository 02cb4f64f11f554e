//! The pass over an XML feed.

use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesCData, BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;
use show::Warning;
use url::Url;

use super::bases::Bases;
use super::collector::Collector;
use super::newest::NewestItems;
use super::output::Output;
use super::root::Root;
use super::scope::{Meaning, Scopes, prefix};
use super::vocabulary::Vocabulary;
use super::{Channel, Document, Item, clean, salvage, text_element, text_event};
use crate::{FeedError, limits};

/// Splits an XML feed that was fetched from `address` into its parts. If its XML is
/// broken, each item is read by itself.
///
/// # Errors
///
/// When the text is no feed, not well-formed enough to be read, or incomplete.
pub fn read(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    match Pass::new(text, address).run() {
        Err(error @ (FeedError::NotAFeed(_) | FeedError::Truncated)) => {
            salvage::read(text, address).ok_or(error)
        }
        result => result,
    }
}

/// Reads the whole text in one pass.
pub fn run(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    Pass::new(text, address).run()
}

struct Pass<'a> {
    reader: Reader<&'a [u8]>,
    scopes: Scopes,
    output: Output,
    channel: Channel,
    items: NewestItems,
    warnings: Vec<Warning>,
    /// The kind of the document; unknown before its root element.
    root: Root,
    item: Option<OpenItem>,
    collector: Collector,
    /// The depth of the open element whose content is text, tags included.
    verbatim: Option<usize>,
    /// The usual prefixes that are used and not declared.
    undeclared: Vec<String>,
    /// Whether there are items where they do not belong.
    misplaced: bool,
    /// The bytes read so far outside of items.
    bytes: usize,
    bases: Bases,
}

/// The item that is being read.
struct OpenItem {
    depth: usize,
    /// The bytes read so far.
    bytes: usize,
}

impl<'a> Pass<'a> {
    fn new(text: &'a str, address: Option<&Url>) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            scopes: Scopes::default(),
            output: Output::new(),
            channel: Channel::default(),
            items: NewestItems::default(),
            warnings: Vec::new(),
            root: Root::Unknown,
            item: None,
            collector: Collector::default(),
            verbatim: None,
            undeclared: Vec::new(),
            misplaced: false,
            bytes: 0,
            bases: Bases::new(address),
        }
    }

    fn run(mut self) -> Result<Document, FeedError> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.syntax_error(&error)),
            };
            match event {
                Event::Eof => break,
                // Content after the root element is not part of the feed.
                Event::Start(_) if self.scopes.depth() == 0 && self.root != Root::Unknown => break,
                Event::Start(tag) if self.verbatim.is_some() => self.verbatim_start(&tag)?,
                Event::Start(tag) => self.start(&tag)?,
                Event::End(tag) => self.end_tag(tag.name().as_ref()),
                Event::CData(data) if text_event::is_unclosed(&data) => {
                    return Err(self.broken("a CDATA section has no end"));
                }
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => self.text(event),
                // A doctype can define entity bombs.
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
        if self.scopes.depth() > 0 { Err(FeedError::Truncated) } else { self.finish() }
    }

    fn finish(self) -> Result<Document, FeedError> {
        if self.root == Root::Unknown {
            return Err(FeedError::NotAFeed("it has no root element".to_owned()));
        }
        let (items, too_many) = self.items.finish();
        let mut warnings = self.warnings;
        warnings.extend(too_many);
        warnings.truncate(limits::WARNINGS);
        let envelope = self.output.into_envelope();
        Ok(Document { envelope, channel: self.channel, items, warnings })
    }

    fn syntax_error(&self, error: &quick_xml::Error) -> FeedError {
        match (self.root, error) {
            (Root::Unknown, _) => FeedError::NotAFeed("it is not XML".to_owned()),
            // A truncated file ends inside a tag, a comment or a CDATA section.
            (_, quick_xml::Error::Syntax(syntax)) if *syntax != SyntaxError::InvalidBangMarkup => {
                FeedError::Truncated
            }
            _ => self.broken(&error.to_string()),
        }
    }

    fn broken(&self, why: &str) -> FeedError {
        let at = self.reader.buffer_position();
        FeedError::NotAFeed(format!("its XML is broken at byte {at}: {why}"))
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        // No attribute contains a bracket: a quote is missing, and the tag goes on.
        if tag.contains('<') {
            return Err(self.broken("a tag has no end"));
        }
        if self.is_nested_item(tag) {
            self.warn("has no end tag; it ends where the next one begins");
            self.close_element();
        }
        self.scopes.enter(tag);
        if self.scopes.depth() == 1 {
            self.enter_root(tag)?;
        }
        let vocabulary = self.vocabulary(tag);
        if self.item.is_none() && self.is_item(vocabulary, tag) {
            self.open_item();
        }
        if self.exceeds_limit(tag) {
            return self.skip(tag);
        }
        self.collector.enter(self.root, vocabulary, tag);
        self.bases.enter(tag, self.scopes.depth());
        if !self.collector.is_hidden(self.root) {
            self.write_start(tag, vocabulary);
        }
        if text_element::is(self.root, vocabulary, tag) {
            self.verbatim = Some(self.scopes.depth());
        }
        Ok(())
    }

    /// Takes in a tag where only text belongs: markup that was not escaped. A tag of the
    /// feed ends the text, which lacks its end tag.
    fn verbatim_start(&mut self, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        if tag.contains("</item") || tag.contains("</entry") {
            return Err(self.broken("a tag has no end"));
        }
        let Meaning { vocabulary, .. } = self.scopes.meaning(tag);
        if text_element::is_ended_by(vocabulary, tag.local_name().as_ref()) {
            self.warn("has a text without end tag; it ends where the next element begins");
            self.close_element();
            return self.start(tag);
        }
        self.text(Event::CData(BytesCData::new(format!("<{}>", &**tag))));
        Ok(())
    }

    /// The vocabulary of the element that was entered last.
    fn vocabulary(&mut self, tag: &BytesStart<'_>) -> Vocabulary {
        let Meaning { vocabulary, declared } = self.scopes.meaning(tag);
        let prefix = prefix(tag);
        let known = self.undeclared.iter().any(|known| known == prefix);
        if !declared && vocabulary != Vocabulary::Other && !known {
            self.undeclared.push(prefix.to_owned());
            let what = format!("uses the prefix {prefix} without declaring it (xmlns:{prefix})");
            self.warnings.push(Warning::about_feed(what));
        }
        vocabulary
    }

    fn enter_root(&mut self, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        let name = tag.local_name();
        let root = Root::from_name(name.as_ref());
        self.root = root;
        match root {
            Root::Html => Err(FeedError::WebPage),
            Root::Unknown => {
                let name = name.as_ref();
                Err(FeedError::NotAFeed(format!("its root element is <{name}>")))
            }
            // To isolate an item that cannot be read, the tag is repeated for each item.
            _ if tag.len() > limits::TAG_BYTES => {
                Err(FeedError::NotAFeed("its first tag is without end".to_owned()))
            }
            _ => Ok(()),
        }
    }

    /// Whether the element that was entered last is an item. In RSS, items outside of the
    /// channel are read, too.
    fn is_item(&self, vocabulary: Vocabulary, tag: &BytesStart<'_>) -> bool {
        (2..=self.root.item_depth()).contains(&self.scopes.depth())
            && matches!(vocabulary, Vocabulary::Other | Vocabulary::Atom)
            && matches!(tag.local_name().as_ref(), "item" | "entry")
    }

    /// Whether an item begins in the open one, which then lacks its end tag.
    fn is_nested_item(&self, tag: &BytesStart<'_>) -> bool {
        let directly = self.item.as_ref().is_some_and(|item| item.depth == self.scopes.depth());
        directly && self.scopes.innermost() == Some(tag.name().as_ref())
    }

    fn open_item(&mut self) {
        let depth = self.scopes.depth();
        self.item = Some(OpenItem { depth, bytes: 0 });
        self.output.begin_item();
        self.items.push(Item::default());
        if depth < self.root.item_depth() && !self.misplaced {
            self.misplaced = true;
            let what = "has items outside of the <channel> element, where they belong";
            self.warnings.push(Warning::about_feed(what.to_owned()));
        }
    }

    fn close_item(&mut self) {
        let base = self.bases.declared().cloned();
        self.item = None;
        let clean = self.output.end_item();
        if let Some(item) = self.items.last_mut() {
            item.extras.base = base;
            item.clean = clean;
        }
    }

    /// The bytes read so far of the open item, or outside of items.
    fn bytes(&mut self) -> &mut usize {
        self.item.as_mut().map_or(&mut self.bytes, |item| &mut item.bytes)
    }

    /// Whether a tag exceeds a limit. Warns about the total size only once per item.
    fn exceeds_limit(&mut self, tag: &BytesStart<'_>) -> bool {
        let bytes = self.bytes();
        let within = *bytes <= limits::ITEM_BYTES;
        *bytes += tag.len();
        let beyond = *bytes > limits::ITEM_BYTES;
        let what = if tag.len() > limits::TAG_BYTES {
            "has a tag without end; it was left out"
        } else if self.scopes.depth() > limits::DEPTH {
            "has elements nested too deep; they were left out"
        } else if within && beyond {
            TOO_LONG
        } else {
            return beyond;
        };
        self.warn(what);
        true
    }

    /// Leaves out an element with all its content.
    fn skip(&mut self, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        if let Err(error) = self.reader.read_to_end(tag.name()) {
            return Err(self.syntax_error(&error));
        }
        if self.item.as_ref().is_some_and(|item| item.depth == self.scopes.depth()) {
            self.close_item();
        }
        self.scopes.leave();
        Ok(())
    }

    fn warn(&mut self, what: &str) {
        let place = self.items.seen();
        let item = if self.item.is_some() { format!("item {place}") } else { String::new() };
        let warning = Warning { item, what: what.to_owned() };
        if self.warnings.len() < limits::WARNINGS && self.warnings.last() != Some(&warning) {
            self.warnings.push(warning);
        }
    }

    fn write_start(&mut self, tag: &BytesStart<'_>, vocabulary: Vocabulary) {
        let depth = self.scopes.depth();
        // A tag without attributes needs no repair.
        if tag.len() == tag.name().as_ref().len() && depth > 1 {
            return self.output.write(Event::Start(tag.borrow()));
        }
        self.output.write(Event::Start(clean::start_tag(tag, vocabulary, self.root, depth)));
    }

    /// Closes the element with this name, and those in it that lack their end tag.
    fn end_tag(&mut self, name: &str) {
        let closed = self.scopes.closed_by(name);
        // Inside a text, only its own end tag and those around it are the feed's.
        if self.verbatim.is_some() && closed == 0 {
            if !html::is_void(name) {
                self.text(Event::CData(BytesCData::new(format!("</{name}>"))));
            }
            return;
        }
        if closed > 1 {
            self.warn("has an element without end tag");
        }
        for _ in 0..closed {
            self.close_element();
        }
    }

    /// Closes the innermost element.
    fn close_element(&mut self) {
        let depth = self.scopes.depth();
        let Some(name) = self.scopes.leave() else { return };
        if self.verbatim.is_some_and(|text| text >= depth) {
            self.verbatim = None;
        }
        if self.items_end_with(&name, depth) {
            self.output.mark_place_of_items();
        }
        if !self.collector.is_hidden(self.root) {
            self.output.write(Event::End(BytesEnd::new(name)));
        }
        self.finish_collecting(depth);
        if self.item.as_ref().is_some_and(|item| item.depth == depth) {
            self.close_item();
        }
        self.bases.leave(depth);
    }

    /// Whether items belong before the end tag of this element.
    fn items_end_with(&self, name: &str, depth: usize) -> bool {
        match self.root {
            Root::Rss => depth == 2 && name.rsplit(':').next() == Some("channel"),
            _ => depth == 1,
        }
    }

    /// Adds a collected element to its item or the channel.
    fn finish_collecting(&mut self, depth: usize) {
        let Some(element) = self.collector.leave() else { return };
        let base = self.bases.current();
        match (&self.item, self.items.last_mut()) {
            (Some(item), Some(last)) if depth == item.depth + 1 => {
                last.extras.add_element(element, base);
            }
            // Deeper inside an item: part of another element, not of the item.
            (Some(_), _) => {}
            (None, _) => self.channel.add_element(element, base),
        }
    }

    fn text(&mut self, event: Event<'_>) {
        if self.scopes.depth() == 0 {
            return;
        }
        let room = limits::ITEM_BYTES.saturating_sub(*self.bytes());
        let (event, length) = text_event::truncated(event, room);
        if length > room && *self.bytes() <= limits::ITEM_BYTES {
            self.warn(TOO_LONG);
        }
        let bytes = self.bytes();
        *bytes = bytes.saturating_add(length);
        if room == 0 {
            return;
        }
        self.collector.add_text(&event);
        if !self.collector.is_hidden(self.root) {
            self.output.write(text_event::clean(event, self.verbatim.is_some()));
        }
    }
}

const TOO_LONG: &str = "is too long; the rest of it was left out";
