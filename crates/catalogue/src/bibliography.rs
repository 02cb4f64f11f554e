//! All works that the episodes refer to, each listed once.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use show::words::{folded, folded_words};
use show::{Chapter, Moment, Reference, ReferenceKind};

use super::Entry;

/// A label with more characters than this is a sentence, not a name.
const LONGEST_NAME: usize = 90;
/// A name in which every word has fewer bytes than this matches chapter titles by
/// accident.
const SHORTEST_WORD: usize = 3;

/// Something that episodes refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedWork {
    /// The reference with the longest label that is not a sentence.
    pub reference: Reference,
    /// The episodes that refer to the work, newest first.
    pub mentions: Vec<Mention>,
}

/// An episode that refers to a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The index of the episode in [`Catalogue::entries`](super::Catalogue::entries).
    pub entry: usize,
    /// The start of the first chapter about the work; `None` if there is no such
    /// chapter.
    pub at: Option<Moment>,
}

/// All works: sorted by kind, RFCs by number, the others by name.
pub(super) fn cited_works(entries: &[Arc<Entry>]) -> Vec<CitedWork> {
    let mut works: Vec<CitedWork> = Vec::new();
    let mut indices: HashMap<String, usize> = HashMap::new();
    for (entry_index, entry) in entries.iter().enumerate() {
        for reference in &entry.episode.references {
            let index = *indices.entry(reference.key()).or_insert_with(|| {
                works.push(CitedWork { reference: reference.clone(), mentions: Vec::new() });
                works.len() - 1
            });
            if let Some(work) = works.get_mut(index) {
                add(work, reference, entry_index, entry);
            }
        }
    }
    works.sort_by_cached_key(|work| {
        (work.reference.kind.family(), rfc_number(work), folded(&work.reference.name()))
    });
    works
}

/// Whether a reference occurs in so many episodes that it is probably part of the
/// footer of their notes and not significant.
pub(super) fn is_common(uses: usize, episodes: usize) -> bool {
    const ONE_IN: usize = 4;
    uses > (episodes / ONE_IN).max(2)
}

fn rfc_number(work: &CitedWork) -> u32 {
    if let ReferenceKind::Rfc(number) = work.reference.kind { number } else { 0 }
}

fn add(work: &mut CitedWork, reference: &Reference, entry_index: usize, entry: &Entry) {
    let length = |reference: &Reference| {
        let length = reference.label.as_ref().map_or(0, |label| label.chars().count());
        // A sentence is still better than no label.
        if length > LONGEST_NAME { 1 } else { length }
    };
    if length(reference) > length(&work.reference) {
        work.reference = reference.clone();
    }
    if work.mentions.last().is_none_or(|mention| mention.entry != entry_index) {
        let mut chapters = entry.episode.chapters.listed().map(|(_, chapter)| chapter);
        let chapter = chapters.find(|chapter| is_about(chapter, reference));
        work.mentions
            .push(Mention { entry: entry_index, at: chapter.map(|chapter| chapter.start) });
    }
}

/// Whether a chapter links to a work, or its title contains the work's proper name.
fn is_about(chapter: &Chapter, reference: &Reference) -> bool {
    let is_linked = chapter.link.as_ref().is_some_and(|link| {
        let target = Reference { url: link.clone(), ..reference.clone() };
        target.address_key() == reference.address_key()
    });
    is_linked || contains_name(&chapter.title, &reference.kind)
}

fn contains_name(title: &str, kind: &ReferenceKind) -> bool {
    let name = match kind {
        ReferenceKind::Rfc(number) => format!("rfc {number}"),
        ReferenceKind::Crate(name) => name.clone(),
        ReferenceKind::Repository(path) => path.rsplit('/').next().unwrap_or_default().to_owned(),
        _ => return false,
    };
    let (title, name) = (folded_words(title), folded_words(&name));
    name.iter().any(|word| word.len() >= SHORTEST_WORD)
        && title.windows(name.len()).any(|window| window == name)
}
