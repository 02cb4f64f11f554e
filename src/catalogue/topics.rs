//! Which topics an episode is about.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::show::Episode;
use crate::site::{Correction, Layer, Topic};

/// A topic of an episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicTag {
    pub id: String,
    pub name: String,
    /// The place of its layer in the stack, counted from the top.
    pub layer: usize,
}

/// The topics that the editors name for an episode or that its own words
/// betray, in the order of the stack.
pub(super) fn topics(
    episode: &Episode,
    correction: Option<&Correction>,
    layers: &[Layer],
) -> Vec<TopicTag> {
    let text = betraying_text(episode);
    let named = |topic: &Topic| correction.is_some_and(|c| c.topics.contains(&topic.id));
    let betrayed = |topic: &Topic| topic.words.iter().any(|word| contains_word(&text, word));
    let stack = layers.iter().enumerate();
    let all = stack.flat_map(|(layer, l)| l.topics.iter().map(move |topic| (layer, topic)));
    all.filter(|(_, topic)| named(topic) || betrayed(topic))
        .map(|(layer, topic)| TopicTag { id: topic.id.clone(), name: topic.name.clone(), layer })
        .collect()
}

/// The stack without the topics that no episode has, and without the words that
/// have done their work.
pub(super) fn touched(layers: &[Layer], entries: &[Entry]) -> Vec<Layer> {
    let touched = |topic: &&Topic| entries.iter().any(|entry| entry.has(&topic.id));
    let layers = layers.iter().map(|layer| Layer {
        topics: layer
            .topics
            .iter()
            .filter(touched)
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

/// Whether `word` stands in `text` (in lower case) with no letter or digit
/// next to it: "TLS" is not in "subtleties".
fn contains_word(text: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    let alone = |at: usize| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(&word).any(|(at, _)| alone(at))
}
