//! The pass over an XML feed.

use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesCData, BytesStart, BytesText, Event};
use quick_xml::reader::NsReader;
use quick_xml::writer::Writer;
use show::Warning;
use url::Url;

use super::element::{Element, Vocabulary, attributes};
use super::newest::NewestItems;
use super::root::Root;
use super::tree::push_text;
use super::{Channel, Document, Envelope, Item};
use crate::{FeedError, limits, truncate};

/// Splits an XML feed that was fetched from `address` into its parts.
///
/// # Errors
///
/// When the text is no feed, not well-formed enough to be read, or incomplete.
pub fn read(text: &str, address: Option<&Url>) -> Result<Document, FeedError> {
    Pass::new(text, address).run()
}

struct Pass<'a> {
    reader: NsReader<&'a [u8]>,
    /// The current output: the open item, or the envelope outside of items.
    writer: Writer<Vec<u8>>,
    /// The envelope up to the first item; `None` before that item.
    head: Option<Vec<u8>>,
    /// The rest of the envelope so far, while an item is written.
    tail: Vec<u8>,
    channel: Channel,
    items: NewestItems,
    warnings: Vec<Warning>,
    depth: usize,
    root: Option<Root>,
    /// The depth of the open item.
    item_depth: Option<usize>,
    /// The open elements that are collected, the outermost first.
    open: Vec<Element>,
    /// The bytes read so far of the open item, or of the envelope outside of items.
    bytes: usize,
    /// The bytes read so far of the envelope, while an item is open.
    envelope_bytes: usize,
    /// The bases of relative addresses, each with the depth of its element (`xml:base`).
    bases: Vec<(usize, Url)>,
}

impl<'a> Pass<'a> {
    fn new(text: &'a str, address: Option<&Url>) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self {
            reader,
            writer: Writer::new(Vec::new()),
            head: None,
            tail: Vec::new(),
            channel: Channel::default(),
            items: NewestItems::default(),
            warnings: Vec::new(),
            depth: 0,
            root: None,
            item_depth: None,
            open: Vec::new(),
            bytes: 0,
            envelope_bytes: 0,
            bases: address.map(|address| (0, address.clone())).into_iter().collect(),
        }
    }

    fn run(mut self) -> Result<Document, FeedError> {
        loop {
            let (namespace, event) = match self.reader.read_resolved_event() {
                Ok((namespace, event)) => (Vocabulary::from_namespace(&namespace), event),
                Err(error) => return Err(self.syntax_error(&error)),
            };
            match event {
                Event::Eof => break,
                // Content after the root element is not part of the feed.
                Event::Start(_) if self.depth == 0 && self.root.is_some() => break,
                Event::Start(tag) => self.start(namespace, &tag)?,
                Event::End(tag) => self.end(Event::End(tag)),
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => self.text(event),
                // A doctype can define entity bombs.
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
        if self.depth > 0 { Err(FeedError::Truncated) } else { self.finish() }
    }

    fn finish(self) -> Result<Document, FeedError> {
        if self.root.is_none() {
            return Err(FeedError::NotAFeed("it has no root element".to_owned()));
        }
        let (items, too_many) = self.items.finish();
        let mut warnings = self.warnings;
        warnings.extend(too_many);
        warnings.truncate(limits::WARNINGS);
        let rest = self.writer.into_inner();
        let envelope = Envelope::new(self.head, rest);
        Ok(Document { envelope, channel: self.channel, items, warnings })
    }

    fn syntax_error(&self, error: &quick_xml::Error) -> FeedError {
        match (self.root, error) {
            // A truncated file ends inside a tag, a comment or a CDATA section.
            (Some(_), quick_xml::Error::Syntax(syntax))
                if *syntax != SyntaxError::InvalidBangMarkup =>
            {
                FeedError::Truncated
            }
            (None, _) => FeedError::NotAFeed("it is not XML".to_owned()),
            _ => FeedError::NotAFeed(format!(
                "its XML is broken at byte {}: {error}",
                self.reader.error_position()
            )),
        }
    }

    fn start(&mut self, vocabulary: Vocabulary, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        self.depth += 1;
        if self.depth == 1 {
            self.enter_root(tag)?;
        }
        if self.is_item(vocabulary, tag) {
            self.open_item();
        }
        if self.exceeds_limit(tag) {
            return self.skip(tag);
        }
        if !self.open.is_empty() || self.is_collected(vocabulary, tag) {
            self.open.push(Element::new(vocabulary, tag));
        }
        self.enter_base(tag);
        if !self.is_hidden() {
            self.write_start(tag);
        }
        Ok(())
    }

    fn enter_root(&mut self, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        let name = tag.local_name();
        let root = Root::from_name(name.as_ref());
        self.root = Some(root);
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

    fn is_item(&self, vocabulary: Vocabulary, tag: &BytesStart<'_>) -> bool {
        let here = self.root.is_some_and(|root| root.item_depth() == self.depth);
        here && matches!(vocabulary, Vocabulary::Other | Vocabulary::Atom)
            && matches!(tag.local_name().as_ref(), "item" | "entry")
    }

    fn open_item(&mut self) {
        let envelope = std::mem::replace(&mut self.writer, Writer::new(Vec::new())).into_inner();
        match self.head {
            // Content between items goes behind the last one.
            Some(_) => self.tail = envelope,
            None => self.head = Some(envelope),
        }
        self.item_depth = Some(self.depth);
        self.envelope_bytes = std::mem::take(&mut self.bytes);
        self.items.push(Item::default());
    }

    fn close_item(&mut self) {
        let envelope = Writer::new(std::mem::take(&mut self.tail));
        let clean = std::mem::replace(&mut self.writer, envelope).into_inner();
        let base = self.bases.last().filter(|(depth, _)| *depth > 0).map(|(_, base)| base.clone());
        if let Some(item) = self.items.last_mut() {
            item.extras.base = base;
            item.clean = super::text_from(clean);
        }
        self.item_depth = None;
        self.bytes = self.envelope_bytes;
    }

    /// Whether a tag exceeds a limit. Warns about the total size only once per item.
    fn exceeds_limit(&mut self, tag: &BytesStart<'_>) -> bool {
        let within = self.bytes <= limits::ITEM_BYTES;
        self.bytes += tag.len();
        let what = if tag.len() > limits::TAG_BYTES {
            "has a tag without end; it was left out"
        } else if self.depth > limits::DEPTH {
            "has elements nested too deep; they were left out"
        } else if within && self.bytes > limits::ITEM_BYTES {
            TOO_LONG
        } else {
            return self.bytes > limits::ITEM_BYTES;
        };
        self.warn(what);
        true
    }

    /// Leaves out an element with all its content.
    fn skip(&mut self, tag: &BytesStart<'_>) -> Result<(), FeedError> {
        if let Err(error) = self.reader.read_to_end(tag.name()) {
            return Err(self.syntax_error(&error));
        }
        if self.item_depth == Some(self.depth) {
            self.close_item();
        }
        self.depth -= 1;
        Ok(())
    }

    fn warn(&mut self, what: &str) {
        let place = self.items.seen();
        let item = if self.item_depth.is_some() { format!("item {place}") } else { String::new() };
        let warning = Warning { item, what: what.to_owned() };
        if self.warnings.len() < limits::WARNINGS && self.warnings.last() != Some(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Whether to collect an element of the channel or of an item.
    fn is_collected(&self, vocabulary: Vocabulary, tag: &BytesStart<'_>) -> bool {
        let name = tag.local_name();
        match vocabulary {
            Vocabulary::Other | Vocabulary::Atom => {
                matches!(name.as_ref(), "pubDate" | "published" | "updated" | "link")
                    || self.is_contact(name.as_ref())
            }
            Vocabulary::Itunes
            | Vocabulary::Podcast
            | Vocabulary::Podlove
            | Vocabulary::MediaRss
            | Vocabulary::DublinCore => true,
        }
    }

    /// Whether feed-rs expects a mail address in an element. It can fail on those.
    fn is_contact(&self, name: &str) -> bool {
        self.root != Some(Root::Atom) && matches!(name, "author" | "managingEditor" | "webMaster")
    }

    /// Whether the current content is withheld from feed-rs.
    fn is_hidden(&self) -> bool {
        let Some(outermost) = self.open.first() else { return false };
        match outermost.vocabulary {
            Vocabulary::Other | Vocabulary::Atom => self.is_contact(&outermost.name),
            Vocabulary::DublinCore => outermost.name != "date",
            _ => true,
        }
    }

    fn write_start(&mut self, tag: &BytesStart<'_>) {
        // A tag without attributes needs no repair.
        if tag.len() == tag.name().as_ref().len() && self.depth > 1 {
            return self.write(Event::Start(tag.borrow()));
        }
        let mut copy = BytesStart::new(tag.name().as_ref().to_owned());
        let attributes = attributes(tag);
        for (key, value) in &attributes {
            copy.push_attribute((key.as_str(), value.as_str()));
        }
        let versioned = attributes.iter().any(|(key, _)| key == "version");
        if self.depth == 1 && self.root == Some(Root::Rss) && !versioned {
            copy.push_attribute(("version", "2.0"));
        }
        self.write(Event::Start(copy));
    }

    fn end(&mut self, event: Event<'_>) {
        if !self.is_hidden() {
            self.write(event);
        }
        self.close_element();
        if self.item_depth == Some(self.depth) {
            self.close_item();
        }
        if self.bases.last().is_some_and(|(depth, _)| *depth > 0 && *depth == self.depth) {
            self.bases.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn close_element(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if let Some(parent) = self.open.last_mut() {
            return parent.children.push(element);
        }
        let base = self.bases.last().map(|(_, base)| base);
        match (self.item_depth, self.items.last_mut()) {
            (Some(item), Some(last)) if self.depth == item + 1 => {
                last.extras.add_element(element, base);
            }
            // Deeper inside an item: part of another element, not of the item.
            (Some(_), _) => {}
            (None, _) => self.channel.add_element(element, base),
        }
    }

    fn text(&mut self, event: Event<'_>) {
        if self.depth == 0 {
            return;
        }
        let room = limits::ITEM_BYTES.saturating_sub(self.bytes);
        let (event, length) = truncate_text(event, room);
        if length > room && self.bytes <= limits::ITEM_BYTES {
            self.warn(TOO_LONG);
        }
        self.bytes = self.bytes.saturating_add(length);
        if room == 0 {
            return;
        }
        if let Some(element) = self.open.last_mut() {
            push_text(&event, &mut element.text);
        }
        if !self.is_hidden() {
            self.write_text(event);
        }
    }

    fn write_text(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if text.contains('&') => {
                let escaped = text.replace('&', "&amp;");
                self.write(Event::Text(BytesText::from_escaped(escaped.as_str())));
            }
            // feed-rs does not resolve the named references of HTML.
            Event::GeneralRef(_) => {
                let mut value = String::new();
                push_text(&event, &mut value);
                self.write(Event::Text(BytesText::new(&value)));
            }
            event => self.write(event),
        }
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory does not fail.
        let _ = self.writer.write_event(event);
    }

    /// Applies an element's `xml:base` (XML Base, section 3).
    fn enter_base(&mut self, tag: &BytesStart<'_>) {
        if !tag.contains("xml:base") {
            return;
        }
        let attributes = attributes(tag);
        let Some((_, base)) = attributes.iter().find(|(key, _)| key == "xml:base") else { return };
        let outer = self.bases.last().map(|(_, base)| base);
        let base = outer.map_or_else(|| Url::parse(base), |outer| outer.join(base));
        if let Ok(base) = base {
            self.bases.push((self.depth, base));
        }
    }
}

const TOO_LONG: &str = "is too long; the rest of it was left out";

/// Cuts the text of an event to at most `room` bytes. Also returns the bytes it had
/// before; other events count as one.
fn truncate_text(event: Event<'_>, room: usize) -> (Event<'_>, usize) {
    match event {
        Event::Text(text) if text.len() > room => {
            let start = BytesText::from_escaped(truncate(&text, room).to_owned());
            (Event::Text(start), text.len())
        }
        Event::CData(data) if data.len() > room => {
            let start = BytesCData::new(truncate(&data, room).to_owned());
            (Event::CData(start), data.len())
        }
        Event::Text(ref text) => {
            let length = text.len();
            (event, length)
        }
        Event::CData(ref data) => {
            let length = data.len();
            (event, length)
        }
        event => (event, 1),
    }
}
