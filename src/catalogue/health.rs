//! How well a feed could be read: for the editors, who can see here what is
//! wrong with it.

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::feed::Source;
use crate::show::{ChapterSource, Show, Warning};

/// What was found in a feed, in words for people.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Health {
    /// Name and value, in the order to show them.
    pub facts: Vec<(String, String)>,
    /// What in the feed could not be taken at its word.
    pub warnings: Vec<Warning>,
    /// What in `site.json` was passed over.
    pub faults: Vec<String>,
}

impl Health {
    pub(super) fn new(show: &Show, entries: &[Entry], source: &Source, faults: &[String]) -> Self {
        let mut facts = vec![
            ("Address", source.address.clone()),
            ("Size", format!("{} KB", source.bytes.div_ceil(1_000))),
            ("Made by", show.details.generator.clone().unwrap_or_else(|| "not said".to_owned())),
            ("Episodes", entries.len().to_string()),
        ];
        let of = |count: usize| format!("{count} of {}", entries.len());
        let with = |has: &dyn Fn(&Entry) -> bool| entries.iter().filter(|e| has(e)).count();
        facts.push(("With audio", of(with(&|entry| entry.audio.is_some()))));
        facts.push(("With a length", of(with(&|entry| entry.duration.is_some()))));
        facts.push(("With chapters", chapters(entries)));
        facts.push(("With transcripts", of(with(&|entry| !entry.transcripts.is_empty()))));
        facts.push(("With guests", of(with(&|entry| !entry.guests.is_empty()))));
        facts.push(("With topics", of(with(&|entry| !entry.topics.is_empty()))));
        let references: usize = entries.iter().map(|entry| entry.references.len()).sum();
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
    let from = |source| entries.iter().filter(|entry| entry.chapter_source == source).count();
    let files = entries.iter().filter(|entry| entry.chapters_file.is_some()).count();
    let counts = sources.map(|(name, source)| (name, from(source)));
    let counts = counts.into_iter().chain([("a file of their own", files)]);
    let counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    let any = |entry: &&Entry| !entry.chapters.is_empty() || entry.chapters_file.is_some();
    let total = format!("{} of {}", entries.iter().filter(any).count(), entries.len());
    let parts: Vec<_> = counts.iter().map(|(name, count)| format!("{count} from {name}")).collect();
    if parts.is_empty() { total } else { format!("{total}: {}", parts.join(", ")) }
}
