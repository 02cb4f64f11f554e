//! Reads `site.json` value by value. Invalid values are reported and skipped.

use serde_json::{Map, Value};
use show::{Date, slug};

use super::{Announcement, AudioPath, Correction, Layer, Link, Profile, Site, Topic};

pub(super) fn site(json: &str) -> (Site, Vec<String>) {
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => return (Site::default(), vec![error.to_string()]),
    };
    let mut faults = Vec::new();
    let Some(mut root) = Node::root(&value, &mut faults) else {
        return (Site::default(), vec!["is not an object".to_owned()]);
    };
    let site = Site {
        address: address(&mut root),
        feeds: root.strings("feeds"),
        subscribe: root.list("subscribe", link),
        source: source(&mut root),
        audio: audio(&mut root),
        layers: root.list("layers", layer),
        people: root.list("people", profile),
        episodes: root.list("episodes", correction),
        upcoming: root.list("upcoming", announcement),
    };
    root.unknown_keys(&[
        "address",
        "feeds",
        "subscribe",
        "source",
        "audio",
        "layers",
        "people",
        "episodes",
        "upcoming",
    ]);
    (site, faults)
}

/// The origin of the site.
fn address(node: &mut Node<'_>) -> Option<String> {
    let address = node.optional("address")?;
    let origin = address.trim_end_matches('/');
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    if host.is_none_or(|host| host.is_empty() || host.contains(['/', '?', '#'])) {
        node.fault("address", "is not an origin such as https://example.org");
        return None;
    }
    Some(origin.to_owned())
}

/// The address of the site's source code.
fn source(node: &mut Node<'_>) -> Option<String> {
    let address = node.optional("source")?;
    if !address.starts_with("https://") && !address.starts_with("http://") {
        node.fault("source", "is not an address such as https://example.org/site");
        return None;
    }
    Some(address)
}

fn audio(node: &mut Node<'_>) -> Option<AudioPath> {
    let path = node.optional("audio")?;
    let audio = AudioPath::parse(&path);
    if audio.is_none() {
        node.fault("audio", "is not a path on this site with {file}, {path} or {url} in it");
    }
    audio
}

fn link(node: &mut Node<'_>) -> Option<Link> {
    let link = Link { name: node.required("name")?, url: node.required("url")? };
    let scheme = link.url.split_once(':').map_or("", |(scheme, _)| scheme);
    if matches!(scheme, "http" | "https" | "mailto") || link.url.starts_with('/') {
        Some(link)
    } else {
        node.fault("url", "is neither http(s), mailto nor a path on this site");
        None
    }
}

fn layer(node: &mut Node<'_>) -> Option<Layer> {
    let (name, topics) = (node.required("name")?, node.list("topics", topic));
    let id = node.optional("id").unwrap_or_else(|| slug(&name));
    Some(Layer { id, name, beside: node.flag("beside", false), topics })
}

fn topic(node: &mut Node<'_>) -> Option<Topic> {
    let name = node.required("name")?;
    // The id has to fit into an address.
    let id = slug(&node.optional("id").unwrap_or_else(|| name.clone()));
    let words = node.strings("words");
    Some(Topic { id, words: if words.is_empty() { vec![name.clone()] } else { words }, name })
}

fn profile(node: &mut Node<'_>) -> Option<Profile> {
    let image = node.optional("image");
    let is_local = |path: &String| path.starts_with('/') && !path.starts_with("//");
    if image.as_ref().is_some_and(|path| !is_local(path)) {
        node.fault("image", "is not a path on this site");
    }
    Some(Profile {
        name: node.required("name")?,
        aliases: node.strings("aliases"),
        affiliation: node.optional("affiliation"),
        line: node.optional("line"),
        links: node.list("links", link),
        image: image.filter(is_local),
        host: node.flag("host", false),
        guest: node.flag("guest", true),
    })
}

fn correction(node: &mut Node<'_>) -> Option<Correction> {
    let Some(number) = node.number("number") else {
        node.fault("number", "is missing");
        return None;
    };
    let guests = node.has("guests").then(|| node.strings("guests"));
    Some(Correction {
        number,
        guests,
        topics: node.strings("topics").iter().map(|id| slug(id)).collect(),
        remaster_of: node.number("remasterOf"),
        text: node.strings("text"),
    })
}

fn announcement(node: &mut Node<'_>) -> Option<Announcement> {
    let text = node.optional("date");
    let date = text.as_deref().and_then(Date::parse);
    if text.is_some() && date.is_none() {
        node.fault("date", "is not a day such as 2025-11-18");
    }
    Some(Announcement {
        title: node.required("title")?,
        number: node.number("number"),
        guests: node.strings("guests"),
        affiliation: node.optional("affiliation"),
        date,
        text: node.strings("text"),
    })
}

/// An object of the file.
struct Node<'a> {
    object: &'a Map<String, Value>,
    /// The place of the object in the file, such as `people[3]`; empty for the root.
    path: String,
    /// The faults found so far.
    faults: &'a mut Vec<String>,
}

impl<'a> Node<'a> {
    fn root(value: &'a Value, faults: &'a mut Vec<String>) -> Option<Self> {
        value.as_object().map(|object| Self { object, path: String::new(), faults })
    }

    fn fault(&mut self, key: &str, what: &str) {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.faults.push(format!("{}{dot}{key}: {what}", self.path));
    }

    fn has(&self, key: &str) -> bool {
        self.object.contains_key(key)
    }

    /// A text, trimmed. A missing one is no fault, but an empty one is.
    fn optional(&mut self, key: &str) -> Option<String> {
        match self.object.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::String(_) => {
                self.fault(key, "is empty");
                None
            }
            _ => {
                self.fault(key, "is not a text");
                None
            }
        }
    }

    fn required(&mut self, key: &str) -> Option<String> {
        if !self.has(key) {
            self.fault(key, "is missing");
        }
        self.optional(key)
    }

    fn number(&mut self, key: &str) -> Option<u32> {
        let number = self.object.get(key)?.as_u64().and_then(|n| u32::try_from(n).ok());
        if number.is_none() {
            self.fault(key, "is not a whole number");
        }
        number
    }

    fn flag(&mut self, key: &str, default: bool) -> bool {
        match self.object.get(key) {
            None => default,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.fault(key, "is neither true nor false");
                default
            }
        }
    }

    fn array(&mut self, key: &str) -> &'a [Value] {
        match self.object.get(key) {
            None => &[],
            Some(Value::Array(values)) => values,
            Some(_) => {
                self.fault(key, "is not a list");
                &[]
            }
        }
    }

    fn strings(&mut self, key: &str) -> Vec<String> {
        let mut out = Vec::new();
        for (index, value) in self.array(key).iter().enumerate() {
            match value.as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => out.push(text.to_owned()),
                None => self.fault(&format!("{key}[{index}]"), "is not a text"),
            }
        }
        out
    }

    fn list<T>(&mut self, key: &str, read: impl Fn(&mut Node<'_>) -> Option<T>) -> Vec<T> {
        let mut out = Vec::new();
        for (index, value) in self.array(key).iter().enumerate() {
            let Some(object) = value.as_object() else {
                self.fault(&format!("{key}[{index}]"), "is not an object");
                continue;
            };
            let dot = if self.path.is_empty() { "" } else { "." };
            let path = format!("{}{dot}{key}[{index}]", self.path);
            out.extend(read(&mut Node { object, path, faults: self.faults }));
        }
        out
    }

    fn unknown_keys(&mut self, known: &[&str]) {
        for key in self.object.keys() {
            if !known.contains(&key.as_str()) {
                self.fault(key, "is not known here");
            }
        }
    }
}
