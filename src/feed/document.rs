//! The pass over a feed's XML before feed-rs sees it.
//!
//! feed-rs 3.0 does not expose most of the podcast namespaces, misreads some of
//! what it does, and refuses whole feeds for trifles. This pass collects those
//! elements itself and writes a document without them, in UTF-8, with stray
//! ampersands escaped and the version that `<rss>` may lack.

use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use quick_xml::writer::Writer;

use super::FeedError;
use super::html::unescape;
use crate::show::{Person, Role, Transcript};

/// A feed, readable by feed-rs, and what was taken out of it or is kept beside.
#[derive(Debug, Default)]
pub struct Document {
    pub clean: Vec<u8>,
    pub channel: Extras,
    /// One for each item, in the order of the file.
    pub items: Vec<Extras>,
}

/// The podcast elements of an item, or of the channel, as they are written.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Extras {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub duration: Option<String>,
    pub season: Option<String>,
    pub episode: Option<String>,
    pub kind: Option<String>,
    pub image: Option<String>,
    pub author: Option<String>,
    pub people: Vec<Person>,
    pub transcripts: Vec<Transcript>,
}

/// Takes an XML feed apart. JSON Feeds pass through as they are.
pub fn read(text: &str) -> Result<Document, FeedError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        None => Err(FeedError::Empty),
        Some('{') => Ok(Document { clean: text.as_bytes().to_vec(), ..Document::default() }),
        Some('<') => Pass::new(text).run(),
        Some(_) => Err(FeedError::NotAFeed("it is neither XML nor JSON".to_owned())),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    Itunes,
    Podcast,
    Other,
}

/// An element whose text is being collected.
struct Open {
    vocabulary: Vocabulary,
    name: String,
    attributes: Vec<(String, String)>,
    depth: usize,
    text: String,
    /// Whether feed-rs must not see it.
    hidden: bool,
}

struct Pass<'a> {
    reader: NsReader<&'a [u8]>,
    writer: Writer<Vec<u8>>,
    out: Document,
    depth: usize,
    /// The depth at which the current item's children stand.
    item: Option<usize>,
    open: Option<Open>,
    root: Option<String>,
}

impl<'a> Pass<'a> {
    fn new(text: &'a str) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self {
            reader,
            writer: Writer::new(Vec::with_capacity(text.len())),
            out: Document::default(),
            depth: 0,
            item: None,
            open: None,
            root: None,
        }
    }

    fn run(mut self) -> Result<Document, FeedError> {
        loop {
            let (namespace, event) = match self.reader.read_resolved_event() {
                Ok((namespace, event)) => (vocabulary(&namespace), event),
                Err(error) => return Err(self.broken(&error)),
            };
            match event {
                Event::Eof => break,
                Event::Start(tag) => self.start(namespace, &tag)?,
                Event::End(tag) => self.end(Event::End(tag)),
                Event::Text(text) => {
                    let text = text.into_inner().replace('&', "&amp;");
                    self.text(
                        Event::Text(BytesText::from_escaped(text.as_str())),
                        &unescape(&text),
                    );
                }
                Event::CData(data) => {
                    let text = data.borrow().into_inner().into_owned();
                    self.text(Event::CData(data), &text);
                }
                Event::GeneralRef(entity) => {
                    let text = format!("&{};", entity.into_inner());
                    let value = unescape(&text);
                    self.text(Event::Text(BytesText::new(&value)), &value);
                }
                // The doctype is where entity bombs are defined.
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
        if self.depth > 0 { Err(FeedError::Truncated) } else { self.finish() }
    }

    fn finish(mut self) -> Result<Document, FeedError> {
        match self.root.as_deref() {
            Some("rss" | "feed" | "RDF") => {
                self.out.clean = self.writer.into_inner();
                Ok(self.out)
            }
            Some("html") => Err(FeedError::WebPage),
            Some(other) => Err(FeedError::NotAFeed(format!("its root element is <{other}>"))),
            None => Err(FeedError::NotAFeed("it has no root element".to_owned())),
        }
    }

    fn broken(&self, error: &quick_xml::Error) -> FeedError {
        match (self.root.as_deref(), error) {
            (Some("html"), _) => FeedError::WebPage,
            // A file that was cut ends inside a tag, a comment or a CDATA section.
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
        let name = tag.local_name().as_ref().to_owned();
        self.depth += 1;
        if self.depth == 1 {
            // Any page of HTML says so in its first tag; the rest need not be XML.
            if name.eq_ignore_ascii_case("html") {
                return Err(FeedError::WebPage);
            }
            self.root = Some(name.clone());
        }
        let attributes = attributes(tag);
        let is_item = vocabulary == Vocabulary::Other && matches!(name.as_str(), "item" | "entry");
        if is_item && self.item.is_none() {
            self.item = Some(self.depth + 1);
            self.out.items.push(Extras::default());
        } else if self.open.is_none() && vocabulary != Vocabulary::Other {
            self.open = Some(Open {
                vocabulary,
                name: name.clone(),
                attributes: attributes.clone(),
                depth: self.depth,
                text: String::new(),
                hidden: vocabulary == Vocabulary::Podcast || name == "duration",
            });
        }
        if !self.is_hidden() {
            let name_with_prefix = tag.name().as_ref().to_owned();
            let mut copy = BytesStart::new(name_with_prefix);
            for (key, value) in &attributes {
                copy.push_attribute((key.as_str(), value.as_str()));
            }
            let versioned = attributes.iter().any(|(key, _)| key == "version");
            if self.depth == 1 && name == "rss" && !versioned {
                copy.push_attribute(("version", "2.0"));
            }
            self.write(Event::Start(copy));
        }
        Ok(())
    }

    fn end(&mut self, event: Event<'_>) {
        if !self.is_hidden() {
            self.write(event);
        }
        if let Some(open) = self.open.take_if(|open| open.depth == self.depth) {
            self.collect(open);
        }
        self.depth = self.depth.saturating_sub(1);
        if self.item.is_some_and(|children| self.depth + 1 < children) {
            self.item = None;
        }
    }

    fn text(&mut self, event: Event<'_>, value: &str) {
        if let Some(open) = &mut self.open {
            open.text.push_str(value);
        }
        if !self.is_hidden() && self.depth > 0 {
            self.write(event);
        }
    }

    fn is_hidden(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.hidden)
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory does not fail.
        let _ = self.writer.write_event(event);
    }

    fn collect(&mut self, open: Open) {
        let extras = match (self.item, self.out.items.last_mut()) {
            (Some(children), Some(item)) if open.depth == children => item,
            // Deeper inside an item: an element of some other element, not of the item.
            (Some(_), _) => return,
            (None, _) => &mut self.out.channel,
        };
        extras.take(open);
    }
}

impl Extras {
    fn take(&mut self, open: Open) {
        let Open { vocabulary, name, attributes, text, .. } = open;
        let attribute = |key: &str| {
            let found = attributes.iter().find(|(name, _)| name == key);
            found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let slot = match (vocabulary, name.as_str()) {
            (Vocabulary::Itunes, "title") => &mut self.title,
            (Vocabulary::Itunes, "summary") => &mut self.summary,
            (Vocabulary::Itunes, "duration") => &mut self.duration,
            (Vocabulary::Itunes, "author") => &mut self.author,
            (Vocabulary::Itunes, "episodeType") => &mut self.kind,
            (_, "season") => &mut self.season,
            (_, "episode") => &mut self.episode,
            (Vocabulary::Itunes, "image") => {
                self.image = attribute("href").or(text);
                return;
            }
            (Vocabulary::Podcast, "person") => {
                self.people.extend(text.map(|name| Person {
                    name,
                    role: Role::parse(attribute("role").as_deref()),
                    affiliation: None,
                    href: attribute("href"),
                }));
                return;
            }
            (Vocabulary::Podcast, "transcript") => {
                self.transcripts.extend(attribute("url").map(|url| Transcript {
                    url,
                    mime: attribute("type"),
                    language: attribute("language"),
                }));
                return;
            }
            _ => return,
        };
        *slot = slot.take().or(text);
    }
}

fn vocabulary(namespace: &ResolveResult<'_>) -> Vocabulary {
    let ResolveResult::Bound(Namespace(uri)) = namespace else { return Vocabulary::Other };
    let uri = uri.trim_end_matches('/');
    if uri.eq_ignore_ascii_case("http://www.itunes.com/dtds/podcast-1.0.dtd") {
        Vocabulary::Itunes
    } else if uri.eq_ignore_ascii_case("https://podcastindex.org/namespace/1.0")
        || uri.eq_ignore_ascii_case(
            "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
        )
    {
        Vocabulary::Podcast
    } else {
        Vocabulary::Other
    }
}

fn attributes(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut attributes = tag.html_attributes();
    attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .map(|attribute| (attribute.key.as_ref().to_owned(), unescape(&attribute.value)))
        .collect()
}
