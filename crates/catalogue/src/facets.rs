//! The topic filter: the chosen topics, the matching episodes, and the topics that
//! can still be added.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use site::{Layer, Topic};

use super::Entry;

/// The ids of the chosen topics, in the order of choosing. The page's address
/// stores them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection(Vec<String>);

impl Selection {
    /// A selection of these ids, without empty and repeated ones.
    pub fn new(ids: impl IntoIterator<Item = String>) -> Self {
        let mut chosen: Vec<String> = Vec::new();
        for id in ids.into_iter().filter(|id| !id.is_empty()) {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        Self(chosen)
    }

    /// Whether no topic is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the topic with this id is chosen.
    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|chosen| chosen == id)
    }

    /// The selection with this topic added, or removed if it was chosen.
    #[must_use]
    pub fn toggled(&self, id: &str) -> Self {
        let rest = self.0.iter().filter(|chosen| *chosen != id).cloned();
        let added = (!self.contains(id)).then(|| id.to_owned());
        Self(rest.chain(added).collect())
    }

    /// The ids of the chosen topics, in the order of choosing.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// The state of the topic filter for a list of episodes and a selection.
#[derive(Debug, Clone)]
pub struct Facets {
    /// The layers that have topics, top layer first.
    pub layers: Vec<LayerFacets>,
    /// The episodes that have every chosen topic, in the order of the list.
    pub matches: Vec<Arc<Entry>>,
    /// The chosen ids that no topic has. They do not filter.
    pub unknown: Vec<String>,
}

/// A layer of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerFacets {
    /// The index of the layer in the stack, counted from the top.
    pub place: usize,
    /// The name to show.
    pub name: String,
    /// Whether the layer is beside the stack and not in it.
    pub beside: bool,
    /// The topics of the layer, as far as any episode has them.
    pub topics: Vec<Facet>,
}

/// A topic of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The id in addresses.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// Whether the topic is chosen.
    pub chosen: bool,
    /// The number of episodes that have this topic and all chosen ones.
    pub count: usize,
}

impl Facet {
    /// Whether choosing the topic would leave no episode.
    pub fn is_empty_choice(&self) -> bool {
        !self.chosen && self.count == 0
    }
}

pub(super) fn facets(layers: &[Layer], entries: &[Arc<Entry>], selection: &Selection) -> Facets {
    let exists = |id: &str| layers.iter().flat_map(|l| &l.topics).any(|topic| topic.id == id);
    let (required, unknown): (Vec<_>, Vec<_>) = selection.ids().partition(|id| exists(id));
    let has_required = |entry: &Entry| required.iter().all(|id| entry.has(id));
    let matches: Vec<_> = entries.iter().filter(|entry| has_required(entry)).cloned().collect();
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
