//! The text of a feed for another place: what is copied has its new path, and everything else
//! an absolute address.

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::escape::{escape, unescape};
use show::Show;
use url::Url;

use crate::addresses::{Kind, Named, named_by};

/// The address that stands for the place of the copy.
pub(crate) const HERE: &str = "https://mirror.invalid/feed.xml";

/// The attributes that have addresses, in feeds and in their notes.
const ATTRIBUTES: [&str; 3] = ["url", "href", "src"];

/// The text of the feed from an address with the paths of copies in place of addresses. Only
/// attributes are changed: an element such as `<guid>` may have an address as its text.
pub(crate) fn rewritten(text: &str, address: &str, paths: &BTreeMap<String, String>) -> String {
    if text.trim_start().starts_with('{') {
        return paths.iter().fold(text.to_owned(), |text, (url, path)| {
            text.replace(&format!("\"{url}\""), &format!("\"{path}\""))
        });
    }
    let text = in_utf8(text);
    let base = Url::parse(address).ok();
    let stated = attributes(&text).find(|attribute| attribute.name == "xml:base");
    let base = match (base, stated) {
        (Some(base), Some(stated)) => base.join(&plain(stated.value)).ok(),
        (base, _) => base,
    };
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for Attribute { name, value, start } in attributes(&text) {
        let other = if name == "xml:base" {
            // The place of the feed itself.
            Some(".".to_owned())
        } else {
            base.as_ref().and_then(|base| moved(&plain(value), base, paths))
        };
        if let Some(other) = other {
            out.push_str(text.get(end..start).unwrap_or_default());
            out.push_str(&escape(other));
            end = start + value.len();
        }
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

/// What takes the place of an address; `None` if it stays.
fn moved(value: &str, base: &Url, paths: &BTreeMap<String, String>) -> Option<String> {
    let url = base.join(value.trim()).ok()?;
    let path = paths.get(url.as_str()).cloned();
    let is_relative = Url::parse(value.trim()).is_err()
        && !matches!(value.chars().next(), None | Some('#' | '?'));
    // Relative addresses of a copy are those of copies.
    let is_elsewhere = !HERE.starts_with(base.origin().ascii_serialization().as_str());
    path.or_else(|| (is_relative && is_elsewhere).then(|| url.into()))
}

/// Whether the feed in its new place is the same: what listeners have stored is stored under
/// the ids of episodes, and every file is a copy or where it was. A picture, whose address may
/// be the text of an element, is not worth a feed.
pub(crate) fn is_same(before: &Show, after: &Show, paths: &BTreeMap<String, String>) -> bool {
    let ids = |show: &Show| {
        let ids = show.episodes.iter().map(|item| item.episode.id.clone());
        ids.collect::<Vec<_>>()
    };
    let here = Url::parse(HERE).ok();
    let copy = |url: &str| {
        let path = paths.get(url)?;
        Some(here.as_ref()?.join(path).ok()?.to_string())
    };
    let (old, new) = (named_by(before), named_by(after));
    let same = |(old, new): (&Named, &Named)| {
        old.kind == Kind::Picture || old.url == new.url || copy(&old.url).as_ref() == Some(&new.url)
    };
    ids(before) == ids(after) && old.len() == new.len() && old.iter().zip(&new).all(same)
}

/// An attribute with an address.
struct Attribute<'a> {
    name: &'a str,
    value: &'a str,
    /// Where the value starts in the text.
    start: usize,
}

/// The attributes with addresses, in elements and in notes, in their order.
fn attributes(text: &str) -> impl Iterator<Item = Attribute<'_>> {
    text.match_indices('=').filter_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let name_at = before.rfind(|c: char| c.is_whitespace()).map_or(0, |at| at + 1);
        let name = before.get(name_at..)?;
        (name == "xml:base" || ATTRIBUTES.contains(&name)).then_some(())?;
        let rest = text.get(at + 1..)?;
        let quoted = rest.trim_start();
        let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let value = quoted.get(1..)?.split(quote).next()?;
        let start = at + 1 + (rest.len() - quoted.len()) + 1;
        Some(Attribute { name, value, start })
    })
}

/// An attribute's value without its entities.
fn plain(value: &str) -> Cow<'_, str> {
    unescape(value).unwrap_or(Cow::Borrowed(value))
}

/// The text of a document whose declaration names UTF-8, in which it is written, as its
/// encoding (XML 1.0, section 4.3.3).
fn in_utf8(text: &str) -> Cow<'_, str> {
    let declared = || {
        let declaration = text.strip_prefix("<?xml")?.split_once("?>")?.0;
        let (_, value) = declaration.split_once("encoding")?;
        let value = value.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        value.get(1..)?.split(quote).next()
    };
    match declared() {
        Some(encoding) if !encoding.is_empty() => text.replacen(encoding, "UTF-8", 1).into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = "https://feeds.example/show/feed.xml";

    fn moved_text(text: &str) -> String {
        let paths = [
            ("https://feeds.example/show/1.mp3", "mirror/1.mp3"),
            ("https://cdn.example/2.mp3?a=1&b=2", "mirror/2.mp3"),
            ("https://cdn.example/%C3%BC%20ber.vtt", "mirror/u.vtt"),
        ];
        let paths = paths.map(|(url, path)| (url.to_owned(), path.to_owned())).into();
        rewritten(text, FEED, &paths)
    }

    #[test]
    fn addresses_become_paths_however_they_are_written() {
        let cases = [
            ("<e url=\"1.mp3\"/>", "<e url=\"mirror/1.mp3\"/>"),
            ("<e url = '/show/1.mp3' x='1'/>", "<e url = 'mirror/1.mp3' x='1'/>"),
            ("<e url='https://feeds.example/show/1.mp3'/>", "<e url='mirror/1.mp3'/>"),
            ("<e url=\"HTTPS://CDN.example/2.mp3?a=1&amp;b=2\"/>", "<e url=\"mirror/2.mp3\"/>"),
            ("<e url=\"https://cdn.example/2.mp3?a=1&#38;b=2\"/>", "<e url=\"mirror/2.mp3\"/>"),
            ("<e\n\thref=\"https://cdn.example/ü ber.vtt\"/>", "<e\n\thref=\"mirror/u.vtt\"/>"),
            // What is not copied stays where it is.
            (
                "<e url='3.mp3?a=1&amp;b=2'/>",
                "<e url='https://feeds.example/show/3.mp3?a=1&amp;b=2'/>",
            ),
            ("<e url='https://other.example/3.mp3'/>", "<e url='https://other.example/3.mp3'/>"),
            ("<a href='?t=60'>", "<a href='?t=60'>"),
            ("<a href='#notes'>", "<a href='#notes'>"),
            ("<a href=''>", "<a href=''>"),
            // Texts and other attributes.
            (
                "<guid>https://feeds.example/show/1.mp3</guid>",
                "<guid>https://feeds.example/show/1.mp3</guid>",
            ),
            ("<e data-url='1.mp3' title='1.mp3'/>", "<e data-url='1.mp3' title='1.mp3'/>"),
            ("url=\"unfinished", "url=\"https://feeds.example/show/unfinished"),
            ("{\"url\": \"https://feeds.example/show/1.mp3\"}", "{\"url\": \"mirror/1.mp3\"}"),
        ];
        for (text, expected) in cases {
            assert_eq!(moved_text(text), expected);
        }
    }

    #[test]
    fn another_base_is_in_effect_and_goes() {
        let text = "<rss xml:base='https://cdn.example/'><e url='2.mp3?a=1&amp;b=2'/><e url='3.mp3'/></rss>";
        let expected =
            "<rss xml:base='.'><e url='mirror/2.mp3'/><e url='https://cdn.example/3.mp3'/></rss>";
        assert_eq!(moved_text(text), expected);
    }

    #[test]
    fn a_copy_is_not_moved_twice() {
        let text = "<rss xml:base='.'><e url='mirror/1.mp3'/></rss>";
        let none = BTreeMap::new();
        assert_eq!(rewritten(text, HERE, &none), text);
    }

    #[test]
    fn the_declaration_names_the_encoding_of_the_copy() {
        let cases = [
            (
                "<?xml version='1.0' encoding='ISO-8859-1'?><rss/>",
                "<?xml version='1.0' encoding='UTF-8'?><rss/>",
            ),
            ("<?xml encoding = \"utf-16\"?><rss/>", "<?xml encoding = \"UTF-8\"?><rss/>"),
            ("<?xml version='1.0'?><rss/>", "<?xml version='1.0'?><rss/>"),
            ("<rss encoding='x'/>", "<rss encoding='x'/>"),
        ];
        for (text, expected) in cases {
            assert_eq!(moved_text(text), expected);
        }
    }
}
