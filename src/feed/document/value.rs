//! Values as the elements and attributes of feeds write them.

use url::Url;

use super::Element;
use crate::feed::notes::absolute;
use crate::show::details::{License, Location};
use crate::show::{Enclosure, Person, Role};

/// Keeps the first value that is given.
pub fn set<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// "yes", "true" or "explicit"; "no", "false" or "clean"; nothing else.
pub fn yes_or_no(text: Option<String>) -> Option<bool> {
    match text?.to_ascii_lowercase().as_str() {
        "yes" | "true" | "explicit" | "1" => Some(true),
        "no" | "false" | "clean" | "0" => Some(false),
        _ => None,
    }
}

/// A whole number above zero.
pub fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

/// A size in bytes above zero.
pub fn size(text: Option<String>) -> Option<u64> {
    text?.parse().ok().filter(|size| *size > 0)
}

/// An address made absolute, if it is one that a browser can fetch.
pub fn address(text: &str, base: Option<&Url>) -> Option<String> {
    absolute(text, base).map(Url::into)
}

/// A list such as `rust, async ,tls`.
pub fn list(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty())
}

pub fn person(element: &Element, base: Option<&Url>) -> Option<Person> {
    let group = element.attribute("group").filter(|group| !group.eq_ignore_ascii_case("cast"));
    Some(Person {
        name: element.text()?,
        role: Role::parse(element.attribute("role").as_deref()),
        group,
        affiliation: None,
        href: element.attribute("href").and_then(|href| address(&href, base)),
        image: element.attribute("img").and_then(|image| address(&image, base)),
    })
}

pub fn license(element: &Element, base: Option<&Url>) -> Option<License> {
    let url = element.attribute("url").and_then(|url| address(&url, base));
    Some(License { name: element.text()?, url })
}

pub fn location(element: &Element) -> Option<Location> {
    Some(Location {
        name: element.text()?,
        geo: element.attribute("geo"),
        osm: element.attribute("osm"),
    })
}

/// `media:content` (Media RSS) and the like: an address with type and size.
pub fn enclosure(element: &Element, size_name: &str, base: Option<&Url>) -> Option<Enclosure> {
    Some(Enclosure {
        url: address(&element.attribute("url")?, base)?,
        mime: element.attribute("type"),
        length: size(element.attribute(size_name)),
    })
}
