//! A `site.json` to begin with.

use serde_json::{Value, json};
use show::{Person, Role, Show, host};
use site::{Look, Pair};

use crate::topics::Proposal;

/// The content of `site.json` for a show.
pub fn of(show: &Show, address: Option<&str>, look: &Look, topics: &Proposal) -> String {
    let mut file = json!({
        "$schema": "site.schema.json",
        "name": show.title,
        "feedTitle": show.title,
    });
    let mut add = |key: &str, value: Value| {
        let empty = value.as_array().is_some_and(Vec::is_empty) || value.is_null();
        if let Some(fields) = file.as_object_mut().filter(|_| !empty) {
            fields.insert(key.to_owned(), value);
        }
    };
    let subtitle = show.details.subtitle.as_deref().filter(|text| text.chars().count() <= 80);
    add("tagline", json!(subtitle));
    add("feeds", json!(address.map_or_else(Vec::new, |_| vec!["/feed.xml"])));
    add("subscribe", subscribe(show, address));
    if *look != Look::default() {
        let pair =
            |pair: Pair| json!({ "light": pair.light.to_string(), "dark": pair.dark.to_string() });
        add("look", json!({ "accent": pair(look.accent) }));
    }
    add("people", people(show));
    add("layers", topics.layers());
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// The feed, and the show's page elsewhere.
fn subscribe(show: &Show, address: Option<&str>) -> Value {
    let feed = address.map(|url| json!({ "name": "RSS", "url": url }));
    let page = show.link.as_deref().filter(|url| url.starts_with("http"));
    let page = page.map(|url| json!({ "name": host(url).unwrap_or(url), "url": url }));
    feed.into_iter().chain(page).collect()
}

/// The people whom the feed calls hosts, else its author.
fn people(show: &Show) -> Value {
    let is_host = |person: &&Person| person.role == Role::Host;
    let hosts = show.details.people.iter().filter(is_host);
    let names: Vec<&str> = hosts.map(|person| person.name.as_str()).collect();
    let author = show.author.as_deref().filter(|author| *author != show.title);
    let names = if names.is_empty() { author.into_iter().collect() } else { names };
    names.iter().map(|name| json!({ "name": name, "host": true, "guest": false })).collect()
}
