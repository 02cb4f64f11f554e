//! The catalogue on the page: where it comes from, how fresh it is, how the last refresh
//! ended, and the search in it.

mod chapters;
mod refresh;
mod search;
mod transcript;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use catalogue::Catalogue;
use leptos::prelude::*;
use show::Cue;
use site::Identity;
use wire::{FeedAnswer, FeedReader, Fingerprint};

pub use self::chapters::{find_chapters, read_chapter_file};
pub use self::search::{SearchHandle, SearchResponse};
use crate::browser::schedule;
use crate::erased::spawn;
use crate::failure::Failure;

/// The language of the site's own words.
const PAGE_LANGUAGE: &str = "en";

/// How current the catalogue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Fetched in this visit.
    Live,
    /// Cached in an earlier visit, at this Unix time in milliseconds.
    Cached(u64),
}

/// The last attempt to fetch the newest feed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refresh {
    /// The attempt is running.
    Running,
    /// The attempt has succeeded.
    Done,
    /// The attempt has failed. The catalogue stays as it was.
    Failed(Failure),
}

/// How long the last refresh took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The time to fetch the feed.
    pub fetched: u64,
    /// The time to read the feed; `None` if it had not changed.
    pub read: Option<u64>,
}

/// The catalogue and its state. Provided by the app.
#[derive(Clone, Copy)]
pub struct Library {
    catalogue: RwSignal<Option<Arc<Catalogue>>>,
    /// The encoded catalogue, and the fingerprint of what it was made from.
    encoded: StoredValue<(Vec<u8>, Fingerprint)>,
    freshness: RwSignal<Option<Freshness>>,
    refresh: RwSignal<Refresh>,
    /// Whether the site's host has answered when it was last asked.
    reachable: RwSignal<bool>,
    timing: RwSignal<Option<Timing>>,
    /// The transcripts that were read in this visit, by address.
    transcripts: StoredValue<BTreeMap<String, Arc<Vec<Cue>>>>,
}

impl Library {
    /// A library with the catalogue that a page is rendered from on the host; in a browser,
    /// the catalogue comes later.
    pub fn with_catalogue(catalogue: Option<Arc<Catalogue>>) -> Self {
        Self {
            catalogue: RwSignal::new(catalogue),
            encoded: StoredValue::new(Default::default()),
            freshness: RwSignal::new(None),
            refresh: RwSignal::new(Refresh::Running),
            reachable: RwSignal::new(true),
            timing: RwSignal::new(None),
            transcripts: StoredValue::new(BTreeMap::new()),
        }
    }

    /// The library that the app provides.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The catalogue; `None` until the first one is there. Subscribes the caller.
    pub fn catalogue(&self) -> Option<Arc<Catalogue>> {
        self.catalogue.get()
    }

    /// Reads the catalogue; `None` until there is one.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Catalogue) -> T) -> Option<T> {
        self.catalogue.with_untracked(|catalogue| catalogue.as_deref().map(read))
    }

    /// The name of the show and its own words; empty until there is a catalogue. Subscribes
    /// the caller.
    pub fn identity(&self) -> Identity {
        self.catalogue.with(|it| it.as_ref().map(|it| it.identity.clone()).unwrap_or_default())
    }

    /// The language of what the feed says, for `lang`; `None` if it is the page's own.
    pub fn language(&self) -> Option<String> {
        let language = self.with_untracked(|catalogue| catalogue.language.clone()).flatten();
        language.filter(|language| language != PAGE_LANGUAGE)
    }

    /// Whether the catalogue is the one that the build has rendered its pages from.
    pub fn is_as_built(&self, built: Fingerprint) -> bool {
        self.encoded.with_value(|(_, fingerprint)| *fingerprint == built)
    }

    /// How current the catalogue is; `None` until there is one. Subscribes the caller.
    pub fn freshness(&self) -> Option<Freshness> {
        self.freshness.get()
    }

    /// The last attempt to fetch the newest feed. Subscribes the caller.
    pub fn last_refresh(&self) -> Refresh {
        self.refresh.get()
    }

    /// Whether the site's host can be reached, as far as is known. Subscribes the caller.
    pub fn is_reachable(&self) -> bool {
        self.reachable.get()
    }

    /// Whether the site's host can be reached, as far as is known.
    pub fn is_reachable_untracked(&self) -> bool {
        self.reachable.get_untracked()
    }

    /// Notes that there is no network.
    pub fn lose_connection(&self) {
        self.reachable.set(false);
    }

    /// How long the last refresh of this visit took. Subscribes the caller.
    pub fn timing(&self) -> Option<Timing> {
        self.timing.get()
    }

    /// Shows an encoded catalogue. An equal one changes nothing, so that nothing on the
    /// page is rendered again.
    async fn show(
        &self,
        answer: Vec<u8>,
        fingerprint: Fingerprint,
        freshness: Freshness,
    ) -> Result<(), Failure> {
        if self.encoded.with_value(|(encoded, _)| *encoded != answer) {
            let catalogue = decode(&answer).await.ok_or(Failure::WorkerFailed)?;
            // Rendering is a task of its own.
            schedule::yield_now().await;
            let old = self.catalogue.get_untracked();
            self.catalogue.set(Some(Arc::new(catalogue.map_err(Failure::Feed)?)));
            // Freeing a large one takes a task of its own.
            spawn(async move {
                schedule::idle().await;
                drop(old);
            });
        }
        self.encoded.set_value((answer, fingerprint));
        self.freshness.set(Some(freshness));
        schedule::yield_now().await;
        Ok(())
    }
}

/// How many episodes are decoded between two turns of the event loop: some milliseconds'
/// worth.
const BATCH: usize = 200;

/// Decodes a catalogue in steps, so that a large one does not block the page.
async fn decode(answer: &[u8]) -> Option<FeedAnswer> {
    let mut reader = FeedReader::new(answer)?;
    loop {
        match reader.read(BATCH) {
            ControlFlow::Break(answer) => return answer,
            ControlFlow::Continue(rest) => reader = rest,
        }
        schedule::yield_now().await;
    }
}
