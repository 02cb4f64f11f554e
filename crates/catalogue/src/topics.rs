//! The topics of episodes.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use show::words::{runs, stands_at};
use show::{Episode, Item, Show, slug};
use site::{Correction, Layer, Site, Topic, layer_colour};

use super::Entry;

/// The most topics to take from the feed if `site.json` has none.
const MAX_FEED_TOPICS: usize = 60;

/// A topic of an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicTag {
    /// The id in addresses.
    pub id: String,
    /// The name to show.
    pub name: String,
    /// The index of the topic's layer in the stack, counted from the top.
    pub layer: usize,
}

/// The stack in `site.json`. Without one, a single layer of the categories and keywords
/// in the feed, the most frequent ones first.
pub(super) fn layers(show: &Show, site: &Site) -> Vec<Layer> {
    if !site.layers.is_empty() {
        return site.layers.clone();
    }
    let mut counts: HashMap<String, (String, usize)> = HashMap::new();
    for item in &show.episodes {
        let labels: BTreeMap<_, _> = labels(item).map(|name| (slug(name), name)).collect();
        for (id, name) in labels {
            counts.entry(id).or_insert_with(|| (name.clone(), 0)).1 += 1;
        }
    }
    // A label that every episode has does not distinguish them.
    let is_significant = |count: usize| count < show.episodes.len();
    let mut topics: Vec<_> =
        counts.into_iter().filter(|(id, (_, n))| !id.is_empty() && is_significant(*n)).collect();
    topics.sort_by(|(a_id, (_, a)), (b_id, (_, b))| b.cmp(a).then_with(|| a_id.cmp(b_id)));
    let topics = topics.into_iter().take(MAX_FEED_TOPICS);
    let topics = topics.map(|(id, (name, _))| Topic { id, name, words: Vec::new() });
    let topics: Vec<_> = topics.collect();
    let layer = Layer {
        id: "topics".to_owned(),
        name: "Topics".to_owned(),
        beside: false,
        colour: layer_colour(0),
        topics,
    };
    if layer.topics.is_empty() { Vec::new() } else { vec![layer] }
}

/// The labels of an item: `<category>` and `itunes:keywords`.
fn labels(item: &Item) -> impl Iterator<Item = &String> {
    item.details.categories.iter().chain(&item.details.keywords)
}

/// Finds the topics of episodes.
pub(super) struct Matcher<'a> {
    /// The topics, each with the index of its layer.
    topics: Vec<(&'a Topic, usize)>,
    /// The indices of the topics by the slugs of their ids, names and words, which
    /// feeds may use as labels.
    by_label: HashMap<String, usize>,
    /// The words of the topics in lower case, each with the index of its topic, by
    /// their first run of letters and digits.
    words: HashMap<String, Vec<(String, usize)>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(layers: &'a [Layer]) -> Self {
        let all = layers.iter().enumerate();
        let all = all.flat_map(|(place, layer)| layer.topics.iter().map(move |t| (t, place)));
        let topics: Vec<_> = all.collect();
        let mut by_label = HashMap::new();
        let mut words: HashMap<_, Vec<_>> = HashMap::new();
        for (index, (topic, _)) in topics.iter().enumerate() {
            for name in topic.words.iter().chain([&topic.id, &topic.name]) {
                by_label.entry(slug(name)).or_insert(index);
            }
            for word in topic.words.iter().map(|word| word.to_lowercase()) {
                let first_run = runs(&word).next().map(|(_, run)| run.to_owned());
                words.entry(first_run.unwrap_or_default()).or_default().push((word, index));
            }
        }
        Self { topics, by_label, words }
    }

    /// The topics of an episode in the order of the stack: those in `site.json`, and
    /// those that match the feed's labels. If no label matches, the title, the summary
    /// and the chapters are searched for the words of the topics.
    pub(super) fn topics(&self, item: &Item, correction: Option<&Correction>) -> Vec<TopicTag> {
        let mut found = vec![false; self.topics.len()];
        for label in labels(item) {
            let index = self.by_label.get(&slug(label));
            if let Some(found) = index.and_then(|index| found.get_mut(*index)) {
                *found = true;
            }
        }
        if !found.contains(&true) {
            self.match_words(&searched_text(&item.episode), &mut found);
        }
        let is_editorial = |topic: &Topic| correction.is_some_and(|c| c.topics.contains(&topic.id));
        let all = self.topics.iter().zip(found);
        all.filter(|((topic, _), found)| *found || is_editorial(topic))
            .map(|((topic, layer), _)| TopicTag {
                id: topic.id.clone(),
                name: topic.name.clone(),
                layer: *layer,
            })
            .collect()
    }

    /// Sets `found` for the topics that have a word in a text in lower case. No letter
    /// or digit may be next to the word: "tls" does not match "subtleties".
    fn match_words(&self, text: &str, found: &mut [bool]) {
        for (at, run) in runs(text) {
            for (word, index) in self.words.get(run).into_iter().flatten() {
                let is_whole = stands_at(text, at, word);
                if let (true, Some(found)) = (is_whole, found.get_mut(*index)) {
                    *found = true;
                }
            }
        }
    }
}

/// The stack without the topics that no episode has, and without the words of the
/// topics, which are not needed any more.
pub(super) fn used_layers(layers: &[Layer], entries: &[Entry]) -> Vec<Layer> {
    let tags = entries.iter().flat_map(|entry| &entry.topics);
    let used: HashSet<&str> = tags.map(|tag| tag.id.as_str()).collect();
    let layers = layers.iter().map(|layer| Layer {
        topics: layer
            .topics
            .iter()
            .filter(|topic| used.contains(topic.id.as_str()))
            .map(|topic| Topic { words: Vec::new(), ..topic.clone() })
            .collect(),
        ..layer.clone()
    });
    layers.collect()
}

/// The title, the summary and the chapters of an episode in lower case.
fn searched_text(episode: &Episode) -> String {
    let title = episode.given_title.as_deref();
    let chapters = episode.chapters.iter().map(|chapter| chapter.title.as_str());
    let parts = title.into_iter().chain([episode.summary.as_str()]).chain(chapters);
    parts.collect::<Vec<_>>().join("\n").to_lowercase()
}
