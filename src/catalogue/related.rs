//! Episodes that have something in common.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::bibliography::is_common;
use super::{Catalogue, Entry};
use crate::show::{EpisodeId, Reference};

/// How many related episodes there are to an episode.
const RELATED: usize = 3;
/// How much something in common counts; of topics and references, the rarer the more.
const GUEST: usize = 400;
const REFERENCE: usize = 100;
const TOPIC: usize = 60;

/// An episode, and what it has in common with another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    pub entry: Arc<Entry>,
    /// "Also with Ada Lovelace, also about QUIC and DNS".
    pub reason: String,
}

impl Catalogue {
    /// The episodes that have most in common with this one. Its other version is
    /// none of them.
    pub fn related(&self, id: &EpisodeId) -> Vec<Related> {
        let Some(this) = self.by_id(id) else { return Vec::new() };
        let uses = Uses::of(&self.entries);
        let telling = uses.telling(this);
        let versions = [this.original, this.remaster];
        let same = |other: &Entry| {
            other.id == this.id || (other.number.is_some() && versions.contains(&other.number))
        };
        let others = self.entries.iter().filter(|other| !same(other)).filter_map(|other| {
            let common = Common::of(this, other, &telling, &uses);
            (common.weight > 0).then_some((common, other))
        });
        let mut others: Vec<_> = others.collect();
        // Of a conversation in two versions, the newer one comes first and is enough.
        others.sort_by_key(|(common, _)| Reverse(common.weight));
        let mut related: Vec<Related> = Vec::new();
        for (common, other) in others {
            let conversation = |entry: &Entry| entry.original.or(entry.number);
            let known = |r: &Related| {
                conversation(other).is_some() && conversation(&r.entry) == conversation(other)
            };
            if related.len() < RELATED && !related.iter().any(known) {
                related.push(Related { entry: Arc::clone(other), reason: common.reason() });
            }
        }
        related
    }
}

/// How many episodes have a topic or reference.
struct Uses {
    topics: HashMap<String, usize>,
    references: HashMap<String, usize>,
    episodes: usize,
}

impl Uses {
    fn of(entries: &[Arc<Entry>]) -> Self {
        let count = |keys: &mut dyn Iterator<Item = String>| {
            keys.fold(HashMap::new(), |mut counts: HashMap<String, usize>, key| {
                *counts.entry(key).or_default() += 1;
                counts
            })
        };
        let topics = entries.iter().flat_map(|e| e.topics.iter().map(|tag| tag.id.clone()));
        let references = entries.iter().flat_map(|e| e.references.iter().map(|r| r.key()));
        Self {
            topics: count(&mut { topics }),
            references: count(&mut { references }),
            episodes: entries.len(),
        }
    }

    /// The references of an episode that others share, but not all do: by key, with how
    /// many episodes have each.
    fn telling<'a>(&self, entry: &'a Entry) -> Vec<(String, &'a Reference, usize)> {
        let telling = entry.references.iter().filter_map(|reference| {
            let key = reference.key();
            let used = self.references.get(&key).copied().unwrap_or(0);
            let tells = used > 1 && !is_common(used, self.episodes);
            tells.then_some((key, reference, used))
        });
        telling.collect()
    }
}

/// What two episodes have in common.
#[derive(Default)]
struct Common {
    guests: Vec<String>,
    topics: Vec<String>,
    references: Vec<String>,
    weight: usize,
}

impl Common {
    fn of(
        this: &Entry,
        other: &Entry,
        telling: &[(String, &Reference, usize)],
        uses: &Uses,
    ) -> Self {
        let mut common = Self::default();
        for guest in this.guests.iter().filter(|guest| other.guests.contains(guest)) {
            common.weight += GUEST;
            common.guests.push(guest.name.clone());
        }
        let rarity = |uses: Option<&usize>, weight: usize| weight / uses.map_or(1, |n| (*n).max(1));
        for tag in this.topics.iter().filter(|tag| other.has(&tag.id)) {
            common.weight += TOPIC / 4 + rarity(uses.topics.get(&tag.id), TOPIC);
            common.topics.push(tag.name.clone());
        }
        if telling.is_empty() {
            return common;
        }
        let theirs: HashSet<String> = other.references.iter().map(Reference::key).collect();
        for (key, reference, used) in telling {
            if theirs.contains(key) {
                common.weight += rarity(Some(used), REFERENCE);
                common.references.push(reference.name().to_owned());
            }
        }
        common
    }

    fn reason(&self) -> String {
        let parts =
            [("with", &self.guests), ("about", &self.topics), ("refers to", &self.references)];
        let parts = parts.iter().filter(|(_, names)| !names.is_empty());
        let parts = parts.map(|(what, names)| format!("also {what} {}", enumeration(names)));
        let reason = parts.collect::<Vec<_>>().join(", ");
        let mut letters = reason.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}

/// "a", "a and b", "a, b and c"; of more than three, the first two and how many more.
fn enumeration(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, more @ ..] => format!("{one}, {two} and {} more", more.len()),
    }
}
