//! The topic filter: what is chosen, what is left, what can still be added.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Entry;
use crate::site::{Layer, Topic};

/// Chosen topics, by id, in the order of choosing. What stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection(Vec<String>);

impl Selection {
    /// A selection of these ids; repeated and empty ones are dropped.
    pub fn new(ids: impl IntoIterator<Item = String>) -> Self {
        let mut chosen: Vec<String> = Vec::new();
        for id in ids.into_iter().filter(|id| !id.is_empty()) {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        Self(chosen)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|chosen| chosen == id)
    }

    /// The selection with this topic added or taken away.
    #[must_use]
    pub fn toggled(&self, id: &str) -> Self {
        let rest = self.0.iter().filter(|chosen| *chosen != id).cloned();
        let added = (!self.contains(id)).then(|| id.to_owned());
        Self(rest.chain(added).collect())
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// The filter as it stands.
#[derive(Debug, Clone)]
pub struct Facets {
    pub layers: Vec<LayerFacets>,
    /// The episodes that have every chosen topic, in the order they came in.
    pub matches: Vec<Arc<Entry>>,
    /// Chosen ids that are no topics here.
    pub unknown: Vec<String>,
}

/// A layer of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerFacets {
    /// Its place in the stack, counted from the top.
    pub place: usize,
    pub name: String,
    /// Whether it stands beside the stack and not in it.
    pub beside: bool,
    /// Those that any episode has.
    pub topics: Vec<Facet>,
}

/// A topic of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    pub id: String,
    pub name: String,
    pub chosen: bool,
    /// How many episodes there are with it and everything chosen.
    pub count: usize,
}

impl Facet {
    /// Whether choosing it would leave nothing.
    pub fn is_impossible(&self) -> bool {
        !self.chosen && self.count == 0
    }
}

pub(super) fn facets(layers: &[Layer], entries: &[Arc<Entry>], selection: &Selection) -> Facets {
    let known = |id: &str| layers.iter().flat_map(|l| &l.topics).any(|topic| topic.id == id);
    let (wanted, unknown): (Vec<_>, Vec<_>) = selection.ids().partition(|id| known(id));
    let wanted_all = |entry: &Entry| wanted.iter().all(|id| entry.has(id));
    let matches: Vec<_> = entries.iter().filter(|entry| wanted_all(entry)).cloned().collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for tag in matches.iter().flat_map(|entry| &entry.topics) {
        *counts.entry(&tag.id).or_default() += 1;
    }
    let facet = |topic: &Topic| Facet {
        id: topic.id.clone(),
        name: topic.name.clone(),
        chosen: selection.contains(&topic.id),
        count: counts.get(topic.id.as_str()).copied().unwrap_or(0),
    };
    let layers = layers.iter().enumerate().map(|(place, layer)| LayerFacets {
        place,
        name: layer.name.clone(),
        beside: layer.beside,
        topics: layer.topics.iter().map(facet).collect(),
    });
    let layers = layers.filter(|layer| !layer.topics.is_empty()).collect();
    let unknown = unknown.into_iter().map(str::to_owned).collect();
    Facets { layers, unknown, matches }
}
