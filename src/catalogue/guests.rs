//! People: one person, one page, however the feed spells them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Entry, GuestName};
use crate::show::{Episode, Role, Show, slug};
use crate::site::{Correction, Link, Profile, Site};

/// Somebody who was on the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    pub name: String,
    pub slug: String,
    pub affiliation: Option<String>,
    /// A line about them.
    pub line: Option<String>,
    pub links: Vec<Link>,
    /// Newest first.
    pub appearances: Vec<Appearance>,
}

/// A conversation with a guest. A remaster is the same conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The places in the catalogue of its versions, the original first.
    pub versions: Vec<usize>,
}

/// The editors' knowledge of people, by every spelling of their names.
pub(super) struct Directory<'a> {
    profiles: HashMap<String, &'a Profile>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        let spelled = site.people.iter().flat_map(|profile| {
            let names = profile.aliases.iter().chain([&profile.name]);
            names.map(move |name| (slug(name), profile))
        });
        Self { profiles: spelled.collect() }
    }

    fn profile(&self, name: &str) -> Option<&'a Profile> {
        self.profiles.get(&slug(name)).copied()
    }

    /// The name and page of somebody called `name` somewhere.
    pub(super) fn resolve(&self, name: &str) -> GuestName {
        let name = self.profile(name).map_or(name, |profile| profile.name.as_str());
        GuestName { name: name.to_owned(), slug: slug(name) }
    }

    fn is_guest(&self, name: &str) -> bool {
        self.profile(name).is_none_or(|profile| profile.guest)
    }

    pub(super) fn guests_of(
        &self,
        episode: &Episode,
        correction: Option<&Correction>,
    ) -> Vec<GuestName> {
        let corrected = correction.and_then(|correction| correction.guests.clone());
        let named = || {
            let guests = episode.people.iter().filter(|person| person.role == Role::Guest);
            guests.map(|person| person.name.clone()).collect()
        };
        let mut guests: Vec<GuestName> = Vec::new();
        for name in corrected.unwrap_or_else(named).iter().filter(|name| self.is_guest(name)) {
            let guest = self.resolve(name);
            if !guests.contains(&guest) {
                guests.push(guest);
            }
        }
        guests
    }

    /// Everyone who is a guest in any entry, by name.
    pub(super) fn guests(&self, entries: &[Entry], show: &Show) -> Vec<Guest> {
        let mut guests: Vec<Guest> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            for name in &entry.guests {
                let place = guests.iter().position(|guest| guest.slug == name.slug);
                let place = place.unwrap_or_else(|| {
                    guests.push(self.guest(name, show));
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

    fn guest(&self, name: &GuestName, show: &Show) -> Guest {
        let profile = self.profile(&name.name);
        let named = show.episodes.iter().flat_map(|episode| &episode.people);
        let mut mentions = named.filter(|person| self.resolve(&person.name) == *name);
        Guest {
            name: name.name.clone(),
            slug: name.slug.clone(),
            affiliation: profile
                .and_then(|profile| profile.affiliation.clone())
                .or_else(|| mentions.find_map(|person| person.affiliation.clone())),
            line: profile.and_then(|profile| profile.line.clone()),
            links: profile.map(|profile| profile.links.clone()).unwrap_or_default(),
            appearances: Vec::new(),
        }
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
    let same = guest.appearances.iter_mut().find(|appearance| {
        this.is_some() && appearance.versions.first().and_then(conversation) == this
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
