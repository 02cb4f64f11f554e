//! Related episodes: those with the most in common.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use show::{EpisodeId, Reference};

use super::bibliography::is_common;
use super::{Catalogue, Entry};

/// The most related episodes to return for an episode.
const MAX_RELATED: usize = 3;
/// The weight of a common guest.
const GUEST_WEIGHT: usize = 400;
/// The weight of a common reference, divided by the number of episodes that have it.
const REFERENCE_WEIGHT: usize = 100;
/// The weight of a common topic: a quarter of this, plus this divided by the number of
/// episodes that have it.
const TOPIC_WEIGHT: usize = 60;

/// An episode, and what it has in common with another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The episode.
    pub entry: Arc<Entry>,
    /// "Also with Ada Lovelace, also about QUIC and DNS".
    pub reason: String,
}

impl Catalogue {
    /// The episodes that have the most in common with this one, best first. Excludes
    /// its remaster or original.
    pub fn related(&self, id: &EpisodeId) -> Vec<Related> {
        let Some(this) = self.by_id(id) else { return Vec::new() };
        let uses = Uses::count(&self.entries);
        let references = uses.significant_references(this);
        let versions = [this.original, this.remaster];
        let is_version = |other: &Entry| {
            other.episode.id == this.episode.id
                || (other.episode.number.is_some() && versions.contains(&other.episode.number))
        };
        let others = self.entries.iter().filter(|other| !is_version(other));
        let mut others: Vec<_> = others
            .map(|other| (Overlap::between(this, other, &references, &uses), other))
            .filter(|(overlap, _)| overlap.weight > 0)
            .collect();
        // The sort is stable: of two versions with equal weight, the newer one comes
        // first, and the loop skips the other one.
        others.sort_by_key(|(overlap, _)| Reverse(overlap.weight));
        let mut related: Vec<Related> = Vec::new();
        for (overlap, other) in others {
            let conversation = |entry: &Entry| entry.original.or(entry.episode.number);
            let is_known = |r: &Related| {
                conversation(other).is_some() && conversation(&r.entry) == conversation(other)
            };
            if related.len() < MAX_RELATED && !related.iter().any(is_known) {
                related.push(Related { entry: Arc::clone(other), reason: overlap.reason() });
            }
        }
        related
    }
}

/// How many episodes have each topic and each reference.
struct Uses {
    /// By the id of the topic.
    topics: HashMap<String, usize>,
    /// By the key of the reference.
    references: HashMap<String, usize>,
    /// The number of all episodes.
    episodes: usize,
}

impl Uses {
    fn count(entries: &[Arc<Entry>]) -> Self {
        let count = |keys: &mut dyn Iterator<Item = String>| {
            keys.fold(HashMap::new(), |mut counts: HashMap<String, usize>, key| {
                *counts.entry(key).or_default() += 1;
                counts
            })
        };
        let topics = entries.iter().flat_map(|e| e.topics.iter().map(|tag| tag.id.clone()));
        let references = entries.iter().flat_map(|e| e.episode.references.iter().map(|r| r.key()));
        Self {
            topics: count(&mut { topics }),
            references: count(&mut { references }),
            episodes: entries.len(),
        }
    }

    /// The references of an episode that some other episodes share, but not a large part
    /// of them: each with its key and the number of episodes that have it.
    fn significant_references<'a>(&self, entry: &'a Entry) -> Vec<(String, &'a Reference, usize)> {
        let significant = entry.episode.references.iter().filter_map(|reference| {
            let key = reference.key();
            let uses = self.references.get(&key).copied().unwrap_or(0);
            let is_significant = uses > 1 && !is_common(uses, self.episodes);
            is_significant.then_some((key, reference, uses))
        });
        significant.collect()
    }
}

/// What two episodes have in common.
#[derive(Default)]
struct Overlap {
    guests: Vec<String>,
    topics: Vec<String>,
    references: Vec<String>,
    weight: usize,
}

impl Overlap {
    /// Compares two episodes. `references` are the significant ones of `this`.
    fn between(
        this: &Entry,
        other: &Entry,
        references: &[(String, &Reference, usize)],
        uses: &Uses,
    ) -> Self {
        let mut overlap = Self::default();
        for guest in this.guests.iter().filter(|guest| other.guests.contains(guest)) {
            overlap.weight += GUEST_WEIGHT;
            overlap.guests.push(guest.name.clone());
        }
        let rarity = |uses: Option<&usize>, weight: usize| weight / uses.map_or(1, |n| (*n).max(1));
        for tag in this.topics.iter().filter(|tag| other.has(&tag.id)) {
            overlap.weight += TOPIC_WEIGHT / 4 + rarity(uses.topics.get(&tag.id), TOPIC_WEIGHT);
            overlap.topics.push(tag.name.clone());
        }
        if references.is_empty() {
            return overlap;
        }
        let theirs: HashSet<String> = other.episode.references.iter().map(Reference::key).collect();
        for (key, reference, uses) in references {
            if theirs.contains(key) {
                overlap.weight += rarity(Some(uses), REFERENCE_WEIGHT);
                overlap.references.push(reference.name().into_owned());
            }
        }
        overlap
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

/// "a", "a and b", "a, b and c"; for more names "a, b and 2 more".
fn enumeration(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, more @ ..] => format!("{one}, {two} and {} more", more.len()),
    }
}
