//! A report on how well the feed and `site.json` could be read, for the editors.

use serde::{Deserialize, Serialize};
use show::{ChapterSource, Show, Warning};

use super::{Entry, FeedSource};

/// What was found in a feed, in words for people.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Health {
    /// Pairs of name and value, in the order to show them.
    pub facts: Vec<(String, String)>,
    /// The faults of the feed.
    pub warnings: Vec<Warning>,
    /// The faults of `site.json`.
    pub faults: Vec<String>,
}

impl Health {
    pub(super) fn new(
        show: &Show,
        entries: &[Entry],
        source: &FeedSource,
        faults: &[String],
    ) -> Self {
        let mut facts = vec![
            ("Address", source.address.clone()),
            ("Size", format!("{} KB", source.bytes.div_ceil(1_000))),
            ("Made by", show.details.generator.clone().unwrap_or_else(|| "not said".to_owned())),
            ("Episodes", entries.len().to_string()),
        ];
        let share = |has: &dyn Fn(&Entry) -> bool| {
            let count = entries.iter().filter(|entry| has(entry)).count();
            format!("{count} of {}", entries.len())
        };
        facts.push(("With audio", share(&|entry| entry.episode.audio.is_some())));
        facts.push(("With a length", share(&|entry| entry.episode.duration.is_some())));
        facts.push(("With chapters", chapters(entries)));
        facts.push(("With transcripts", share(&|entry| !entry.episode.transcripts.is_empty())));
        facts.push(("With guests", share(&|entry| !entry.guests.is_empty())));
        facts.push(("With topics", share(&|entry| !entry.topics.is_empty())));
        let references: usize = entries.iter().map(|entry| entry.episode.references.len()).sum();
        facts.push(("References", references.to_string()));
        Self {
            facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            warnings: show.warnings.clone(),
            faults: faults.to_vec(),
        }
    }
}

/// "30 of 35: 2 from Podlove, 28 from notes".
fn chapters(entries: &[Entry]) -> String {
    let sources = [("Podlove", ChapterSource::Podlove), ("notes", ChapterSource::Notes)];
    let from =
        |source| entries.iter().filter(|entry| entry.episode.chapter_source == source).count();
    let files = entries.iter().filter(|entry| entry.episode.chapters_file.is_some()).count();
    let counts = sources.map(|(name, source)| (name, from(source)));
    let counts = counts.into_iter().chain([("a file of their own", files)]);
    let counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    let has_any = |entry: &&Entry| {
        !entry.episode.chapters.is_empty() || entry.episode.chapters_file.is_some()
    };
    let total = format!("{} of {}", entries.iter().filter(has_any).count(), entries.len());
    let parts: Vec<_> = counts.iter().map(|(name, count)| format!("{count} from {name}")).collect();
    if parts.is_empty() { total } else { format!("{total}: {}", parts.join(", ")) }
}
