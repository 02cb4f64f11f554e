//! What the HTML of notes may contain. The browser's sanitiser, DOMPurify and the host's
//! sanitiser all apply this, so that a page looks the same whoever has rendered it.

use show::{Address, Route};

/// The elements that notes may use. Images are missing: they would be requests to
/// third parties that nobody asked for.
pub const ELEMENTS: [&str; 29] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
    "ul",
];

/// The attributes that any of the elements may have.
pub const ATTRIBUTES: [&str; 4] = ["href", "title", "lang", "dir"];

/// The attributes of a link to another site: a new tab, so that playback continues.
pub const EXTERNAL: [(&str, &str); 2] = [("target", "_blank"), ("rel", "noopener noreferrer")];

/// What happens to a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRule {
    /// It stays in this tab: it leads to an episode of this show.
    Stays,
    /// It gets the attributes in [`EXTERNAL`].
    External,
    /// It loses its address.
    Refused,
}

impl LinkRule {
    /// The rule for a link to an address.
    pub fn of(href: &str) -> Self {
        if !has_allowed_scheme(href) {
            Self::Refused
        } else if href.starts_with('?')
            || matches!(Route::of(&Address::parse(href)), Route::Episode(_))
        {
            Self::Stays
        } else {
            Self::External
        }
    }
}

/// Whether a link is relative or has a scheme that notes need. Sanitisers accept every
/// scheme that runs no script.
fn has_allowed_scheme(href: &str) -> bool {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase());
    // A colon after the first slash is part of a path.
    let scheme = scheme.filter(|scheme| !scheme.contains(['/', '?', '#']));
    scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"))
}

/// Sanitised notes, with the address that `link` gives for one on this site; nothing in a
/// browser, which sanitises them itself.
#[cfg(target_family = "wasm")]
pub fn sanitised_on_host(_html: &str, _link: &dyn Fn(&str) -> String) -> String {
    String::new()
}

/// Sanitised notes, with the address that `link` gives for one on this site; nothing in a
/// browser, which sanitises them itself.
#[cfg(not(target_family = "wasm"))]
pub fn sanitised_on_host(html: &str, link: &dyn Fn(&str) -> String) -> String {
    let clean = ammonia::Builder::empty()
        .tags(ELEMENTS.into_iter().collect())
        .generic_attributes(ATTRIBUTES.into_iter().collect())
        .url_schemes(["http", "https", "mailto"].into_iter().collect())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .clean_content_tags(["script", "style"].into_iter().collect())
        .link_rel(None)
        .clean(html)
        .to_string();
    mend_links(&clean, link)
}

/// Applies the rule for each link in clean HTML.
#[cfg(not(target_family = "wasm"))]
fn mend_links(clean: &str, link: &dyn Fn(&str) -> String) -> String {
    use std::fmt::Write as _;

    use html5gum::{Token, Tokenizer};
    use show::escape;

    let mut out = String::with_capacity(clean.len());
    for Ok(token) in Tokenizer::new(clean) {
        // Writing to a string never fails.
        let _ = match token {
            Token::StartTag(tag) => {
                let mut attributes: Vec<(String, String)> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (text(name), text(&value.value)))
                    .collect();
                let href = attributes.iter_mut().find(|(name, _)| name == "href");
                match href.map(|(_, href)| (LinkRule::of(href), href)) {
                    Some((LinkRule::Refused, _)) => attributes.retain(|(name, _)| name != "href"),
                    Some((LinkRule::External, _)) => attributes
                        .extend(EXTERNAL.map(|(name, value)| (name.to_owned(), value.to_owned()))),
                    Some((LinkRule::Stays, href)) => *href = link(href),
                    None => {}
                }
                let attributes = attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}=\"{}\"", escape(value)))
                    .collect::<String>();
                write!(out, "<{}{attributes}>", text(&tag.name))
            }
            Token::EndTag(tag) => write!(out, "</{}>", text(&tag.name)),
            Token::String(string) => write!(out, "{}", escape(&text(&string.value))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => Ok(()),
        };
    }
    out
}

#[cfg(not(target_family = "wasm"))]
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
