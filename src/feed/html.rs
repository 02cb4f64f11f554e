//! HTML from show notes as a flat row of pieces, and the lines a reader sees.
//!
//! Nothing here makes HTML safe: that is done in the page, by the browser,
//! right before it is shown.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::entities::unescape;
use crate::markup::escape;

/// A tag or a run of text. Text and attributes are as they were written, with
/// their character references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Open { name: String, attributes: Vec<(String, String)> },
    Close { name: String },
    Text(String),
}

/// A stretch of text that stands on a line of its own when shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// White space is folded; the ends are trimmed.
    pub text: String,
    pub links: Vec<Link>,
    /// Whether it is (in) a list item.
    pub listed: bool,
    /// The pieces it was made of.
    pub pieces: Range<usize>,
}

/// An `<a href>` inside a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub text: String,
}

/// Splits HTML into pieces; comments and doctypes are dropped. What an XML
/// reader cannot make out at all ends up as text.
pub fn pieces(html: &str) -> Vec<Piece> {
    let html = escape_stray_brackets(html);
    let mut reader = Reader::from_str(&html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut pieces = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return pieces,
            Ok(Event::Start(tag)) => pieces.push(open(&tag)),
            Ok(Event::Empty(tag)) => {
                let close = Piece::Close { name: name(&tag) };
                let open = open(&tag);
                let void = matches!(&open, Piece::Open { name, .. } if is_void(name));
                pieces.push(open);
                // `<br/>` has no end tag in HTML either.
                pieces.extend((!void).then_some(close));
            }
            Ok(Event::End(tag)) => {
                let name = tag.local_name().as_ref().trim().to_ascii_lowercase();
                pieces.push(Piece::Close { name });
            }
            Ok(Event::Text(text)) => push_text(&mut pieces, &text.into_inner()),
            Ok(Event::CData(data)) => push_text(&mut pieces, &escape(&data.into_inner())),
            Ok(Event::GeneralRef(entity)) => {
                push_text(&mut pieces, &format!("&{};", entity.into_inner()));
            }
            Ok(_) => {}
            Err(_) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(html.len());
                push_text(&mut pieces, &escape(html.get(at..).unwrap_or_default()));
                return pieces;
            }
        }
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

fn open(tag: &BytesStart<'_>) -> Piece {
    let mut attributes = tag.html_attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok);
    let attributes =
        attributes.map(|a| (a.key.as_ref().to_ascii_lowercase(), a.value.into_owned()));
    Piece::Open { name: name(tag), attributes: attributes.collect() }
}

/// Text that a reference had split is one piece again.
fn push_text(pieces: &mut Vec<Piece>, more: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}

/// A `<` that begins no tag is text: "latency < 1 ms".
fn escape_stray_brackets(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        let tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        out.push_str(before);
        out.push_str(if tag { "<" } else { "&lt;" });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The text in HTML, on one line.
pub fn plain(html: &str) -> String {
    let lines = lines(&pieces(html));
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The lines a reader would see, blank ones left out.
pub fn lines(pieces: &[Piece]) -> Vec<Line> {
    // Without any markup, the line breaks of the text itself are what counts.
    let plain = pieces.iter().all(|piece| matches!(piece, Piece::Text(_)));
    let mut builder = Builder::default();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) if plain => {
                for line in text.lines() {
                    builder.text(line, index);
                    builder.finish();
                }
            }
            Piece::Text(text) => builder.text(text, index),
            Piece::Open { name, attributes } => builder.open(name, attributes, index),
            Piece::Close { name } => builder.close(name, index),
        }
    }
    builder.finish();
    builder.lines
}

#[derive(Default)]
struct Builder {
    lines: Vec<Line>,
    text: String,
    links: Vec<Link>,
    /// The address of the `<a>` that is open, and where in `text` it began.
    link: Option<(String, usize)>,
    /// The lists that are open, and whether an item of each is.
    lists: Vec<bool>,
    pieces: Option<Range<usize>>,
    /// Inside of an element whose text nobody reads.
    unseen: bool,
}

impl Builder {
    fn text(&mut self, text: &str, index: usize) {
        if !self.unseen {
            self.text.push_str(&unescape(text));
        }
        self.take(index);
    }

    /// Counts a piece to the line.
    fn take(&mut self, index: usize) {
        let start = self.pieces.as_ref().map_or(index, |pieces| pieces.start);
        self.pieces = Some(start..index + 1);
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)], index: usize) {
        match name {
            "script" | "style" => self.unseen = true,
            "a" => {
                let href = attributes.iter().find(|(key, _)| key == "href");
                self.link = href.map(|(_, value)| (unescape(value), self.text.len()));
            }
            "ul" | "ol" => {
                self.finish();
                self.lists.push(false);
            }
            "li" => {
                self.finish();
                // One without a list is a list of its own.
                match self.lists.last_mut() {
                    Some(in_item) => *in_item = true,
                    None => self.lists.push(true),
                }
            }
            _ if is_block(name) => self.finish(),
            _ => {}
        }
        if !is_block(name) {
            self.take(index);
        }
    }

    fn close(&mut self, name: &str, index: usize) {
        match name {
            "script" | "style" => self.unseen = false,
            "a" => self.finish_link(),
            "ul" | "ol" => {
                self.finish();
                self.lists.pop();
            }
            "li" => {
                self.finish();
                if let Some(in_item) = self.lists.last_mut() {
                    *in_item = false;
                }
            }
            _ if is_block(name) => self.finish(),
            _ => {}
        }
        if !is_block(name) {
            self.take(index);
        }
    }

    fn finish_link(&mut self) {
        if let Some((href, start)) = self.link.take() {
            let text = fold_space(self.text.get(start..).unwrap_or_default());
            self.links.push(Link { href, text });
        }
    }

    fn finish(&mut self) {
        self.finish_link();
        let text = fold_space(&std::mem::take(&mut self.text));
        let links = std::mem::take(&mut self.links);
        let pieces = self.pieces.take();
        if let (false, Some(pieces)) = (text.is_empty(), pieces) {
            self.lines.push(Line { text, links, listed: self.lists.contains(&true), pieces });
        }
    }
}

/// Runs of white space, no-break spaces included, become one space.
pub fn fold_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Elements that have no end tag (HTML, "void elements"), as far as notes use them.
fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr")
}

/// Whether an element stands on lines of its own.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}
