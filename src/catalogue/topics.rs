//! Which topics an episode is about.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::show::{Episode, Item, Show, slug};
use crate::site::{Correction, Layer, Site, Topic};

/// Topics of a feed's own that are offered, if the editors name none.
const OWN_TOPICS: usize = 60;

/// A topic of an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicTag {
    pub id: String,
    pub name: String,
    /// The place of its layer in the stack, counted from the top.
    pub layer: usize,
}

/// The editors' stack; without one a single layer of what the feed's items are
/// filed under.
pub(super) fn layers(show: &Show, site: &Site) -> Vec<Layer> {
    if !site.layers.is_empty() {
        return site.layers.clone();
    }
    let mut counts: HashMap<String, (String, usize)> = HashMap::new();
    for name in show.episodes.iter().flat_map(labels) {
        counts.entry(slug(name)).or_insert_with(|| (name.clone(), 0)).1 += 1;
    }
    // What is said of every episode tells none from another.
    let tells = |count: usize| count < show.episodes.len();
    let mut topics: Vec<_> =
        counts.into_iter().filter(|(id, (_, n))| !id.is_empty() && tells(*n)).collect();
    topics.sort_by(|(a_id, (_, a)), (b_id, (_, b))| b.cmp(a).then_with(|| a_id.cmp(b_id)));
    let topics = topics.into_iter().take(OWN_TOPICS);
    let topics = topics.map(|(id, (name, _))| Topic { id, name, words: Vec::new() });
    let topics: Vec<_> = topics.collect();
    let layer = Layer { id: "topics".to_owned(), name: "Topics".to_owned(), topics };
    if layer.topics.is_empty() { Vec::new() } else { vec![layer] }
}

/// What a feed's item is filed under: `<category>` and `itunes:keywords`.
fn labels(item: &Item) -> impl Iterator<Item = &String> {
    item.details.categories.iter().chain(&item.details.keywords)
}

/// Finds the topics of episodes.
pub(super) struct Matcher<'a> {
    topics: Vec<Candidate<'a>>,
    /// The place of a topic by what feeds may call it: its id, name or words.
    filed: HashMap<String, usize>,
}

struct Candidate<'a> {
    topic: &'a Topic,
    layer: usize,
    /// In lower case.
    words: Vec<String>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(layers: &'a [Layer]) -> Self {
        let all = layers.iter().enumerate().flat_map(|(place, layer)| {
            layer.topics.iter().map(move |topic| Candidate {
                topic,
                layer: place,
                words: topic.words.iter().map(|word| word.to_lowercase()).collect(),
            })
        });
        let topics: Vec<_> = all.collect();
        let mut filed = HashMap::new();
        for (place, Candidate { topic, .. }) in topics.iter().enumerate() {
            for name in topic.words.iter().chain([&topic.id, &topic.name]) {
                filed.entry(slug(name)).or_insert(place);
            }
        }
        Self { topics, filed }
    }

    /// The topics of an episode in the order of the stack: those that the
    /// editors name, and those that the feed files it under, or else those that
    /// its own words betray.
    pub(super) fn topics(&self, item: &Item, correction: Option<&Correction>) -> Vec<TopicTag> {
        let mut found = vec![false; self.topics.len()];
        for label in labels(item) {
            let place = self.filed.get(&slug(label));
            if let Some(found) = place.and_then(|place| found.get_mut(*place)) {
                *found = true;
            }
        }
        if !found.contains(&true) {
            let text = betraying_text(item);
            for (found, candidate) in found.iter_mut().zip(&self.topics) {
                *found = candidate.words.iter().any(|word| contains_word(&text, word));
            }
        }
        let named = |topic: &Topic| correction.is_some_and(|c| c.topics.contains(&topic.id));
        let found = self.topics.iter().zip(found).filter(|(c, found)| *found || named(c.topic));
        found
            .map(|(Candidate { topic, layer, .. }, _)| TopicTag {
                id: topic.id.clone(),
                name: topic.name.clone(),
                layer: *layer,
            })
            .collect()
    }
}

/// The stack without the topics that no episode has, and without the words that
/// have done their work.
pub(super) fn touched(layers: &[Layer], entries: &[Entry]) -> Vec<Layer> {
    let tags = entries.iter().flat_map(|entry| &entry.topics);
    let touched: std::collections::HashSet<&str> = tags.map(|tag| tag.id.as_str()).collect();
    let layers = layers.iter().map(|layer| Layer {
        topics: layer
            .topics
            .iter()
            .filter(|topic| touched.contains(topic.id.as_str()))
            .map(|topic| Topic { words: Vec::new(), ..topic.clone() })
            .collect(),
        ..layer.clone()
    });
    layers.collect()
}

fn betraying_text(episode: &Episode) -> String {
    let title = episode.given_title.as_deref();
    let chapters = episode.chapters.iter().map(|chapter| chapter.title.as_str());
    let parts = title.into_iter().chain([episode.summary.as_str()]).chain(chapters);
    parts.collect::<Vec<_>>().join("\n").to_lowercase()
}

/// Whether `word` stands in `text`, both in lower case, with no letter or digit
/// next to it: "tls" is not in "subtleties".
fn contains_word(text: &str, word: &str) -> bool {
    let alone = |at: usize| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    !word.is_empty() && text.match_indices(word).any(|(at, _)| alone(at))
}
