use std::convert::Infallible;

use html5gum::{DefaultEmitter, HtmlString, State, StringReader, Tokenizer};

/// A tag or a run of text, with character references resolved. Names are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A start tag.
    Open {
        /// The name of the element.
        name: String,
        /// The names and values of the attributes, sorted by name.
        attributes: Vec<(String, String)>,
    },
    /// An end tag.
    Close {
        /// The name of the element.
        name: String,
    },
    /// A run of text.
    Text(String),
}

/// How often a quote is left out so that a tag without end becomes one. It is limited:
/// each time, the rest of the text is read again.
const MAX_REPAIRS: usize = 4;

/// Splits HTML into tokens (HTML, section 13.2.5). Comments, doctypes and elements that
/// are not rendered are dropped, as is a tag that never ends.
///
/// A quote without its counterpart can make a tag swallow the rest of the text, which
/// browsers then drop. Here the tag ends at its first `>`.
pub fn tokenize(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html.to_owned();
    for _ in 0..=MAX_REPAIRS {
        let unfinished = read(&rest, &mut tokens);
        match unfinished.and_then(|at| rest.get(at..)).and_then(without_quote) {
            Some(repaired) => rest = repaired,
            None => break,
        }
    }
    tokens
}

/// A tag without its first quote, and what follows; `None` if that is before no `>`.
fn without_quote(tag: &str) -> Option<String> {
    let quote = tag.find(['"', '\''])?;
    tag.get(quote..)?.find('>')?;
    Some([tag.get(..quote)?, tag.get(quote + 1..)?].concat())
}

/// Whether a text has a tag that [`tokenize`] would return. Reads no further than that.
pub fn has_tag(html: &str) -> bool {
    let is_tag = |token| match token {
        html5gum::Token::StartTag(tag) => {
            let name = text(&tag.name);
            is_name(&name) && !is_unrendered(&name)
        }
        html5gum::Token::EndTag(tag) => is_name(&text(&tag.name)),
        _ => false,
    };
    html.contains('<') && Tokenizer::new(html).any(|Ok(token)| is_tag(token))
}

/// Appends the tokens of a text, and returns where an unfinished tag at its end begins.
fn read(html: &str, tokens: &mut Vec<Token>) -> Option<usize> {
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let mut tokenizer: Tokenizer<StringReader<'_>, _> = Tokenizer::new_with_emitter(html, emitter);
    let mut skipped: Option<String> = None;
    let mut end = 0;
    while let Some(Ok::<_, Infallible>(token)) = tokenizer.next() {
        match token {
            html5gum::Token::StartTag(tag) => {
                end = tag.span.end;
                let name = text(&tag.name);
                if let Some(state) = raw_content(&name) {
                    tokenizer.set_state(state);
                }
                if skipped.is_none() && is_unrendered(&name) {
                    skipped = Some(name);
                } else if skipped.is_none() && is_name(&name) {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| (text(name), text(value)));
                    let attributes = attributes.filter(|(name, _)| is_name(name));
                    tokens.push(Token::Open { name, attributes: attributes.collect() });
                }
            }
            html5gum::Token::EndTag(tag) => {
                end = tag.span.end;
                let name = text(&tag.name);
                match &skipped {
                    Some(open) if *open == name => skipped = None,
                    Some(_) => {}
                    None if is_name(&name) => tokens.push(Token::Close { name }),
                    None => {}
                }
            }
            html5gum::Token::String(string) => {
                end = string.span.end;
                if skipped.is_none() {
                    push_text(tokens, &text(&string.value));
                }
            }
            html5gum::Token::Comment(comment) => end = comment.span.end,
            html5gum::Token::Doctype(doctype) => end = doctype.span.end,
            html5gum::Token::Error(error) if error.value == html5gum::Error::EofInTag => {
                return Some(end);
            }
            html5gum::Token::Error(_) => {}
        }
    }
    None
}

/// Resolves all character references of HTML in a text without markup (HTML, section
/// 13.5).
///
/// ```
/// assert_eq!(html::unescape("R&amp;D &#8211; &rarr; <b>"), "R&D – → <b>");
/// ```
pub fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut tokenizer = Tokenizer::new(text);
    tokenizer.set_state(State::RcData);
    let mut out = String::with_capacity(text.len());
    for Ok(token) in tokenizer {
        if let html5gum::Token::String(string) = token {
            out.push_str(&self::text(&string.value));
        }
    }
    out
}

/// Whether this names an element or an attribute, and is no part of a value whose quotes
/// are wrong.
fn is_name(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Resolves the character references in the value of an attribute. Unlike in a text, those
/// without a semicolon stay before `=` and letters, since these are parts of addresses.
///
/// ```
/// assert_eq!(html::unescape_attribute("/?a=1&copy=2&amp;b"), "/?a=1&copy=2&b");
/// ```
pub fn unescape_attribute(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let tag = format!("<a a=\"{}\">", value.replace('"', "&quot;"));
    let mut tokens = Tokenizer::new(&tag);
    match tokens.next() {
        Some(Ok(html5gum::Token::StartTag(tag))) => {
            tag.attributes.into_values().next().map(|value| text(&value)).unwrap_or_default()
        }
        _ => value.to_owned(),
    }
}

/// Appends text. The parts around a comment are one token.
fn push_text(tokens: &mut Vec<Token>, more: &str) {
    match tokens.last_mut() {
        Some(Token::Text(text)) => text.push_str(more),
        _ => tokens.push(Token::Text(more.to_owned())),
    }
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The state for the content of an element, if that is not HTML (HTML, section 13.4,
/// parsing of fragments).
fn raw_content(name: &str) -> Option<State> {
    match name {
        "textarea" | "title" => Some(State::RcData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(State::RawText),
        "script" => Some(State::ScriptData),
        "plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// Whether an element is not rendered, and neither is its content.
fn is_unrendered(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "template" | "iframe" | "noembed" | "noframes")
}

/// Whether an element has no end tag (HTML, "void elements").
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element breaks the line before and after it.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
