use std::ops::Range;

use crate::tokens::{Token, is_block, tokenize};

/// A text that is rendered on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, trimmed and with white space folded.
    pub text: String,
    /// The links in the line, in order.
    pub links: Vec<Link>,
    /// Whether the line is in a list item.
    pub listed: bool,
    /// Which paragraph, or other block, the line is in, counted from 0.
    pub block: usize,
    /// The indices of the line's tokens.
    pub tokens: Range<usize>,
}

/// An `<a href>` inside a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, with character references resolved.
    pub href: String,
    /// The text, trimmed and with white space folded.
    pub text: String,
}

/// The text of HTML, on one line.
///
/// ```
/// assert_eq!(html::plain_text("<p>Fish &amp;</p><p>chips</p>"), "Fish & chips");
/// ```
pub fn plain_text(html: &str) -> String {
    let lines = lines(&tokenize(html));
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The lines as rendered, without blank ones.
pub fn lines(tokens: &[Token]) -> Vec<Line> {
    // Without any markup, the line breaks of the text count.
    let plain = tokens.iter().all(|token| matches!(token, Token::Text(_)));
    let mut builder = Builder::default();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) if plain => {
                for line in text.lines() {
                    builder.text(line, index);
                    builder.finish();
                }
            }
            Token::Text(text) => builder.text(text, index),
            Token::Open { name, attributes } => builder.open(name, attributes, index),
            Token::Close { name } => builder.close(name, index),
        }
    }
    builder.finish();
    builder.lines
}

#[derive(Default)]
struct Builder {
    lines: Vec<Line>,
    /// The text of the current line.
    text: String,
    /// The links of the current line.
    links: Vec<Link>,
    /// The address of the open `<a>` and its start in `text`, in bytes.
    link: Option<(String, usize)>,
    /// The number of blocks that have ended.
    block: usize,
    /// For each open list, whether an item is open.
    lists: Vec<bool>,
    /// The tokens of the current line.
    tokens: Option<Range<usize>>,
}

impl Builder {
    fn text(&mut self, text: &str, index: usize) {
        self.text.push_str(text);
        self.add_token(index);
    }

    /// Adds a token to the current line.
    fn add_token(&mut self, index: usize) {
        let start = self.tokens.as_ref().map_or(index, |tokens| tokens.start);
        self.tokens = Some(start..index + 1);
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)], index: usize) {
        match name {
            "a" => {
                // Links do not nest: the next one ends the one that is open.
                self.finish_link();
                let href = attributes.iter().find(|(key, _)| key == "href");
                self.link = href.map(|(_, value)| (value.clone(), self.text.len()));
            }
            "ul" | "ol" => {
                self.finish();
                self.lists.push(false);
            }
            "li" => {
                self.finish();
                // An item outside of a list counts as a list.
                match self.lists.last_mut() {
                    Some(in_item) => *in_item = true,
                    None => self.lists.push(true),
                }
            }
            _ if is_block(name) => self.finish(),
            _ => {}
        }
        self.after_tag(name, index);
    }

    fn close(&mut self, name: &str, index: usize) {
        match name {
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
        self.after_tag(name, index);
    }

    /// Counts the blocks, and adds other tags to the current line.
    fn after_tag(&mut self, name: &str, index: usize) {
        if !is_block(name) {
            self.add_token(index);
        } else if name != "br" {
            self.block += 1;
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
        let tokens = self.tokens.take();
        if let (false, Some(tokens)) = (text.is_empty(), tokens) {
            let (listed, block) = (self.lists.contains(&true), self.block);
            self.lines.push(Line { text, links, listed, block, tokens });
        }
    }
}

/// Folds runs of white space, no-break spaces included, into one space, and trims the
/// ends.
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
