//! The show on the screen: where it comes from, how fresh it is, and what the
//! last attempt to refresh it ended in.

mod chapters;
mod failure;
mod finder;
mod fingerprint;
mod refresh;
mod transcript;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use leptos::prelude::*;

pub use chapters::find_chapters;
pub use failure::Failure;
pub use finder::{Finder, Found, Wanted};
pub use fingerprint::Fingerprint;

use crate::browser::page;
use crate::catalogue::Catalogue;
use crate::show::Cue;
use crate::wire::{FeedAnswer, FeedReader};

/// How far the shown catalogue can be trusted to be today's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Read from the network in this visit.
    Live,
    /// Kept from an earlier visit: Unix time in milliseconds.
    Kept(u64),
}

/// The last attempt to get the newest feed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refresh {
    Running,
    Done,
    Failed(Failure),
}

/// How long the feed took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    pub fetched: u64,
    /// Nothing if it had not changed and was not read again.
    pub read: Option<u64>,
}

/// The catalogue and its state, for every page. Provided by the app.
#[derive(Clone, Copy)]
pub struct Library {
    catalogue: RwSignal<Option<Arc<Catalogue>>>,
    /// The encoding of what is shown, and what it was read from.
    shown: StoredValue<(Vec<u8>, Fingerprint)>,
    freshness: RwSignal<Option<Freshness>>,
    refresh: RwSignal<Refresh>,
    timing: RwSignal<Option<Timing>>,
    /// Transcripts that were read in this visit, by address.
    transcripts: StoredValue<BTreeMap<String, Arc<Vec<Cue>>>>,
}

impl Library {
    pub fn new() -> Self {
        Self {
            catalogue: RwSignal::new(None),
            shown: StoredValue::new(Default::default()),
            freshness: RwSignal::new(None),
            refresh: RwSignal::new(Refresh::Running),
            timing: RwSignal::new(None),
            transcripts: StoredValue::new(BTreeMap::new()),
        }
    }

    /// The one that the app has provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The catalogue; nothing until the first show has been read.
    pub fn catalogue(&self) -> Option<Arc<Catalogue>> {
        self.catalogue.get()
    }

    /// Asks the catalogue once; nothing until there is one.
    pub fn read<T>(&self, ask: impl FnOnce(&Catalogue) -> T) -> Option<T> {
        self.catalogue.with_untracked(|catalogue| catalogue.as_deref().map(ask))
    }

    pub fn freshness(&self) -> Option<Freshness> {
        self.freshness.get()
    }

    pub fn last_refresh(&self) -> Refresh {
        self.refresh.get()
    }

    /// How long the last feed took that came in this visit.
    pub fn timing(&self) -> Option<Timing> {
        self.timing.get()
    }

    /// Takes an answer in that [`encode_feed`](crate::wire::encode_feed) wrote. One that says the
    /// same as the shown one changes nothing, so that nothing on the page is made
    /// anew.
    async fn show(
        &self,
        answer: Vec<u8>,
        print: Fingerprint,
        freshness: Freshness,
    ) -> Result<(), Failure> {
        if self.shown.with_value(|(shown, _)| *shown != answer) {
            let catalogue = read(&answer).await.ok_or(Failure::ParserDied)?;
            self.catalogue.set(Some(Arc::new(catalogue.map_err(Failure::Feed)?)));
        }
        self.shown.set_value((answer, print));
        self.freshness.set(Some(freshness));
        Ok(())
    }
}

/// How many episodes are taken in before everything else has its turn: some
/// milliseconds' worth.
const AT_ONCE: usize = 200;

async fn read(answer: &[u8]) -> Option<FeedAnswer> {
    let mut reader = FeedReader::new(answer)?;
    loop {
        match reader.read(AT_ONCE) {
            ControlFlow::Break(answer) => return answer,
            ControlFlow::Continue(rest) => reader = rest,
        }
        page::pause().await;
    }
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}
