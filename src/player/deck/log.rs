use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::browser::storage;
use crate::player::progress::Progress;
use crate::player::records::{PREFIX, Record};
use crate::show::EpisodeId;

/// How far somebody has come in each episode, kept from visit to visit.
#[derive(Clone, Copy)]
pub struct Log {
    kept: StoredValue<BTreeMap<EpisodeId, ArcRwSignal<Option<Progress>>>>,
    /// Changes when any of it does.
    changed: Trigger,
    /// Whether the browser keeps nothing: it has no room, or shall not.
    refused: RwSignal<bool>,
}

impl Log {
    /// Reads what is kept. A record that cannot be read is passed over.
    pub fn open() -> Self {
        let records = storage::all(PREFIX).into_iter();
        let kept = records.filter_map(|(key, text)| match Record::parse(&key, &text) {
            Ok(Record::Progress(id, progress)) => Some((id, ArcRwSignal::new(Some(progress)))),
            _ => None,
        });
        Self {
            kept: StoredValue::new(kept.collect()),
            changed: Trigger::new(),
            refused: RwSignal::new(false),
        }
    }

    fn signal(self, id: &EpisodeId) -> ArcRwSignal<Option<Progress>> {
        let signal = self.kept.try_update_value(|kept| {
            kept.entry(id.clone()).or_insert_with(|| ArcRwSignal::new(None)).clone()
        });
        signal.unwrap_or_else(|| ArcRwSignal::new(None))
    }

    /// The progress in an episode; the reader runs again when it changes.
    pub fn progress(self, id: &EpisodeId) -> Option<Progress> {
        self.signal(id).get()
    }

    /// The same, read once.
    pub fn read(self, id: &EpisodeId) -> Option<Progress> {
        self.signal(id).get_untracked()
    }

    /// Has the reader run again when any progress changes.
    pub fn watch(self) {
        self.changed.track();
    }

    /// Keeps an episode's progress.
    pub fn keep(self, id: &EpisodeId, progress: Progress) {
        self.note(id, progress);
        self.write(&Record::Progress(id.clone(), progress));
    }

    /// Notes what another tab has kept.
    pub fn note(self, id: &EpisodeId, progress: Progress) {
        self.signal(id).set(Some(progress));
        self.changed.notify();
    }

    /// What was listened to, the latest first; the reader runs again when it
    /// changes.
    pub fn history(self) -> Vec<EpisodeId> {
        self.changed.track();
        let mut all = self.kept.with_value(|kept| {
            let known = kept.iter().filter_map(|(id, p)| Some((p.get_untracked()?, id.clone())));
            known.filter(|(p, _)| p.played || p.is_partial()).collect::<Vec<_>>()
        });
        all.sort_by_key(|(progress, _)| std::cmp::Reverse(progress.since));
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// Keeps any record.
    pub fn write(self, record: &Record) {
        let kept = storage::set(&record.key(), &record.text());
        if self.refused.get_untracked() == kept {
            self.refused.set(!kept);
        }
    }

    /// Whether nothing can be kept here.
    pub fn is_refused(self) -> bool {
        self.refused.get()
    }
}
