//! Remasters: episodes published again with better sound.

use std::collections::HashMap;

use super::Entry;

/// The number of the original in the title of a remaster: "… (Ep 2 Remastered)".
pub(super) fn original_number(title: &str) -> Option<u32> {
    let lower = title.to_ascii_lowercase();
    let inside = lower.trim_end().strip_suffix(')')?.rsplit_once('(')?.1;
    let rest = inside.trim().strip_suffix("remastered")?.trim();
    let number = rest.strip_prefix("episode").or_else(|| rest.strip_prefix("ep"))?;
    number.trim_start_matches(['.', ' ', '#']).parse().ok()
}

/// Sets [`Entry::remaster`] of the originals.
pub(super) fn link(entries: &mut [Entry]) {
    let remasters: HashMap<u32, u32> = entries
        .iter()
        .filter_map(|entry| Some((entry.original?, entry.episode.number?)))
        .filter(|(original, remaster)| original != remaster)
        .collect();
    for entry in entries {
        entry.remaster = entry.episode.number.and_then(|number| remasters.get(&number).copied());
    }
}
