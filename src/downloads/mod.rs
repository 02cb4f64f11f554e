//! Downloads: what is asked for, in which order it is fetched, and what is there. Tabs
//! communicate through the stored records; the one that holds the lock fetches.

mod running;
mod stored_urls;

use std::sync::Arc;

use catalogue::Entry;
use download::{
    Download, DownloadList, Outcome, PREFIX, Problem, SETTINGS_KEY, Settings, State, Surroundings,
    id_of, key, local_path,
};
use leptos::prelude::*;
use show::{EpisodeId, Transcript};
use site::AudioPath;

use crate::browser::base_path::scoped;
use crate::browser::{
    clock, kept_files, lifecycle, location, service_worker, storage, storage_room, stored_file,
    web_lock,
};
use crate::erased::{memo, spawn};

/// The lock of the tab that fetches.
const LOCK: &str = "netstack-fm-downloads";

/// A download that this tab fetches.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Running {
    id: EpisodeId,
    /// How many bytes have been received.
    received: u64,
    outcome: Outcome,
}

/// All downloads.
#[derive(Clone, Copy)]
pub struct Downloads {
    records: RwSignal<DownloadList>,
    settings: RwSignal<Settings>,
    running: RwSignal<Vec<Running>>,
    /// Whether this tab fetches: whether it has asked for the lock, and whether it has it.
    leads: StoredValue<Option<bool>>,
    /// Counts the reasons to end a pause before another attempt.
    hurry: StoredValue<u32>,
    /// Addresses of complete files, where no service worker answers for them.
    urls: StoredValue<Vec<(String, String)>>,
    /// Where audio of other hosts is found on this site.
    audio: StoredValue<Option<AudioPath>>,
}

/// A download as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The record.
    pub download: Download,
    /// Who fetches it.
    pub fetching: Fetching,
}

/// Who fetches a download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fetching {
    /// Nobody yet.
    Nobody,
    /// This tab.
    Here,
    /// This tab, which waits for the server.
    Retrying,
    /// Another tab, whose news come with each checkpoint.
    Elsewhere,
}

impl Downloads {
    /// No downloads yet.
    pub fn new() -> Self {
        Self {
            records: RwSignal::default(),
            settings: RwSignal::default(),
            running: RwSignal::default(),
            leads: StoredValue::new(None),
            hurry: StoredValue::new(0),
            urls: StoredValue::default(),
            audio: StoredValue::default(),
        }
    }

    /// The downloads of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads what is stored, follows other tabs, and goes on with what is waiting.
    pub fn start_up(self) {
        self.read_stored();
        if self.records.with_untracked(DownloadList::is_empty) {
            // What no record knows takes room for nothing.
            spawn(stored_file::remove_all());
        }
        storage::on_change(move |key, text| {
            if key == SETTINGS_KEY {
                self.settings.set(text.map(Settings::parse).unwrap_or_default());
                self.fetch_waiting();
            } else if let Some(id) = id_of(key) {
                let download = text.and_then(|text| Download::parse(&id, text));
                self.put(&id, download);
                self.fetch_waiting();
            }
        });
        lifecycle::on_online(move || self.hurry());
        // Meanwhile other tabs have gone on.
        lifecycle::on_restored(move || self.read_stored());
    }

    fn read_stored(self) {
        if let Some(text) = storage::get(SETTINGS_KEY) {
            self.settings.set(Settings::parse(&text));
        }
        let mut stored = DownloadList::default();
        for (key, text) in storage::all(PREFIX) {
            if let Some(id) = id_of(&key) {
                stored.put(&id, Download::parse(&id, &text));
            }
        }
        if self.records.with_untracked(|records| *records != stored) {
            self.records.set(stored);
            self.fetch_waiting();
            spawn(running::check_files(self));
        }
    }

    /// The download of an episode. Subscribes the caller to what changes of it.
    pub fn of(self, id: &EpisodeId) -> Memo<Option<Shown>> {
        let id = id.clone();
        memo(move || {
            let mut download = self.records.with(|records| records.get(&id).cloned())?;
            let fetching = self.running.with(|running| {
                let Some(running) = running.iter().find(|running| running.id == id) else {
                    return self.fetching_elsewhere(&id);
                };
                download.progress.stored = download.progress.stored.max(running.received);
                let retries = running.outcome == Outcome::Retrying;
                if retries { Fetching::Retrying } else { Fetching::Here }
            });
            Some(Shown { download, fetching })
        })
    }

    /// While another tab holds the lock, it fetches the first ones.
    fn fetching_elsewhere(self, id: &EpisodeId) -> Fetching {
        let at_once = usize::from(self.settings.with(|settings| settings.at_once));
        let first =
            self.records.with(|all| all.waiting().take(at_once).any(|(first, _)| first == id));
        let elsewhere = first && self.leads.get_value() == Some(false);
        if elsewhere { Fetching::Elsewhere } else { Fetching::Nobody }
    }

    /// The episodes that there are downloads of, in the order in which they were asked for.
    pub fn ids(self) -> Memo<Vec<EpisodeId>> {
        memo(move || self.records.with(|all| all.iter().map(|(id, _)| id.clone()).collect()))
    }

    /// How many bytes all downloads take. Subscribes the caller.
    pub fn size(self) -> u64 {
        self.records.with(|all| all.iter().map(|(_, d)| d.progress.stored).sum())
    }

    /// The address at which an episode plays without the network, if it is stored as a whole
    /// and the service worker is there to answer.
    pub fn playable(self, id: &EpisodeId) -> Option<String> {
        self.records.with_untracked(|records| {
            let download = records.get(id).filter(|d| d.state == State::Complete)?;
            if service_worker::controls_page() {
                return Some(local_path(&download.file));
            }
            self.stored_url(&download.file)
        })
    }

    fn stored_url(self, file: &str) -> Option<String> {
        self.urls.with_value(|urls| {
            urls.iter().find(|(known, _)| known == file).map(|(_, url)| url.clone())
        })
    }

    /// The episodes that play without the network. Subscribes the caller.
    pub fn complete(self) -> Vec<EpisodeId> {
        self.records.with(|records| records.complete().cloned().collect())
    }

    /// What is downloaded and removed without being asked for. Subscribes the caller.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// Changes the settings, and stores them.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        // Without storage they last as long as the page.
        let _ = storage::set(SETTINGS_KEY, &self.settings.with_untracked(Settings::text));
        self.fetch_waiting();
    }

    /// Whether a host does not let the page store its audio. Subscribes the caller.
    pub fn is_any_refused(self) -> bool {
        let refused = State::Failed(Problem::NotAllowed);
        self.records.with(|all| all.iter().any(|(_, download)| download.state == refused))
    }

    /// Says where audio of other hosts is found on this site.
    pub fn set_audio_path(self, path: Option<AudioPath>) {
        self.audio.set_value(path);
    }

    /// Downloads and removes what the settings ask for. `entry` finds an episode. Subscribes
    /// the caller to the settings.
    pub fn follow_settings(
        self,
        around: &Surroundings<'_>,
        entry: impl Fn(&EpisodeId) -> Option<Arc<Entry>>,
    ) {
        let settings = self.settings.get();
        let declined = settings.still_declined(around);
        if declined != settings.declined {
            self.change_settings(|stored| stored.declined = declined);
        }
        let plan = self.records.with_untracked(|records| settings.plan(records, around));
        for id in &plan.remove {
            self.remove(id);
        }
        for entry in plan.add.iter().filter_map(entry) {
            self.add(&entry, true);
        }
    }

    /// Asks for the download of an episode.
    pub fn request(self, entry: &Entry) {
        self.add(entry, false);
    }

    fn add(self, entry: &Entry, automatic: bool) {
        let Some(audio) = &entry.episode.audio else { return };
        let id = entry.episode.id.clone();
        let first = self.records.with_untracked(DownloadList::is_empty);
        let elsewhere = !location::is_ours(&location::absolute(&audio.url));
        let own_path = self.audio.get_value().filter(|_| elsewhere);
        let address = own_path.map_or_else(|| audio.url.clone(), |path| path.of(&audio.url));
        let download = Download::new(&id, &address, clock::now());
        let file = download.file.clone();
        let transcript = Transcript::best(&entry.episode.transcripts).map(|best| best.url.clone());
        let others = transcript.into_iter().chain(entry.episode.chapters_file.clone()).collect();
        spawn(async move { kept_files::keep(&file, others).await });
        self.write(&id, Some(Download { automatic, ..download }));
        if first {
            spawn(storage_room::persist());
        }
        self.fetch_waiting();
    }

    /// Pauses a download.
    pub fn pause(self, id: &EpisodeId) {
        self.change(id, |download| download.state = State::Paused);
    }

    /// Goes on with a download.
    pub fn resume(self, id: &EpisodeId) {
        self.change(id, |download| download.state = State::Waiting);
        self.hurry();
    }

    /// Ends the pauses before other attempts.
    fn hurry(self) {
        self.hurry.update_value(|hurry| *hurry = hurry.wrapping_add(1));
        self.fetch_waiting();
    }

    /// Fetches a file that is missing or could not be fetched.
    pub fn retry(self, id: &EpisodeId) {
        self.change(id, |download| match download.state {
            State::Missing => {
                stored_urls::forget(self, &download.file);
                *download = download.anew(clock::now());
            }
            _ => download.state = State::Waiting,
        });
        self.fetch_waiting();
    }

    /// Removes a download and its file.
    pub fn remove(self, id: &EpisodeId) {
        let file = self.records.with_untracked(|records| Some(records.get(id)?.file.clone()));
        self.write(id, None);
        if let Some(file) = file {
            stored_urls::forget(self, &file);
            spawn(async move {
                kept_files::remove(&file).await;
                running::remove_file(file).await;
            });
        }
    }

    /// Fetches what is waiting, if this is the tab that does.
    fn fetch_waiting(self) {
        if self.records.with_untracked(|all| all.waiting().next().is_none()) {
            return;
        }
        match self.leads.get_value() {
            None => {
                self.leads.set_value(Some(false));
                spawn(async move {
                    web_lock::hold(&scoped(LOCK)).await;
                    self.leads.set_value(Some(true));
                    self.fetch_waiting();
                });
            }
            Some(true) => {
                let at_once = self.settings.with_untracked(|settings| settings.at_once);
                (0..at_once).for_each(|_| spawn(running::fetch_all(self)));
            }
            Some(false) => {}
        }
    }

    fn show_running(self, shown: Running) {
        self.running.update(|running| {
            match running.iter_mut().find(|known| known.id == shown.id) {
                Some(known) => *known = shown,
                None => running.push(shown),
            }
        });
    }

    fn state(self, id: &EpisodeId) -> Option<State> {
        self.records.with_untracked(|records| Some(records.get(id)?.state))
    }

    fn change(self, id: &EpisodeId, change: impl FnOnce(&mut Download)) {
        let download = self.records.with_untracked(|records| records.get(id).cloned());
        if let Some(mut download) = download {
            change(&mut download);
            self.write(id, Some(download));
        }
    }

    fn fail(self, id: &EpisodeId, problem: Problem) {
        self.change(id, |download| download.state = State::Failed(problem));
    }

    fn write(self, id: &EpisodeId, download: Option<Download>) {
        match &download {
            // Without storage the download lasts as long as the page.
            Some(download) => drop(storage::set(&key(id), &download.text())),
            None => storage::remove(&key(id)),
        }
        self.put(id, download);
    }

    fn put(self, id: &EpisodeId, download: Option<Download>) {
        self.records.update(|all| all.put(id, download));
    }
}

impl Default for Downloads {
    fn default() -> Self {
        Self::new()
    }
}
