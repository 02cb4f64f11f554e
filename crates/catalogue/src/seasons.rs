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

/// The episodes, newest first, in the order of a story: by season and number, else by date. A
/// trailer comes before the season that it announces; an episode without a season belongs to
/// that of the one before it.
pub(super) fn in_order_of_story(entries: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
    let mut season = 0;
    let placed = entries.iter().rev().map(|entry| {
        season = entry.episode.season.unwrap_or(season);
        (season, entry.clone())
    });
    let mut placed: Vec<_> = placed.collect();
    placed.sort_by_key(|(season, entry)| {
        let episode = &entry.episode;
        (*season, episode.kind != Kind::Trailer, episode.number.unwrap_or(u32::MAX))
    });
    placed.into_iter().map(|(_, entry)| entry).collect()
}
