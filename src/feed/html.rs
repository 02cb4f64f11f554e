//! HTML from show notes as a flat row of pieces, and the lines a reader sees.
//!
//! Nothing here makes HTML safe: that is done in the page, by the browser,
//! right before it is shown.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

/// A tag or a run of text with its character references resolved.
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

/// Splits HTML into pieces; comments and doctypes are dropped.
pub fn pieces(html: &str) -> Vec<Piece> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let tokens = Tokenizer::new(html).filter_map(Result::ok);
    tokens
        .filter_map(|token| match token {
            Token::StartTag(tag) => Some(Piece::Open {
                name: text(&tag.name),
                attributes: tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect(),
            }),
            Token::EndTag(tag) => Some(Piece::Close { name: text(&tag.name) }),
            Token::String(string) => Some(Piece::Text(text(&string))),
            _ => None,
        })
        .collect()
}

/// Writes pieces as HTML again, without elements that hold nothing.
pub fn to_html(pieces: &[Piece]) -> String {
    let mut kept: Vec<&Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Piece::Close { name } = piece {
            let blank = |p: &&&Piece| matches!(p, Piece::Text(t) if t.trim().is_empty());
            let blanks = kept.iter().rev().take_while(blank).count();
            let opening = kept.iter().rev().nth(blanks);
            if matches!(opening, Some(Piece::Open { name: open, .. }) if open == name) {
                kept.truncate(kept.len() - blanks - 1);
                continue;
            }
        }
        kept.push(piece);
    }
    kept.into_iter().map(piece_html).collect()
}

fn piece_html(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => escape(text),
        Piece::Close { name } => format!("</{name}>"),
        Piece::Open { name, attributes } => {
            let attributes: String =
                attributes.iter().map(|(k, v)| format!(" {k}=\"{}\"", escape(v))).collect();
            format!("<{name}{attributes}>")
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
    items: usize,
    pieces: Option<Range<usize>>,
}

impl Builder {
    fn text(&mut self, text: &str, index: usize) {
        self.text.push_str(text);
        self.take(index);
    }

    /// Counts a piece to the line.
    fn take(&mut self, index: usize) {
        let start = self.pieces.as_ref().map_or(index, |pieces| pieces.start);
        self.pieces = Some(start..index + 1);
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)], index: usize) {
        match name {
            "a" => {
                let href = attributes.iter().find(|(key, _)| key == "href");
                self.link = href.map(|(_, value)| (value.clone(), self.text.len()));
            }
            "li" => {
                self.finish();
                self.items += 1;
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
            "a" => self.finish_link(),
            "li" => {
                self.finish();
                self.items = self.items.saturating_sub(1);
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
            self.lines.push(Line { text, links, listed: self.items > 0, pieces });
        }
    }
}

/// Runs of white space, no-break spaces included, become one space.
pub fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_block(name: &str) -> bool {
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
