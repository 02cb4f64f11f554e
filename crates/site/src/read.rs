//! Reads `site.json` value by value. Invalid values are reported and skipped.

use std::cell::Cell;

use serde_json::Value;
use show::{BasePath, Date, slug};

use super::{
    Announcement, Asides, AudioPath, Colour, Corrected, Correction, Identity, Layer, Link, Look,
    Pair, Profile, Site, Topic, layer_colour,
};
use crate::node::Node;

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
        identity: identity(&mut root),
        feed_title: root.optional("feedTitle"),
        look: root.child("look", look).unwrap_or_default(),
        feeds: root.strings("feeds"),
        subscribe: root.list("subscribe", link),
        support: root.list("support", link),
        license: root.child("license", link),
        source: source(&mut root),
        audio: audio(&mut root),
        layers: layers(&mut root),
        people: root.list("people", profile),
        episodes: root.list("episodes", correction),
        upcoming: root.list("upcoming", announcement),
    };
    root.unknown_keys(&KEYS);
    (site, faults.iter().map(|fault| fault.text(json)).collect())
}

const KEYS: [&str; 22] = [
    "$schema",
    "address",
    "asides",
    "audio",
    "episodes",
    "feedTitle",
    "feeds",
    "heading",
    "layers",
    "lead",
    "license",
    "look",
    "name",
    "people",
    "shorts",
    "source",
    "subscribe",
    "support",
    "tagline",
    "topicsHeading",
    "upcoming",
    "wordmark",
];

fn identity(node: &mut Node<'_>) -> Identity {
    let wordmark = node.strings("wordmark");
    if wordmark.len() > 2 {
        node.fault("wordmark", "has more than two parts");
    }
    let mut parts = wordmark.into_iter();
    Identity {
        name: node.optional("name").unwrap_or_default(),
        wordmark: (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()),
        tagline: node.optional("tagline").unwrap_or_default(),
        heading: node.optional("heading").unwrap_or_default(),
        lead: node.optional("lead").unwrap_or_default(),
        topics_heading: node.optional("topicsHeading").unwrap_or_default(),
        shorts: node.optional("shorts").unwrap_or_default(),
        asides: node.child("asides", asides).unwrap_or_default(),
    }
}

fn asides(node: &mut Node<'_>) -> Option<Asides> {
    node.unknown_keys(&["noEpisodes", "noMatches", "noResults", "connectionLost", "notFound"]);
    Some(Asides {
        no_episodes: node.optional("noEpisodes").unwrap_or_default(),
        no_matches: node.optional("noMatches").unwrap_or_default(),
        no_results: node.optional("noResults").unwrap_or_default(),
        connection_lost: node.optional("connectionLost").unwrap_or_default(),
        not_found: node.optional("notFound").unwrap_or_default(),
    })
}

/// The colours. If some cannot be read on others, none of them are used.
fn look(node: &mut Node<'_>) -> Option<Look> {
    node.unknown_keys(&["accent", "paper", "ink"]);
    let usual = Look::default();
    let look = Look {
        accent: pair(node, "accent").unwrap_or(usual.accent),
        paper: pair(node, "paper").unwrap_or(usual.paper),
        ink: pair(node, "ink").unwrap_or(usual.ink),
    };
    let faults = look.faults();
    for (name, why) in &faults {
        // Another colour may have made the usual one unreadable.
        let stated = [*name, "paper"].into_iter().find(|name| node.has(name));
        node.fault(stated.unwrap_or(name), why);
    }
    faults.is_empty().then_some(look)
}

fn pair(node: &mut Node<'_>, key: &str) -> Option<Pair> {
    node.child(key, |node| {
        node.unknown_keys(&["light", "dark"]);
        let (light, dark) = (colour(node, "light"), colour(node, "dark"));
        Some(Pair { light: light?, dark: dark? })
    })
}

fn colour(node: &mut Node<'_>, key: &str) -> Option<Colour> {
    let text = node.required(key)?;
    let colour = Colour::parse(&text);
    if colour.is_none() {
        node.fault(key, "is not a colour such as #a63a12");
    }
    colour
}

/// The address of the site's start page, without a slash at its end.
fn address(node: &mut Node<'_>) -> Option<String> {
    let address = node.optional("address")?;
    if BasePath::of_site(&address).is_none() {
        node.fault(
            "address",
            "is not an address such as https://example.org or https://example.org/podcast",
        );
        return None;
    }
    Some(address.strip_suffix('/').unwrap_or(&address).to_owned())
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
    node.unknown_keys(&["name", "url"]);
    let link = Link { name: node.required("name")?, url: node.required("url")? };
    let scheme = link.url.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_path = link.url.starts_with('/') && !link.url.starts_with("//");
    if matches!(scheme, "http" | "https" | "mailto") || is_path {
        Some(link)
    } else {
        node.fault("url", "is neither http(s), mailto nor a path on this site");
        None
    }
}

fn layers(root: &mut Node<'_>) -> Vec<Layer> {
    let place = Cell::new(0);
    root.list("layers", |node| {
        let layer = layer(node, place.get())?;
        place.set(place.get() + 1);
        Some(layer)
    })
}

fn layer(node: &mut Node<'_>, place: usize) -> Option<Layer> {
    node.unknown_keys(&["id", "name", "beside", "colour", "topics"]);
    let (name, topics) = (node.required("name")?, node.list("topics", topic));
    let id = slug(&node.optional("id").unwrap_or_else(|| name.clone()));
    let colour = pair(node, "colour").unwrap_or_else(|| layer_colour(place));
    Some(Layer { id, name, beside: node.flag("beside", false), colour, topics })
}

fn topic(node: &mut Node<'_>) -> Option<Topic> {
    node.unknown_keys(&["id", "name", "words"]);
    let name = node.required("name")?;
    // The id has to fit into an address.
    let id = slug(&node.optional("id").unwrap_or_else(|| name.clone()));
    let words = node.strings("words");
    Some(Topic { id, words: if words.is_empty() { vec![name.clone()] } else { words }, name })
}

fn profile(node: &mut Node<'_>) -> Option<Profile> {
    node.unknown_keys(&[
        "name",
        "aliases",
        "affiliation",
        "line",
        "links",
        "image",
        "host",
        "guest",
    ]);
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
    node.unknown_keys(&["number", "guid", "guests", "topics", "remasterOf", "text"]);
    let guid = node.optional("guid").map(Corrected::Guid);
    let Some(of) = guid.or_else(|| node.number("number").map(Corrected::Number)) else {
        node.fault("number", "is missing, and so is a guid");
        return None;
    };
    let guests = node.has("guests").then(|| node.strings("guests"));
    Some(Correction {
        of,
        guests,
        topics: node.strings("topics").iter().map(|id| slug(id)).collect(),
        remaster_of: node.number("remasterOf"),
        text: node.strings("text"),
    })
}

fn announcement(node: &mut Node<'_>) -> Option<Announcement> {
    node.unknown_keys(&["title", "number", "guests", "affiliation", "date", "text"]);
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
