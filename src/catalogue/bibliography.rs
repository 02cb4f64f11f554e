//! Everything that any episode refers to, each thing once.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::show::words::{folded, folded_words};
use crate::show::{Chapter, Moment, Reference, ReferenceKind};

/// A label longer than this is a sentence, not a name.
const LONGEST_NAME: usize = 90;
/// A name shorter than this stands in chapter titles by chance.
const SHORTEST_WORD: usize = 3;

/// Something that episodes refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// As the notes that say most about it name it.
    pub reference: Reference,
    /// Newest first.
    pub mentions: Vec<Mention>,
}

/// An episode that refers to a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The place of the episode in the catalogue.
    pub entry: usize,
    /// The start of the chapter that is about it, if one is.
    pub at: Option<Moment>,
}

/// All works: kind by kind, RFCs by number, the others by name.
pub(super) fn works(entries: &[Arc<Entry>]) -> Vec<Work> {
    let mut works: Vec<Work> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for reference in &entry.references {
            let place = *places.entry(reference.key()).or_insert_with(|| {
                works.push(Work { reference: reference.clone(), mentions: Vec::new() });
                works.len() - 1
            });
            if let Some(work) = works.get_mut(place) {
                add(work, reference, index, entry);
            }
        }
    }
    works.sort_by_cached_key(|work| {
        (work.reference.kind.family(), number(work), folded(work.reference.name()))
    });
    works
}

/// Whether so many episodes refer to a thing that it is in all their footers, and tells
/// nothing of any.
pub(super) fn is_common(uses: usize, episodes: usize) -> bool {
    const ONE_IN: usize = 4;
    uses > (episodes / ONE_IN).max(2)
}

fn number(work: &Work) -> u32 {
    if let ReferenceKind::Rfc(number) = work.reference.kind { number } else { 0 }
}

fn add(work: &mut Work, reference: &Reference, index: usize, entry: &Entry) {
    let length = |reference: &Reference| {
        let length = reference.label.as_ref().map_or(0, |label| label.chars().count());
        if length > LONGEST_NAME { 1 } else { length }
    };
    if length(reference) > length(&work.reference) {
        work.reference = reference.clone();
    }
    if work.mentions.last().is_none_or(|mention| mention.entry != index) {
        let about = entry.chapters.listed().map(|(_, chapter)| chapter);
        let chapter = about.into_iter().find(|chapter| is_about(chapter, reference));
        work.mentions.push(Mention { entry: index, at: chapter.map(|chapter| chapter.start) });
    }
}

/// Whether a chapter links to a work, or has its proper name in its title.
fn is_about(chapter: &Chapter, reference: &Reference) -> bool {
    let linked = chapter.link.as_ref().is_some_and(|link| {
        let there = Reference { url: link.clone(), ..reference.clone() };
        there.address_key() == reference.address_key()
    });
    linked || is_named(&chapter.title, &reference.kind)
}

fn is_named(title: &str, kind: &ReferenceKind) -> bool {
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
