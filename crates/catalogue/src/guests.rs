//! The guests of the show and their appearances.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use show::{Item, Person, Role, Show};
use site::{Correction, Link};

use super::names::Directory;
use super::{Entry, GuestName};

/// A guest of the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// The name to show.
    pub name: String,
    /// The last segment of the path of the guest's page.
    pub slug: String,
    /// Where the guest works.
    pub affiliation: Option<String>,
    /// A line about the guest.
    pub line: Option<String>,
    /// Links to pages about the guest.
    pub links: Vec<Link>,
    /// The path of a picture on this site.
    pub image: Option<String>,
    /// The conversations with the guest, newest first.
    pub appearances: Vec<Appearance>,
}

/// A conversation with a guest. An episode and its remaster are one conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The indices of the versions in [`Catalogue::entries`](super::Catalogue::entries),
    /// the original first.
    pub versions: Vec<usize>,
}

/// The guests of an episode: those in `site.json`, else those in the feed.
pub(super) fn episode_guests(
    item: &Item,
    correction: Option<&Correction>,
    directory: &Directory<'_>,
) -> Vec<GuestName> {
    let corrected = correction.and_then(|correction| correction.guests.clone());
    let from_feed = || {
        let guests = item.details.people.iter().filter(|person| person.role == Role::Guest);
        guests.map(|person| person.name.clone()).collect()
    };
    let names = corrected.unwrap_or_else(from_feed);
    let mut guests: Vec<GuestName> = Vec::new();
    for name in names.iter().filter(|name| directory.is_guest(name)) {
        let guest = directory.resolve(name);
        if !guests.contains(&guest) {
            guests.push(guest);
        }
    }
    guests
}

/// The guests of all entries, sorted by slug.
pub(super) fn guests(entries: &[Entry], show: &Show, directory: &Directory<'_>) -> Vec<Guest> {
    let people = newest_mentions(show, directory);
    let mut guests: Vec<Guest> = Vec::new();
    let mut indices: HashMap<&str, usize> = HashMap::new();
    for (entry_index, entry) in entries.iter().enumerate() {
        for name in &entry.guests {
            let index = *indices.entry(&name.slug).or_insert_with(|| {
                let person = people.get(&name.slug).copied();
                guests.push(guest(name, person, directory));
                guests.len() - 1
            });
            if let Some(guest) = guests.get_mut(index) {
                add_appearance(guest, entry_index, entries);
            }
        }
    }
    guests.sort_by(|a, b| a.slug.cmp(&b.slug));
    guests
}

/// The newest mention of each person that has an affiliation or a link, by slug.
fn newest_mentions<'a>(show: &'a Show, directory: &Directory<'_>) -> HashMap<String, &'a Person> {
    let people = show.episodes.iter().flat_map(|item| &item.details.people);
    let detailed = people.filter(|person| person.affiliation.is_some() || person.href.is_some());
    let mut newest = HashMap::new();
    for person in detailed {
        newest.entry(directory.resolve(&person.name).slug).or_insert(person);
    }
    newest
}

fn guest(name: &GuestName, person: Option<&Person>, directory: &Directory<'_>) -> Guest {
    let profile = directory.profile(&name.name);
    let page = person.and_then(|person| person.href.clone());
    let page = page.map(|url| Link { name: "Website".to_owned(), url });
    Guest {
        name: name.name.clone(),
        slug: name.slug.clone(),
        affiliation: profile
            .and_then(|profile| profile.affiliation.clone())
            .or_else(|| person.and_then(|person| person.affiliation.clone())),
        line: profile.and_then(|profile| profile.line.clone()),
        links: profile
            .map(|profile| profile.links.clone())
            .unwrap_or_else(|| page.into_iter().collect()),
        image: profile.and_then(|profile| profile.image.clone()),
        appearances: Vec::new(),
    }
}

/// Adds the entry at `index` to a guest's appearances: to the appearance that it is
/// another version of, else as a new one.
fn add_appearance(guest: &mut Guest, index: usize, entries: &[Entry]) {
    let conversation = |index: &usize| {
        let entry = entries.get(*index)?;
        entry.original.or(entry.episode.number)
    };
    let is_remaster = |index: &usize| entries.get(*index).is_some_and(|e| e.original.is_some());
    let added = conversation(&index);
    // Each season may count from one again, so equal numbers mean the same
    // conversation only if one of the versions is a remaster.
    let same = guest.appearances.iter_mut().find(|appearance| {
        added.is_some()
            && appearance.versions.first().and_then(conversation) == added
            && (is_remaster(&index) || appearance.versions.iter().any(is_remaster))
    });
    match same {
        Some(appearance) => {
            appearance.versions.push(index);
            let original = |index: &usize| entries.get(*index).map(|entry| entry.original);
            appearance.versions.sort_by_key(original);
        }
        None => guest.appearances.push(Appearance { versions: vec![index] }),
    }
}
