//! Which topics an episode is about.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::show::words::{runs, stands_at};
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
    for item in &show.episodes {
        let labels: BTreeMap<_, _> = labels(item).map(|name| (slug(name), name)).collect();
        for (id, name) in labels {
            counts.entry(id).or_insert_with(|| (name.clone(), 0)).1 += 1;
        }
    }
    // What is said of every episode tells none from another.
    let tells = |count: usize| count < show.episodes.len();
    let mut topics: Vec<_> =
        counts.into_iter().filter(|(id, (_, n))| !id.is_empty() && tells(*n)).collect();
    topics.sort_by(|(a_id, (_, a)), (b_id, (_, b))| b.cmp(a).then_with(|| a_id.cmp(b_id)));
    let topics = topics.into_iter().take(OWN_TOPICS);
    let topics = topics.map(|(id, (name, _))| Topic { id, name, words: Vec::new() });
    let topics: Vec<_> = topics.collect();
    let layer = Layer { id: "topics".to_owned(), name: "Topics".to_owned(), beside: false, topics };
    if layer.topics.is_empty() { Vec::new() } else { vec![layer] }
}

/// What a feed's item is filed under: `<category>` and `itunes:keywords`.
fn labels(item: &Item) -> impl Iterator<Item = &String> {
    item.details.categories.iter().chain(&item.details.keywords)
}

/// Finds the topics of episodes.
pub(super) struct Matcher<'a> {
    /// Topics, each with the place of its layer.
    topics: Vec<(&'a Topic, usize)>,
    /// The place of a topic by what feeds may call it: its id, name or words.
    filed: HashMap<String, usize>,
    /// The words that betray a topic, and its place, by how they begin: the
    /// letters and digits before anything else. All in lower case.
    words: HashMap<String, Vec<(String, usize)>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(layers: &'a [Layer]) -> Self {
        let all = layers.iter().enumerate();
        let all = all.flat_map(|(place, layer)| layer.topics.iter().map(move |t| (t, place)));
        let topics: Vec<_> = all.collect();
        let mut filed = HashMap::new();
        let mut words: HashMap<_, Vec<_>> = HashMap::new();
        for (place, (topic, _)) in topics.iter().enumerate() {
            for name in topic.words.iter().chain([&topic.id, &topic.name]) {
                filed.entry(slug(name)).or_insert(place);
            }
            for word in topic.words.iter().map(|word| word.to_lowercase()) {
                let start = runs(&word).next().map(|(_, start)| start.to_owned());
                words.entry(start.unwrap_or_default()).or_default().push((word, place));
            }
        }
        Self { topics, filed, words }
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
            self.betrayed(&betraying_text(item), &mut found);
        }
        let named = |topic: &Topic| correction.is_some_and(|c| c.topics.contains(&topic.id));
        let all = self.topics.iter().zip(found);
        all.filter(|((topic, _), found)| *found || named(topic))
            .map(|((topic, layer), _)| TopicTag {
                id: topic.id.clone(),
                name: topic.name.clone(),
                layer: *layer,
            })
            .collect()
    }

    /// Notes the topics whose words stand in a text (in lower case) with no
    /// letter or digit next to them: "tls" is not in "subtleties".
    fn betrayed(&self, text: &str, found: &mut [bool]) {
        for (at, run) in runs(text) {
            for (word, place) in self.words.get(run).into_iter().flatten() {
                let whole = stands_at(text, at, word);
                if let (true, Some(found)) = (whole, found.get_mut(*place)) {
                    *found = true;
                }
            }
        }
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
