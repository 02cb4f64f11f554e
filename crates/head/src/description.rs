//! Descriptions of pages, in plain text.

use std::collections::BTreeMap;

use catalogue::{Catalogue, Guest};
use show::Reference;

/// The beginning of a text: whole words, with at most so many characters.
pub fn shorten(text: &str, max_chars: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(max_chars) else { return text };
    let start = text.get(..end).unwrap_or_default();
    let whole = start.rfind(' ').and_then(|space| start.get(..space)).unwrap_or(start);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', '–', '—', ' ']))
}

pub(crate) fn guests(catalogue: &Catalogue) -> String {
    let names: Vec<_> = catalogue.guests.iter().map(|guest| guest.name.as_str()).collect();
    format!("The people who have been on the show: {}.", names.join(", "))
}

pub(crate) fn guest(catalogue: &Catalogue, guest: &Guest) -> String {
    let about = [guest.affiliation.as_deref(), guest.line.as_deref()];
    let about: Vec<_> = about.into_iter().flatten().collect();
    let latest = guest.appearances.iter().filter_map(|appearance| {
        let entry = catalogue.entries.get(*appearance.versions.last()?)?;
        Some(entry.episode.title())
    });
    let episodes = latest.collect::<Vec<_>>().join("; ");
    let about = about.iter().map(|text| format!(" {}.", text.trim_end_matches('.')));
    format!("{} on the show: {episodes}.{}", guest.name, about.collect::<String>())
}

pub(crate) fn references(catalogue: &Catalogue) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let all = catalogue.entries.iter().flat_map(|entry| &entry.episode.references);
    all.for_each(|Reference { kind, .. }| *kinds.entry(kind.family().name()).or_default() += 1);
    let counts: Vec<_> = kinds.iter().map(|(kind, count)| format!("{kind} ({count})")).collect();
    format!("Everything that the episodes refer to, with the minute: {}.", counts.join(", "))
}

pub(crate) fn upcoming(catalogue: &Catalogue) -> String {
    let titles: Vec<_> = catalogue.upcoming.iter().map(|next| next.title.as_str()).collect();
    if titles.is_empty() {
        return "Nothing is announced right now.".to_owned();
    }
    format!("Planned episodes: {}.", titles.join("; "))
}
