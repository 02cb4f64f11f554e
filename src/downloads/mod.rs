//! Downloads: what is asked for, in which order it is fetched, and what is there. Tabs
//! communicate through the stored records; the one that holds the lock fetches.

mod running;

use catalogue::Entry;
use download::{Download, DownloadList, Outcome, PREFIX, Problem, State, id_of, key, local_path};
use leptos::prelude::*;
use show::EpisodeId;

use crate::browser::{clock, lifecycle, service_worker, storage, storage_room, web_lock};
use crate::erased::{memo, spawn};

/// The lock of the tab that fetches.
const LOCK: &str = "netstack-fm-downloads";

/// The download that this tab fetches.
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
    running: RwSignal<Option<Running>>,
    /// Whether this tab fetches: whether it has asked for the lock, and whether it has it.
    leads: StoredValue<Option<bool>>,
    /// Whether a pause before another attempt ends at once.
    hurry: StoredValue<bool>,
}

/// A download as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The record.
    pub download: Download,
    /// Whether it is being fetched right now, and waits for its server.
    pub retrying: Option<bool>,
}

impl Downloads {
    /// No downloads yet.
    pub fn new() -> Self {
        Self {
            records: RwSignal::default(),
            running: RwSignal::default(),
            leads: StoredValue::new(None),
            hurry: StoredValue::new(false),
        }
    }

    /// The downloads of the page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Reads what is stored, follows other tabs, and goes on with what is waiting.
    pub fn start_up(self) {
        let mut stored = DownloadList::default();
        for (key, text) in storage::all(PREFIX) {
            if let Some(id) = id_of(&key) {
                stored.put(&id, Download::parse(&id, &text));
            }
        }
        storage::on_change(move |key, text| {
            if let Some(id) = id_of(key) {
                let download = text.and_then(|text| Download::parse(&id, text));
                self.put(&id, download);
                self.fetch_waiting();
            }
        });
        lifecycle::on_online(move || {
            self.hurry.set_value(true);
            self.fetch_waiting();
        });
        if !stored.is_empty() {
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
            let retrying = self.running.with(|running| {
                let running = running.as_ref().filter(|running| running.id == id)?;
                download.progress.stored = download.progress.stored.max(running.received);
                Some(running.outcome == Outcome::Retrying)
            });
            Some(Shown { download, retrying })
        })
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
            service_worker::controls_page().then(|| local_path(&download.file))
        })
    }

    /// Asks for the download of an episode.
    pub fn request(self, entry: &Entry) {
        let Some(audio) = &entry.episode.audio else { return };
        let id = entry.episode.id.clone();
        let first = self.records.with_untracked(DownloadList::is_empty);
        self.write(&id, Some(Download::new(&id, &audio.url, clock::now())));
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
        self.hurry.set_value(true);
        self.fetch_waiting();
    }

    /// Fetches a file that is missing or could not be fetched.
    pub fn retry(self, id: &EpisodeId) {
        self.change(id, |download| match download.state {
            State::Missing => *download = download.anew(clock::now()),
            _ => download.state = State::Waiting,
        });
        self.fetch_waiting();
    }

    /// Removes a download and its file.
    pub fn remove(self, id: &EpisodeId) {
        let file = self.records.with_untracked(|records| Some(records.get(id)?.file.clone()));
        self.write(id, None);
        if let Some(file) = file {
            spawn(async move { running::remove_file(file).await });
        }
    }

    /// Fetches what is waiting, one after the other, if this is the tab that does.
    fn fetch_waiting(self) {
        if self.records.with_untracked(|all| all.first_waiting().is_none()) {
            return;
        }
        match self.leads.get_value() {
            None => {
                self.leads.set_value(Some(false));
                spawn(async move {
                    web_lock::hold(LOCK).await;
                    self.leads.set_value(Some(true));
                    self.fetch_waiting();
                });
            }
            Some(true) => spawn(running::fetch_all(self)),
            Some(false) => {}
        }
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
