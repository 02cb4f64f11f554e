use std::collections::BTreeMap;

use leptos::prelude::*;
use player::progress::Progress;
use player::records::{PREFIX, Record};
use show::EpisodeId;

use crate::browser::storage;

/// The progress in each episode, stored from visit to visit.
#[derive(Clone, Copy)]
pub struct ProgressLog {
    progress: StoredValue<BTreeMap<EpisodeId, ArcRwSignal<Option<Progress>>>>,
    /// Notifies when any progress changes.
    changed: Trigger,
    /// Whether the browser stores nothing: the quota is exceeded or storage is disabled.
    unavailable: RwSignal<bool>,
}

impl ProgressLog {
    /// Reads the stored progress. Unreadable records are ignored.
    pub fn open() -> Self {
        let records = storage::all(PREFIX).into_iter();
        let progress = records.filter_map(|(key, text)| match Record::parse(&key, &text) {
            Ok(Record::Progress(id, progress)) => Some((id, ArcRwSignal::new(Some(progress)))),
            _ => None,
        });
        Self {
            progress: StoredValue::new(progress.collect()),
            changed: Trigger::new(),
            unavailable: RwSignal::new(false),
        }
    }

    fn signal(self, id: &EpisodeId) -> ArcRwSignal<Option<Progress>> {
        let signal = self.progress.try_update_value(|progress| {
            progress.entry(id.clone()).or_insert_with(|| ArcRwSignal::new(None)).clone()
        });
        signal.unwrap_or_else(|| ArcRwSignal::new(None))
    }

    /// The progress in an episode. Subscribes the caller.
    pub fn get(self, id: &EpisodeId) -> Option<Progress> {
        self.signal(id).get()
    }

    /// The progress in an episode.
    pub fn get_untracked(self, id: &EpisodeId) -> Option<Progress> {
        self.signal(id).get_untracked()
    }

    /// Subscribes the caller to every change.
    pub fn track(self) {
        self.changed.track();
    }

    /// Stores the progress in an episode.
    pub fn save(self, id: &EpisodeId, progress: Progress) {
        self.apply(id, progress);
        self.write(&Record::Progress(id.clone(), progress));
    }

    /// Applies the progress that another tab has stored.
    pub fn apply(self, id: &EpisodeId, progress: Progress) {
        self.signal(id).set(Some(progress));
        self.changed.notify();
    }

    /// The episodes that were begun or played, the latest first. Subscribes the caller.
    pub fn history(self) -> Vec<EpisodeId> {
        self.changed.track();
        let mut all = self.progress.with_value(|all| {
            let known = all.iter().filter_map(|(id, p)| Some((p.get_untracked()?, id.clone())));
            known.filter(|(p, _)| p.played || p.is_partial()).collect::<Vec<_>>()
        });
        all.sort_by_key(|(progress, _)| std::cmp::Reverse(progress.since));
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// Stores a record of any kind.
    pub fn write(self, record: &Record) {
        let stored = storage::set(&record.key(), &record.text());
        if self.unavailable.get_untracked() == stored {
            self.unavailable.set(!stored);
        }
    }

    /// Whether the browser stores nothing. Subscribes the caller.
    pub fn is_unavailable(self) -> bool {
        self.unavailable.get()
    }
}
