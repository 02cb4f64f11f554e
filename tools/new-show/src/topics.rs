//! Topics, proposed from what stands out in a show, and grouped by what occurs together.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};
use show::{Show, slug};

use crate::terms::{Term, terms};

/// The most topics to propose.
const MOST_TOPICS: usize = 32;
/// The most topics of a group.
const MOST_OF_GROUP: usize = 8;
/// How much two terms share their episodes to belong to one group: the part of the episodes
/// of the rarer one, in percent.
const TOGETHER: usize = 50;
/// Where one of two terms that always occur together is left out, in percent.
const THE_SAME: usize = 90;

/// Proposed topics in groups, each with its episodes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    groups: Vec<Vec<Term>>,
    /// The titles of the episodes, by their place in the feed.
    titles: Vec<String>,
}

/// Proposes topics for a show.
pub fn propose(show: &Show) -> Proposal {
    let mut chosen: Vec<Term> = Vec::new();
    for term in terms(show) {
        let is_new = !chosen.iter().any(|other| is_same(other, &term));
        if is_new && chosen.len() < MOST_TOPICS {
            chosen.push(term);
        }
    }
    let mut groups: Vec<Vec<Term>> = Vec::new();
    for term in chosen {
        let near = groups.iter_mut().find(|group| {
            group.len() < MOST_OF_GROUP
                && group.first().is_some_and(|first| shared(first, &term) >= TOGETHER)
        });
        match near {
            Some(group) => group.push(term),
            None => groups.push(vec![term]),
        }
    }
    // What shares its episodes with nothing else is in one group.
    let (mut several, single): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| group.len() > 1);
    several.extend(single.concat().chunks(MOST_OF_GROUP).map(<[Term]>::to_vec));
    let titles = show.episodes.iter().map(|item| item.episode.title());
    Proposal { groups: several, titles: titles.collect() }
}

/// The part of the episodes of the rarer term that both have, in percent.
fn shared(a: &Term, b: &Term) -> usize {
    let both = a.episodes.intersection(&b.episodes).count();
    100 * both / a.episodes.len().min(b.episodes.len()).max(1)
}

/// Whether one term is a part of the other, and they nearly always occur together, or both
/// have the same id.
fn is_same(a: &Term, b: &Term) -> bool {
    let (long, short) = (a.name.to_lowercase(), b.name.to_lowercase());
    let is_part = long.contains(&short) || short.contains(&long);
    let all: BTreeSet<_> = a.episodes.union(&b.episodes).collect();
    let both = a.episodes.intersection(&b.episodes).count();
    slug(&a.name) == slug(&b.name) || is_part && 100 * both >= THE_SAME * all.len()
}

impl Proposal {
    /// How many topics there are.
    pub fn count(&self) -> usize {
        self.groups.iter().map(Vec::len).sum()
    }

    /// The value of `layers` in `site.json`.
    pub fn layers(&self) -> Value {
        let layers = self.groups.iter().map(|group| {
            let topics = group.iter().map(|term| json!({ "name": term.name }));
            json!({ "name": name(group), "topics": topics.collect::<Vec<_>>() })
        });
        layers.collect()
    }

    /// All topics with their episodes, for the editor to keep or drop.
    pub fn report(&self) -> String {
        let mut out = "# Proposed topics\n\nThese are the `layers` of site.json. Rename the groups, \
            move topics between them, and remove what is none. A topic finds episodes by its `words`, \
            which are its name if none are given.\n"
            .to_owned();
        for group in &self.groups {
            let _ = writeln!(out, "\n## {}\n", name(group));
            for term in group {
                let _ = writeln!(out, "- **{}**, {} episodes", term.name, term.episodes.len());
                for title in term.episodes.iter().filter_map(|place| self.titles.get(*place)) {
                    let _ = writeln!(out, "  - {title}");
                }
            }
        }
        if self.groups.is_empty() {
            out.push_str(
                "\nNothing stands out: the feed has too few episodes or too short texts.\n",
            );
        }
        out
    }
}

/// The name of a group: that of its first topics, until an editor has a better one.
fn name(group: &[Term]) -> String {
    let names: Vec<_> = group.iter().take(2).map(|term| term.name.as_str()).collect();
    names.join(", ")
}
