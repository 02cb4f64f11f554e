//! Guests: who was on, and when.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::names::Directory;
use super::{Entry, GuestName};
use crate::show::{Item, Person, Role, Show};
use crate::site::{Correction, Link};

/// Somebody who was on the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    pub name: String,
    pub slug: String,
    pub affiliation: Option<String>,
    /// A line about them.
    pub line: Option<String>,
    pub links: Vec<Link>,
    /// The path of a picture on this site.
    pub image: Option<String>,
    /// Newest first.
    pub appearances: Vec<Appearance>,
}

/// A conversation with a guest. A remaster is the same conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The places in the catalogue of its versions, the original first.
    pub versions: Vec<usize>,
}

/// The guests of an episode: those the editors name, else those the feed does.
pub(super) fn of_episode(
    item: &Item,
    correction: Option<&Correction>,
    directory: &Directory<'_>,
) -> Vec<GuestName> {
    let corrected = correction.and_then(|correction| correction.guests.clone());
    let named = || {
        let guests = item.details.people.iter().filter(|person| person.role == Role::Guest);
        guests.map(|person| person.name.clone()).collect()
    };
    let mut guests: Vec<GuestName> = Vec::new();
    for name in corrected.unwrap_or_else(named).iter().filter(|name| directory.is_guest(name)) {
        let guest = directory.resolve(name);
        if !guests.contains(&guest) {
            guests.push(guest);
        }
    }
    guests
}

/// Everyone who is a guest in any entry, by name.
pub(super) fn guests(entries: &[Entry], show: &Show, directory: &Directory<'_>) -> Vec<Guest> {
    let mentions = mentions(show, directory);
    let mut guests: Vec<Guest> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in &entry.guests {
            let place = *places.entry(&name.slug).or_insert_with(|| {
                let mention = mentions.get(&name.slug).copied();
                guests.push(guest(name, mention, directory));
                guests.len() - 1
            });
            if let Some(guest) = guests.get_mut(place) {
                add_appearance(guest, index, entries);
            }
        }
    }
    guests.sort_by(|a, b| a.slug.cmp(&b.slug));
    guests
}

/// For each person the newest mention that says where they work or leads to a
/// page about them, by slug.
fn mentions<'a>(show: &'a Show, directory: &Directory<'_>) -> HashMap<String, &'a Person> {
    let named = show.episodes.iter().flat_map(|item| &item.details.people);
    let telling = named.filter(|person| person.affiliation.is_some() || person.href.is_some());
    let mut mentions = HashMap::new();
    for person in telling {
        mentions.entry(directory.resolve(&person.name).slug).or_insert(person);
    }
    mentions
}

fn guest(name: &GuestName, mention: Option<&Person>, directory: &Directory<'_>) -> Guest {
    let profile = directory.profile(&name.name);
    let page = mention.and_then(|person| person.href.clone());
    let page = page.map(|url| Link { name: "Website".to_owned(), url });
    Guest {
        name: name.name.clone(),
        slug: name.slug.clone(),
        affiliation: profile
            .and_then(|profile| profile.affiliation.clone())
            .or_else(|| mention.and_then(|person| person.affiliation.clone())),
        line: profile.and_then(|profile| profile.line.clone()),
        links: profile
            .map(|profile| profile.links.clone())
            .unwrap_or_else(|| page.into_iter().collect()),
        image: profile.and_then(|profile| profile.image.clone()),
        appearances: Vec::new(),
    }
}

/// Adds the entry at `index` to a guest's appearances: to the one that it is
/// another version of, if there is such, and else as a new one.
fn add_appearance(guest: &mut Guest, index: usize, entries: &[Entry]) {
    let conversation = |index: &usize| {
        let entry = entries.get(*index)?;
        entry.original.or(entry.number)
    };
    let this = conversation(&index);
    // Seasons count from one again: without a remaster, numbers prove nothing.
    let is_remaster = |index: &usize| entries.get(*index).is_some_and(|e| e.original.is_some());
    let same = guest.appearances.iter_mut().find(|appearance| {
        this.is_some()
            && appearance.versions.first().and_then(conversation) == this
            && (is_remaster(&index) || appearance.versions.iter().any(is_remaster))
    });
    match same {
        Some(appearance) => {
            appearance.versions.push(index);
            let remastered = |index: &usize| entries.get(*index).map(|entry| entry.original);
            appearance.versions.sort_by_key(remastered);
        }
        None => guest.appearances.push(Appearance { versions: vec![index] }),
    }
}
