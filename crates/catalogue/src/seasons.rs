//! The seasons of a show, and the order to hear it in.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use show::{Kind, Show};

use super::Entry;

/// A season.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// Its number.
    pub number: u32,
    /// Its name (`podcast:season`), if it has one.
    pub name: Option<String>,
}

impl Season {
    /// The name to show: "Season 2", or "Season 2: The Sea".
    pub fn label(&self) -> String {
        match &self.name {
            Some(name) => format!("Season {}: {name}", self.number),
            None => format!("Season {}", self.number),
        }
    }
}

/// The seasons of a show in their order, if it has several.
pub(super) fn seasons(show: &Show) -> Vec<Season> {
    let mut names: BTreeMap<u32, Option<String>> = BTreeMap::new();
    for item in &show.episodes {
        if let Some(number) = item.episode.season {
            let name = names.entry(number).or_default();
            *name = name.take().or_else(|| item.details.season_name.clone());
        }
    }
    let seasons = names.into_iter().map(|(number, name)| Season { number, name });
    let seasons: Vec<_> = seasons.collect();
    if seasons.len() > 1 { seasons } else { Vec::new() }
}

/// The episodes in the order of a story: by season and number, else by date. A trailer comes
/// before the season that it announces.
pub(super) fn in_order_of_story(entries: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
    let mut entries: Vec<_> = entries.iter().rev().cloned().collect();
    entries.sort_by_key(|entry| {
        let episode = &entry.episode;
        let is_trailer = episode.kind == Kind::Trailer;
        (episode.season.unwrap_or_default(), !is_trailer, episode.number.unwrap_or(u32::MAX))
    });
    entries
}
