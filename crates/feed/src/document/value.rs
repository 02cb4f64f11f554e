//! The values of elements and attributes in feeds.

use show::details::{License, Location, Txt};
use show::{Enclosure, Person, Role};
use url::Url;

use super::Element;
use crate::notes::absolute;

/// Sets a value unless it is set already.
pub fn set_first<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

/// Reads "yes", "true", "explicit" or "1" as true, and "no", "false", "clean" or "0"
/// as false, in any case.
pub fn yes_or_no(text: Option<String>) -> Option<bool> {
    match text?.to_ascii_lowercase().as_str() {
        "yes" | "true" | "explicit" | "1" => Some(true),
        "no" | "false" | "clean" | "0" => Some(false),
        _ => None,
    }
}

/// Reads a whole number above zero.
pub fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

/// Reads a size in bytes above zero.
pub fn size(text: Option<String>) -> Option<u64> {
    text?.parse().ok().filter(|size| *size > 0)
}

/// Makes an address absolute; `None` unless it is an http(s) address.
pub fn address(text: &str, base: Option<&Url>) -> Option<String> {
    absolute(text, base).map(Url::into)
}

/// Splits a list such as `rust, async ,tls`.
pub fn list(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty())
}

/// Reads `podcast:person`; `None` without a name.
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

/// Reads `podcast:license`; `None` without a name.
pub fn license(element: &Element, base: Option<&Url>) -> Option<License> {
    let url = element.attribute("url").and_then(|url| address(&url, base));
    Some(License { name: element.text()?, url })
}

/// Reads `podcast:txt`; `None` without a text.
pub fn txt(element: &Element) -> Option<Txt> {
    Some(Txt { purpose: element.attribute("purpose"), text: element.text()? })
}

/// Reads `podcast:location`; `None` without a name.
pub fn location(element: &Element) -> Option<Location> {
    Some(Location {
        name: element.text()?,
        geo: element.attribute("geo"),
        osm: element.attribute("osm"),
    })
}

/// Reads an element with an address, a type and a size, such as `media:content` (Media
/// RSS). `size_name` is the attribute with the size in bytes.
pub fn enclosure(element: &Element, size_name: &str, base: Option<&Url>) -> Option<Enclosure> {
    Some(Enclosure {
        url: address(&element.attribute("url")?, base)?,
        mime: element.attribute("type"),
        length: size(element.attribute(size_name)),
    })
}
