//! Texts that were escaped once more than their format asks for.

use std::collections::HashSet;

use crate::lines::{fold_space, plain_text};
use crate::tokens::{Token, has_tag, is_block, tokenize, unescape};

/// How many layers of escapes are removed. No program is known to write more.
const MAX_LAYERS: usize = 3;

/// Notes without the layers around their markup: a section `<![CDATA[…]]>` that was
/// escaped, and markup of which every tag is escaped.
///
/// ```
/// assert_eq!(html::unwrap("&lt;p&gt;Two &amp;amp; three&lt;/p&gt;"), "<p>Two &amp; three</p>");
/// assert_eq!(html::unwrap("<p>Use &lt;p&gt;</p>"), "<p>Use &lt;p&gt;</p>");
/// ```
pub fn unwrap(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..MAX_LAYERS {
        if let Some(inner) = cdata_content(&text) {
            text = inner.to_owned();
            continue;
        }
        // Most notes have tags, and nothing to remove.
        if !text.contains('&') || has_tag(&text) {
            break;
        }
        let inner = unescape(&text);
        let escaped = inner.len() != text.len();
        if !escaped || !(is_markup(&inner) || cdata_content(&inner).is_some()) {
            break;
        }
        text = inner;
    }
    text
}

/// A title or another short text in a format that has no markup: as plain text, without
/// the escapes and the markup that it has all the same.
///
/// ```
/// assert_eq!(html::label("Wires &amp;amp; Waves"), "Wires & Waves");
/// assert_eq!(html::label("<i>Dune</i>, and Vec<T>"), "Dune, and Vec");
/// assert_eq!(html::label("All about Vec<T>"), "All about Vec<T>");
/// ```
pub fn label(text: &str) -> String {
    let mut text = unwrap(text);
    for _ in 0..MAX_LAYERS {
        if has_pair(&tokenize(&text), is_common) {
            return plain_text(&text);
        }
        let inner = unescape(&text);
        if inner == text {
            break;
        }
        text = inner;
    }
    fold_space(&text)
}

/// The content of a text that is a CDATA section of XML.
fn cdata_content(text: &str) -> Option<&str> {
    let text = text.trim();
    let plain = || text.strip_prefix("<![CDATA[")?.strip_suffix("]]>");
    // Only the brackets of the section are escaped.
    let escaped = || text.strip_prefix("&lt;![CDATA[")?.strip_suffix("]]&gt;");
    plain()
        .or_else(escaped)
        .or_else(|| text.strip_suffix("]]>").filter(|t| !t.contains("<![CDATA[")))
}

/// Whether a text is HTML rather than a text about HTML: it begins with an element,
/// breaks lines, or links to something.
fn is_markup(text: &str) -> bool {
    let tokens = tokenize(text);
    let first = tokens.iter().find(|token| !matches!(token, Token::Text(t) if t.trim().is_empty()));
    let begins = matches!(first, Some(Token::Open { .. })) && has_pair(&tokens, is_common);
    let breaks_or_links = |token: &Token| match token {
        Token::Open { name, .. } if name == "br" => true,
        Token::Open { name, attributes } if name == "a" => {
            attributes.iter().any(|(key, _)| key == "href")
        }
        _ => false,
    };
    begins || has_pair(&tokens, is_block) || tokens.iter().any(breaks_or_links)
}

/// Whether there are the start tag and, later, the end tag of one of these elements.
fn has_pair(tokens: &[Token], accept: impl Fn(&str) -> bool) -> bool {
    let mut open = HashSet::new();
    tokens.iter().any(|token| match token {
        Token::Open { name, .. } => {
            open.extend(accept(name).then_some(name));
            false
        }
        Token::Close { name } => open.contains(name),
        Token::Text(_) => false,
    })
}

/// Whether an element is one that texts are marked up with.
fn is_common(name: &str) -> bool {
    is_block(name)
        || matches!(
            name,
            "a" | "abbr"
                | "b"
                | "cite"
                | "code"
                | "em"
                | "font"
                | "i"
                | "mark"
                | "q"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "u"
        )
}
