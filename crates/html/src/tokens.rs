use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use show::escape;

/// A tag or a run of text. Text and attribute values are as written, with their
/// character references. Names are in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A start tag.
    Open {
        /// The name of the element.
        name: String,
        /// The names and values of the attributes, in order.
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

/// Splits HTML into tokens. Comments and doctypes are dropped. From the first syntax
/// error of the XML reader on, everything is text.
pub fn tokenize(html: &str) -> Vec<Token> {
    let html = escape_stray_brackets(html);
    let mut reader = Reader::from_str(&html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut tokens = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return tokens,
            Ok(Event::Start(tag)) => tokens.push(open(&tag)),
            Ok(Event::Empty(tag)) => {
                let close = Token::Close { name: name(&tag) };
                let open = open(&tag);
                let void = matches!(&open, Token::Open { name, .. } if is_void(name));
                tokens.push(open);
                // A void element has no end tag in HTML: `<br/>`.
                tokens.extend((!void).then_some(close));
            }
            Ok(Event::End(tag)) => {
                let name = tag.local_name().as_ref().trim().to_ascii_lowercase();
                tokens.push(Token::Close { name });
            }
            Ok(Event::Text(text)) => push_text(&mut tokens, &text.into_inner()),
            Ok(Event::CData(data)) => push_text(&mut tokens, &escape(&data.into_inner())),
            Ok(Event::GeneralRef(entity)) => {
                push_text(&mut tokens, &format!("&{};", entity.into_inner()));
            }
            Ok(_) => {}
            Err(_) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(html.len());
                push_text(&mut tokens, &escape(html.get(at..).unwrap_or_default()));
                return tokens;
            }
        }
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

fn open(tag: &BytesStart<'_>) -> Token {
    let mut attributes = tag.html_attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok);
    let attributes =
        attributes.map(|a| (a.key.as_ref().to_ascii_lowercase(), a.value.into_owned()));
    Token::Open { name: name(tag), attributes: attributes.collect() }
}

/// Appends text. The parts around a reference are one token.
fn push_text(tokens: &mut Vec<Token>, more: &str) {
    match tokens.last_mut() {
        Some(Token::Text(text)) => text.push_str(more),
        _ => tokens.push(Token::Text(more.to_owned())),
    }
}

/// Escapes each `<` that does not start a tag: "latency < 1 ms".
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

/// Whether an element has no end tag (HTML, "void elements"). Covers the elements that
/// notes use.
fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr")
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
